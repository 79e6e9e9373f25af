using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TalentPool.Tests.OwnData;

namespace TalentPool.Tests.Logs;

public sealed class SuiteLogsTests
{
    [Theory]
    [InlineData("Sent to HANAKO@people.example", "HANAKO@people.example")]
    [InlineData("Refused /api/candidates?q=%E5%B1%B1%E7%94%B0%20%E8%8A%B1%E5%AD%90", "山田 花子")]
    [InlineData("""{"Message":"\u5C71\u7530 \u82B1\u5B50 \u3092\u8868\u793A"}""", "山田 花子")]
    [InlineData("Shown: 山田花子", "山田花子")]
    [InlineData("Called 03-0000-0017", "03-0000-0017")]
    [InlineData("Audit trail sound: 7 events, head 0a1b", null)]
    [InlineData("Database Sqlite: applied 0001_reference, 0002_accounts", null)]
    public void A_personal_line_is_recognised(string line, string? word) => Assert.Equal(word, PersonalWords.FirstIn(line, []));

    [Fact]
    public async Task Every_product_of_the_suite_is_read_along_for_the_people_of_its_own_database()
    {
        await using var app = await TestApp.Start();
        var read = app.Services.GetServices<ILoggerProvider>().OfType<SuiteLogs>().Single();
        Assert.True(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Product").IsEnabled(LogLevel.Information));
        var person = await app.Candidate();
        (await person.Put("/api/me/profile", A.Registration(name: "西園寺 蝶々"))).IsOk();
        var words = await PersonalWords.Of(app.Db);
        Assert.Superset(new HashSet<string> { "西園寺 蝶々", "ヤマダ ハナコ", "03-1234-5678", "株式会社みなと情報", "hanako@people.example" }, words.ToHashSet());
        Assert.Empty(read.Personal(words));

        // The same words in a log that is not the run's own.
        using var other = new SuiteLogs();
        ((ILogger)other).LogWarning("{Name} could not be shown", "西園寺 蝶々");
        Assert.Equal([("西園寺 蝶々", "西園寺 蝶々 could not be shown ")], other.Personal(words));
        Assert.Empty(other.Personal([]));
    }

    [Fact]
    public async Task Every_column_that_names_somebody_is_looked_for_or_left_out_for_a_reason()
    {
        string[] telling = ["Name", "Kana", "Phone", "Email", "Address", "Employer", "LastLetterTo", "ValueBefore", "ValueAfter", "CertificateNumber"];
        var all = (await PersonSchema.Read()).Tables.SelectMany(table => table.Columns.Where(column => column.IsText && !column.Name.EndsWith("Hash", StringComparison.Ordinal) && telling.Any(word => column.Name.Contains(word, StringComparison.Ordinal))).Select(column => $"{table.Name}.{column.Name}"));
        Assert.Equal(all.Order(StringComparer.Ordinal), PersonalWords.Columns.Concat(PersonalWords.LeftOut.Select(column => column.Column)).Order(StringComparer.Ordinal));
        Assert.All(PersonalWords.LeftOut, column => Assert.NotEqual("", column.Why));
    }
}
