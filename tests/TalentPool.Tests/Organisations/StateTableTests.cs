using System.Net;
using TalentPool.Accounts;
using TalentPool.Organisations;
using static TalentPool.Tests.Organisations.AnOrganisation;

namespace TalentPool.Tests.Organisations;

/// <summary>Every state of an application, an invitation and a membership against every act on it: what is not in the table is refused by name and leaves nothing behind.</summary>
public sealed class StateTableTests
{
    static readonly CancellationToken None = TestContext.Current.CancellationToken;

    /// <param name="Allowed">From state to state; all that is not there is refused.</param>
    /// <param name="Refusals">Which problems may be given instead.</param>
    /// <param name="Do">The act by an admin of the ministry, or with the link; null comes from the worker.</param>
    sealed record Act(string Allowed, string[] Refusals, Func<Scene, Task<Answer?>> Do);

    sealed record Scene(TestApp App, Caller Mic, Guid Organisation, Guid Id, string Token);

    static readonly Dictionary<string, Act> OnApplications = new()
    {
        ["open the link"] = new("unverified>submitted", ["link-expired"], async s => await s.App.Nobody().Post("/api/organisation-applications/verify", new { token = s.Token })),
        ["approve"] = new("submitted>approved", ["no-such-application", "already-decided"], async s => await s.Mic.Post($"/api/organisation-applications/{s.Id}/decision", new { decision = "approved" })),
        ["refuse"] = new("submitted>refused", ["no-such-application", "already-decided"], async s => await s.Mic.Post($"/api/organisation-applications/{s.Id}/decision", new { decision = "refused", reason = "理由" })),
        ["worker"] = new("stale>gone", [], Work),
    };

