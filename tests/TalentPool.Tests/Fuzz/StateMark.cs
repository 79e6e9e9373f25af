using Microsoft.Data.Sqlite;
using TalentPool.Database;

namespace TalentPool.Tests.Fuzz;

/// <summary>
/// Whether anything was committed between two looks: on SQLite the counter that the database keeps for other connections, on SQL Server the checksums of all tables; on both, the files
/// that people sent.
/// </summary>
sealed class StateMark : IAsyncDisposable
{
    readonly Db db;
    readonly SqliteConnection? watcher;
    readonly string files;

    StateMark(TestApp app, SqliteConnection? watcher) => (db, files, this.watcher) = (app.Db, Path.Combine(app.DataFolder, "evidence"), watcher);

    public static async Task<StateMark> Watch(TestApp app)
    {
        if (app.Db.Dialect.Name == "SqlServer") return new(app, null);
        var watcher = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(app.DataFolder, "talentpool.db"), Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        await watcher.OpenAsync();
        return new(app, watcher);
    }

    /// <summary>The same as long as nothing was committed.</summary>
    public async Task<(long Rows, int Files)> Look()
    {
        if (watcher is null) return (await Rows([]), Files());
        using var command = watcher.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return ((long)(await command.ExecuteScalarAsync())!, Files());
    }

    /// <summary>The same as long as no table but these has another row, and no file is another.</summary>
    public async Task<(long Rows, int Files)> LookBeside(IReadOnlyCollection<string> tables) => (await Rows(tables), Files());

    async Task<int> Rows(IReadOnlyCollection<string> beside)
    {
        var mark = new HashCode();
        var tables = await db.Query<string>(watcher is null ? "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE'" : "SELECT name FROM sqlite_master WHERE type = 'table'", null, CancellationToken.None);
        foreach (var table in tables.Except(beside).Order(StringComparer.Ordinal))
        {
            mark.Add(table);
            if (watcher is null) mark.Add(await db.Find<int?>($"SELECT CHECKSUM_AGG(BINARY_CHECKSUM(*)) FROM [{table}]", null, CancellationToken.None));
            else
                foreach (var row in await db.Query<dynamic>($"SELECT * FROM [{table}]", null, CancellationToken.None))
                    foreach (var (_, value) in (IDictionary<string, object?>)row) mark.Add(value is byte[] bytes ? Convert.ToHexString(bytes) : value);
        }

        return mark.ToHashCode();
    }

    int Files()
    {
        var mark = new HashCode();
        if (Directory.Exists(files))
            foreach (var file in new DirectoryInfo(files).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal)) mark.Add((file.Name, file.Length, file.LastWriteTimeUtc));
        return mark.ToHashCode();
    }

    public async ValueTask DisposeAsync()
    {
        if (watcher is not null) await watcher.DisposeAsync();
    }
}
