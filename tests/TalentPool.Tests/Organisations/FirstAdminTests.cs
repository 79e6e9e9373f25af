using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Mail;
using TalentPool.Organisations;
using static TalentPool.Tests.Organisations.AnOrganisation;

namespace TalentPool.Tests.Organisations;

public sealed class FirstAdminTests
{
    const string First = "first@mic.example";

    static readonly CancellationToken None = TestContext.Current.CancellationToken;

    static Task<TestApp> Installed() => TestApp.Start(new() { ["Organisations:FirstAdmin"] = First });

    // What each start does.
    static Task<bool> StartAgain(TestApp app) => FirstAdmin.Invite(app.Db, app.Services.GetRequiredService<IConfiguration>(), app.Clock);

    static async Task LetLapse(TestApp app, params Caller[] admins)
    {
        app.Clock.Advance(TimeSpan.FromDays(366));
        await ConfirmYearly.RunOnce(app.Db, app.Clock, None);
        foreach (var admin in admins) Assert.Equal("lapsed", Assert.IsType<Letter.MembershipChanged>(await LatestTo(app, admin.AccountId)).Change);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    static Task<Answer> SignIn(TestApp app) => app.Nobody().Post("/api/accounts/sign-in", new { email = First, password = Password });

    [Fact]
    public async Task A_fresh_installation_invites_its_first_admin_once()
    {
        await using var app = await Installed();
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM Invitation", null, None));
        Assert.False(await StartAgain(app));
        var admin = await Accepted(app, First);
        (await admin.Get("/api/organisation-applications")).IsOk();
        Assert.False(await StartAgain(app));
    }

    [Fact]
    public async Task When_all_admins_have_lapsed_the_configured_address_is_invited_again()
    {
        await using var app = await TestApp.Start();
        var (one, other) = (await app.MinistryAdmin(), await app.MinistryAdmin("other@mic.example"));
        await ConfirmYearly.FillMissing(app.Db, app.Clock, None);
        await LetLapse(app, one, other);
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Organisations:FirstAdmin", First)]).Build();
        Assert.True(await FirstAdmin.Invite(app.Db, configuration, app.Clock));
        Assert.False(await FirstAdmin.Invite(app.Db, configuration, app.Clock));
        var admin = await Accepted(app, First);
        // And that one brings the others back.
        (await admin.Post($"/api/organisations/{admin.OrganisationId}/members/{one.AccountId}/confirmation")).IsOk();
    }

    [Fact]
    public async Task When_it_is_the_address_of_a_lapsed_admin_the_start_confirms_them()
    {
        await using var app = await Installed();
        var admin = await Accepted(app, First);
        await LetLapse(app, admin);
        (await SignIn(app)).IsRefused(System.Net.HttpStatusCode.Forbidden, "membership-lapsed");
        Assert.True(await StartAgain(app));
        Assert.False(await StartAgain(app));
        Assert.Equal("confirmed", Assert.IsType<Letter.MembershipChanged>(await LatestTo(app, admin.AccountId)).Change);
        Assert.Equal("first", await app.Db.Find<string>("SELECT Detail FROM AuditEvent WHERE Action = 'member.confirmed'", null, None));
        (await SignIn(app)).IsOk();
    }

    [Theory]
    [InlineData("UPDATE Membership SET SuspendedAt = '2026-11-24T00:00:00Z', VerifiedUntil = '2026-01-01'")]
    [InlineData("UPDATE Membership SET Role = 'member', VerifiedUntil = '2026-01-01'")]
    public async Task A_suspended_admin_or_a_member_is_not_confirmed_by_it(string change)
    {
        await using var app = await Installed();
        var admin = await Accepted(app, First);
        await app.Db.Execute(change, null, None);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await StartAgain(app));
        Assert.IsType<Letter.InvitationNotPossible>(await LatestTo(app, admin.AccountId));
        Assert.Equal(new DateOnly(2026, 1, 1), await app.Db.Find<DateOnly>("SELECT VerifiedUntil FROM Membership", null, None));
    }
}