    [Theory]
    [InlineData("unverified")]
    [InlineData("stale")]
    [InlineData("submitted")]
    [InlineData("approved")]
    [InlineData("refused")]
    public async Task Applications(string state)
    {
        await using var app = await TestApp.Start();
        var mic = await app.MinistryAdmin();
        List<string> wrong = [];
        foreach (var (name, act) in OnApplications)
        {
            await app.Db.Execute("DELETE FROM OrganisationApplication", null, None);
            await app.Db.Execute("DELETE FROM Invitation", null, None);
            var scene = new Scene(app, mic, Guid.Empty, Guid.NewGuid(), Secrets.New());
            var account = await WithPassword(app, $"{Guid.NewGuid():N}@city.example", "unverified");
            await app.Db.Execute(
                """
                INSERT INTO OrganisationApplication (ApplicationId, Kind, PrefectureCode, MunicipalityCode, NameJa, NameEn, ContactName, ContactPhone, AccountId, Status, TokenHash, AppliedAt, ExpiresAt, SubmittedAt)
                VALUES (@Id, 'municipality', '010006', '012025', '函館市', 'Hakodate', '担当', '0138', @account, @status, @hash, @now, @until, @now)
                """, new { scene.Id, account, status = state == "stale" ? "unverified" : state, hash = Secrets.Hash(scene.Token), now = app.Clock.GetUtcNow(), until = app.Clock.GetUtcNow().AddHours(state == "stale" ? 0 : 24) }, None);
            wrong.AddRange(await Try(name, act, scene, state, async () => await app.Db.Find<string>("SELECT Status FROM OrganisationApplication WHERE ApplicationId = @Id", new { scene.Id }, None) is not { } status ? "gone" : state == "stale" && status == "unverified" ? "stale" : status));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    static readonly Dictionary<string, Act> OnInvitations = new()
    {
        ["look"] = new("open=open", ["link-expired"], async s => await s.App.Nobody().Post("/api/invitations/look", new { token = s.Token })),
        ["accept"] = new("open>accepted", ["link-expired"], async s => await s.App.Nobody().Post("/api/invitations/accept", new { token = s.Token, name = "新人", password = Password })),
        ["resend"] = new("open>open expired>open", ["invitation-closed"], async s => await s.Mic.Post($"/api/organisations/{s.Organisation}/invitations/{s.Id}/resend")),
        ["revoke"] = new("open>revoked expired>revoked", ["invitation-closed"], async s => await s.Mic.Delete($"/api/organisations/{s.Organisation}/invitations/{s.Id}")),
        ["worker"] = new("", [], Work),
    };

    [Theory]
    [InlineData("open")]
    [InlineData("expired")]
    [InlineData("accepted")]
    [InlineData("revoked")]
    public async Task Invitations(string state)
    {
        await using var app = await TestApp.Start();
        var mic = await app.MinistryAdmin();
        await app.Db.Execute("UPDATE Membership SET VerifiedUntil = '2027-11-24'", null, None);
        var organisation = await Made(app);
        List<string> wrong = [];
        foreach (var (name, act) in OnInvitations)
        {
            var scene = new Scene(app, mic, organisation, Guid.NewGuid(), Secrets.New());
            var account = await WithPassword(app, $"{Guid.NewGuid():N}@city.example", "unverified");
            var now = app.Clock.GetUtcNow();
            await app.Db.Execute(
                """
                INSERT INTO Invitation (InvitationId, OrganisationId, AccountId, Role, TokenHash, InvitedAt, ExpiresAt, AcceptedAt, RevokedAt)
                VALUES (@Id, @organisation, @account, 'member', @hash, @now, @until, @accepted, @revoked)
                """, new { scene.Id, organisation, account, hash = Secrets.Hash(scene.Token), now, until = state == "expired" ? now : now.AddDays(7), accepted = state == "accepted" ? now : (DateTimeOffset?)null, revoked = state == "revoked" ? now : (DateTimeOffset?)null }, None);
            wrong.AddRange(await Try(name, act, scene, state, async () => (await app.Db.Find<string>(
                "SELECT CASE WHEN AcceptedAt IS NOT NULL THEN 'accepted' WHEN RevokedAt IS NOT NULL THEN 'revoked' WHEN ExpiresAt <= @now THEN 'expired' ELSE 'open' END FROM Invitation WHERE InvitationId = @Id", new { scene.Id, now }, None))!));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    static readonly string[] NoMember = ["no-such-member"];

    static readonly Dictionary<string, Act> OnMembers = new()
    {
        ["change the role"] = new("active>active due>due lapsed>lapsed suspended>suspended", NoMember, async s => await s.Mic.Put($"/api/organisations/{s.Organisation}/members/{s.Id}/role", new { role = "admin" })),
        ["suspend"] = new("active>suspended due>suspended lapsed>suspended", ["already-suspended", .. NoMember], async s => await s.Mic.Post($"/api/organisations/{s.Organisation}/members/{s.Id}/suspension")),
        ["reinstate"] = new("suspended>active", ["not-suspended", .. NoMember], async s => await s.Mic.Delete($"/api/organisations/{s.Organisation}/members/{s.Id}/suspension")),
        ["confirm"] = new("due>active lapsed>active", ["confirmation-too-early", .. NoMember], async s => await s.Mic.Post($"/api/organisations/{s.Organisation}/members/{s.Id}/confirmation")),
        ["remove"] = new("active>gone due>gone lapsed>gone suspended>gone", NoMember, async s => await s.Mic.Post($"/api/organisations/{s.Organisation}/members/{s.Id}/removal", new { })),
        ["worker"] = new("due>due lapsed>lapsed", [], Work),
    };

    [Theory]
    [InlineData("active")]
    [InlineData("due")]
    [InlineData("lapsed")]
    [InlineData("suspended")]
    [InlineData("gone")]
    public async Task Members(string state)
    {
        await using var app = await TestApp.Start();
        var mic = await app.MinistryAdmin();
        var organisation = await Made(app);
        await app.Member("municipality", Hakodate, "admin", "a@hakodate.example");
        await app.Db.Execute("UPDATE Membership SET VerifiedUntil = '2027-11-24'", null, None);
        List<string> wrong = [];
        foreach (var (name, act) in OnMembers)
        {
            await app.Db.Execute("UPDATE Membership SET VerifiedUntil = '2027-11-24', SuspendedAt = NULL", null, None);
            var member = await app.Member("municipality", Hakodate, "member", $"{Guid.NewGuid():N}@city.example");
            var until = state switch { "due" => "2026-12-10", "lapsed" => "2026-11-23", _ => "2027-11-24" };
            await app.Db.Execute("UPDATE Membership SET VerifiedUntil = @until, SuspendedAt = CASE WHEN @state = 'suspended' THEN '2026-11-01 00:00:00.000' END WHERE AccountId = @AccountId", new { member.AccountId, until, state }, None);
            if (state == "gone") await app.Db.Execute("DELETE FROM Membership WHERE AccountId = @AccountId", new { member.AccountId }, None);
            var scene = new Scene(app, mic, organisation, member.AccountId, "");
            wrong.AddRange(await Try(name, act, scene, state, async () => await app.Db.Find<string>(
                "SELECT CASE WHEN SuspendedAt IS NOT NULL THEN 'suspended' WHEN VerifiedUntil < '2026-11-24' THEN 'lapsed' WHEN VerifiedUntil < '2027-01-01' THEN 'due' ELSE 'active' END FROM Membership WHERE AccountId = @Id", new { scene.Id }, None) ?? "gone"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    static async Task<IEnumerable<string>> Try(string name, Act act, Scene scene, string from, Func<Task<string>> state)
    {
        var before = await Traces(scene.App);
        var answer = await act.Do(scene);
        var (to, after) = (await state(), await Traces(scene.App));
        var looks = act.Allowed.Split(' ').Contains($"{from}={to}");
        var moved = act.Allowed.Split(' ').Where(change => change.StartsWith(from + ">", StringComparison.Ordinal)).Select(change => change[(from.Length + 1)..]).SingleOrDefault();
        if (looks) return answer!.Status == HttpStatusCode.OK && before == after ? [] : [$"{name} from {from}: {answer.Text}"];
        if (moved is not null)
            return to != moved ? [$"{name} from {from} became {to}: {answer?.Text}"] : before == after && to != "gone" ? [$"{name} from {from} left no trace"] : [];
        if (to != from || before != after) return [$"{name} from {from} changed something and became {to}"];
        if (answer is null) return [];
        return answer.Status is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError && act.Refusals.Contains(answer.ProblemType?.Split('/')[^1]) ? [] : [$"{name} from {from}: {(int)answer.Status} {answer.Text}"];
    }

    /// <summary>What an act may leave behind.</summary>
    static async Task<string> Traces(TestApp app) => string.Join(' ', await app.Db.Query<int>(
        "SELECT COUNT(*) FROM AuditEvent UNION ALL SELECT 100000 + COUNT(*) FROM OutboxMail UNION ALL SELECT 200000 + COUNT(*) FROM Membership UNION ALL SELECT 300000 + COUNT(*) FROM Invitation ORDER BY 1", null, None));

    static async Task<Answer?> Work(Scene scene)
    {
        await ConfirmYearly.RunOnce(scene.App.Db, scene.App.Clock, None);
        return null;
    }
}
