using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using TalentPool.Mail;
using TalentPool.Tests.Mail;
using TalentPool.Tests.Postings;

namespace TalentPool.Tests.Digests;

public sealed class DigestRunTests
{
    static void NextMonday(TestApp app) => app.Clock.Advance(new DateTimeOffset(2026, 11, 29, 22, 0, 0, TimeSpan.Zero) - app.Clock.GetUtcNow());

    static void AssertAddsUp(Answer run) => Assert.Equal(run["planned"].GetInt32(), run["due"].GetInt32() + run["accepted"].GetInt32() + run["failed"].GetInt32() + run["suppressed"].GetInt32());

    [Fact]
    public async Task A_person_gets_one_letter_with_the_postings_that_suit_them()
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.Start(sink.Settings);
        await AReader.Listed(app);
        await AReader.Listed(app, "taro@people.example", ["010006"]);
        var suits = await APosting.Published(await app.Staff("350001"), APosting.With(title: "情報職<主任>"));
        var elsewhere = await APosting.Published(await app.Staff("340006"), APosting.With(title: "広島のしごと"));
        NextMonday(app);
        await app.Plan();
        await app.Plan();
        Assert.Equal(2, await app.SendDigests());
        Assert.Equal(0, await app.SendDigests());

        var letter = Assert.Single(sink.Letters);
        Assert.Equal("hanako@people.example", letter.Recipient);
        Assert.Equal("あなたの希望に合う採用情報 1件(11月30日)", letter.Mime.Subject);
        Assert.Contains("=?utf-8?", System.Text.Encoding.ASCII.GetString(letter.Raw), StringComparison.OrdinalIgnoreCase);
        foreach (var body in (string[])[letter.Mime.TextBody!, letter.Mime.HtmlBody!])
        {
            Assert.Contains($"http://localhost:5080/postings/{suits}", body, StringComparison.Ordinal);
            Assert.DoesNotContain($"{elsewhere}", body, StringComparison.Ordinal);
            Assert.Contains("山口県", body, StringComparison.Ordinal);
            Assert.Contains("2026年12月11日(金)", body, StringComparison.Ordinal);
            Assert.Contains("東京都千代田区霞が関", body, StringComparison.Ordinal);
        }

        Assert.Contains("情報職&lt;主任&gt;", letter.Mime.HtmlBody, StringComparison.Ordinal);
        Assert.IsType<MultipartAlternative>(letter.Mime.Body);
        Assert.Equal("<digest.talentpool.example>", letter.Mime.Headers[HeaderId.ListId]);
        Assert.Equal("List-Unsubscribe=One-Click", letter.Mime.Headers["List-Unsubscribe-Post"]);
        Assert.Equal("auto-generated", letter.Mime.Headers["Auto-Submitted"]);

