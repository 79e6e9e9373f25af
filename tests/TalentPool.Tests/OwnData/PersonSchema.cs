using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace TalentPool.Tests.OwnData;

/// <summary>The tables that reach an account or a registration: by a column of that name, or by a reference to a table that does.</summary>
sealed partial record PersonSchema(IReadOnlyList<PersonSchema.Table> Tables)
{
    /// <param name="Name">The column.</param>
    /// <param name="Type">As the migration wrote it.</param>
    public sealed record Column(string Name, string Type)
    {
        public bool IsText => Type.Contains("CHAR", StringComparison.OrdinalIgnoreCase);
    }

    /// <param name="Name">The table.</param>
    /// <param name="Columns">Its columns.</param>
    /// <param name="References">The tables it points to, with the columns on both sides.</param>
    public sealed record Table(string Name, IReadOnlyList<Column> Columns, IReadOnlyList<(string Column, string Table)> References)
    {
        public bool Has(string column) => Columns.Any(one => one.Name == column);
    }

    public static async Task<PersonSchema> Read()
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = await TestDatabase.TemplateFile(), Mode = SqliteOpenMode.ReadOnly }.ToString());
        await connection.OpenAsync();
        var names = await Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'", row => row.GetString(0));
        List<Table> all = [];
        foreach (var name in names)
            all.Add(new(name,
                await Rows(connection, $"SELECT name, type FROM pragma_table_info('{name}')", row => new Column(row.GetString(0), row.GetString(1))),
                await Rows(connection, $"SELECT \"from\", \"table\" FROM pragma_foreign_key_list('{name}')", row => (row.GetString(0), row.GetString(1)))));
        var found = all.Where(table => table.Has("CandidateId") || table.Has("AccountId")).Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        while (all.Where(table => !found.Contains(table.Name) && table.References.Any(reference => found.Contains(reference.Table))).Select(table => table.Name).ToList() is { Count: > 0 } more) found.UnionWith(more);
        return new PersonSchema([.. all.Where(table => found.Contains(table.Name))]);
    }

    /// <summary>The tables that a statement reads.</summary>
    public static IEnumerable<string> TablesIn(string sql) => Sources().Matches(sql).Select(match => match.Groups[1].Value).Distinct();

    /// <summary>Whether a statement hands a column out, not only compares it.</summary>
    public static bool Selects(string sql, string column) => Regex.IsMatch(sql[..sql.IndexOf("FROM ", StringComparison.Ordinal)], $@"\b{column}\b");

    static async Task<List<T>> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        List<T> rows = [];
        while (await reader.ReadAsync()) rows.Add(read(reader));
        return rows;
    }

    [GeneratedRegex(@"\b(?:FROM|JOIN)\s+(\w+)")]
    private static partial Regex Sources();
}
