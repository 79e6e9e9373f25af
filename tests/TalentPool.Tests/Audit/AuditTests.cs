using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Accounts;
using TalentPool.Audit;
using TalentPool.Database;

namespace TalentPool.Tests.Audit;

public sealed class AuditTests
{
    static readonly CancellationToken None = TestContext.Current.CancellationToken;

    static Task<Caller> Auditor(TestApp app) => app.Ministry("auditor@mic.example", "auditor");

    /// <summary>A ministry, a trail of some events.</summary>
    static async Task<(TestApp App, Caller Auditor)> Trail(int events = 5)
    {
        var app = await TestApp.Start();
        for (var number = 1; number <= events; number++)
            await app.Db.Transact(tx => AuditTrail.Add(tx, app.Clock, null, number % 2 == 0 ? "candidate.viewed" : "notice.sent", ("notice", Guid.NewGuid()), $"=HYPERLINK {number}"));
        return (app, await Auditor(app));
    }

    [Fact]
    public async Task A_sound_trail_is_found_sound_again_and_again()
    {
        var (app, auditor) = await Trail();
        await using var _ = app;
        for (var time = 0; time < 3; time++)
        {
            var check = (await auditor.Post("/api/audit/check")).IsOk()["check"];
            Assert.Equal(System.Text.Json.JsonValueKind.Null, check.GetProperty("fault").ValueKind);
            Assert.Equal(64, check.GetProperty("headHash").GetString()!.Length);
            app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True((await auditor.Get("/api/audit/check")).IsOk()["check"].GetProperty("events").GetInt64() >= 7);
    }

    [Theory]
    [InlineData("UPDATE AuditEvent SET Detail = 'nothing' WHERE Seq = 3", "changed", 3)]
    [InlineData("UPDATE AuditEvent SET OccurredAt = '2026-01-01 00:00:00.000' WHERE Seq = 3", "changed", 3)]
    [InlineData("UPDATE AuditEvent SET AccountId = NULL, Action = 'candidate.listed' WHERE Seq = 1", "changed", 1)]
    [InlineData("UPDATE AuditEvent SET Hash = (SELECT Hash FROM AuditEvent WHERE Seq = 4) WHERE Seq = 2", "changed", 2)]
    [InlineData("DELETE FROM AuditEvent WHERE Seq = 3", "missing", 3)]
    [InlineData("DELETE FROM AuditEvent WHERE Seq = 1", "missing", 1)]
    [InlineData("DELETE FROM AuditEvent WHERE Seq >= 4", "cut", 4)]
    [InlineData("DELETE FROM AuditEvent", "cut", 1)]
    [InlineData("UPDATE AuditEvent SET Seq = 9 WHERE Seq = 5", "missing", 5)]
    [InlineData("UPDATE AuditEvent SET Seq = NULL WHERE Seq = 5", "cut", 5)]
    public async Task A_trail_that_was_tampered_with_is_found_at_its_place(string tampering, string fault, int at)
    {
        var (app, _) = await Trail();
        await using var _1 = app;
        await app.Db.Execute(tampering, null, None);
        var outcome = await AuditChain.Check(app.Db, app.Clock, None);
        Assert.Equal((fault, at), (outcome.Fault, outcome.BrokenSeq));
    }

    [Fact]
    public async Task The_command_says_what_it_found_and_ends_accordingly()
    {
        var (app, _) = await Trail();
        await using var _1 = app;
        using var said = new StringWriter();
        Assert.Equal(0, await VerifyAudit.Run(app.Services, [], said));
        Assert.Matches("^Audit trail sound: [0-9]+ events, head [0-9a-f]{64}$", said.ToString().TrimEnd());

        said.GetStringBuilder().Clear();
        await app.Db.Execute("UPDATE AuditEvent SET Detail = 'nothing' WHERE Seq = 2", null, None);
        Assert.Equal(2, await VerifyAudit.Run(app.Services, [], said));
        Assert.Equal("Audit trail broken at event 2: changed", said.ToString().TrimEnd());
    }

    [Theory]
    [InlineData("from=0001-01-01")]
    [InlineData("until=9999-12-31")]
    [InlineData("from=0001-01-01&until=9999-12-31")]
    public async Task The_first_and_the_last_day_of_the_calendar_are_days(string days)
    {
        var (app, _) = await Trail();
        await using var _1 = app;
        var auditor = await app.Ministry("audit@mic.example", "auditor");
        Assert.True((await auditor.Get($"/api/audit?{days}")).IsOk()["total"].GetInt32() > 0);
        (await auditor.Get($"/api/audit/export?{days}")).IsOk();
    }

    [Fact]
    public async Task Who_rewrites_the_checks_with_the_trail_is_found_by_a_head_that_was_kept_elsewhere()
    {
        var (app, _) = await Trail();
        await using var _1 = app;
        var kept = await AuditChain.Check(app.Db, app.Clock, None);
        var head = $"{kept.Events}:{kept.HeadHash}";
        // Whoever writes the database writes a chain that holds, and a check of the far future that says so.
        await app.Db.Execute("DELETE FROM AuditCheck", null, None);
        await app.Db.Execute("INSERT INTO AuditCheck (AuditCheckId, CheckedAt, Events, HeadHash) VALUES (@id, '2099-01-01 00:00:00.000', 0, '')", new { id = Guid.NewGuid() }, None);
        Assert.Null(await AuditChain.Latest(app.Db, app.Clock, None));
        var hash = "";
        foreach (var link in await app.Db.Query<AuditLink>("SELECT AuditEventId, OccurredAt, AccountId, OrganisationId, Action, SubjectKind, SubjectId, Detail, Seq, Hash FROM AuditEvent ORDER BY Seq", null, None))
        {
            var forged = link with { Detail = "forged" };
            hash = forged.HashAfter(hash);
            await app.Db.Execute("UPDATE AuditEvent SET Detail = 'forged', Hash = @hash WHERE Seq = @Seq", new { hash, link.Seq }, None);
        }

        using var said = new StringWriter();
        Assert.Equal(0, await VerifyAudit.Run(app.Services, [], said));
        Assert.Equal(2, await VerifyAudit.Run(app.Services, [head], said));
        Assert.Equal(2, await VerifyAudit.Run(app.Services, [$"{kept.Events + 1}:{hash}"], said));
        Assert.Equal(1, await VerifyAudit.Run(app.Services, ["1200"], said));
        Assert.Contains("this is none: 1200", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_put_beside_the_chain_is_found()
    {
        var (app, _) = await Trail();
        await using var _1 = app;
        await app.Db.Execute("INSERT INTO AuditEvent (AuditEventId, OccurredAt, Action, SubjectKind) VALUES (@id, @now, 'candidate.viewed', 'candidate')", new { id = Guid.NewGuid(), now = app.Clock.GetUtcNow() }, None);
        Assert.Equal("loose", (await AuditChain.Check(app.Db, app.Clock, None)).Fault);
    }

    [Fact]
    public async Task Who_cuts_the_end_and_turns_the_counter_back_is_found_by_the_check_before()
    {
        var (app, _) = await Trail();
        await using var _1 = app;
        Assert.Null((await AuditChain.Check(app.Db, app.Clock, None)).Fault);
        await app.Db.Execute("DELETE FROM AuditEvent WHERE Seq >= 4", null, None);
        await app.Db.Execute("UPDATE ChangeCounter SET Value = 3 WHERE Name = 'audit'", null, None);
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("cut", (await AuditChain.Check(app.Db, app.Clock, None)).Fault);
    }

    [Fact]
    public async Task Who_writes_the_whole_chain_anew_is_found_by_the_check_before()
    {
        var (app, _) = await Trail();
        await using var _1 = app;
        Assert.Null((await AuditChain.Check(app.Db, app.Clock, None)).Fault);
        await app.Db.Execute("DELETE FROM AuditEvent", null, None);
        await app.Db.Execute("UPDATE ChangeCounter SET Value = 0 WHERE Name = 'audit'", null, None);
        for (var number = 0; number < 6; number++)
            await app.Db.Transact(tx => AuditTrail.Add(tx, app.Clock, null, "harmless.event", ("notice", Guid.NewGuid())), None);
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("changed", (await AuditChain.Check(app.Db, app.Clock, None)).Fault);
    }

    [Fact]
    public async Task Events_written_at_once_stand_in_one_chain_without_gaps()
    {
        await using var app = await TestApp.Start();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => app.Db.Transact(tx => AuditTrail.Add(tx, app.Clock, null, "notice.sent", ("notice", Guid.NewGuid()), $"{number}"), None)));
        var outcome = await AuditChain.Check(app.Db, app.Clock, None);
        Assert.Equal((null, 40L), (outcome.Fault, outcome.Events));
    }

    [Fact]
    public async Task What_was_rolled_back_left_no_event()
    {
        await using var app = await TestApp.Start();
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.Db.Transact(async tx =>
        {
            await AuditTrail.Add(tx, app.Clock, null, "notice.sent", ("notice", Guid.NewGuid()));
            throw new InvalidOperationException("given up");
        }, None));
        Assert.Equal(0, (await AuditChain.Check(app.Db, app.Clock, None)).Events);
    }

