using TalentPool.Database;

namespace TalentPool.Tests;

/// <summary>Says openly whether this run went over a real SQL Server. With TALENTPOOL_TEST_SQLSERVER every test that starts the product uses it.</summary>
public sealed class SqlServerTests
{
    [Fact]
    public async Task The_product_runs_on_a_real_SQL_Server()
    {
        Assert.SkipUnless(TestDatabase.Server is { Length: > 0 }, "TALENTPOOL_TEST_SQLSERVER is not set: the suite ran on SQLite, and every statement was checked as T-SQL against the schema.");
        await using var app = await TestApp.Start();
        Assert.IsType<SqlServerDialect>(app.Db.Dialect);
        Assert.Equal(47, await app.Db.Find<int>("SELECT COUNT(*) FROM Prefecture"));
    }
}
