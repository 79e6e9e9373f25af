using System.Net;
using TalentPool.Tests.Mail;
using TalentPool.Tests.Postings;

namespace TalentPool.Tests.Digests;

public sealed class DigestPlanTests
{
    static Task<IReadOnlyList<string>> Periods(TestApp app, string condition) => app.Db.Query<string>($"SELECT Period FROM DigestRun WHERE Frequency = 'daily' AND {condition} ORDER BY Period");

    [Fact]
    public async Task After_an_outage_only_the_newest_period_is_sent()
    {
        await using var app = await TestApp.Start();
        await AReader.Listed(app, frequency: "daily");
        await app.Plan();
        Assert.Equal(["daily:2026-11-23"], await Periods(app, "PlannedAt IS NOT NULL"));
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM DigestDelivery"));

        app.Clock.Advance(TimeSpan.FromDays(4));
        await app.Plan();
        Assert.Equal(["daily:2026-11-23", "daily:2026-11-27"], await Periods(app, "PlannedAt IS NOT NULL"));
        Assert.Equal(["daily:2026-11-24", "daily:2026-11-25", "daily:2026-11-26"], await Periods(app, "SkippedAt IS NOT NULL"));
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM DigestDelivery"));
    }

    [Fact]
    public async Task Two_planners_at_once_make_one_run()
    {
        await using var app = await TestApp.Start();
        await AReader.Listed(app, frequency: "daily");
        app.Clock.Advance(TimeSpan.FromDays(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(app.Plan)));
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM DigestRun WHERE Frequency = 'daily'"));
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM DigestDelivery"));
    }

    [Fact]
    public async Task Only_listed_people_who_asked_for_this_frequency_are_planned()
    {
        await using var app = await TestApp.Start();
        await AReader.Listed(app, "weekly@people.example");
        await AReader.Listed(app, "monthly@people.example", frequency: "monthly");
        await app.Candidate("draft@people.example");
        var run = (await (await app.Ministry()).Post("/api/digests/runs", new { frequency = "weekly" })).Is(HttpStatusCode.Accepted);
        Assert.Equal(1, run["planned"].GetInt32());
    }

    [Fact]
    public async Task A_run_started_by_the_ministry_is_the_run_of_the_period()
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.Start(sink.Settings);
        await AReader.Listed(app);
        await APosting.Published(await app.Staff("350001"));
        var ministry = await app.Ministry();
        var first = (await ministry.Post("/api/digests/runs", new { frequency = "weekly" })).Is(HttpStatusCode.Accepted);
        Assert.Equal(("weekly", "weekly:2026-W48"), (first["frequency"].GetString(), first["period"].GetString()));
        await app.SendDigests();
        var again = (await ministry.Post("/api/digests/runs", new { frequency = "weekly" })).IsOk();
        Assert.Equal(first["digestRunId"].GetGuid(), again["digestRunId"].GetGuid());
        Assert.Equal(1, again["accepted"].GetInt32());

        app.Clock.Advance(TimeSpan.FromDays(7));
        await app.Plan();
        await app.SendDigests();
        Assert.Single(sink.Letters);
        await app.Back(ministry);
        Assert.Equal(1, (await ministry.Get("/api/digests/runs?pageSize=1")).IsOk()["items"].GetArrayLength());
        (await ministry.Get("/api/digests/runs?pageSize=0")).IsRefused(HttpStatusCode.BadRequest, "invalid");
        (await ministry.Get($"/api/digests/runs/{Guid.NewGuid()}")).IsRefused(HttpStatusCode.NotFound, "no-such-digest-run");
        (await ministry.Post("/api/digests/runs", new { frequency = "hourly" })).Is(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Only_the_ministry_sees_and_starts_runs()
    {
        await using var app = await TestApp.Start();
        (await app.Nobody().Get("/api/digests/runs")).Is(HttpStatusCode.Unauthorized);
        (await (await app.Candidate()).Get("/api/digests/runs")).Is(HttpStatusCode.Forbidden);
        (await (await app.Staff("350001")).Post("/api/digests/runs", new { frequency = "weekly" })).Is(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_person_chooses_how_often_and_sees_when_the_next_comes()
    {
        await using var app = await TestApp.Start();
        var person = await app.Candidate();
        var mine = (await person.Get("/api/me/subscription")).IsOk();
        Assert.Equal(("weekly", true), (mine["frequency"].GetString(), mine["noticeMail"].GetBoolean()));
        Assert.Equal(new DateTimeOffset(2026, 11, 29, 22, 0, 0, TimeSpan.Zero), mine["nextDigestAt"].GetDateTimeOffset());

        mine = (await person.Put("/api/me/subscription", new { frequency = "off", noticeMail = false })).IsOk();
        Assert.Equal(System.Text.Json.JsonValueKind.Null, mine["nextDigestAt"].ValueKind);
        Assert.Equal("by-person", await app.Db.Find<string>("SELECT EndedReason FROM Subscription"));

        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Back(person);
        (await person.Put("/api/me/subscription", new { frequency = "monthly", noticeMail = true })).IsOk();
        Assert.Null(await app.Db.Find<string?>("SELECT EndedReason FROM Subscription"));
        Assert.Equal(app.Clock.GetUtcNow(), await app.Db.Find<DateTimeOffset>("SELECT ConsentedAt FROM Subscription"));
        (await person.Put("/api/me/subscription", new { frequency = "hourly", noticeMail = true })).Is(HttpStatusCode.BadRequest);
        (await (await app.Staff("350001")).Get("/api/me/subscription")).Is(HttpStatusCode.Forbidden);
    }
}
