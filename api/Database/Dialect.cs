using System.Data.Common;

namespace TalentPool.Database;

/// <summary>Everything that differs between the two databases. All other SQL is written once, in the slice that runs it.</summary>
public abstract class Dialect
{
    /// <summary>The name in the configuration, <c>Database:Kind</c>.</summary>
    public abstract string Name { get; }

    /// <summary>A closed connection.</summary>
    public abstract DbConnection Connect(string connectionString);

    /// <summary>Goes after ORDER BY; takes @skip and @take.</summary>
    public abstract string Page { get; }

    /// <summary>True when a unique index or a primary key refused the row: the race was lost, or the row is there already.</summary>
    public abstract bool IsUniqueViolation(DbException error);

    /// <summary>The same error without the values that its text repeats; null when it repeats none.</summary>
    public virtual DbException? WithoutValues(DbException error) => null;

    /// <summary>Runs once for each opened connection.</summary>
    public virtual Task Prepare(DbConnection connection, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Runs before each transaction that writes.</summary>
    public virtual Task PrepareToWrite(DbConnection connection, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Overwrites what deleted rows left in the database's own files, where they are ours to write.</summary>
    /// <returns>False when a reader stood in the way: try again.</returns>
    public virtual Task<bool> WipeDeleted(DbConnection connection, CancellationToken ct) => Task.FromResult(true);

    /// <summary>Waits for the right to write, where the database has one writer at a time; disposed at the end of the transaction.</summary>
    public virtual Task<IDisposable?> WriterTurn(CancellationToken ct) => Task.FromResult<IDisposable?>(null);

    /// <summary>Makes sure that one process migrates at a time; held until the transaction ends.</summary>
    public virtual Task LockMigrations(Tx tx) => Task.CompletedTask;

    /// <summary>The suffix of migration files meant for this database only, such as <c>.sqlite</c>.</summary>
    public abstract string FileSuffix { get; }

    /// <summary>Makes the list of applied migrations when there is none.</summary>
    public abstract string EnsureSchemaVersionTable { get; }
}
