using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace TalentPool.Database;

/// <summary>
/// Applies the files of <c>db/</c>, which the assembly carries, once each and in order of their names; forward only.
/// A name that ends in <c>.sqlite.sql</c> or <c>.sqlserver.sql</c> is meant for that database alone.
/// </summary>
public static class Migrations
{
    /// <summary>Brings the database to the present schema; all files in one transaction, so a failure leaves it as it was.</summary>
    /// <returns>The names of the files applied now.</returns>
    /// <exception cref="InvalidOperationException">A file that was applied earlier has been edited since.</exception>
    public static Task<IReadOnlyList<string>> Apply(Db db, TimeProvider clock, CancellationToken ct = default) => db.Transact(async tx =>
    {
        await db.Dialect.LockMigrations(tx);
        await tx.Execute(db.Dialect.EnsureSchemaVersionTable);
        var applied = (await tx.Query<AppliedFile>(ReadSql)).ToDictionary(file => file.Name, file => file.Sha256, StringComparer.Ordinal);
        List<string> now = [];
        foreach (var (name, text) in Files(db.Dialect))
        {
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            if (applied.TryGetValue(name, out var known))
            {
                if (known != sha256) throw new InvalidOperationException($"Migration {name} was changed after it had been applied. Migrations only go forward: add a new file.");
                continue;
            }

            foreach (var statement in Statements(text)) await tx.Execute(statement);
            await tx.Execute(InsertSql, new { name, sha256, now = clock.GetUtcNow() });
            now.Add(name);
        }

        return (IReadOnlyList<string>)now;
    }, ct);

    /// <summary>The files that a database takes, in order.</summary>
    public static IEnumerable<(string Name, string Text)> Files(Dialect dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return from resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)
               where resource.StartsWith("db/", StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal)
               let name = resource["db/".Length..^".sql".Length]
               where !name.Contains('.') || name.EndsWith(dialect.FileSuffix, StringComparison.Ordinal)
               select (name, ReadText(assembly, resource));
    }

    /// <summary>A file cut at the semicolons that end a line; each statement is sent alone, since some need a batch of their own.</summary>
    public static IEnumerable<string> Statements(string text)
    {
        var statement = new StringBuilder();
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd()).Where(line => !line.TrimStart().StartsWith("--", StringComparison.Ordinal)))
        {
            statement.Append(line.EndsWith(';') ? line[..^1] : line).Append('\n');
            if (!line.EndsWith(';')) continue;
            yield return statement.ToString().Trim();
            statement.Clear();
        }

        if (statement.ToString().Trim() is { Length: > 0 } rest) throw new InvalidOperationException($"A migration ends without a semicolon: {rest}");
    }

    static string ReadText(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    sealed record AppliedFile
    {
        public required string Name { get; init; }
        public required string Sha256 { get; init; }
    }

    const string ReadSql = "SELECT Name, Sha256 FROM SchemaVersion";

    const string InsertSql = "INSERT INTO SchemaVersion (Name, Sha256, AppliedAt) VALUES (@name, @sha256, @now)";
}
