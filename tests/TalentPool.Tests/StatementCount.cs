using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;
using TalentPool.Database;

namespace TalentPool.Tests;

/// <summary>How many statements the embedded database ran: what an answer costs, told without a clock.</summary>
sealed class StatementCount
{
    int count;

    public int Count => count;

    public void Begin() => count = 0;

    public void Watch(IServiceCollection services) => services.AddSingleton(provider => new Db(
        new Watched(new SqliteDialect(), () => Interlocked.Increment(ref count)),
        new SqliteConnectionStringBuilder { DataSource = Path.Combine(provider.GetRequiredService<DataFolder>().Path, "talentpool.db"), DefaultTimeout = 10 }.ToString(),
        new Seal(new(provider.GetRequiredService<IDataProtectionProvider>))));
}

/// <summary>The embedded database, which says each statement that it runs.</summary>
file sealed class Watched(SqliteDialect sqlite, Action ran) : Dialect
{
    public override string Name => sqlite.Name;

    public override string Page => sqlite.Page;

    public override string FileSuffix => sqlite.FileSuffix;

    public override string EnsureSchemaVersionTable => sqlite.EnsureSchemaVersionTable;

    public override DbConnection Connect(string connectionString) => sqlite.Connect(connectionString);

    public override bool IsUniqueViolation(DbException error) => sqlite.IsUniqueViolation(error);

    public override async Task Prepare(DbConnection connection, CancellationToken ct)
    {
        await sqlite.Prepare(connection, ct);
        raw.sqlite3_trace(((SqliteConnection)connection).Handle!, (strdelegate_trace)((_, _) => ran()), null);
    }

    public override Task PrepareToWrite(DbConnection connection, CancellationToken ct) => sqlite.PrepareToWrite(connection, ct);

    public override Task<IDisposable?> WriterTurn(CancellationToken ct) => sqlite.WriterTurn(ct);

    public override Task LockMigrations(Tx tx) => sqlite.LockMigrations(tx);
}
