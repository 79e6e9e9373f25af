using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TalentPool.Tests.Edge;

/// <summary>A defect is told to us in full and to the caller in one sentence.</summary>
public sealed class FaultTests
{
    static readonly string[] Inside = ["Exception", "Sqlite", "no such table", "SELECT", "   at ", ".cs:", "TalentPool.", "secret", "Account"];

    static async Task<(TestApp App, KeptLog Log)> Start(string environment)
    {
        var log = new KeptLog();
        var settings = environment == "Production" ? AnEdge.Production() : [];
        var app = await TestApp.Start(settings, services =>
        {
            services.AddSingleton<ILoggerProvider>(log);
            AnEdge.WithBrokenPage(services);
        }, environment);
        return (app, log);
    }

    [Theory]
    [InlineData("Production", "ja", "処理中に問題が発生しました")]
    [InlineData("Production", "en", "Something went wrong")]
    [InlineData("Development", "ja", "処理中に問題が発生しました")]
    public async Task An_answer_of_the_API_tells_nothing_of_its_inside(string environment, string language, string sentence)
    {
        var (app, log) = await Start(environment);
        await using var running = app;
        var person = await app.Candidate("hanako.secret@people.example");
        (await person.Put("/api/me/profile", A.Registration())).IsOk();
        await app.Db.Execute("DROP TABLE CandidateSkill");
        person.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var answer = (await person.Get("/api/me/profile")).IsRefused(HttpStatusCode.InternalServerError, "internal-error");
        Assert.Contains(sentence, answer.Text, StringComparison.Ordinal);
        Assert.All(Inside, word => Assert.DoesNotContain(word, answer.Text, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["status", "title", "type"], answer.Json.EnumerateObject().Select(member => member.Name).Where(name => name != "traceId").Order(StringComparer.Ordinal));

        var told = Assert.Single(log.Entries, entry => entry is { Level: LogLevel.Error, Error: not null });
        Assert.Contains("CandidateSkill", told.Error!.Message, StringComparison.Ordinal);
        foreach (var entry in log.Entries)
            Assert.All(new[] { "hanako", "山田", "花子", "ヤマダ", "03-1234", "みなと情報" }, word => Assert.DoesNotContain(word, entry.Text + entry.Error, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("ja", "処理中に問題が発生しました")]
    [InlineData("en", "Something went wrong")]
    public async Task Neither_does_that_of_a_page(string language, string sentence)
    {
        var (app, log) = await Start("Production");
        await using var running = app;
        using var answer = await app.Nobody().Raw(HttpMethod.Get, "/broken.page", null, ("Accept-Language", language), ("Accept", "text/html"));
        var body = await answer.Body();
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains(sentence, body, StringComparison.Ordinal);
        Assert.All(Inside, word => Assert.DoesNotContain(word, body, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(log.Entries, entry => entry.Error?.Message == "The secret of the broken page");
    }
}
