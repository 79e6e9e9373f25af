using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace TalentPool.Database;

/// <summary>The embedded default: one file, one writer at a time, many readers (write-ahead log).</summary>
public sealed class SqliteDialect : Dialect, IDisposable
{
    const int ConstraintUnique = 2067, ConstraintPrimaryKey = 1555;

    // Writers queue here instead of polling a busy database.
    readonly SemaphoreSlim writer = new(1, 1);

    readonly ConcurrentDictionary<string, string> complete = new(StringComparer.Ordinal);

    volatile bool hasLog;

    public override string Name => "Sqlite";

    public override DbConnection Connect(string connectionString) =>
        new SqliteConnection(complete.GetOrAdd(connectionString, static given => new SqliteConnectionStringBuilder(given) { ForeignKeys = true }.ToString()));

    public override string Page => "LIMIT @take OFFSET @skip";

    public override bool IsUniqueViolation(DbException error) =>
        error is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    // The write-ahead log is a property of the file: said once, not for each connection, where it cost more than a query.
    public override async Task Prepare(DbConnection connection, CancellationToken ct)
    {
        if (hasLog) return;
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        await command.ExecuteNonQueryAsync(ct);
        hasLog = true;
    }

    // What is deleted or changed is overwritten with zeros, not only unlinked.
    public override Task PrepareToWrite(DbConnection connection, CancellationToken ct) => Run(connection, "PRAGMA secure_delete = ON", ct);

    // The zeros do not reach what was deleted before they were switched on, or by another program: a new copy of the file holds what is alive and nothing else. Then the log is
    // brought in and cut.
    public override async Task<bool> WipeDeleted(DbConnection connection, CancellationToken ct)
    {
        await Run(connection, "VACUUM", ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) == 0;
    }

    static async Task Run(DbConnection connection, string statement, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(ct);
    }

    public override async Task<IDisposable?> WriterTurn(CancellationToken ct)
    {
        await writer.WaitAsync(ct);
        return new Turn(writer);
    }

    public override string FileSuffix => ".sqlite";

    public override string EnsureSchemaVersionTable =>
        "CREATE TABLE IF NOT EXISTS SchemaVersion (Name NVARCHAR(100) NOT NULL PRIMARY KEY, Sha256 NVARCHAR(64) NOT NULL, AppliedAt DATETIME2(3) NOT NULL)";

    public void Dispose() => writer.Dispose();

    sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        public void Dispose() => writer.Release();
    }
}
