using System.Net;
using TalentPool.Accounts;
using TalentPool.Mail;

namespace TalentPool.Tests.Accounts;

public sealed class AccountTests
{
    const string Password = "a long and quiet password";

    static async Task<string> TokenInOutbox(TestApp app)
    {
        var row = await app.Db.Find<string>("SELECT Letter FROM OutboxMail WHERE Kind = 'VerifyAddress' ORDER BY QueuedAt DESC");
        return Assert.IsType<Letter.VerifyAddress>(Outbox.Read(app.Db.Seal, row!)).Token;
    }

    [Fact]
    public async Task A_person_signs_up_opens_the_mailed_link_and_signs_in()
    {
        await using var app = await TestApp.Start();
        var person = app.Nobody();
        (await person.Post("/api/accounts", new { email = "Hanako@People.example", locale = "ja" })).Is(HttpStatusCode.Accepted);
        (await person.Post("/api/accounts/sign-in", new { email = "hanako@people.example", password = Password })).IsRefused(HttpStatusCode.Unauthorized, "sign-in-failed");

        // The link says whose it is, as often as one looks; it signs in at once; from then on address and password do.
        var token = await TokenInOutbox(app);
        for (var look = 0; look < 2; look++) Assert.Equal("Hanako@People.example", (await person.Post("/api/accounts/verify/look", new { token })).IsOk()["email"].GetString());
        var opened = (await person.Post("/api/accounts/verify", new { token, password = Password })).IsOk();
        (await person.Post("/api/accounts/verify/look", new { token })).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        var session = (await person.Post("/api/accounts/sign-in", new { email = "ｈanako@people.example ", password = Password })).IsOk();
        Assert.Equal(600, session["expiresIn"].GetInt32());
        foreach (var one in new[] { opened, session })
        {
            person.Http.DefaultRequestHeaders.Authorization = new("Bearer", one["accessToken"].GetString());
            var me = (await person.Get("/api/accounts/me")).IsOk();
            Assert.Equal(("Hanako@People.example", "candidate"), (me["email"].GetString(), me["kind"].GetString()));
        }

        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'SignedInElsewhere'"));
    }

    [Fact]
    public async Task A_known_address_gets_the_same_answer_as_a_new_one()
    {
        await using var app = await TestApp.Start();
        await app.Candidate("hanako@people.example");
        var known = await app.Nobody().Post("/api/accounts", new { email = "hanako@people.example" });
        var fresh = await app.Nobody().Post("/api/accounts", new { email = "taro@people.example" });
        Assert.Equal((known.Status, known.Text), (fresh.Status, fresh.Text));
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'AccountExists'"));
    }

