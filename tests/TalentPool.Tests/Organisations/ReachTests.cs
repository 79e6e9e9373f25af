using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Http;
using static TalentPool.Tests.Organisations.AnOrganisation;

namespace TalentPool.Tests.Organisations;

/// <summary>Who reaches what: every act on members, invitations, applications and organisations, as everybody who should not.</summary>
public sealed class ReachTests
{
    static readonly CancellationToken None = TestContext.Current.CancellationToken;

    static IEnumerable<(string Name, Func<Caller, Task<Answer>> Do)> Acts(Guid organisation, Guid member, Guid invitation, Guid application) =>
    [
        ("list applications", caller => caller.Get("/api/organisation-applications")),
        ("list organisations", caller => caller.Get("/api/organisations")),
        ("see the application", caller => caller.Get($"/api/organisation-applications/{application}")),
        ("decide", caller => caller.Post($"/api/organisation-applications/{application}/decision", new { decision = "refused", reason = "理由" })),
        ("see the organisation", caller => caller.Get($"/api/organisations/{organisation}")),
        ("see open work", caller => caller.Get($"/api/organisations/{organisation}/members/{member}/open-work")),
        ("invite", caller => caller.Post($"/api/organisations/{organisation}/invitations", new { email = $"{Guid.NewGuid():N}@city.example", role = "member" })),
        ("resend", caller => caller.Post($"/api/organisations/{organisation}/invitations/{invitation}/resend")),
        ("revoke", caller => caller.Delete($"/api/organisations/{organisation}/invitations/{invitation}")),
        ("change the role", caller => caller.Put($"/api/organisations/{organisation}/members/{member}/role", new { role = "admin" })),
        ("confirm", caller => caller.Post($"/api/organisations/{organisation}/members/{member}/confirmation")),
        ("suspend the member", caller => caller.Post($"/api/organisations/{organisation}/members/{member}/suspension")),
        ("reinstate the member", caller => caller.Delete($"/api/organisations/{organisation}/members/{member}/suspension")),
        ("remove", caller => caller.Post($"/api/organisations/{organisation}/members/{member}/removal", new { })),
        ("suspend the organisation", caller => caller.Post($"/api/organisations/{organisation}/suspension", new { reason = "理由" })),
        ("end its suspension", caller => caller.Delete($"/api/organisations/{organisation}/suspension")),
    ];

    // These show an overseer what is in reach: nothing of others.
    static readonly string[] Lists = ["list applications", "list organisations"];

