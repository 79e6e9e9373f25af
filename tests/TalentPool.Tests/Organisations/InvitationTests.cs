using System.Net;
using TalentPool.Mail;
using static TalentPool.Tests.Organisations.AnOrganisation;

namespace TalentPool.Tests.Organisations;

public sealed class InvitationTests
{
    static readonly CancellationToken None = TestContext.Current.CancellationToken;

    static async Task<(TestApp App, Caller Admin)> Scene()
    {
        var app = await TestApp.Start();
        return (app, await app.Member("prefecture", Hokkaido, "admin", "a@hokkaido.example"));
    }

    static Task<Answer> Invite(Caller admin, string email, string role = "member") => admin.Post($"/api/organisations/{admin.OrganisationId}/invitations", new { email, role });

    [Fact]
    public async Task A_colleague_is_invited_chooses_a_password_and_works()
    {
        var (app, admin) = await Scene();
        await using var _ = app;
        (await Invite(admin, "new@hokkaido.example")).Is(HttpStatusCode.Created);
        var token = (await Latest<Letter.InvitedAsMember>(app)).Token;
        var seen = (await app.Nobody().Post("/api/invitations/look", new { token })).IsOk();
        Assert.Equal(("北海道", "member", "new@hokkaido.example", false), (seen["nameJa"].GetString(), seen["role"].GetString(), seen["email"].GetString(), seen["hasAccount"].GetBoolean()));
        Assert.Equal(["password"], (await app.Nobody().Post("/api/invitations/accept", new { token, name = "新人", password = "short" })).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal(["password"], (await app.Nobody().Post("/api/invitations/accept", new { token, name = "新人", password = "new@hokkaido.example" })).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        var member = await Accepted(app, "new@hokkaido.example");
        (await app.Nobody().Post("/api/invitations/accept", new { token, name = "新人", password = Password })).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        (await member.Get("/api/candidates")).IsOk();
        Assert.Equal(new DateOnly(2027, 11, 24), await app.Db.Find<DateOnly>("SELECT VerifiedUntil FROM Membership WHERE AccountId = @AccountId", new { member.AccountId }, None));
        Assert.IsType<Letter.MembershipChanged>(await LatestTo(app, member.AccountId));
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM Invitation WHERE TokenHash = @token", new { token }, None));
    }

    [Fact]
    public async Task The_answer_is_the_same_whoever_owns_the_address_and_only_the_owner_learns_why_not()
    {
        var (app, admin) = await Scene();
        await using var _ = app;
        var candidate = await app.Candidate("hanako@people.example");
        (await candidate.Put("/api/me/profile", A.Registration())).IsOk();
        var staff = await app.Member("prefecture", Hiroshima, "member", "m@hiroshima.example");
        var bodies = new List<string>();
        foreach (var email in new[] { "hanako@people.example", "m@hiroshima.example", "nobody@people.example" }) bodies.Add(string.Join(' ', (await Invite(admin, email)).Is(HttpStatusCode.Created).Json.EnumerateObject().Select(member => member.Name)));
        Assert.Single(bodies.Distinct());
        Assert.Equal("candidate", Assert.IsType<Letter.InvitationNotPossible>(await LatestTo(app, candidate.AccountId)).Because);
        Assert.Equal("staff", Assert.IsType<Letter.InvitationNotPossible>(await LatestTo(app, staff.AccountId)).Because);
        Assert.Equal(3, (await admin.Get($"/api/organisations/{admin.OrganisationId}")).IsOk()["invitations"].GetArrayLength());
        (await Invite(admin, "NOBODY@people.example")).IsRefused(HttpStatusCode.Conflict, "already-invited");
        (await Invite(admin, "a@hokkaido.example")).IsRefused(HttpStatusCode.Conflict, "already-member");
    }

    [Fact]
    public async Task A_known_account_proves_its_password_and_one_that_registers_meanwhile_is_told_kindly()
    {
        var (app, admin) = await Scene();
        await using var _ = app;
        var account = await WithPassword(app, "former@hokkaido.example");
        (await Invite(admin, "former@hokkaido.example")).Is(HttpStatusCode.Created);
        var token = (await Latest<Letter.InvitedAsMember>(app)).Token;
        Assert.True((await app.Nobody().Post("/api/invitations/look", new { token })).IsOk()["hasAccount"].GetBoolean());
        Assert.Equal(["password"], (await app.Nobody().Post("/api/invitations/accept", new { token, name = "新人", password = "another long password" })).IsRefused(HttpStatusCode.BadRequest, "wrong-password").Fields);
        await app.Db.Execute("INSERT INTO RegistrationFormPart (AccountId, Position, Text) VALUES (@account, 0, '{}')", new { account }, None);
        Assert.Equal("candidate", (await app.Nobody().Post("/api/invitations/look", new { token })).IsOk()["barrier"].GetString());
        (await app.Nobody().Post("/api/invitations/accept", new { token, name = "新人", password = Password })).IsRefused(HttpStatusCode.Conflict, "account-is-candidate");
        await app.Db.Execute("DELETE FROM RegistrationFormPart", null, None);
        await Accepted(app, "former@hokkaido.example");
    }

    [Fact]
    public async Task Guesses_at_a_known_accounts_password_are_counted_with_those_of_its_sign_in()
    {
        var (app, admin) = await Scene();
        await using var _ = app;
        await WithPassword(app, "former@hokkaido.example");
        (await Invite(admin, "former@hokkaido.example")).Is(HttpStatusCode.Created);
        var token = (await Latest<Letter.InvitedAsMember>(app)).Token;
        for (var guess = 0; guess < 10; guess++) (await app.Nobody().Post("/api/invitations/accept", new { token, name = "新人", password = $"not the password {guess}" })).IsRefused(HttpStatusCode.BadRequest, "wrong-password");
        (await app.Nobody().Post("/api/invitations/accept", new { token, name = "新人", password = Password })).IsRefused(HttpStatusCode.TooManyRequests, "sign-in-locked");
        (await app.Nobody().Post("/api/accounts/sign-in", new { email = "former@hokkaido.example", password = Password })).IsRefused(HttpStatusCode.TooManyRequests, "sign-in-locked");
        Assert.Equal(10, await app.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent WHERE Action = 'session.refused' AND Detail = 'password'", null, None));
        await Latest<Letter.PasswordGuessed>(app);
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        await Accepted(app, "former@hokkaido.example");
    }

    [Fact]
    public async Task A_link_ends_after_seven_days_is_renewed_by_sending_again_and_void_when_taken_back()
    {
        var (app, admin) = await Scene();
        await using var _ = app;
        var id = (await Invite(admin, "new@hokkaido.example")).Is(HttpStatusCode.Created)["invitationId"].GetGuid();
        var first = (await Latest<Letter.InvitedAsMember>(app)).Token;
        app.Clock.Advance(TimeSpan.FromDays(7));
        var back = await app.Member("prefecture", Hokkaido, "admin", "b@hokkaido.example");
        (await app.Nobody().Post("/api/invitations/look", new { token = first })).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        Assert.Equal("expired", (await back.Get($"/api/organisations/{back.OrganisationId}")).IsOk()["invitations"][0].GetProperty("state").GetString());
        (await back.Post($"/api/organisations/{back.OrganisationId}/invitations/{id}/resend")).Is(HttpStatusCode.NoContent);
        var second = (await Latest<Letter.InvitedAsMember>(app)).Token;
        (await app.Nobody().Post("/api/invitations/look", new { token = first })).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        (await app.Nobody().Post("/api/invitations/look", new { token = second })).IsOk();
        (await back.Delete($"/api/organisations/{back.OrganisationId}/invitations/{id}")).Is(HttpStatusCode.NoContent);
        (await app.Nobody().Post("/api/invitations/look", new { token = second })).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        await Latest<Letter.InvitationRevoked>(app);
        (await Invite(back, "new@hokkaido.example")).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Reviewers_and_auditors_are_invited_to_the_ministry_alone()
    {
        var (app, admin) = await Scene();
        await using var _ = app;
        foreach (var role in new[] { "reviewer", "auditor" }) Assert.Equal(["role"], (await Invite(admin, "new@hokkaido.example", role)).IsRefused(HttpStatusCode.BadRequest, "role-not-here").Fields);
        Assert.Equal(["role"], (await Invite(admin, "new@hokkaido.example", "owner")).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        var mic = await app.MinistryAdmin();
        (await Invite(mic, "audit@mic.example", "auditor")).Is(HttpStatusCode.Created);
        var auditor = await Accepted(app, "audit@mic.example");
        (await auditor.Get("/api/audit")).IsOk();
        foreach (var door in new[] { "/api/reviews", "/api/objections", "/api/registrations/TP-0000001", "/api/candidates", "/api/digests/runs", "/api/standards/policies" }) (await auditor.Get(door)).IsRefused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Theory]
    [InlineData("removal")]
    [InlineData("suspension")]
    [InlineData("role")]
    public async Task What_an_admin_sent_who_is_put_out_is_no_way_back(string how)
    {
        var (app, admin) = await Scene();
        await using var _ = app;
        var leaver = await app.Member("prefecture", Hokkaido, "admin", "leaver@hokkaido.example");
        (await Invite(leaver, "own-second-address@hokkaido.example", "admin")).Is(HttpStatusCode.Created);
        (await Invite(admin, "colleague@hokkaido.example")).Is(HttpStatusCode.Created);
        var path = $"/api/organisations/{admin.OrganisationId}/members/{leaver.AccountId}/{how}";
        Assert.True((how == "role" ? await admin.Put(path, new { role = "member" }) : await admin.Post(path, how == "removal" ? new { } : null)).Status is HttpStatusCode.NoContent or HttpStatusCode.OK);
        Assert.Equal(["colleague@hokkaido.example"], (await admin.Get($"/api/organisations/{admin.OrganisationId}")).IsOk()["invitations"].EnumerateArray().Select(one => one.GetProperty("email").GetString()));
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'InvitationRevoked'", null, None));
        Assert.Contains("invitationsRevoked=1", await app.Db.Find<string>("SELECT Detail FROM AuditEvent WHERE Action IN ('member.removed', 'member.suspended', 'member.roleChanged')", null, None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_invitations_does_not_tell_whose_address_has_an_account()
    {
        var (app, admin) = await Scene();
        await using var _ = app;
        await WithPassword(app, "Known@people.example");
        await app.Db.Execute("UPDATE Account SET Email = 'Known@people.example', EmailNormalized = 'known@people.example' WHERE EmailNormalized = 'Known@people.example' OR EmailNormalized = 'known@people.example'", null, None);
        foreach (var address in new[] { "kNOWN@people.example", "nOBODY@people.example" }) (await Invite(admin, address)).Is(HttpStatusCode.Created);
        Assert.Equal(["known@people.example", "nobody@people.example"], (await admin.Get($"/api/organisations/{admin.OrganisationId}")).IsOk()["invitations"].EnumerateArray().Select(one => one.GetProperty("email").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_two_clicks_at_once_one_joins()
    {
        var (app, admin) = await Scene();
        await using var _ = app;
        (await Invite(admin, "new@hokkaido.example")).Is(HttpStatusCode.Created);
        var token = (await Latest<Letter.InvitedAsMember>(app)).Token;
        var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => app.Nobody().Post("/api/invitations/accept", new { token, name = "新人", password = Password }), None)));
        Assert.Single(clicks, click => click.Status == HttpStatusCode.NoContent);
        Assert.All(clicks.Where(click => click.Status != HttpStatusCode.NoContent), click => Assert.True(click.ProblemType is "/problems/link-expired" or "/problems/wrong-password", click.Text));
        Assert.Equal(2, await app.Db.Find<int>("SELECT COUNT(*) FROM Membership", null, None));
    }
}
