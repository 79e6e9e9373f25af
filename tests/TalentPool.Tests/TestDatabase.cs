using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using TalentPool.Database;

namespace TalentPool.Tests;

/// <summary>A private database for one test: a copy of a file that is made once, or a database of its own on the SQL Server that TALENTPOOL_TEST_SQLSERVER names.</summary>
sealed class TestDatabase : IAsyncDisposable
{
    static readonly Lazy<Task<string>> Template = new(MakeTemplate);

    TestDatabase(string folder, Dictionary<string, string?> settings) => (Folder, Settings) = (folder, settings);

    public static string? Server => Environment.GetEnvironmentVariable("TALENTPOOL_TEST_SQLSERVER");

    public string Folder { get; }

    public Dictionary<string, string?> Settings { get; }

    public static async Task<TestDatabase> Make()
    {
        var folder = NewFolder();
        Dictionary<string, string?> settings = new() { ["Data:Folder"] = folder };
        if (Server is { Length: > 0 } server)
        {
            var name = $"talentpool_{Guid.NewGuid():N}";
            await OnServer(server, $"CREATE DATABASE [{name}]");
            settings["Database:Kind"] = "SqlServer";
            settings["Database:ConnectionString"] = new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ToString();
        }
        else
        {
            File.Copy(await Template.Value, Path.Combine(folder, "talentpool.db"));
        }

        return new TestDatabase(folder, settings);
    }

    public async ValueTask DisposeAsync()
    {
        if (Server is { Length: > 0 } server)
        {
            var name = new SqlConnectionStringBuilder(Settings["Database:ConnectionString"]!).InitialCatalog;
            SqlConnection.ClearAllPools();
            await OnServer(server, $"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}]");
        }
        else
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(Folder, "talentpool.db"), DefaultTimeout = 10 }.ToString());
            SqliteConnection.ClearPool(connection);
        }

        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>The path of an SQLite file with the whole schema and the reference lists.</summary>
    public static Task<string> TemplateFile() => Template.Value;

    static async Task<string> MakeTemplate()
    {
        var path = Path.Combine(NewFolder(), "template.db");
        var text = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
        using var dialect = new SqliteDialect();
        var db = new Db(dialect, text, new Seal(new(() => throw new InvalidOperationException("Nothing is sealed in a template."))));
        await Migrations.Apply(db, TimeProvider.System);
        await ReferenceLists.Load(db, TimeProvider.System);
        using var connection = new SqliteConnection(text);
        await connection.OpenAsync();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
        return path;
    }

    // Memory-backed where the machine offers it: a test's database need not survive a power cut.
    static string NewFolder()
    {
        var parent = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        return Directory.CreateDirectory(Path.Combine(parent, $"talentpool-{Guid.NewGuid():N}")).FullName;
    }

    static async Task OnServer(string server, string sql)
    {
        await using var connection = new SqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
