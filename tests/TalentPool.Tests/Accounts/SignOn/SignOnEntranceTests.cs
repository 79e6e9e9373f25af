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
        using var passkey = new SoftwarePasskey();
        (await AFactor.AddPasskey(thief, passkey)).IsRefused(HttpStatusCode.Forbidden, "sign-on-first");
        var key = Base32.Decode((await thief.Post("/api/accounts/second-factors/authenticator")).IsOk()["key"].GetString()!);
        (await thief.Put("/api/accounts/second-factors/authenticator", new { code = AFactor.Code(app, key) })).IsRefused(HttpStatusCode.Forbidden, "sign-on-first");

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
}
