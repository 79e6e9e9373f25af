namespace TalentPool.Tests.Access;

/// <summary>Looks through the whole database for something that must not have got into it.</summary>
static class Smuggled
{
    public static async Task<IReadOnlyList<string>> Tables(TestApp app) => await app.Db.Query<string>(app.Db.Dialect.Name == "SqlServer"
        ? "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_NAME"
        : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name", null, TestContext.Current.CancellationToken);

    public static async Task<IReadOnlyList<string>> Columns(TestApp app, string table) => app.Db.Dialect.Name == "SqlServer"
        ? await app.Db.Query<string>("SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = @table", new { table }, TestContext.Current.CancellationToken)
        : await app.Db.Query<string>("SELECT name FROM pragma_table_info(@table)", new { table }, TestContext.Current.CancellationToken);

    /// <summary>The tables in which a text stands anywhere, also inside another.</summary>
    public static async Task<List<string>> Where(TestApp app, string text)
    {
        var kind = app.Db.Dialect.Name == "SqlServer" ? "NVARCHAR(MAX)" : "TEXT";
        List<string> found = [];
        foreach (var table in await Tables(app))
        {
            var anywhere = string.Join(" OR ", (await Columns(app, table)).Select(column => $"CAST(\"{column}\" AS {kind}) LIKE CONCAT('%', @text, '%')"));
            if (await app.Db.Find<int>($"SELECT COUNT(*) FROM \"{table}\" WHERE {anywhere}", new { text }, TestContext.Current.CancellationToken) > 0) found.Add(table);
        }

        return found;
    }
}
