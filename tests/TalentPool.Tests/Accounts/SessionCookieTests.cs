using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using TalentPool.Tests.Access;
using TalentPool.Tests.Accounts.SecondFactors;
using TalentPool.Tests.Installation;

namespace TalentPool.Tests.Accounts;

/// <summary>The session's cookie, and requests that pages of other sites make a browser send.</summary>
public sealed class SessionCookieTests
{
    static async Task<List<string>> CookiesOfSignIn(TestApp app)
    {
        await APerson.SignedIn(app);
        using var http = app.Nobody().Http;
        var answer = await http.PostAsync("/api/accounts/sign-in", JsonContent.Create(new { email = APerson.Email, password = APerson.Password }), TestContext.Current.CancellationToken);
        return [.. answer.Headers.GetValues("Set-Cookie")];
    }

    [Theory]
    [InlineData("Development", "talentpool-", false)]
    [InlineData("Production", "__Secure-talentpool-", true)]
    public async Task Cookies_are_for_the_account_endpoints_of_this_site_and_for_no_script(string environment, string name, bool isSecure)
    {
        await using var app = await TestApp.Start(environment == "Development" ? null : AnInstallation.Shared.Settings, environment: environment);
        var cookies = await CookiesOfSignIn(app);
        Assert.Equal([name + "device", name + "session"], cookies.Select(cookie => cookie.Split('=')[0]).Order());
        foreach (var cookie in cookies)
        {
            var parts = cookie.Split("; ").Skip(1).Where(part => !part.StartsWith("expires=", StringComparison.Ordinal)).Order();
            Assert.Equal(isSecure ? ["httponly", "path=/api/accounts", "samesite=strict", "secure"] : ["httponly", "path=/api/accounts", "samesite=strict"], parts);
        }
    }

    [Fact]
    public async Task A_session_goes_on_and_ends_by_its_cookie_in_production()
    {
        await using var app = await TestApp.Start(AnInstallation.Shared.Settings, environment: "Production");
        var cookie = (await CookiesOfSignIn(app)).Single(one => one.Contains("session", StringComparison.Ordinal)).Split(';')[0];
        var browser = app.Nobody();
        browser.Http.DefaultRequestHeaders.Add("Cookie", cookie);
        (await browser.Post("/api/accounts/refresh")).IsOk();
        (await browser.Post("/api/accounts/sign-out")).Is(HttpStatusCode.NoContent);
        (await browser.Post("/api/accounts/refresh")).Is(HttpStatusCode.Unauthorized);
    }

