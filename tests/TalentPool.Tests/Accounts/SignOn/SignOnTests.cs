using System.Net;
using TalentPool.Mail;
using TalentPool.Tests.Accounts.SecondFactors;
using static TalentPool.Tests.Organisations.AnOrganisation;

namespace TalentPool.Tests.Accounts.SignOn;

public sealed class SignOnTests
{
    static readonly CancellationToken None = TestContext.Current.CancellationToken;

    static Task<string> AmrOf(TestApp app, Caller person) => Find<string>(app, "SELECT Amr FROM AccountSession WHERE SessionId <> @SessionId AND AccountId = @AccountId", person);

    static async Task<T> Find<T>(TestApp app, string sql, object? args = null) => (await app.Db.Find<T>(sql, args, None))!;

    [Fact]
    public async Task Without_issuers_there_is_no_such_way_in()
    {
        await using var app = await TestApp.Start();
        Assert.Empty((await app.Nobody().Get("/api/accounts/sign-on")).IsOk()["items"].EnumerateArray());
        (await app.Nobody().Get("/api/accounts/sign-on/pref")).IsRefused(HttpStatusCode.NotFound, "no-such-issuer");
        (await app.Nobody().Get("/api/accounts/sign-on/pref/callback?code=x&state=x")).IsRefused(HttpStatusCode.NotFound, "no-such-issuer");
    }

    [Fact]
    public async Task A_member_is_tied_once_told_by_mail_and_signed_in()
    {
        using var issuer = new AnIssuer();
        await using var app = await issuer.App();
        var staff = await app.Staff(Hokkaido, "staff@pref.example");
        Assert.Equal("県庁の認証基盤", (await app.Nobody().Get("/api/accounts/sign-on")).IsOk()["items"][0].GetProperty("nameJa").GetString());

        var (landed, round) = await ARound.Through(app, issuer, query: "?goTo=%2Fcandidates%3Fq%3Daws%23top");
        Assert.Equal("/sign-in/done?next=%2Fcandidates%3Fq%3Daws%23top", landed);
        var asked = round.Asked;
        Assert.Equal(("code", "S256", "openid profile email", "talentpool", "43200", "ja"), (asked["response_type"], asked["code_challenge_method"], asked["scope"], asked["client_id"], asked["max_age"], asked["ui_locales"]));
        Assert.False(asked.ContainsKey("response_mode"), "The default of the code flow is the query.");
        var me = (await (await round.SignedIn()).Get("/api/accounts/me")).IsOk();
        Assert.Equal(("staff@pref.example", "prefecture", staff.AccountId), (me["email"].GetString(), me["kind"].GetString(), me["accountId"].GetGuid()));
        Assert.Equal("fed", await AmrOf(app, staff));
        Assert.Equal(new Letter.SignOnChanged(true, "県庁の認証基盤", "Prefectural sign-on", app.Clock.GetUtcNow()), await Find<string>(app, "SELECT Letter FROM OutboxMail WHERE Kind = 'SignOnChanged' AND AccountId = @AccountId", staff) is { } letter ? Outbox.Read(app.Db.Seal, letter) : null);

        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("/sign-in/done", (await ARound.Through(app, issuer)).Landed);
        Assert.Equal((1, 1), (await Find<int>(app, "SELECT COUNT(*) FROM SignOnTie"), await Find<int>(app, "SELECT COUNT(*) FROM AuditEvent WHERE Action = 'account.signOnTied' AND Detail = 'pref'")));
        Assert.Equal(1, await Find<int>(app, "SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'SignOnChanged'"));
    }