    [Fact]
    public async Task A_link_works_once_and_for_a_day()
    {
        await using var app = await TestApp.Start();
        var person = app.Nobody();
        await person.Post("/api/accounts", new { email = "hanako@people.example" });
        var first = await TokenInOutbox(app);
        app.Clock.Advance(TimeSpan.FromHours(24));
        (await person.Post("/api/accounts/verify", new { token = first, password = Password })).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        (await person.Post("/api/accounts/verify/look", new { token = first })).IsRefused(HttpStatusCode.BadRequest, "link-expired");

        await person.Post("/api/accounts", new { email = "hanako@people.example" });
        var second = await TokenInOutbox(app);
        (await person.Post("/api/accounts/verify", new { token = first, password = Password })).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        (await person.Post("/api/accounts/verify", new { token = second, password = Password })).IsOk();
        (await person.Post("/api/accounts/verify", new { token = second, password = "another evening by the sea" })).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        (await person.Post("/api/accounts/sign-in", new { email = "hanako@people.example", password = "another evening by the sea" })).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Letters_go_to_the_address_as_its_owner_writes_it_whoever_typed_it_first()
    {
        await using var app = await TestApp.Start();
        // In wide letters it would be another mailbox, or none.
        await app.Nobody().Post("/api/accounts", new { email = "ＨＡＮＡＫＯ@people.example" });
        Assert.Equal("HANAKO@people.example", await app.Db.Find<string>("SELECT Email FROM Account"));
        await app.Nobody().Post("/api/accounts", new { email = "Hanako@people.example" });
        Assert.Equal("Hanako@people.example", await app.Db.Find<string>("SELECT Email FROM Account"));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await APerson.SignUp(app, APerson.Email);
        // Once it is somebody's, nobody else changes how it is written.
        await app.Nobody().Post("/api/accounts", new { email = "HANAKO@people.example" });
        Assert.Equal(APerson.Email, await app.Db.Find<string>("SELECT Email FROM Account"));
    }

    [Fact]
    public async Task An_address_that_nobody_proves_is_forgotten_after_a_week()
    {
        await using var app = await TestApp.Start();
        var admin = await app.Member("prefecture", "010006", "admin", "admin@pref.example");
        (await admin.Post($"/api/organisations/{admin.OrganisationId}/invitations", new { email = "invited@pref.example", role = "member" })).Is(HttpStatusCode.Created);
        await APerson.SignUp(app, APerson.Email);
        await app.Nobody().Post("/api/accounts", new { email = "nobody@people.example" });
        await app.Nobody().Post("/api/accounts", new { email = "again@people.example" });
        app.Clock.Advance(ForgetUnverified.Patience);
        Assert.Equal(0, await Forget(app));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        // Who signs up again meanwhile has a link that is good.
        await app.Nobody().Post("/api/accounts", new { email = "again@people.example" });
        Assert.Equal(1, await Forget(app));
        Assert.Equal(["admin@pref.example", "again@people.example", APerson.Email, "invited@pref.example"], await app.Db.Query<string>("SELECT Email FROM Account ORDER BY Email"));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await APerson.SignUp(app, "nobody@people.example");
        app.Clock.Advance(ForgetUnverified.Patience);
        Assert.Equal(1, await Forget(app));
        // Of the links only the last one is not over for a week.
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM EmailToken"));
    }

    static Task<int> Forget(TestApp app) => ForgetUnverified.RunOnce(app.Db, app.Clock, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Nobody_prepares_an_account_in_the_name_of_another()
    {
        await using var app = await TestApp.Start();
        const string theirs = "what a stranger would choose";
        var (owner, stranger) = (app.Nobody(), app.Nobody());
        await owner.Post("/api/accounts", new { email = APerson.Email, password = theirs });
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        // The stranger signs up last, and it is their letter that the owner opens.
        await stranger.Post("/api/accounts", new { email = APerson.Email, password = theirs });
        (await owner.Post("/api/accounts/verify", new { token = await TokenInOutbox(app), password = Password })).IsOk();
        (await APerson.SignIn(stranger, theirs)).IsRefused(HttpStatusCode.Unauthorized, "sign-in-failed");
        (await APerson.SignIn(owner, Password)).IsOk();
    }

    [Theory]
    [InlineData("""{"email":"no-address"}""", "email")]
    [InlineData("""{"email":"a@b.example","locale":"fr"}""", "locale")]
    [InlineData("""{"email":17}""", "email")]
    [InlineData("""{"email":"hanako@people.example，x＠evil.example"}""", "email")]
    [InlineData("""{"email":"x＜hanako@people.example＞"}""", "email")]
    [InlineData("""{"email":"\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA@people.example"}""", "email")]
    public async Task A_bad_sign_up_names_the_field(string body, string field)
    {
        await using var app = await TestApp.Start();
        var answer = await app.Nobody().Send(HttpMethod.Post, "/api/accounts", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal([field], answer.IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
    }

    [Theory]
    [InlineData("too short")]
    [InlineData("")]
    [InlineData("hanako@people.example")]
    [InlineData("passwordpassword")]
    public async Task A_bad_password_names_the_field_and_leaves_the_link_as_it_is(string password)
    {
        await using var app = await TestApp.Start();
        await app.Nobody().Post("/api/accounts", new { email = APerson.Email });
        var token = await TokenInOutbox(app);
        Assert.Equal(["password"], (await app.Nobody().Post("/api/accounts/verify", new { token, password })).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal("unverified", await app.Db.Find<string>("SELECT Status FROM Account"));
        (await app.Nobody().Post("/api/accounts/verify", new { token, password = Password })).IsOk();
    }

    [Fact]
    public async Task A_session_is_renewed_by_its_cookie_and_a_copied_cookie_ends_it()
    {
        await using var app = await TestApp.Start();
        var person = app.Nobody();
        await APerson.SignUp(app, APerson.Email, Password);

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
        // Left is the session of the link, which was another.
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM RefreshToken WHERE RevokedAt IS NULL"));
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour()
    {
        await using var app = await TestApp.Start();
        var person = app.Nobody();
        await APerson.SignUp(app, APerson.Email, Password);
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
