using System.Data.Common;
using Microsoft.Data.Sqlite;
using TalentPool.Database;

namespace TalentPool.Tests.Logs;

/// <summary>What a database says of a statement that it refused goes on without the values: whoever does not expect the error logs it.</summary>
public sealed class StatementRefusedTests
{
    /// <summary>SQL Server's own words, with somebody's data in them.</summary>
    public static TheoryData<int, string, string> Said => new()
    {
        {
            2627, "Violation of UNIQUE KEY constraint 'UX_Account_Email'. Cannot insert duplicate key in object 'dbo.Account'. The duplicate key value is (hanako@people.example).\r\nThe statement has been terminated.",
            "SQL Server refused a statement: error 2627 at its line 3 ('UX_Account_Email', 'dbo.Account')"
        },
        { 2601, "Cannot insert duplicate key row in object 'dbo.Account' with unique index 'UX_Account_Email'. The duplicate key value is (hanako@people.example, 山田 花子).", "SQL Server refused a statement: error 2601 at its line 3 ('dbo.Account', 'UX_Account_Email')" },
        { 2628, "String or binary data would be truncated in table 'TalentPool.dbo.Candidate', column 'Name'. Truncated value: '山田 花子'.", "SQL Server refused a statement: error 2628 at its line 3 ('TalentPool.dbo.Candidate', 'Name')" },
        { 245, "Conversion failed when converting the nvarchar value 'hanako' to data type int.", "SQL Server refused a statement: error 245 at its line 3" },
        { 547, "The INSERT statement conflicted with the CHECK constraint \"CK_x\". The conflict occurred in database \"TalentPool\", table \"dbo.Account\", column 'Status'.", "SQL Server refused a statement: error 547 at its line 3 ('Status')" },
        { 50000, "hanako@people.example", "SQL Server refused a statement: error 50000 at its line 3" },
    };

    [Theory, MemberData(nameof(Said))]
    public void Numbers_and_names_of_ours_remain(int number, string text, string told)
    {
        var refused = StatementRefused.Of(number, 3, text);
        Assert.Equal(told.Replace("'", "", StringComparison.Ordinal), refused.Message);
        Assert.Null(refused.InnerException);
        Assert.DoesNotContain("hanako", refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("花子", refused.ToString(), StringComparison.Ordinal);
        Assert.Equal(number is 2601 or 2627, new SqlServerDialect().IsUniqueViolation(refused));
    }

    [Fact]
    public async Task Every_way_into_the_database_tells_it_so()
    {
        var ct = TestContext.Current.CancellationToken;
        using var sqlite = new SqliteDialect();
        await using var held = new SqliteConnection("Data Source=told;Mode=Memory;Cache=Shared");
        await held.OpenAsync(ct);
        var db = new Db(new Telling(sqlite), held.ConnectionString, new Seal(new(() => throw new InvalidOperationException("Nothing is sealed here."))));
        await db.Execute("CREATE TABLE Person (Name NVARCHAR(20) NOT NULL CONSTRAINT PK_Person PRIMARY KEY)", null, ct);
        const string Doubled = "INSERT INTO Person (Name) VALUES ('hanako'), ('hanako')", Unreadable = "SELECT hanako FROM Person";
        foreach (var way in new Func<Task>[]
        {
            () => db.Execute(Doubled, null, ct), () => db.Query<string>(Unreadable, null, ct), () => db.Find<string>(Unreadable, null, ct), () => db.Transact(tx => tx.Query<string>(Unreadable), ct), () => db.Transact(tx => tx.Execute(Doubled), ct),
        })
        {
            var told = await Assert.ThrowsAsync<StatementRefused>(way);
            Assert.DoesNotContain("hanako", told.ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>The embedded database, whose errors repeat values as SQL Server's do.</summary>
    sealed class Telling(SqliteDialect sqlite) : Dialect
    {
        public override string Name => sqlite.Name;

        public override string Page => sqlite.Page;

        public override string FileSuffix => sqlite.FileSuffix;

        public override string EnsureSchemaVersionTable => sqlite.EnsureSchemaVersionTable;

        public override DbConnection Connect(string connectionString) => sqlite.Connect(connectionString);

        public override bool IsUniqueViolation(DbException error) => sqlite.IsUniqueViolation(error);

        public override DbException? WithoutValues(DbException error) => error is SqliteException said ? StatementRefused.Of(said.SqliteErrorCode, 1, $"{said.Message} The value is (hanako).") : null;
    }
}
