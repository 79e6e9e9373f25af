using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using static TalentPool.Tests.Organisations.AnOrganisation;

namespace TalentPool.Tests.Accounts.SignOn;

/// <summary>Answers of an issuer, of strangers and of chance that must not let anybody in, nor change anything.</summary>
public sealed class RefusedSignOnTests
{
    static readonly CancellationToken None = TestContext.Current.CancellationToken;

    static readonly Dictionary<string, (string Code, Func<AnIdToken, AnIdToken> Change)> Forged = new()
    {
        ["another issuer"] = ("failed", token => token with { Issuer = "https://login.evil.example/tenant" }),
        ["an issuer by a longer name"] = ("failed", token => token with { Issuer = AnIssuer.Address + "/" }),
        ["another audience"] = ("failed", token => token with { Audience = "another-client" }),
        ["another nonce"] = ("failed", token => token with { Nonce = "made up" }),
        ["no nonce"] = ("failed", token => token with { Nonce = "" }),
        ["over"] = ("failed", token => token with { Age = TimeSpan.FromMinutes(8) }),
        ["not begun"] = ("failed", token => token with { Age = TimeSpan.FromMinutes(5), More = ("nbf", token.Now.AddMinutes(10).ToUnixTimeSeconds()) }),
        ["unsigned"] = ("failed", token => token with { Algorithm = "none" }),
        ["signed with the client's secret"] = ("failed", token => token with { Algorithm = SecurityAlgorithms.HmacSha256, OtherKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(AnIssuer.Secret)) }),
        ["signed with a stranger's key"] = ("failed", token => token with { OtherKey = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "one" } }),
        ["an unverified address"] = ("unverified", token => token with { IsVerified = false }),
        ["an address that nobody vouches for"] = ("unverified", token => token with { IsVerified = null }),
        ["no address"] = ("unverified", token => token with { Email = null }),
        ["two addresses in one"] = ("unverified", token => token with { Email = "staff@pref.example@evil.example" }),
        ["an address in wide letters"] = ("unverified", token => token with { Email = "ｓtaff@pref.example" }),
        ["a domain in wide letters"] = ("unverified", token => token with { Email = "staff@ｐref.example" }),
        ["a foreign domain"] = ("foreign-domain", token => token with { Email = "staff@hokkaido.example" }),
        ["a domain that ends alike"] = ("foreign-domain", token => token with { Email = "staff@evil-pref.example" }),
        ["a domain that begins alike"] = ("foreign-domain", token => token with { Email = "staff@pref.example.evil" }),
        ["a deeper domain"] = ("foreign-domain", token => token with { Email = "staff@sub.pref.example" }),
        ["nobody's address"] = ("not-invited", token => token with { Email = "nobody@pref.example" }),
        ["a candidate's address"] = ("not-invited", token => token with { Email = "hanako@pref.example" }),
        ["a suspended member's address"] = ("membership-suspended", token => token with { Email = "suspended@pref.example" }),
        ["a member's address who was not confirmed"] = ("membership-lapsed", token => token with { Email = "lapsed@pref.example" }),
        ["an invitation that is over"] = ("not-invited", token => token with { Email = "late@pref.example" }),
        ["an invited person without a name"] = ("name-missing", token => token with { Email = "new@pref.example", Name = "\u200b" }),
        ["a proof of yesterday"] = ("stale", token => token with { AuthTime = token.Now.AddHours(-13) }),
    };

    public static TheoryData<string> Names => [.. Forged.Keys];

    static async Task<TestApp> Scene(AnIssuer issuer)
    {
        var app = await issuer.App();
        await app.Staff(Hokkaido, "staff@pref.example");
        await app.Candidate("hanako@pref.example");
        var suspended = await app.Staff(Hokkaido, "suspended@pref.example");
        await app.Db.Execute("UPDATE Membership SET SuspendedAt = @now WHERE AccountId = @AccountId", new { suspended.AccountId, now = app.Clock.GetUtcNow() }, None);
        var lapsed = await app.Staff(Hokkaido, "lapsed@pref.example");
        await app.Db.Execute("UPDATE Membership SET VerifiedUntil = @day WHERE AccountId = @AccountId", new { lapsed.AccountId, day = new DateOnly(2026, 11, 1) }, None);
        var admin = await app.Member("prefecture", Hokkaido, "admin", "a@pref.example");
        foreach (var email in (string[])["late@pref.example", "new@pref.example"])
            (await admin.Post($"/api/organisations/{admin.OrganisationId}/invitations", new { email, role = "member" })).Is(HttpStatusCode.Created);
        await app.Db.Execute("UPDATE Invitation SET ExpiresAt = @now WHERE AccountId IN (SELECT AccountId FROM Account WHERE Email = 'late@pref.example')", new { now = app.Clock.GetUtcNow() }, None);
        return app;
    }

    /// <summary>What a sign-on could change; that it was refused is put on the trail.</summary>
    static async Task<string> State(TestApp app) => string.Join(' ', await Task.WhenAll(
        ((string[])["SignOnTie", "AccountSession", "RefreshToken", "Membership", "AuditEvent WHERE Action <> 'session.refused'", "OutboxMail", "KnownDevice", "Account WHERE Status = 'active'", "Invitation WHERE AcceptedAt IS NULL"])
        .Select(async table => $"{table}={await app.Db.Find<int>($"SELECT COUNT(*) FROM {table}", null, None)}")));

    [Theory, MemberData(nameof(Names))]
    public async Task A_wrong_answer_lets_nobody_in(string name)
    {
        using var issuer = new AnIssuer();
        await using var app = await Scene(issuer);
        var before = await State(app);
        var (code, change) = Forged[name];
        var (landed, round) = await ARound.Through(app, issuer, change, "?goTo=%2Fcandidates");
        Assert.Equal($"/sign-in?refused={code}&next=%2Fcandidates", landed);
        Assert.DoesNotContain("talentpool-session", round.Cookies.Keys);
        Assert.Equal(before, await State(app));
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent WHERE Action = 'session.refused' AND Detail = 'sign-on'", null, None));
    }

    [Fact]
    public async Task The_right_answer_lets_one_in_where_wrong_ones_do_not()
    {
        using var issuer = new AnIssuer();
        await using var app = await Scene(issuer);
        Assert.Equal("/sign-in/done", (await ARound.Through(app, issuer)).Landed);
    }

    [Fact]
    public async Task A_round_counts_once_in_its_own_browser_and_in_its_time()
    {
        using var issuer = new AnIssuer();
        await using var app = await Scene(issuer);
        var before = await State(app);

        var stolen = await ARound.Begin(app, issuer);
        var victim = await ARound.Begin(app, issuer);
        Assert.Equal("/sign-in?refused=over", await victim.Return($"code={stolen.CodeFor(stolen.Token)}&state={Uri.EscapeDataString(stolen.State)}"));
        stolen.Cookies.Clear();
        Assert.Equal("/sign-in?refused=over", await stolen.Return(stolen.Token));
        var slow = await ARound.Begin(app, issuer);
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("/sign-in?refused=over", await slow.Return(slow.Token));
        Assert.Equal("/sign-in?refused=over", await slow.Return("code=x&state=made-up"));
        Assert.Equal("/sign-in?refused=over", await slow.Return("code=x"));
        Assert.Equal("/sign-in?refused=over", await slow.Return(""));
        Assert.Equal(0, issuer.Asked);
        Assert.Equal(before, await State(app));

        // The same answer again, with the cookies that the browser had: the issuer is not asked a second time.
        var round = await ARound.Begin(app, issuer);
        var (kept, query) = (new Dictionary<string, string>(round.Cookies), $"code={round.CodeFor(round.Token)}&state={Uri.EscapeDataString(round.State)}");
        Assert.Equal("/sign-in/done", await round.Return(query));
        foreach (var (name, value) in kept) round.Cookies[name] = value;
        Assert.Equal("/sign-in?refused=over", await round.Return(query));
        Assert.Equal(1, issuer.Asked);

        // A code of one round in another.
        var (first, second) = (await ARound.Begin(app, issuer), await ARound.Begin(app, issuer));
        Assert.Equal("/sign-in?refused=failed", await second.Return($"code={first.CodeFor(first.Token)}&state={Uri.EscapeDataString(second.State)}"));
    }

    [Theory]
    [InlineData("access_denied", "cancelled")]
    [InlineData("server_error", "failed")]
    [InlineData("login_required", "failed")]
    public async Task An_error_of_the_issuer_is_told_in_our_words(string error, string code)
    {
        using var issuer = new AnIssuer();
        await using var app = await Scene(issuer);
        var round = await ARound.Begin(app, issuer, "?goTo=%2Fcandidates");
        var landed = await round.Return($"error={error}&error_description=staff%40pref.example&state={Uri.EscapeDataString(round.State)}");
        Assert.StartsWith($"/sign-in?refused={code}", landed, StringComparison.Ordinal);
        Assert.DoesNotContain("staff", landed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_another_issuer_is_refused()
    {
        using var issuer = new AnIssuer();
        await using var app = await Scene(issuer);
        var round = await ARound.Begin(app, issuer);
        Assert.Equal("/sign-in?refused=failed", await round.Return($"code={round.CodeFor(round.Token)}&state={Uri.EscapeDataString(round.State)}&iss=https%3A%2F%2Fevil.example"));
        Assert.Equal(0, issuer.Asked);
    }

    [Theory]
    [InlineData(true, "unreachable")]
    [InlineData(false, "failed")]
    public async Task An_issuer_that_cannot_be_asked_is_said_so(bool isDown, string code)
    {
        using var issuer = new AnIssuer { IsDown = isDown, RefusesPushes = !isDown };
        await using var app = await Scene(issuer);
        using var browser = app.WithoutCookies();
        using var answer = await browser.GetAsync(new Uri("/api/accounts/sign-on/pref?goTo=/candidates", UriKind.Relative), None);
        Assert.Equal($"/sign-in?refused={code}&next=%2Fcandidates", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Discovery_cannot_rename_the_issuer()
    {
        using var issuer = new AnIssuer { Named = "https://login.evil.example" };
        await using var app = await Scene(issuer);
        Assert.Equal("/sign-in?refused=failed", (await ARound.Through(app, issuer, token => token with { Issuer = "https://login.evil.example" })).Landed);
    }

    [Fact]
    public async Task Tied_accounts_are_held_to_standing_and_domains_at_each_sign_in()
    {
        using var issuer = new AnIssuer();
        await using var app = await Scene(issuer);
        var account = new { id = await AccountOf(app, "staff@pref.example"), now = app.Clock.GetUtcNow() };
        await ARound.Through(app, issuer);
        foreach (var (change, undo, code) in new (string, string, string)[]
        {
            ("UPDATE Membership SET SuspendedAt = @now WHERE AccountId = @id", "UPDATE Membership SET SuspendedAt = NULL WHERE AccountId = @id", "membership-suspended"),
            ("UPDATE Organisation SET IsActive = 0 WHERE Kind = 'prefecture'", "UPDATE Organisation SET IsActive = 1 WHERE Kind = 'prefecture'", "organisation-suspended"),
            ("UPDATE Account SET Status = 'suspended' WHERE AccountId = @id", "UPDATE Account SET Status = 'active' WHERE AccountId = @id", "not-invited"),
            // As if the domain had gone from the configuration.
            ("UPDATE Account SET EmailNormalized = 'staff@former.example' WHERE AccountId = @id", "UPDATE Account SET EmailNormalized = 'staff@pref.example' WHERE AccountId = @id", "foreign-domain"),
        })
        {
            await app.Db.Execute(change, account, None);
            var before = await State(app);
            Assert.Equal($"/sign-in?refused={code}", (await ARound.Through(app, issuer)).Landed);
            Assert.Equal(before, await State(app));
            await app.Db.Execute(undo, account, None);
        }

        Assert.Equal("/sign-in?refused=foreign-domain", (await ARound.Through(app, issuer, token => token with { Email = "staff@elsewhere.example" })).Landed);
        Assert.Equal("/sign-in/done", (await ARound.Through(app, issuer)).Landed);
    }

    [Fact]
    public async Task Two_invitations_are_chosen_between_by_their_links()
    {
        using var issuer = new AnIssuer();
        await using var app = await Scene(issuer);
        var other = await app.Member("prefecture", Hiroshima, "admin", "b@pref.example");
        (await other.Post($"/api/organisations/{other.OrganisationId}/invitations", new { email = "new@pref.example", role = "member" })).Is(HttpStatusCode.Created);
        Assert.Equal("/sign-in?refused=several-invitations", (await ARound.Through(app, issuer, token => token with { Email = "new@pref.example" })).Landed);
    }
}
