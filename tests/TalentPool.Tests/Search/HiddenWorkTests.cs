using System.Net;
using TalentPool.Tests.Postings;

namespace TalentPool.Tests.Search;

/// <summary>
/// Whoever may not be seen cannot be told from nobody by the time that an answer takes: it costs the same statements, and a word of theirs is looked up like a word of nobody's.
/// Time itself is no measure on a shared machine.
/// </summary>
public sealed class HiddenWorkTests
{
    const string Hokkaido = "010006", Hiroshima = "340006";

    /// <summary>Who is hidden from Hokkaido, and why.</summary>
    public static TheoryData<string> Reasons => ["blocked", "notConsented", "paused", "suspended"];

    static async Task<Guid> Hidden(TestApp app, string why, Caller staff)
    {
        var registration = why switch
        {
            "blocked" => A.Registration(headline: "隠れた名人", blocked: [staff.OrganisationId!.Value]),
            "notConsented" => A.Registration(headline: "隠れた名人", consentsNationwide: false, consents: [Hiroshima]),
            _ => A.Registration(headline: "隠れた名人"),
        };
        var person = await app.Candidate("hidden@people.example");
        (await person.Put("/api/me/profile", registration)).IsOk();
        Assert.Equal("listed", (await person.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        if (why == "paused") (await person.Put("/api/me/availability", new { state = "closed" })).Is(HttpStatusCode.NoContent);
        var number = (await person.Get("/api/me/profile")).IsOk()["publicNumber"].GetString();
        if (why == "suspended") (await (await app.MinistryAdmin()).Post($"/api/registrations/{number}/suspension", new { reason = "申告の内容に疑義があるため" })).Is(HttpStatusCode.NoContent);
        await app.Follow();
        return await app.Db.Find<Guid>("SELECT CandidateId FROM Candidate WHERE AccountId = @AccountId", new { person.AccountId });
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task To_look_at_them_costs_what_a_look_at_nobody_costs(string why)
    {
        var sql = new StatementCount();
        await using var app = await TestApp.Start(services: sql.Watch);
        var staff = await app.Staff(Hokkaido);
        var hidden = await Hidden(app, why, staff);
        await staff.Get($"/api/candidates/{Guid.NewGuid()}");
        List<(HttpStatusCode, string, int)> answers = [];
        foreach (var id in new[] { hidden, Guid.NewGuid() })
        {
            sql.Begin();
            var answer = await staff.Get($"/api/candidates/{id}");
            answers.Add((answer.Status, answer.Text, sql.Count));
        }

        Assert.Equal(HttpStatusCode.NotFound, answers[0].Item1);
        Assert.True(answers[0].Item3 > 0);
        Assert.Single(answers.Distinct());
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task To_search_for_them_costs_what_a_search_for_nobody_costs(string why)
    {
        var sql = new StatementCount();
        await using var app = await TestApp.Start(services: sql.Watch);
        var staff = await app.Staff(Hokkaido);
        await Hidden(app, why, staff);
        var seen = await app.Candidate("seen@people.example");
        (await seen.Put("/api/me/profile", A.Registration(headline: "見える人"))).IsOk();
        (await seen.Post("/api/me/submission")).IsOk();
        await app.Follow();
        List<(string, int)> answers = [];
        foreach (var word in new[] { "温めるため", "隠れた名人", "いない名人だ" })
        {
            sql.Begin();
            var answer = (await staff.Get($"/api/candidates?q={Uri.EscapeDataString(word)}")).IsOk();
            Assert.Equal(0, answer["total"].GetInt32());
            answers.Add((answer.Text.Replace(word, "", StringComparison.Ordinal), sql.Count));
        }

        Assert.Single(answers.Skip(1).Distinct());
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task To_write_to_them_costs_what_writing_to_nobody_costs(string why)
    {
        var sql = new StatementCount();
        await using var app = await TestApp.Start(services: sql.Watch);
        var staff = await app.Staff(Hokkaido);
        var hidden = await Hidden(app, why, staff);
        var posting = await APosting.Published(staff);
        List<(HttpStatusCode, string, int)> answers = [];
        foreach (var id in new[] { Guid.NewGuid(), hidden, Guid.NewGuid() })
        {
            sql.Begin();
            var answer = await staff.Post("/api/notices/preview", new { postingId = posting, candidateIds = new[] { id }, message = "ぜひご検討ください。", answerBy = "2026-12-01" });
            answers.Add((answer.Status, answer.Text.Replace(id.ToString(), "", StringComparison.OrdinalIgnoreCase), sql.Count));
        }

        Assert.Single(answers.Skip(1).Distinct());
    }
}
