using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;

namespace TalentPool.Database;

/// <summary>Which database the configuration asks for: the embedded file by default, <c>Database:Kind=SqlServer</c> with <c>Database:ConnectionString</c> in production.</summary>
public static class DatabaseChoice
{
    /// <exception cref="InvalidOperationException">The kind is unknown or the connection string is missing.</exception>
    public static Db From(IConfiguration configuration, DataFolder folder, Func<IDataProtectionProvider> protection)
    {
        // Its keys lie in the database: it is asked for when the first text is sealed.
        var seal = new Seal(new(protection));
        var kind = configuration["Database:Kind"] ?? "Sqlite";
        var given = configuration["Database:ConnectionString"];
        return kind switch
        {
            "Sqlite" => new Db(new SqliteDialect(), given ?? new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.Path, "talentpool.db"), DefaultTimeout = 10 }.ToString(), seal),
            "SqlServer" when string.IsNullOrWhiteSpace(given) => throw new InvalidOperationException("Database__ConnectionString is missing: Database__Kind=SqlServer needs one."),
            "SqlServer" => new Db(new SqlServerDialect(), given, seal),
            _ => throw new InvalidOperationException($"Database__Kind is '{kind}': use Sqlite or SqlServer."),
        };
    }

    /// <summary>Whether the connection to a SQL Server is without encryption or takes any certificate.</summary>
    public static bool IsUnchecked(IConfiguration configuration) =>
        configuration["Database:Kind"] == "SqlServer" && configuration["Database:ConnectionString"] is { Length: > 0 } given && SqlServerDialect.IsUnchecked(given);
}
