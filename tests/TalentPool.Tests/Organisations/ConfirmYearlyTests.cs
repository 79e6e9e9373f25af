using System.Net;
using TalentPool.Mail;
using TalentPool.Organisations;
using static TalentPool.Tests.Organisations.AnOrganisation;

namespace TalentPool.Tests.Organisations;

public sealed class ConfirmYearlyTests
{
    static readonly CancellationToken None = TestContext.Current.CancellationToken;

    static Task<int> Until(TestApp app, Caller member, string day) => app.Db.Execute("UPDATE Membership SET VerifiedUntil = @day WHERE AccountId = @AccountId", new { day, member.AccountId }, None);

    static Task Work(TestApp app) => ConfirmYearly.RunOnce(app.Db, app.Clock, None);

    static string Confirmation(Caller member) => $"/api/organisations/{member.OrganisationId}/members/{member.AccountId}/confirmation";

    [Fact]
    public async Task Admins_are_told_once_thirty_days_before_and_whoever_is_not_confirmed_is_out_on_the_day_after()
    {
        await using var app = await TestApp.Start();
        var (admin, second) = (await app.Member("prefecture", Hokkaido, "admin", "a@hokkaido.example"), await app.Member("prefecture", Hokkaido, "admin", "b@hokkaido.example"));
        var (member, later) = (await app.Staff(Hokkaido), await app.Staff(Hokkaido, "later@hokkaido.example"));
        await Until(app, member, "2026-12-24");
        await Until(app, later, "2026-12-25");
        await Work(app);
        await Work(app);
        foreach (var one in new[] { admin, second })
        {
            Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE AccountId = @AccountId", new { one.AccountId }, None));
            var letter = Assert.IsType<Letter.MembersToConfirm>(await LatestTo(app, one.AccountId));
            Assert.Equal(($"staff.{Hokkaido}@pref.example", new DateOnly(2026, 12, 24)), (Assert.Single(letter.Names), letter.Until));
        }

        Assert.Null(await LatestTo(app, member.AccountId));
        (await member.Get("/api/candidates")).IsOk();
        // The last second of the day in Japan, and the first of the next.
        await app.MoveTo(new DateTimeOffset(2026, 12, 24, 14, 59, 59, TimeSpan.Zero), member);
        (await member.Get("/api/candidates")).IsOk();
        await app.MoveTo(new DateTimeOffset(2026, 12, 24, 15, 0, 0, TimeSpan.Zero), member, admin);
        (await member.Get("/api/candidates")).Is(HttpStatusCode.Unauthorized);
        await Work(app);
        await Work(app);
        Assert.Equal("lapsed", Assert.IsType<Letter.MembershipChanged>(await LatestTo(app, member.AccountId)).Change);
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent WHERE Action = 'member.lapsed'", null, None));
        Assert.Equal("lapsed", (await admin.Get($"/api/organisations/{admin.OrganisationId}")).IsOk()["members"].EnumerateArray().Single(one => one.GetProperty("accountId").GetGuid() == member.AccountId).GetProperty("state").GetString());

        Assert.Equal("2027-12-25", (await admin.Post(Confirmation(member))).IsOk()["verifiedUntil"].GetString());
        // The old session is over; a new sign-in is let in.
        (await member.Get("/api/candidates")).Is(HttpStatusCode.Unauthorized);
        await app.MoveTo(app.Clock.GetUtcNow(), member with { SessionId = null });
        (await member.Get("/api/candidates")).IsOk();
        (await admin.Post(Confirmation(member))).IsRefused(HttpStatusCode.Conflict, "confirmation-too-early");
    }

    [Fact]
    public async Task Nobody_confirms_themself_and_for_the_only_admin_whoever_looks_after_the_organisation_is_asked()
    {
        await using var app = await TestApp.Start();
        await Made(app);
        var (mic, prefecture) = (await app.MinistryAdmin(), await app.Member("prefecture", Hokkaido, "admin", "a@hokkaido.example"));
        var other = await app.Member("prefecture", Hiroshima, "admin", "a@hiroshima.example");
        var city = await app.Member("municipality", Hakodate, "admin", "a@hakodate.example");
        foreach (var one in new[] { mic, prefecture, other }) await Until(app, one, "2027-11-24");
        await Until(app, city, "2026-12-01");
        await Work(app);
        foreach (var asked in new[] { city, prefecture, mic }) Assert.IsType<Letter.MembersToConfirm>(await LatestTo(app, asked.AccountId));
        Assert.Null(await LatestTo(app, other.AccountId));
        (await city.Post(Confirmation(city))).IsRefused(HttpStatusCode.Conflict, "own-membership");
        (await other.Post(Confirmation(city))).IsRefused(HttpStatusCode.NotFound, "no-such-member");
        Assert.Equal("2027-12-01", (await prefecture.Post(Confirmation(city))).IsOk()["verifiedUntil"].GetString());
    }

    [Fact]
    public async Task The_ministrys_only_admin_confirms_themself_since_nobody_else_can()
    {
        await using var app = await TestApp.Start();
        var mic = await app.MinistryAdmin();
        await Until(app, mic, "2026-12-01");
        (await mic.Post(Confirmation(mic))).IsOk();
        Assert.Equal("own", await app.Db.Find<string>("SELECT Detail FROM AuditEvent WHERE Action = 'member.confirmed'", null, None));
        await Until(app, mic, "2026-12-01");
        await app.MinistryAdmin("second@mic.example");
        (await mic.Post(Confirmation(mic))).IsRefused(HttpStatusCode.Conflict, "own-membership");
    }

    [Fact]
    public async Task Whoever_was_a_member_before_there_was_a_date_gets_a_year()
    {
        await using var app = await TestApp.Start();
        var member = await app.Staff(Hokkaido);
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM Membership WHERE VerifiedUntil IS NULL", null, None));
        await Work(app);
        Assert.Equal(new DateOnly(2027, 11, 24), await app.Db.Find<DateOnly>("SELECT VerifiedUntil FROM Membership WHERE AccountId = @AccountId", new { member.AccountId }, None));
    }

    [Fact]
    public async Task An_application_whose_link_was_never_opened_goes()
    {
        await using var app = await TestApp.Start();
        (await app.Nobody().Post("/api/organisation-applications", Company())).Is(HttpStatusCode.Accepted);
        app.Clock.Advance(TimeSpan.FromHours(24));
        await Work(app);
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM OrganisationApplication", null, None));
    }
}
