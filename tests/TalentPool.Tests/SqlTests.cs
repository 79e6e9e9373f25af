using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;
using TalentPool.Database;

namespace TalentPool.Tests;

/// <summary>One SQL text for two databases: every statement is compiled by SQLite and checked as T-SQL against the same schema.</summary>
public sealed partial class SqlTests
{
    static readonly SqlServerDialect SqlServer = new();

    static readonly SqliteDialect Sqlite = new();

    public static TheoryData<string> Places => [.. SqlStatements.For(SqlServer).Select(statement => statement.Place)];

    [Theory, MemberData(nameof(Places))]
    public async Task Every_statement_compiles_on_SQLite(string place)
    {
        var sql = SqlStatements.WithListsWrittenOut(Find(place, Sqlite));
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = await TestDatabase.TemplateFile(), Mode = SqliteOpenMode.ReadOnly }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN " + sql;
        foreach (var parameter in SqlStatements.Parameters(sql)) command.Parameters.AddWithValue(parameter, 1);
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
    }

    [Fact]
    public void Every_statement_is_valid_on_SQL_Server()
    {
        var wrong = Check(SqlStatements.For(SqlServer));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(SqlStatements.For(SqlServer).Count() > 20, "The statements were not found.");
    }

    [Theory]
    [InlineData("SELECT Nothing FROM Account")]
    [InlineData("SELECT AccountId FROM Accounts")]
    [InlineData("SELECT AccountId FROM Account LIMIT 1")]
    [InlineData("INSERT INTO ChangeCounter (Name, Value) VALUES ('a', 1) ON CONFLICT DO NOTHING")]
    [InlineData("DELETE FROM ChangeCounter RETURNING Name")]
    public void The_check_for_SQL_Server_finds_what_is_wrong(string sql) => Assert.NotEmpty(Check([("example", sql)]));

    [Theory, MemberData(nameof(Places))]
    public void No_statement_uses_what_only_one_database_knows(string place) =>
        Assert.DoesNotMatch(Forbidden(), Strings().Replace(Find(place, Sqlite).Replace(Sqlite.Page, "", StringComparison.Ordinal), "''"));

    /// <summary>Loads the schema into a model, then each statement as a procedure of its own; answers what the model refuses.</summary>
    /// <summary>The schema as if it had been made in one go, as the model wants it: columns that came later stand in their tables.</summary>
    static List<string> SchemaAsCreated()
    {
        List<string> schema = [];
        foreach (var statement in Migrations.Files(SqlServer).SelectMany(file => Migrations.Statements(file.Text)))
        {
            if (AddedColumn().Match(statement) is { Success: true } added)
            {
                var table = schema.FindIndex(made => made.StartsWith($"CREATE TABLE {added.Groups[1].Value} (", StringComparison.Ordinal));
                schema[table] = $"{schema[table].TrimEnd()[..^1].TrimEnd()},\n    {added.Groups[2].Value}\n)";
            }
            else if (WidenedColumn().Match(statement) is { Success: true } widened)
            {
                var table = schema.FindIndex(made => made.StartsWith($"CREATE TABLE {widened.Groups[1].Value} (", StringComparison.Ordinal));
                schema[table] = System.Text.RegularExpressions.Regex.Replace(schema[table], $@"^(\s+){widened.Groups[2].Value} .*?(,?)$", $"$1{widened.Groups[2].Value} {widened.Groups[3].Value}$2", System.Text.RegularExpressions.RegexOptions.Multiline);
            }
            else if (DroppedTable().Match(statement) is { Success: true } dropped)
            {
                var index = $" ON {dropped.Groups[1].Value} (";
                Assert.NotEqual(0, schema.RemoveAll(made => made.StartsWith($"CREATE TABLE {dropped.Groups[1].Value} (", StringComparison.Ordinal) || (!made.StartsWith("CREATE TABLE", StringComparison.Ordinal) && made.Contains(index, StringComparison.Ordinal))));
            }
            else if (DroppedIndex().Match(statement) is { Success: true } index)
            {
                Assert.Equal(1, schema.RemoveAll(made => Regex.IsMatch(made, $@"\ACREATE (UNIQUE )?INDEX {index.Groups[1].Value} ON {index.Groups[2].Value} \(")));
            }
            else if (statement.StartsWith("CREATE", StringComparison.Ordinal))
            {
                schema.Add(statement);
            }
            else
            {
                // Rows that a migration writes or changes are no part of the schema; running them on the other database checks them.
                Assert.Matches("^(INSERT|UPDATE|DELETE) ", statement);
            }
        }

        return schema;
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\AALTER TABLE (\w+) ADD (.+)\z", System.Text.RegularExpressions.RegexOptions.Singleline)]
    private static partial System.Text.RegularExpressions.Regex AddedColumn();

    [System.Text.RegularExpressions.GeneratedRegex(@"\AALTER TABLE (\w+) ALTER COLUMN (\w+) (.+)\z", System.Text.RegularExpressions.RegexOptions.Singleline)]
    private static partial System.Text.RegularExpressions.Regex WidenedColumn();

    [GeneratedRegex(@"\ADROP INDEX (\w+) ON (\w+)\z")]
    private static partial Regex DroppedIndex();

    [GeneratedRegex(@"\ADROP TABLE (\w+)\z")]
    private static partial Regex DroppedTable();

    static List<string> Check(IEnumerable<(string Place, string Sql)> statements)
    {
        List<string> wrong = [];
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        model.AddObjects(SqlServer.EnsureSchemaVersionTable[SqlServer.EnsureSchemaVersionTable.IndexOf("CREATE TABLE", StringComparison.Ordinal)..]);
        foreach (var statement in SchemaAsCreated()) model.AddObjects(statement);
        var number = 0;
        Dictionary<string, string> places = [];
        foreach (var (place, sql) in statements)
        {
            var name = $"Statement{number++}";
            places[name] = place;
            var parameters = SqlStatements.Parameters(sql).Select(parameter => $"{parameter} {(parameter is "@skip" or "@take" ? "INT" : "NVARCHAR(4000)")}");
            var signature = string.Join(", ", parameters);
            try
            {
                model.AddOrUpdateObjects($"CREATE PROCEDURE {name} {signature} AS BEGIN {SqlStatements.WithListsWrittenOut(sql)}; END", name, new TSqlObjectOptions());
            }
            catch (DacModelException e)
            {
                wrong.Add($"{place}: {string.Join(' ', e.Messages.Select(message => message.Message))}");
                // A model that met a syntax error refuses all that follows: check the others in a fresh one.
                return [.. wrong, .. Check(statements.Skip(number))];
            }
        }

        wrong.AddRange(model.Validate().Where(message => message.MessageType is DacMessageType.Error or DacMessageType.Warning)
            .Select(message => StatementName().Replace(message.Message, match => places.GetValueOrDefault(match.Value, match.Value))));
        return wrong;
    }

    static string Find(string place, Dialect dialect) => SqlStatements.For(dialect).First(statement => statement.Place == place).Sql;

    [GeneratedRegex(@"\|\||(?<!@)\b(LIMIT|RETURNING|TRUE|FALSE|LEN|LENGTH|DATEADD|GETUTCDATE|NOW|TOP|MERGE|ISNULL|IFNULL|strftime|json_extract|NVARCHAR\(MAX\))\b|\bON\s+CONFLICT\b|\bdbo\.", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"Statement\d+")]
    private static partial Regex StatementName();

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Strings();
}
