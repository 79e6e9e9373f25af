using Microsoft.Data.Sqlite;
using TalentPool.Database;

namespace TalentPool.Tests.Fuzz;

/// <summary>
/// Whether anything was committed between two looks: on SQLite the counter that the database keeps for other connections, on SQL Server the checksums of all tables.
/// </summary>
sealed class StateMark : IAsyncDisposable
{
    readonly Db db;
    readonly SqliteConnection? watcher;

    StateMark(Db db, SqliteConnection? watcher) => (this.db, this.watcher) = (db, watcher);

    public static async Task<StateMark> Watch(TestApp app)
    {
        if (app.Db.Dialect.Name == "SqlServer") return new(app.Db, null);
        var watcher = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(app.DataFolder, "talentpool.db"), Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        await watcher.OpenAsync();
        return new(app.Db, watcher);
    }

    /// <summary>The same as long as nothing was committed.</summary>
    public async Task<long> Look()
    {
        if (watcher is not null)
        {
            using var command = watcher.CreateCommand();
            command.CommandText = "PRAGMA data_version";
            return (long)(await command.ExecuteScalarAsync())!;
        }

        var tables = await db.Query<string>("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE'", null, CancellationToken.None);
        var mark = new HashCode();
        foreach (var table in tables.Order(StringComparer.Ordinal)) mark.Add(await db.Find<int?>($"SELECT CHECKSUM_AGG(BINARY_CHECKSUM(*)) FROM [{table}]", null, CancellationToken.None));
        return mark.ToHashCode();
    }

    public async ValueTask DisposeAsync()
    {
        if (watcher is not null) await watcher.DisposeAsync();
    }
}