    [Fact]
    public async Task Auditors_filter_by_action_and_day_and_their_reading_is_an_event()
    {
        var (app, auditor) = await Trail();
        await using var _ = app;
        Assert.Equal(2, (await auditor.Get("/api/audit?action=candidate")).IsOk()["total"].GetInt32());
        Assert.Equal(3, (await auditor.Get("/api/audit?action=notice.sent&pageSize=2")).IsOk()["total"].GetInt32());
        Assert.Equal(0, (await auditor.Get("/api/audit?from=2026-11-25")).IsOk()["total"].GetInt32());
        var own = (await auditor.Get($"/api/audit?actor={auditor.AccountId}&from=2026-11-24&until=2026-11-24")).IsOk();
        Assert.Equal(3, own["total"].GetInt32());
        Assert.Equal(("audit.read", "auditor@mic.example"), (own["items"][0].GetProperty("action").GetString(), own["items"][0].GetProperty("actor").GetString()));
    }

    [Fact]
    public async Task An_export_that_is_cut_says_so_in_its_last_line()
    {
        await using var app = await TestApp.Start();
        var auditor = await app.Ministry("auditor@mic.example", "auditor");
        var made = Enumerable.Range(0, ExportAuditEvents.Most).Select(number => new { id = Guid.NewGuid(), now = app.Clock.GetUtcNow(), number, seq = 1_000_000 + number });
        await app.Db.Execute("INSERT INTO AuditEvent (AuditEventId, OccurredAt, Action, SubjectKind, Seq, Hash) VALUES (@id, @now, 'made.up', 'number', @seq, @number)", made, None);
        async Task<string> Last() => Encoding.UTF8.GetString(await auditor.Http.GetByteArrayAsync("/api/audit/export?action=made.up", None)).TrimEnd().Split('\n')[^1];
        Assert.Contains("made.up", await Last(), StringComparison.Ordinal);
        await app.Db.Execute("INSERT INTO AuditEvent (AuditEventId, OccurredAt, Action, SubjectKind, Seq, Hash) VALUES (@id, @now, 'made.up', 'number', 999999, 'x')", new { id = Guid.NewGuid(), now = app.Clock.GetUtcNow() }, None);
        Assert.Contains("条件に合う記録50001件のうち、新しい50000件です。", await Last(), StringComparison.Ordinal);
        auditor.InEnglish();
        Assert.Contains("The newest 50000 of 50001 events that match.", await Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_runs_no_formula_and_opens_in_Excel()
    {
        var (app, auditor) = await Trail();
        await using var _ = app;
        var bytes = await auditor.Http.GetByteArrayAsync("/api/audit/export?action=notice.sent", None);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3).TrimEnd().Split("\r\n");
        Assert.Equal(4, lines.Length);
        Assert.All(lines.Skip(1), line => Assert.EndsWith(",'=HYPERLINK " + line[^1], line, StringComparison.Ordinal));
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent WHERE Action = 'audit.exported'", null, None));
    }

    [Theory]
    [InlineData("/api/audit?from=2026-11-25&until=2026-11-24", "until")]
    [InlineData("/api/audit?pageSize=1000", "pageSize")]
    [InlineData("/api/audit?action=%27%3B--", "action")]
    public async Task A_wrong_filter_names_its_field(string address, string field)
    {
        await using var app = await TestApp.Start();
        Assert.Equal([field], (await (await Auditor(app)).Get(address)).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
    }

    [Fact]
    public async Task Admins_of_the_ministry_may_read_it_and_nobody_else()
    {
        await using var app = await TestApp.Start();
        string[] doors = ["/api/audit", "/api/audit/export", "/api/audit/check"];
        var reviewer = await app.Ministry();
        foreach (var door in doors)
        {
            (await app.Nobody().Get(door)).IsRefused(HttpStatusCode.Unauthorized, "sign-in-required");
            (await (await app.Candidate($"{Guid.NewGuid():N}@people.example")).Get(door)).IsRefused(HttpStatusCode.Forbidden, "forbidden");
            (await (await app.Staff("010006", $"{Guid.NewGuid():N}@pref.example")).Get(door)).IsRefused(HttpStatusCode.Forbidden, "forbidden");
            (await reviewer.Get(door)).IsRefused(HttpStatusCode.Forbidden, "forbidden");
        }

        (await reviewer.Post("/api/audit/check")).IsRefused(HttpStatusCode.Forbidden, "forbidden");
        await app.Db.Execute("UPDATE Membership SET Role = 'admin' WHERE AccountId = @AccountId", new { reviewer.AccountId }, None);
        var token = app.Services.GetRequiredService<AccessTokens>().Issue(reviewer.AccountId, "ministry", reviewer.OrganisationId, "admin", reviewer.SessionId, Amr.Password);
        reviewer.Http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        foreach (var door in doors) (await reviewer.Get(door)).Is(HttpStatusCode.OK);
    }
}