    [Fact]
    public async Task Nobody_out_of_reach_sees_or_changes_anything()
    {
        await using var app = await TestApp.Start();
        var hakodate = await Made(app);
        await Made(app, "municipality", Onomichi);
        await Made(app, "company", Number);
        var admin = await app.Member("municipality", Hakodate, "admin", "a@hakodate.example");
        var member = await app.Member("municipality", Hakodate, "member", "m@hakodate.example");
        var invitation = (await admin.Post($"/api/organisations/{hakodate}/invitations", new { email = "new@hakodate.example", role = "member" })).Is(HttpStatusCode.Created)["invitationId"].GetGuid();
        var application = await Submitted(app, Municipality("dx@kushiro.example", "012068"));
        var suspended = await app.Member("prefecture", Hokkaido, "admin", "suspended@hokkaido.example");
        await app.Db.Execute("UPDATE Membership SET SuspendedAt = '2026-11-01 00:00:00.000' WHERE AccountId = @AccountId", new { suspended.AccountId }, None);
        (string Who, Caller Caller, HttpStatusCode Answer)[] outsiders =
        [
            ("nobody", app.Nobody(), HttpStatusCode.Unauthorized),
            ("a candidate", await app.Candidate(), HttpStatusCode.Forbidden),
            ("a member of it who is no admin", member, HttpStatusCode.Forbidden),
            ("a member of its prefecture", await app.Staff(Hokkaido), HttpStatusCode.Forbidden),
            ("a reviewer of the ministry", await app.Ministry(), HttpStatusCode.Forbidden),
            ("an auditor of the ministry", await app.Ministry("audit@mic.example", "auditor"), HttpStatusCode.Forbidden),
            ("an admin of another prefecture", await app.Member("prefecture", Hiroshima, "admin", "a@hiroshima.example"), HttpStatusCode.NotFound),
            ("an admin of another municipality", await app.Member("municipality", Onomichi, "admin", "a@onomichi.example"), HttpStatusCode.NotFound),
            ("an admin of a company", await app.Member("company", Number, "admin", "a@minato.example"), HttpStatusCode.NotFound),
            ("a suspended admin of its prefecture", suspended, HttpStatusCode.Unauthorized),
        ];
        var before = await Everything(app);
        List<string> wrong = [];
        foreach (var (who, caller, expected) in outsiders)
            foreach (var (name, act) in Acts(hakodate, member.AccountId, invitation, application))
            {
                var answer = await act(caller);
                var isFine = answer.Status == expected
                    // Who is no overseer is turned away at the door of an overseer's act; another organisation's member sees that it is not theirs.
                    || (expected == HttpStatusCode.NotFound && answer.Status == HttpStatusCode.Forbidden)
                    || (expected == HttpStatusCode.Forbidden && name == "see the organisation" && answer.Status == (caller == member ? HttpStatusCode.OK : HttpStatusCode.NotFound))
                    || (Lists.Contains(name) && answer.Status == HttpStatusCode.OK && !answer.Text.Contains("函館市", StringComparison.Ordinal) && !answer.Text.Contains("釧路市", StringComparison.Ordinal));
                if (!isFine) wrong.Add($"{who}: {name} was answered {(int)answer.Status} {answer.Text}");
            }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, await Everything(app));
    }

    [Fact]
    public async Task The_prefecture_and_the_ministry_reach_it_but_only_the_ministry_suspends_it()
    {
        await using var app = await TestApp.Start();
        var hakodate = await Made(app);
        await app.Member("municipality", Hakodate, "admin", "a@hakodate.example");
        foreach (var overseer in new[] { await app.Member("prefecture", Hokkaido, "admin", "a@hokkaido.example"), await app.MinistryAdmin() })
        {
            var member = await app.Member("municipality", Hakodate, "member", $"{Guid.NewGuid():N}@hakodate.example");
            var invitation = (await overseer.Post($"/api/organisations/{hakodate}/invitations", new { email = $"{Guid.NewGuid():N}@hakodate.example", role = "member" })).Is(HttpStatusCode.Created)["invitationId"].GetGuid();
            var application = await Submitted(app, Municipality("dx@kushiro.example", "012068"));
            foreach (var (name, act) in Acts(hakodate, member.AccountId, invitation, application))
            {
                var answer = await act(overseer);
                if (name.Contains("suspension", StringComparison.Ordinal) || name == "suspend the organisation")
                    answer.Is(overseer.OrganisationId == await app.Db.Find<Guid>("SELECT OrganisationId FROM Organisation WHERE Kind = 'ministry'", null, None) ? HttpStatusCode.NoContent : HttpStatusCode.NotFound);
                else
                    Assert.True((int)answer.Status < 300, $"{name}: {(int)answer.Status} {answer.Text}");
            }
        }
    }

    static readonly string[] OfMembers =
    [
        "/api/accounts/me", "/api/accounts/password", "/api/accounts/sessions", "/api/accounts/sessions/{id:guid}", "/api/accounts/sign-on-ties", "/api/accounts/sign-on-ties/{id:guid}", "/api/organisations/{id:guid}",
    ];

    static readonly string[] OfAdmins =
    [
        .. OfMembers, "/api/organisations/{id:guid}/invitations", "/api/organisations/{id:guid}/invitations/{invitationId:guid}", "/api/organisations/{id:guid}/invitations/{invitationId:guid}/resend",
        "/api/organisations/{id:guid}/members/{accountId:guid}/confirmation", "/api/organisations/{id:guid}/members/{accountId:guid}/open-work", "/api/organisations/{id:guid}/members/{accountId:guid}/removal",
        "/api/organisations/{id:guid}/members/{accountId:guid}/role", "/api/organisations/{id:guid}/members/{accountId:guid}/suspension",
    ];

    [Theory]
    [InlineData("municipality", "member")]
    [InlineData("municipality", "admin")]
    [InlineData("company", "member")]
    [InlineData("company", "admin")]
    [InlineData("ministry", "auditor")]
    public async Task These_see_their_organisation_and_members_and_nothing_else(string kind, string role)
    {
        await using var app = await TestApp.Start();
        var authorization = app.Services.GetRequiredService<IAuthorizationService>();
        var user = new ClaimsPrincipal(new ClaimsIdentity([new("sub", Guid.NewGuid().ToString()), new(Policies.KindClaim, kind), new(Policies.RoleClaim, role)], "test"));
        List<string> open = [];
        foreach (var endpoint in app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api", StringComparison.Ordinal) == true && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            var isOpen = true;
            foreach (var guard in endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()) isOpen &= (await authorization.AuthorizeAsync(user, null, guard.Policy!)).Succeeded;
            if (isOpen) open.Add(endpoint.RoutePattern.RawText!.TrimEnd('/'));
        }

        string[] audit = role == "auditor" ? ["/api/audit", "/api/audit/check", "/api/audit/export"] : [];
        Assert.Equal((role == "admin" ? OfAdmins : OfMembers).Concat(audit).Order(StringComparer.Ordinal), open.Where(path => !OfTheAccount(path)).Distinct().Order(StringComparer.Ordinal));
    }

    // Everyone's own second factors.
    static bool OfTheAccount(string path) => path.StartsWith("/api/accounts/second-factors", StringComparison.Ordinal) || path.StartsWith("/api/accounts/step-up", StringComparison.Ordinal);

    static async Task<string> Everything(TestApp app) => string.Join('\n', await app.Db.Query<string>(
        """
        SELECT CONCAT('o ', OrganisationId, IsActive) FROM Organisation UNION ALL SELECT CONCAT('m ', AccountId, Role, SuspendedAt, VerifiedUntil) FROM Membership
        UNION ALL SELECT CONCAT('i ', InvitationId, TokenHash, RevokedAt) FROM Invitation UNION ALL SELECT CONCAT('a ', ApplicationId, Status) FROM OrganisationApplication
        UNION ALL SELECT CONCAT('c ', COUNT(*)) FROM AuditEvent WHERE Action <> 'organisation.viewed' UNION ALL SELECT CONCAT('l ', COUNT(*)) FROM OutboxMail ORDER BY 1
        """, null, None));
}