        var run = (await (await app.Ministry()).Get("/api/digests/runs")).IsOk()["items"].EnumerateArray().Single(item => item.GetProperty("period").GetString() == "weekly:2026-W48");
        Assert.Equal((2, 1, 1), (run.GetProperty("planned").GetInt32(), run.GetProperty("accepted").GetInt32(), run.GetProperty("suppressed").GetInt32()));
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, run.GetProperty("completedAt").ValueKind);
    }

    [Fact]
    public async Task The_next_digest_tells_only_of_what_is_new_and_none_comes_when_nothing_is()
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.Start(sink.Settings);
        var staff = await app.Staff("350001");
        await AReader.Listed(app, frequency: "daily", locale: "en");
        await APosting.Published(staff);
        for (var day = 0; day < 3; day++)
        {
            app.Clock.Advance(TimeSpan.FromDays(1));
            await app.Plan();
            await app.SendDigests();
        }

        Assert.Equal("1 posting fits your wishes (25 November 2026)", Assert.Single(sink.Letters).Mime.Subject);
        var fresh = await APosting.Published(await app.Back(staff), APosting.With(title: "新しい募集"));
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Plan();
        await app.SendDigests();
        Assert.Equal(2, sink.Letters.Count);
        Assert.Contains($"{fresh}", sink.Letters[1].Mime.TextBody, StringComparison.Ordinal);
        Assert.Equal(2, await app.Db.Find<int>("SELECT COUNT(*) FROM DigestItem"));
    }

    [Fact]
    public async Task A_closed_posting_or_one_past_its_deadline_is_not_told_of()
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.Start(sink.Settings);
        var staff = await app.Staff("350001");
        await AReader.Listed(app);
        await APosting.Published(staff, APosting.With(deadline: "2026-11-29"));
        var closed = await APosting.Published(staff);
        (await staff.Post($"/api/postings/{closed}/close", new { })).Is(HttpStatusCode.NoContent);
        NextMonday(app);
        await app.Plan();
        await app.SendDigests();
        Assert.Empty(sink.Letters);
    }

    [Fact]
    public async Task Postings_of_an_organisation_that_the_person_blocked_are_left_out()
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.Start(sink.Settings);
        var reader = await AReader.Listed(app);
        await APosting.Published(await app.Staff("350001"));
        await app.Db.Execute("INSERT INTO CandidateBlock (CandidateId, OrganisationId) SELECT c.CandidateId, o.OrganisationId FROM Candidate c, Organisation o WHERE c.AccountId = @AccountId AND o.PrefectureCode = '350001'", new { reader.AccountId });
        NextMonday(app);
        await app.Plan();
        await app.SendDigests();
        Assert.Empty(sink.Letters);
    }

    [Fact]
    public async Task One_click_without_signing_in_stops_the_digest()
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.Start(sink.Settings);
        var person = await AReader.Listed(app);
        var staff = await app.Staff("350001");
        await APosting.Published(staff);
        NextMonday(app);
        await app.Plan();
        await app.SendDigests();
        var path = new Uri(Assert.Single(sink.Letters).Mime.Headers["List-Unsubscribe"]!.Trim('<', '>')).AbsolutePath;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["List-Unsubscribe"] = "One-Click" });
        Assert.Equal("digest", (await app.Nobody().Send(HttpMethod.Post, path, form)).IsOk()["list"].GetString());
        (await app.Nobody().Post(path)).IsOk();
        (await app.Nobody().Post(path + "x")).IsRefused(HttpStatusCode.NotFound, "no-such-unsubscribe-link");
        (await app.Nobody().Get(path)).Is(HttpStatusCode.Found);
        Assert.Equal("one-click", await app.Db.Find<string>("SELECT EndedReason FROM Subscription"));
        Assert.Equal("off", (await (await app.Back(person)).Get("/api/me/subscription")).IsOk()["frequency"].GetString());

        await APosting.Published(await app.Back(staff), APosting.With(title: "新しい募集"));
        app.Clock.Advance(TimeSpan.FromDays(7));
        await app.Plan();
        await app.SendDigests();
        Assert.Single(sink.Letters);
    }

    [Fact]
    public async Task Who_stops_between_planning_and_sending_gets_none()
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.Start(sink.Settings);
        var person = await AReader.Listed(app);
        await APosting.Published(await app.Staff("350001"));
        NextMonday(app);
        await app.Plan();
        (await (await app.Back(person)).Put("/api/me/subscription", new { frequency = "off", noticeMail = true })).IsOk();
        await app.SendDigests();
        Assert.Empty(sink.Letters);
        Assert.Equal("suppressed", await app.Db.Find<string>("SELECT State FROM DigestDelivery"));
    }

    [Fact]
    public async Task Each_fault_of_the_way_is_handled_and_the_numbers_add_up()
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.Start(sink.Settings);
        foreach (var name in (string[])["later", "never", "cut", "gone", "fine"]) await AReader.Listed(app, $"{name}@people.example");
        await APosting.Published(await app.Staff("350001"));
        var ministry = await app.Ministry();
        sink.React = recipient => recipient.Split('@')[0] switch { "later" => Reaction.TryLater, "never" => Reaction.Refuse, "cut" => Reaction.HangUp, "gone" => Reaction.NoSuchAddress, _ => Reaction.Take };
        var started = (await ministry.Post("/api/digests/runs", new { frequency = "weekly" })).Is(HttpStatusCode.Accepted);
        await app.SendDigests();
        var path = $"/api/digests/runs/{started["digestRunId"].GetGuid()}";
        var run = (await ministry.Get(path)).IsOk();
        Assert.Equal((5, 2, 1, 2, 0), (run["planned"].GetInt32(), run["due"].GetInt32(), run["accepted"].GetInt32(), run["failed"].GetInt32(), run["suppressed"].GetInt32()));

        sink.React = _ => Reaction.Take;
        Assert.Equal(0, await app.SendDigests());
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await app.SendDigests());
        run = (await ministry.Get(path)).IsOk();
        Assert.Equal((0, 3, 2), (run["due"].GetInt32(), run["accepted"].GetInt32(), run["failed"].GetInt32()));
        AssertAddsUp(run);
        Assert.Equal(app.Clock.GetUtcNow(), run["completedAt"].GetDateTimeOffset());
        Assert.Single(sink.Letters.Where(letter => letter.Recipient == "cut@people.example").Select(letter => letter.Mime.MessageId).Distinct());
        Assert.Equal(2, sink.Letters.Count(letter => letter.Recipient == "cut@people.example"));
        Assert.Single(sink.Letters, letter => letter.Recipient == "later@people.example");
    }

    [Fact]
    public async Task A_death_between_sending_and_noting_it_doubles_with_the_same_Message_ID_and_loses_nobody()
    {
        var route = new DyingRoute(dieAt: 7);
        await using var app = await TestApp.Start(services: services => services.AddSingleton<IMailRoute>(route));
        for (var i = 0; i < 12; i++) await AReader.Listed(app, $"person{i}@people.example");
        await APosting.Published(await app.Staff("350001"));
        (await (await app.Ministry()).Post("/api/digests/runs", new { frequency = "weekly" })).Is(HttpStatusCode.Accepted);
        await Assert.ThrowsAsync<InvalidOperationException>(app.SendDigests);
        Assert.Equal(0, await app.SendDigests());
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        await app.SendDigests();

        Assert.Equal(12, route.Sent.Select(letter => letter.To).Distinct().Count());
        Assert.Equal(12, route.Sent.Distinct().Count());
        Assert.InRange(route.Sent.Count, 13, 16);
        Assert.Equal(12, await app.Db.Find<int>("SELECT COUNT(*) FROM DigestDelivery WHERE State = 'accepted'"));
        Assert.Equal(12, await app.Db.Find<int>("SELECT COUNT(*) FROM DigestItem"));
    }

    [Fact]
    public async Task Hundreds_of_readers_get_one_letter_each()
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.Start(sink.Settings);
        for (var i = 0; i < 250; i++) await AReader.Listed(app, $"person{i}@people.example");
        await APosting.Published(await app.Staff("350001"));
        NextMonday(app);
        await app.Plan();
        Assert.Equal(250, await app.SendDigests());
        Assert.Equal(250, sink.Letters.Select(letter => letter.Recipient).Distinct().Count());
        Assert.Equal(250, sink.Letters.Count);
    }

    sealed class DyingRoute(int dieAt) : IMailRoute
    {
        readonly Lock gate = new();

        public List<(string? Id, string To)> Sent { get; } = [];

        public Task<Handover> Send(MimeMessage message, CancellationToken ct)
        {
            lock (gate)
            {
                Sent.Add((message.MessageId, message.To.ToString()));
                return Sent.Count == dieAt ? throw new InvalidOperationException("The process dies here.") : Task.FromResult<Handover>(new Handover.Accepted());
            }
        }
    }
}
