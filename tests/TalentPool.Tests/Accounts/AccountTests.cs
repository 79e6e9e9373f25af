using System.Net;
using TalentPool.Mail;

namespace TalentPool.Tests.Accounts;

public sealed class AccountTests
{
    const string Password = "a long and quiet password";

    static async Task<string> TokenInOutbox(TestApp app)
    {
        var row = await app.Db.Find<string>("SELECT Letter FROM OutboxMail WHERE Kind = 'VerifyAddress' ORDER BY QueuedAt DESC");
        return Assert.IsType<Letter.VerifyAddress>(Outbox.Read(row!)).Token;
    }

    [Fact]
    public async Task A_person_signs_up_opens_the_mailed_link_and_signs_in()
    {
        await using var app = await TestApp.Start();
        var person = app.Nobody();
        (await person.Post("/api/accounts", new { email = "Hanako@People.example", password = Password, locale = "ja" })).Is(HttpStatusCode.Accepted);
        (await person.Post("/api/accounts/sign-in", new { email = "hanako@people.example", password = Password })).IsRefused(HttpStatusCode.Unauthorized, "sign-in-failed");

        (await person.Post("/api/accounts/verify", new { token = await TokenInOutbox(app) })).Is(HttpStatusCode.NoContent);
        var session = (await person.Post("/api/accounts/sign-in", new { email = "ｈanako@people.example ", password = Password })).IsOk();
        Assert.Equal(600, session["expiresIn"].GetInt32());

        person.Http.DefaultRequestHeaders.Authorization = new("Bearer", session["accessToken"].GetString());
        var me = (await person.Get("/api/accounts/me")).IsOk();
        Assert.Equal(("Hanako@People.example", "candidate"), (me["email"].GetString(), me["kind"].GetString()));
    }

    [Fact]
    public async Task A_known_address_gets_the_same_answer_as_a_new_one()
    {
        await using var app = await TestApp.Start();
        await app.Candidate("hanako@people.example");
        var known = await app.Nobody().Post("/api/accounts", new { email = "hanako@people.example", password = Password });
        var fresh = await app.Nobody().Post("/api/accounts", new { email = "taro@people.example", password = Password });
        Assert.Equal((known.Status, known.Text), (fresh.Status, fresh.Text));
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'AccountExists'"));
    }

    [Fact]
    public async Task A_link_works_once_and_for_a_day()
    {
        await using var app = await TestApp.Start();
        var person = app.Nobody();
        await person.Post("/api/accounts", new { email = "hanako@people.example", password = Password });
        var first = await TokenInOutbox(app);
        app.Clock.Advance(TimeSpan.FromHours(24));
        (await person.Post("/api/accounts/verify", new { token = first })).IsRefused(HttpStatusCode.BadRequest, "link-expired");

        await person.Post("/api/accounts", new { email = "hanako@people.example", password = Password });
        var second = await TokenInOutbox(app);
        (await person.Post("/api/accounts/verify", new { token = second })).Is(HttpStatusCode.NoContent);
        (await person.Post("/api/accounts/verify", new { token = second })).IsRefused(HttpStatusCode.BadRequest, "link-expired");
    }

    [Theory]
    [InlineData("""{"email":"no-address","password":"a long and quiet password"}""", "email")]
    [InlineData("""{"email":"a@b.example","password":"too short"}""", "password")]
    [InlineData("""{"email":"a@b.example","password":"a long and quiet password","locale":"fr"}""", "locale")]
    [InlineData("""{"email":17,"password":"a long and quiet password"}""", "email")]
    public async Task A_bad_sign_up_names_the_field(string body, string field)
    {
        await using var app = await TestApp.Start();
        var answer = await app.Nobody().Send(HttpMethod.Post, "/api/accounts", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal([field], answer.IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
    }

    [Fact]
    public async Task A_session_is_renewed_by_its_cookie_and_a_copied_cookie_ends_it()
    {
        await using var app = await TestApp.Start();
        var person = app.Nobody();
        await person.Post("/api/accounts", new { email = "hanako@people.example", password = Password });
        await person.Post("/api/accounts/verify", new { token = await TokenInOutbox(app) });

        using var plain = app.Nobody().Http;
        var signedIn = await plain.PostAsync("/api/accounts/sign-in", System.Net.Http.Json.JsonContent.Create(new { email = "hanako@people.example", password = Password }), TestContext.Current.CancellationToken);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("talentpool-session", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        var stolen = cookie.Split(';')[0];

        var thief = app.Nobody();
        thief.Http.DefaultRequestHeaders.Add("Cookie", stolen);
        (await person.Post("/api/accounts/refresh")).Is(HttpStatusCode.Unauthorized);
        (await thief.Post("/api/accounts/refresh")).IsOk();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var copy = app.Nobody();
        copy.Http.DefaultRequestHeaders.Add("Cookie", stolen);
        (await copy.Post("/api/accounts/refresh")).Is(HttpStatusCode.Unauthorized);
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM RefreshToken WHERE RevokedAt IS NULL"));
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour()
    {
        await using var app = await TestApp.Start();
        var person = app.Nobody();
        await person.Post("/api/accounts", new { email = "hanako@people.example", password = Password });
        await person.Post("/api/accounts/verify", new { token = await TokenInOutbox(app) });
        for (var attempt = 0; attempt < 10; attempt++)
            (await person.Post("/api/accounts/sign-in", new { email = "hanako@people.example", password = "wrong wrong wrong" })).Is(HttpStatusCode.Unauthorized);
        (await person.Post("/api/accounts/sign-in", new { email = "hanako@people.example", password = Password })).IsRefused(HttpStatusCode.TooManyRequests, "sign-in-locked");
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        (await person.Post("/api/accounts/sign-in", new { email = "hanako@people.example", password = Password })).IsOk();
    }

    [Fact]
    public async Task An_access_token_is_good_for_ten_minutes_and_not_a_second_longer()
    {
        await using var app = await TestApp.Start();
        var person = await app.Candidate();
        app.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        (await person.Get("/api/accounts/me")).IsOk();
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await person.Get("/api/accounts/me")).IsRefused(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task A_refresh_asked_for_by_another_site_is_refused()
    {
        await using var app = await TestApp.Start();
        var person = app.Nobody();
        person.Http.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        (await person.Post("/api/accounts/refresh")).IsRefused(HttpStatusCode.Forbidden, "foreign-page");
    }
}