    [Fact]
    public async Task Cookies_of_a_round_are_short_bound_to_its_way_back_and_gone_afterwards()
    {
        using var issuer = new AnIssuer();
        await using var app = await issuer.App();
        await app.Staff(Hokkaido, "staff@pref.example");
        var round = await ARound.Begin(app, issuer);
        Assert.Equal(2, round.SetCookies.Count);
        Assert.All(round.SetCookies, cookie =>
        {
            Assert.StartsWith("talentpool-sign-on-", cookie, StringComparison.Ordinal);
            foreach (var part in (string[])["path=/api/accounts/sign-on/pref/callback", "samesite=lax", "httponly", "expires="]) Assert.Contains(part, cookie, StringComparison.Ordinal);
        });
        await round.Return(round.Token);
        Assert.DoesNotContain(round.Cookies.Keys, name => name.StartsWith("talentpool-sign-on-", StringComparison.Ordinal));
        Assert.Contains(round.SetCookies, cookie => cookie.StartsWith("talentpool-session=", StringComparison.Ordinal) && cookie.Contains("samesite=strict", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/.//evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("candidates")]
    [InlineData("")]
    public async Task A_round_leads_to_pages_of_this_site_alone(string goTo)
    {
        using var issuer = new AnIssuer();
        await using var app = await issuer.App();
        await app.Staff(Hokkaido, "staff@pref.example");
        Assert.Equal("/sign-in/done", (await ARound.Through(app, issuer, query: "?goTo=" + Uri.EscapeDataString(goTo))).Landed);
    }

    [Fact]
    public async Task An_invited_person_comes_in_without_a_password()
    {
        using var issuer = new AnIssuer();
        await using var app = await issuer.App();
        // A stranger signs up with the address before; the link is the owner's alone.
        (await app.Nobody().Post("/api/accounts", new { email = "new@pref.example" })).Is(HttpStatusCode.Accepted);
        var admin = await app.Member("prefecture", Hokkaido, "admin", "a@pref.example");
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await admin.Post($"/api/organisations/{admin.OrganisationId}/invitations", new { email = "new@pref.example", role = "member" })).Is(HttpStatusCode.Created);
        var link = (await Latest<Letter.InvitedAsMember>(app)).Token;

        var (landed, round) = await ARound.Through(app, issuer, token => token with { Email = "New@Pref.example" });
        Assert.Equal("/sign-in/done", landed);
        var me = (await (await round.SignedIn()).Get("/api/accounts/me")).IsOk();
        Assert.Equal(("new@pref.example", "北海 道子", "member", admin.OrganisationId), (me["email"].GetString(), me["displayName"].GetString(), me["role"].GetString(), me["organisation"].GetProperty("organisationId").GetGuid()));
        (await app.Nobody().Post("/api/accounts/sign-in", new { email = "new@pref.example", password = Password })).IsRefused(HttpStatusCode.Unauthorized, "sign-in-failed");
        (await app.Nobody().Post("/api/invitations/accept", new { token = link, name = "x", password = Password })).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        var account = await AccountOf(app, "new@pref.example");
        Assert.Equal(["member.joined", "account.signOnTied", "session.started"], await app.Db.Query<string>("SELECT Action FROM AuditEvent WHERE AccountId = @account AND Action <> 'account.verified' ORDER BY Seq", new { account }, None));
        Assert.Equal(1, await Find<int>(app, "SELECT COUNT(*) FROM OutboxMail WHERE AccountId = @account AND Kind = 'MembershipChanged'", new { account }));
    }

    [Fact]
    public async Task Who_left_comes_back_through_a_new_invitation_and_an_account_of_a_person_does_not()
    {
        using var issuer = new AnIssuer();
        await using var app = await issuer.App();
        var admin = await app.Member("prefecture", Hokkaido, "admin", "a@pref.example");
        var staff = await app.Staff(Hokkaido, "staff@pref.example");
        await ARound.Through(app, issuer);
        await app.Db.Execute("DELETE FROM Membership WHERE AccountId = @AccountId", new { staff.AccountId }, None);
        Assert.Equal("/sign-in?refused=not-invited", (await ARound.Through(app, issuer)).Landed);
        (await admin.Post($"/api/organisations/{admin.OrganisationId}/invitations", new { email = "staff@pref.example", role = "member" })).Is(HttpStatusCode.Created);
        Assert.Equal("/sign-in/done", (await ARound.Through(app, issuer)).Landed);

        // Whoever begins a registration after leaving is a person on the list, tied or not.
        await app.Db.Execute("DELETE FROM Membership WHERE AccountId = @AccountId", new { staff.AccountId }, None);
        await app.Db.Execute("INSERT INTO RegistrationFormPart (AccountId, Position, Text) VALUES (@AccountId, 0, '{}')", new { staff.AccountId }, None);
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await admin.Post($"/api/organisations/{admin.OrganisationId}/invitations", new { email = "staff@pref.example", role = "member" })).Is(HttpStatusCode.Created);
        Assert.Equal("/sign-in?refused=account-is-candidate", (await ARound.Through(app, issuer)).Landed);

        // An active account without a tie proves itself by the link and its password.
        await WithPassword(app, "old@pref.example");
        (await admin.Post($"/api/organisations/{admin.OrganisationId}/invitations", new { email = "old@pref.example", role = "member" })).Is(HttpStatusCode.Created);
        Assert.Equal("/sign-in?refused=by-link", (await ARound.Through(app, issuer, token => token with { Email = "old@pref.example", Subject = "other" })).Landed);
    }

    [Theory]
    [InlineData(true, "pwd otp", null, "fed mfa", "")]
    [InlineData(true, "mfa", null, "fed mfa", "")]
    [InlineData(true, "hwk user", null, "fed mfa", "")]
    [InlineData(true, "pwd", "level-2", "fed mfa", "")]
    [InlineData(true, "pwd", "level-1", null, "?asks=factor")]
    [InlineData(true, "otp", null, null, "?asks=factor")]
    [InlineData(false, "pwd otp mfa", "level-2", null, "?asks=factor")]
    public async Task Two_factors_at_the_issuer_count_only_where_its_word_for_them_does(bool counts, string amr, string? acr, string? session, string query)
    {
        using var issuer = new AnIssuer();
        await using var app = await issuer.App(("ProvesSecondFactor", counts ? "true" : "false"), ("SecondFactorAcr", "level-2 level-3"), ("Domains", "people.example"));
        await APerson.SignedIn(app);
        var staff = await AFactor.Employ(app);
        var (key, _) = await AFactor.AddAuthenticator(app, staff);
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        var (landed, round) = await ARound.Through(app, issuer, token => token with { Email = APerson.Email, Amr = amr.Split(' '), Acr = acr });
        Assert.Equal("/sign-in/done" + query, landed);
        var account = new { AccountId = await AccountOf(app, APerson.Email) };
        if (session is null)
        {
            (await round.Post("/api/accounts/refresh")).Is(HttpStatusCode.Unauthorized);
            var challenge = (await round.Post("/api/accounts/sign-on/second-factor/challenge")).IsOk();
            Assert.Equal(["authenticator", "recoveryCode"], challenge["methods"].EnumerateArray().Select(one => one.GetString()!));
            var answer = new { ceremony = challenge["ceremony"].GetString(), code = AFactor.Code(app, key) };
            // Neither the ceremony without this browser, nor the ceremony of a password.
            (await app.Nobody().Post("/api/accounts/sign-on/second-factor", answer)).IsRefused(HttpStatusCode.Unauthorized, "sign-on-over");
            (await round.Post("/api/accounts/sign-in/second-factor", answer)).IsRefused(HttpStatusCode.BadRequest, "ceremony-over");
            (await round.Post("/api/accounts/sign-on/second-factor", answer with { code = AFactor.WrongCode(app, key) })).IsRefused(HttpStatusCode.BadRequest, "wrong-code");
            (await round.Post("/api/accounts/sign-on/second-factor", answer)).IsOk();
            (await round.Post("/api/accounts/sign-on/second-factor/challenge")).IsRefused(HttpStatusCode.Unauthorized, "sign-on-over");
            session = "fed otp mfa";
        }

        (await round.SignedIn()).Http.Dispose();
        Assert.Equal(session, await Find<string>(app, "SELECT Amr FROM AccountSession WHERE AccountId = @AccountId ORDER BY StartedAt DESC, SessionId DESC", account));
    }

    [Fact]
    public async Task Staff_without_a_second_factor_are_held_and_prove_themselves_anew_at_the_issuer()
    {
        using var issuer = new AnIssuer();
        await using var app = await TestApp.Start(new(AnIssuer.Settings()) { ["Accounts:StaffSecondFactor"] = "required" },
            services => Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions.Configure<Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectOptions>(services, "sign-on-pref", options => options.BackchannelHttpHandler = issuer));
        var staff = await app.Staff(Hokkaido, "staff@pref.example");
        await app.Db.Execute("UPDATE Account SET PasswordHash = '' WHERE AccountId = @AccountId", new { staff.AccountId }, None);

        // The issuer remembered the person since the morning: that is no fresh proof.
        var (_, round) = await ARound.Through(app, issuer, token => token with { AuthTime = token.Now.AddHours(-3) });
        var me = await round.SignedIn();
        (await me.Get("/api/candidates")).IsRefused(HttpStatusCode.Forbidden, "second-factor-required");
        (await me.Post("/api/accounts/second-factors/passkeys/options")).IsRefused(HttpStatusCode.Forbidden, "step-up-required");
        var challenge = (await me.Post("/api/accounts/step-up/challenge")).IsOk();
        Assert.Equal((0, "pref"), (challenge["methods"].GetArrayLength(), Assert.Single(challenge["issuers"].EnumerateArray()).GetProperty("id").GetString()));
        (await me.Post("/api/accounts/step-up", new { ceremony = challenge["ceremony"].GetString(), password = "" })).Is(HttpStatusCode.BadRequest);

        Assert.False((await me.Get("/api/accounts/second-factors")).IsOk()["hasPassword"].GetBoolean());
        var again = await ARound.Begin(app, issuer, "?fresh=true&goTo=%2Faccount", before: round);
        Assert.Equal(("login", "0"), (again.Asked["prompt"], again.Asked["max_age"]));
        Assert.Equal("/sign-in/done?next=%2Faccount", await again.Return(again.Token));
        (await (await again.SignedIn()).Post("/api/accounts/second-factors/passkeys/options")).IsOk();

        // The new session stands in the place of the one in this browser.
        (await me.Get("/api/accounts/me")).Is(HttpStatusCode.Unauthorized);
        Assert.Equal(1, await Find<int>(app, "SELECT COUNT(*) FROM AccountSession WHERE EndedAt IS NULL AND SessionId <> @SessionId", staff));

        // Who says nothing of when is not believed to be fresh.
        var silent = (await ARound.Through(app, issuer, token => token with { AuthTime = null })).Round;
        (await (await silent.SignedIn()).Post("/api/accounts/second-factors/passkeys/options")).IsRefused(HttpStatusCode.Forbidden, "step-up-required");
    }

    [Fact]
    public async Task An_issuer_may_vouch_by_a_claim_of_its_own()
    {
        using var issuer = new AnIssuer();
        await using var app = await issuer.App(("VerifiedClaim", "xms_edov"));
        await app.Staff(Hokkaido, "staff@pref.example");
        Assert.Equal("/sign-in?refused=unverified", (await ARound.Through(app, issuer)).Landed);
        Assert.Equal("/sign-in/done", (await ARound.Through(app, issuer, token => token with { IsVerified = null, More = ("xms_edov", 1) })).Landed);
    }

    [Fact]
    public async Task Rounds_have_an_amount_of_their_own()
    {
        await using var app = await TestApp.Start(new(AnIssuer.Settings()) { ["Limits:SignOnsPerMinute"] = "3" });
        foreach (var path in (string[])["/api/accounts/sign-on/guessed", "/api/accounts/sign-on/guessed/callback", "/api/accounts/sign-on/guessed"]) (await app.Nobody().Get(path)).Is(HttpStatusCode.NotFound);
        foreach (var path in (string[])["/api/accounts/sign-on/pref", "/api/accounts/sign-on/pref/callback"]) (await app.Nobody().Get(path)).IsRefused(HttpStatusCode.TooManyRequests, "too-many-requests");
        // A page of another site that asks for them uses up no sign-in.
        (await APerson.SignIn(app.Nobody(), Password)).IsRefused(HttpStatusCode.Unauthorized, "sign-in-failed");
        (await app.Nobody().Get("/api/accounts/sign-on")).IsOk();
    }

    [Fact]
    public async Task The_subject_is_who_it_is_not_the_address()
    {
        using var issuer = new AnIssuer();
        await using var app = await issuer.App();
        var staff = await app.Staff(Hokkaido, "staff@pref.example");
        var other = await app.Staff(Hokkaido, "married@pref.example");
        await ARound.Through(app, issuer);

        // A new name within the domain, which is another member's address here.
        var (landed, round) = await ARound.Through(app, issuer, token => token with { Email = "married@pref.example" });
        Assert.Equal("/sign-in/done", landed);
        Assert.Equal(staff.AccountId, (await (await round.SignedIn()).Get("/api/accounts/me")).IsOk()["accountId"].GetGuid());
        Assert.Equal(0, await Find<int>(app, "SELECT COUNT(*) FROM SignOnTie WHERE AccountId = @AccountId", new { other.AccountId }));
        // Subjects that differ by case are two people; the address of one given to the other gives no account.
        Assert.Equal("/sign-in?refused=tied-otherwise", (await ARound.Through(app, issuer, token => token with { Subject = "A1B2C3" })).Landed);
    }

    [Fact]
    public async Task A_tie_is_shown_and_removed_while_another_way_in_is_left()
    {
        using var issuer = new AnIssuer();
        await using var app = await issuer.App();
        var staff = await app.Staff(Hokkaido, "staff@pref.example");
        var other = await app.Staff(Hokkaido, "other@pref.example");
        (await app.Nobody().Get("/api/accounts/sign-on-ties")).Is(HttpStatusCode.Unauthorized);
        var me = await (await ARound.Through(app, issuer)).Round.SignedIn();
        var tie = Assert.Single((await me.Get("/api/accounts/sign-on-ties")).IsOk()["items"].EnumerateArray());
        Assert.Equal(("Prefectural sign-on", false), (tie.GetProperty("nameEn").GetString(), tie.GetProperty("isOnlyWayIn").GetBoolean()));
        var path = $"/api/accounts/sign-on-ties/{tie.GetProperty("tieId").GetGuid()}";
        Assert.Empty((await other.Get("/api/accounts/sign-on-ties")).IsOk()["items"].EnumerateArray());
        (await other.Delete(path)).IsRefused(HttpStatusCode.NotFound, "no-such-tie");
        (await app.Nobody().Delete(path)).Is(HttpStatusCode.Unauthorized);

        await app.Db.Execute("UPDATE Account SET PasswordHash = '' WHERE AccountId = @AccountId", new { staff.AccountId }, None);
        (await me.Delete(path)).IsRefused(HttpStatusCode.Conflict, "last-way-in");
        await app.Db.Execute("UPDATE Account SET PasswordHash = 'x' WHERE AccountId = @AccountId", new { staff.AccountId }, None);
        await app.Db.Execute("UPDATE AccountSession SET FactorAt = NULL WHERE AccountId = @AccountId", new { staff.AccountId }, None);
        (await me.Delete(path)).IsRefused(HttpStatusCode.Forbidden, "step-up-required");
        await app.Db.Execute("UPDATE AccountSession SET FactorAt = @now WHERE AccountId = @AccountId", new { staff.AccountId, now = app.Clock.GetUtcNow() }, None);
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await me.Delete(path)).Is(HttpStatusCode.NoContent);
        (await me.Delete(path)).IsRefused(HttpStatusCode.NotFound, "no-such-tie");
        (await staff.Get("/api/accounts/me")).Is(HttpStatusCode.Unauthorized);
        Assert.Equal(new Letter.SignOnChanged(false, "県庁の認証基盤", "Prefectural sign-on", app.Clock.GetUtcNow()), await LatestTo(app, staff.AccountId));
        Assert.Equal(1, await Find<int>(app, "SELECT COUNT(*) FROM AuditEvent WHERE Action = 'account.signOnUntied'"));
    }
}
