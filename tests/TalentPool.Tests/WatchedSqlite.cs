using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;
using TalentPool.Database;

namespace TalentPool.Tests;

/// <summary>The embedded database, which says each statement that it runs.</summary>
sealed class WatchedSqlite(SqliteDialect sqlite, Func<Action<string, int>> forConnection) : Dialect, IDisposable
{
    /// <summary>Puts it in the place of the product's database.</summary>
    /// <param name="services">Those of the product.</param>
    /// <param name="forConnection">Makes what hears the statements of one connection in their order, each at its beginning, with the number of rows that those before it have changed.</param>
    public static void Watch(IServiceCollection services, Func<Action<string, int>> forConnection) => services.AddSingleton(provider => new Db(
        new WatchedSqlite(new SqliteDialect(), forConnection),
        provider.GetRequiredService<IConfiguration>()["Database:ConnectionString"] ?? new SqliteConnectionStringBuilder { DataSource = Path.Combine(provider.GetRequiredService<DataFolder>().Path, "talentpool.db"), DefaultTimeout = 10 }.ToString(),
        new Seal(new(provider.GetRequiredService<IDataProtectionProvider>))));

    public override string Name => sqlite.Name;

    public override string Page => sqlite.Page;

    public override string FileSuffix => sqlite.FileSuffix;

    public override string EnsureSchemaVersionTable => sqlite.EnsureSchemaVersionTable;

    public override DbConnection Connect(string connectionString) => sqlite.Connect(connectionString);

    public override bool IsUniqueViolation(DbException error) => sqlite.IsUniqueViolation(error);

    public override async Task Prepare(DbConnection connection, CancellationToken ct)
    {
        await sqlite.Prepare(connection, ct);
        var (hear, handle) = (forConnection(), ((SqliteConnection)connection).Handle!);
        raw.sqlite3_trace(handle, (strdelegate_trace)((_, statement) => hear(statement, raw.sqlite3_total_changes(handle))), null);
    }

    public override Task PrepareToWrite(DbConnection connection, CancellationToken ct) => sqlite.PrepareToWrite(connection, ct);

    public override Task<bool> WipeDeleted(DbConnection connection, CancellationToken ct) => sqlite.WipeDeleted(connection, ct);

    public override Task<IDisposable?> WriterTurn(CancellationToken ct) => sqlite.WriterTurn(ct);

    public override Task LockMigrations(Tx tx) => sqlite.LockMigrations(tx);

    public void Dispose() => sqlite.Dispose();
}