    public static TheoryData<string, string> Foreign => new()
    {
        { "Origin", "https://evil.example" },
        { "Origin", "null" },
        { "Origin", "http://localhost.evil.example" },
        { "Origin", "http://localhost:81" },
        { "Origin", "https://localhost" },
        { "Sec-Fetch-Site", "cross-site" },
        { "Sec-Fetch-Site", "same-site" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task A_page_of_another_site_renews_ends_and_begins_no_session(string header, string value)
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        person.Http.DefaultRequestHeaders.Add(header, value);
        var tokens = await app.Db.Find<int>("SELECT COUNT(*) FROM RefreshToken");
        (await person.Post("/api/accounts/refresh")).IsRefused(HttpStatusCode.Forbidden, "foreign-page");
        (await person.Post("/api/accounts/sign-out")).IsRefused(HttpStatusCode.Forbidden, "foreign-page");
        (await APerson.SignIn(person, APerson.Password)).IsRefused(HttpStatusCode.Forbidden, "foreign-page");
        (await person.Post("/api/unsubscribe")).IsRefused(HttpStatusCode.Forbidden, "foreign-page");
        Assert.Equal(tokens, await app.Db.Find<int>("SELECT COUNT(*) FROM RefreshToken"));
        person.Http.DefaultRequestHeaders.Remove(header);
        (await person.Post("/api/accounts/refresh")).IsOk();
    }

    [Theory]
    [InlineData("Origin", "http://localhost")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task Our_own_pages_may(string header, string value)
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        person.Http.DefaultRequestHeaders.Add(header, value);
        (await person.Post("/api/accounts/refresh")).IsOk();
    }

    [Fact]
    public async Task Behind_a_proxy_the_site_is_the_configured_one()
    {
        await using var app = await TestApp.Start(AnInstallation.Shared.Settings, environment: "Production");
        var person = app.Nobody();
        person.Http.DefaultRequestHeaders.Add("Origin", "https://talentpool.mic.example");
        (await person.Post("/api/accounts/refresh")).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_session_ends_after_thirty_days_however_it_is_used()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        for (var day = 0; day < 29; day += 5)
        {
            app.Clock.Advance(TimeSpan.FromDays(5));
            (await person.Post("/api/accounts/refresh")).Is(day < 25 ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task A_session_ends_after_a_week_without_use()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        app.Clock.Advance(TimeSpan.FromDays(7));
        (await person.Post("/api/accounts/refresh")).Is(HttpStatusCode.Unauthorized);
    }

    /// <summary>Another window of the same browser, with the cookie that it read at this moment.</summary>
    static Caller Window(TestApp app, string cookie)
    {
        var window = app.Nobody();
        window.Http.DefaultRequestHeaders.Add("Cookie", cookie);
        return window;
    }

    static async Task<string> SessionCookie(TestApp app) => (await CookiesOfSignIn(app)).Single(one => one.Contains("session", StringComparison.Ordinal)).Split(';')[0];

    [Fact]
    public async Task Two_windows_that_renew_at_once_both_go_on()
    {
        await using var app = await TestApp.Start();
        var cookie = await SessionCookie(app);
        var answers = await Task.WhenAll(Window(app, cookie).Post("/api/accounts/refresh"), Window(app, cookie).Post("/api/accounts/refresh"));
        Assert.All(answers, answer => answer.IsOk());
    }

    [Fact]
    public async Task A_used_cookie_may_come_from_another_window_for_twenty_seconds_and_no_longer()
    {
        await using var app = await TestApp.Start();
        var cookie = await SessionCookie(app);
        var owner = Window(app, cookie);
        owner.Continue(await owner.Post("/api/accounts/refresh"));
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        (await Window(app, cookie).Post("/api/accounts/refresh")).IsOk();
        (await owner.Get("/api/accounts/me")).IsOk();

        // They count from the first use, whatever came since.
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await Window(app, cookie).Post("/api/accounts/refresh")).Is(HttpStatusCode.Unauthorized);
        (await owner.Get("/api/accounts/me")).Is(HttpStatusCode.Unauthorized);
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM RefreshToken WHERE RevokedAt IS NULL AND FamilyId = (SELECT FamilyId FROM RefreshToken WHERE TokenHash = @hash)", new { hash = HashOf(cookie) }));
    }

    [Fact]
    public async Task What_is_stored_of_a_cookie_is_its_hash()
    {
        await using var app = await TestApp.Start();
        var cookies = await CookiesOfSignIn(app);
        var session = cookies.Single(one => one.Contains("session", StringComparison.Ordinal)).Split(';')[0];
        var stored = await app.Db.Query<string>("SELECT TokenHash FROM RefreshToken");
        Assert.Contains(HashOf(session), stored);
        // 256 random bits, and no row that the database would give away with it.
        Assert.Equal(43, ValueOf(session).Length);
        Assert.All(stored, hash => Assert.Equal(64, hash.Length));
        Assert.DoesNotContain(ValueOf(session), stored);
        foreach (var cookie in cookies) Assert.Equal([], await Smuggled.Where(app, ValueOf(cookie.Split(';')[0])));
    }

    static string ValueOf(string cookie) => Uri.UnescapeDataString(cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    static string HashOf(string cookie) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ValueOf(cookie))));
}
