using System.Net;
using TalentPool.Accounts.SecondFactors;
using TalentPool.Mail;
using TalentPool.Tests.Accounts.SecondFactors;
using static TalentPool.Tests.Organisations.AnOrganisation;

namespace TalentPool.Tests.Accounts.SignOn;

/// <summary>Ways around a round: through the mailbox of a tied account, and from pages of other sites.</summary>
public sealed class SignOnEntranceTests
{
    static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_reads_the_mail_of_a_tied_account_sets_a_password_and_no_factor()
    {
        using var issuer = new AnIssuer();
        await using var app = await issuer.App();
        await app.Staff(Hokkaido, "staff@pref.example");
        var (_, round) = await ARound.Through(app, issuer);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var thief = app.Nobody();
        (await thief.Post("/api/accounts/password/forgotten", new { email = "staff@pref.example" })).Is(HttpStatusCode.Accepted);
        (await thief.Post("/api/accounts/password/reset", new { token = (await Latest<Letter.ResetPassword>(app)).Token, password = Password })).Is(HttpStatusCode.NoContent);
        var session = (await thief.Post("/api/accounts/sign-in", new { email = "staff@pref.example", password = Password })).IsOk();
        thief.Http.DefaultRequestHeaders.Authorization = new("Bearer", session["accessToken"].GetString());
        // The password is no fresh proof either, and is not even looked at.
        (await AFactor.StepUp(thief, Password)).IsRefused(HttpStatusCode.BadRequest, "invalid");
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM SignInGuess", null, None));
        using var passkey = new SoftwarePasskey();
        (await AFactor.AddPasskey(thief, passkey)).IsRefused(HttpStatusCode.Forbidden, "sign-on-first");
        var key = Base32.Decode((await thief.Post("/api/accounts/second-factors/authenticator")).IsOk()["key"].GetString()!);
        (await thief.Put("/api/accounts/second-factors/authenticator", new { code = AFactor.Code(app, key) })).IsRefused(HttpStatusCode.Forbidden, "sign-on-first");
        // Nor does the password take the account off its issuer first.
        var tie = (await thief.Get("/api/accounts/sign-on-ties")).IsOk()["items"][0].GetProperty("tieId").GetGuid();
        (await thief.Delete($"/api/accounts/sign-on-ties/{tie}")).IsRefused(HttpStatusCode.Forbidden, "sign-on-first");

        (_, round) = await ARound.Through(app, issuer);
        (await AFactor.AddPasskey(await round.SignedIn(), passkey)).IsOk();
    }

    [Theory]
    [InlineData("cross-site", "/sign-in")]
    [InlineData("same-site", "/sign-in")]
    [InlineData("same-origin", AnIssuer.Address)]
    [InlineData("none", AnIssuer.Address)]
    public async Task Only_a_press_on_a_page_of_this_site_begins_a_round(string from, string to)
    {
        using var issuer = new AnIssuer();
        await using var app = await issuer.App();
        using var http = app.WithoutCookies();
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", from);
        using var answer = await http.GetAsync("/api/accounts/sign-on/pref", None);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith(to, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    static Task<int> Count(TestApp app, string sql) => app.Db.Find<int>(sql, null, None);

    [Fact]
    public async Task A_first_tie_waits_for_the_second_factor_that_the_account_has_here()
    {
        using var issuer = new AnIssuer();
        await using var app = await issuer.App(("Domains", "people.example"));
        await APerson.SignedIn(app);
        var staff = await AFactor.Employ(app);
        var (key, _) = await AFactor.AddAuthenticator(app, staff);
        // Somebody whom the issuer calls by the member's address, and who has nothing of theirs.
        var (landed, stranger) = await ARound.Through(app, issuer, token => token with { Email = APerson.Email, Subject = "stranger" });
        Assert.Equal("/sign-in/done?asks=factor", landed);
        var ceremony = (await stranger.Post("/api/accounts/sign-on/second-factor/challenge")).IsOk()["ceremony"].GetString();
        (await stranger.Post("/api/accounts/sign-on/second-factor", new { ceremony, code = AFactor.WrongCode(app, key) })).IsRefused(HttpStatusCode.BadRequest, "wrong-code");
        Assert.Equal(0, await Count(app, "SELECT COUNT(*) FROM SignOnTie"));
        Assert.Equal(0, await Count(app, "SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'SignOnChanged'"));

        (landed, var owner) = await ARound.Through(app, issuer, token => token with { Email = APerson.Email, Subject = "owner" });
        Assert.Equal("/sign-in/done?asks=factor", landed);
        ceremony = (await owner.Post("/api/accounts/sign-on/second-factor/challenge")).IsOk()["ceremony"].GetString();
        (await owner.Post("/api/accounts/sign-on/second-factor", new { ceremony, code = AFactor.Code(app, key) })).IsOk();
        Assert.Equal(1, await Count(app, "SELECT COUNT(*) FROM SignOnTie"));
        Assert.Equal(1, await Count(app, "SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'SignOnChanged'"));
        Assert.Equal("/sign-in?refused=tied-otherwise", (await ARound.Through(app, issuer, token => token with { Email = APerson.Email, Subject = "stranger" })).Landed);
        Assert.Equal(1, await Count(app, "SELECT COUNT(*) FROM AuditEvent WHERE Action = 'session.refused' AND Detail = 'sign-on'"));
    }

    [Fact]
    public async Task In_production_a_round_has_cookies_of_this_host_and_takes_the_place_of_the_session()
    {
        using var issuer = new AnIssuer();
        await using var app = await issuer.InProduction();
        await app.Staff(Hokkaido, "staff@pref.example");
        var first = await ARound.Begin(app, issuer);
        Assert.Equal(2, first.SetCookies.Count);
        Assert.All(first.SetCookies, cookie =>
        {
            Assert.StartsWith("__Host-talentpool-sign-on-", cookie, StringComparison.Ordinal);
            foreach (var part in (string[])["path=/;", "samesite=lax", "httponly", "secure"]) Assert.Contains(part, cookie + ";", StringComparison.Ordinal);
        });
        Assert.Equal("/sign-in/done", await first.Return(first.Token));
        Assert.DoesNotContain(first.Cookies.Keys, name => name.Contains("sign-on", StringComparison.Ordinal));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await ARound.Begin(app, issuer, "?fresh=true", first);
        Assert.Equal("/sign-in/done", await second.Return(second.Token));
        Assert.Equal(1, await Count(app, "SELECT COUNT(*) FROM AccountSession WHERE EndedAt IS NULL AND Amr = 'fed'"));
    }

    [Fact]
    public async Task The_browser_of_a_round_is_known_the_next_time()
    {
        using var issuer = new AnIssuer();
        await using var app = await issuer.App();
        await app.Staff(Hokkaido, "staff@pref.example");
        var (_, round) = await ARound.Through(app, issuer);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await ARound.Begin(app, issuer, before: round);
        await again.Return(again.Token);
        Assert.Equal(1, await Count(app, "SELECT COUNT(*) FROM KnownDevice"));
        Assert.Equal(0, await Count(app, "SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'SignedInElsewhere'"));
        await ARound.Through(app, issuer);
        Assert.Equal(1, await Count(app, "SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'SignedInElsewhere'"));
    }
}
