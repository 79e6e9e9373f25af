using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TalentPool.Database;
using TalentPool.Tests.Edge;

namespace TalentPool.Tests;

/// <summary>What the running product does by itself when its time comes: the workers' own timers, on the clock of the test.</summary>
public sealed class WorkerTests
{
    static async Task<(TestApp App, KeptLog Log)> Running()
    {
        var log = new KeptLog();
        var app = await TestApp.Start(new() { ["Workers:Enabled"] = "true", ["Logging:LogLevel:TalentPool"] = "Information" }, services => services.AddSingleton<ILoggerProvider>(log));
        return (app, log);
    }

    /// <summary>Waits until a woken worker has done its work. One whose timer was not set when the clock was moved is woken again.</summary>
    static async Task Until(TestApp app, TimeSpan period, Func<Task<bool>> done, CancellationToken ct)
    {
        for (var looks = 1; !await done(); looks++)
        {
            await app.Db.Find<int>("SELECT COUNT(*) FROM AuditCheck", null, ct);
            if (looks % 500 == 0) app.Clock.Advance(period);
        }
    }

    static async Task<IReadOnlyList<DateTimeOffset>> Checks(TestApp app) => await app.Db.Query<DateTimeOffset>("SELECT CheckedAt FROM AuditCheck ORDER BY CheckedAt", null, TestContext.Current.CancellationToken);

    static List<(LogLevel Level, string Text)> Said(KeptLog log) => [.. log.Entries.Where(entry => entry.Category.EndsWith("AuditCheckWorker", StringComparison.Ordinal)).Select(entry => (entry.Level, entry.Text))];

    [Fact(Timeout = 120_000)]
    public async Task The_audit_trail_is_checked_after_two_each_night_and_the_log_keeps_its_head()
    {
        var (app, log) = await Running();
        await using var _ = app;
        for (var number = 0; number < 3; number++) await app.Db.Transact(tx => AuditTrail.Add(tx, app.Clock, null, "notice.sent", ("notice", Guid.NewGuid())), TestContext.Current.CancellationToken);
        // At noon the check of the last night is still due; the next one is not before two o'clock, at 17:00 UTC.
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await Until(app, TimeSpan.FromMinutes(10), () => Task.FromResult(Said(log).Count == 1), TestContext.Current.CancellationToken);
        var night = new DateTimeOffset(2026, 11, 24, 17, 0, 0, TimeSpan.Zero);
        // Other workers may have written events as well.
        var (events, head) = await app.Db.Find<(long, string)>("SELECT Events, HeadHash FROM AuditCheck", null, TestContext.Current.CancellationToken);
        Assert.Equal((LogLevel.Information, $"Audit trail sound: {events} events, head {head}"), Said(log)[0]);
        Assert.Equal(head, await app.Db.Find<string>("SELECT Hash FROM AuditEvent WHERE Seq = @events", new { events }, TestContext.Current.CancellationToken));

        await app.Db.Execute("UPDATE AuditEvent SET Detail = 'nothing' WHERE Seq = 2", null, TestContext.Current.CancellationToken);
        app.Clock.SetUtcNow(night - TimeSpan.FromMinutes(10));
        Assert.Single(await Checks(app));
        app.Clock.SetUtcNow(night + TimeSpan.FromMinutes(10));
        await Until(app, TimeSpan.FromMinutes(10), () => Task.FromResult(Said(log).Count == 2), TestContext.Current.CancellationToken);
        Assert.Equal((LogLevel.Critical, "Audit trail broken at event 2: changed"), Said(log)[1]);
        Assert.InRange((await Checks(app))[1], night, night + TimeSpan.FromHours(20));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_check_that_fails_is_said_and_made_at_the_next_turn()
    {
        var (app, log) = await Running();
        await using var _ = app;
        await app.Db.Execute(app.Db.Dialect.Name == "Sqlite"
            ? "CREATE TRIGGER NoCheck BEFORE INSERT ON AuditCheck BEGIN SELECT RAISE(ABORT, 'broken'); END"
            : "CREATE TRIGGER NoCheck ON AuditCheck AFTER INSERT AS THROW 50000, 'broken', 1", null, TestContext.Current.CancellationToken);
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await Until(app, TimeSpan.FromMinutes(10), () => Task.FromResult(Said(log).Count >= 1), TestContext.Current.CancellationToken);
        Assert.Equal((LogLevel.Error, "Checking the audit trail failed; it is tried again"), Said(log)[0]);
        await app.Db.Execute("DROP TRIGGER NoCheck", null, TestContext.Current.CancellationToken);
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await Until(app, TimeSpan.FromMinutes(10), async () => (await Checks(app)).Count == 1, TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_member_who_was_not_confirmed_is_told_within_the_hour()
    {
        var (app, _1) = await Running();
        await using var _ = app;
        var member = await app.Staff("010006");
        await app.Db.Execute("UPDATE Membership SET VerifiedUntil = '2026-11-23' WHERE AccountId = @AccountId", new { member.AccountId }, TestContext.Current.CancellationToken);
        Assert.Equal(0, await Lapsed());
        app.Clock.Advance(TimeSpan.FromHours(1));
        await Until(app, TimeSpan.FromHours(1), async () => await Lapsed() == 1, TestContext.Current.CancellationToken);
        (await member.Get("/api/candidates")).Is(HttpStatusCode.Unauthorized);

        Task<int> Lapsed() => app.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent WHERE Action = 'member.lapsed'", null, TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 120_000)]
    public async Task An_address_that_nobody_proved_goes_by_itself_and_the_log_says_how_many()
    {
        var (app, log) = await Running();
        await using var _ = app;
        foreach (var (email, age) in new[] { ("old@people.example", TimeSpan.FromDays(7)), ("young@people.example", TimeSpan.FromDays(6)) })
        {
            (await app.Nobody().Post("/api/accounts", new { email })).Is(HttpStatusCode.Accepted);
            var at = new { email, created = app.Clock.GetUtcNow() - age, ended = app.Clock.GetUtcNow() - age + TimeSpan.FromDays(1) };
            await app.Db.Execute("UPDATE EmailToken SET ExpiresAt = @ended WHERE AccountId = (SELECT AccountId FROM Account WHERE Email = @email)", at, TestContext.Current.CancellationToken);
            await app.Db.Execute("UPDATE Account SET CreatedAt = @created WHERE Email = @email", at, TestContext.Current.CancellationToken);
        }

        app.Clock.Advance(TimeSpan.FromHours(1));
        await Until(app, TimeSpan.FromHours(1), () => Task.FromResult(log.Entries.Any(entry => entry.Text == "1 addresses that nobody proved were forgotten")), TestContext.Current.CancellationToken);
        Assert.Equal(["young@people.example"], await app.Db.Query<string>("SELECT Email FROM Account", null, TestContext.Current.CancellationToken));
    }
}
