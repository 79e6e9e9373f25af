using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Accounts;
using TalentPool.Mail;

namespace TalentPool.Tests.Accounts;

public sealed class SessionTests
{
    const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

    [Fact]
    public async Task A_person_sees_their_sessions_and_ends_one()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var other = app.Nobody();
        other.Http.DefaultRequestHeaders.UserAgent.ParseAdd(Firefox);
        var session = (await APerson.SignIn(other, APerson.Password)).IsOk();
        other.Http.DefaultRequestHeaders.Authorization = new("Bearer", session["accessToken"].GetString());

        var sessions = (await person.Get("/api/accounts/sessions")).IsOk()["items"].EnumerateArray().ToList();
        Assert.Equal(["Firefox, Windows", "-"], sessions.Select(one => one.GetProperty("device").GetString()));
        Assert.Equal([false, true], sessions.Select(one => one.GetProperty("isCurrent").GetBoolean()));

        var id = sessions[0].GetProperty("sessionId").GetGuid();
        (await person.Delete($"/api/accounts/sessions/{id}")).Is(HttpStatusCode.NoContent);
        (await other.Get("/api/accounts/me")).Is(HttpStatusCode.Unauthorized);
        (await other.Post("/api/accounts/refresh")).Is(HttpStatusCode.Unauthorized);
        (await person.Delete($"/api/accounts/sessions/{id}")).IsRefused(HttpStatusCode.NotFound, "no-such-session");
        Assert.Single((await person.Get("/api/accounts/sessions")).IsOk()["items"].EnumerateArray());
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        var id = (await person.Get("/api/accounts/sessions")).IsOk()["items"][0].GetProperty("sessionId").GetGuid();
        (await (await app.Staff("010006")).Delete($"/api/accounts/sessions/{id}")).IsRefused(HttpStatusCode.NotFound, "no-such-session");
        (await app.Nobody().Delete($"/api/accounts/sessions/{id}")).IsRefused(HttpStatusCode.Unauthorized, "sign-in-required");
        (await person.Get("/api/accounts/me")).IsOk();
    }

    [Fact]
    public async Task All_others_are_signed_out_at_once()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        var others = new[] { await APerson.SignedIn(app, isNew: false), await APerson.SignedIn(app, isNew: false) };
        (await person.Delete("/api/accounts/sessions")).Is(HttpStatusCode.NoContent);
        foreach (var other in others) (await other.Get("/api/accounts/me")).Is(HttpStatusCode.Unauthorized);
        (await person.Get("/api/accounts/me")).IsOk();
    }

    [Fact]
    public async Task A_sign_out_makes_the_access_token_worthless()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        (await person.Post("/api/accounts/sign-out")).Is(HttpStatusCode.NoContent);
        (await person.Get("/api/accounts/me")).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_suspended_account_is_out_at_once()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        await app.Db.Execute("UPDATE Account SET Status = 'suspended'");
        (await person.Get("/api/me/profile")).Is(HttpStatusCode.Unauthorized);
        (await person.Post("/api/accounts/refresh")).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_account_that_is_closed_between_its_proof_and_its_session_gets_none_and_that_is_no_fault()
    {
        await using var app = await TestApp.Start();
        await APerson.SignedIn(app);
        var account = await app.Db.Find<Guid>("SELECT AccountId FROM Account WHERE Email = @Email", new { APerson.Email });
        await app.Db.Execute("UPDATE Account SET Status = 'suspended' WHERE AccountId = @account", new { account });
        var before = await app.Db.Find<int>("SELECT COUNT(*) FROM AccountSession");
        var refused = await Assert.ThrowsAsync<BadHttpRequestException>(() =>
            app.Services.GetRequiredService<Sessions>().Start(new DefaultHttpContext { RequestServices = app.Services }, account, Amr.Password, TestContext.Current.CancellationToken));
        Assert.Equal(401, refused.StatusCode);
        Assert.Equal(before, await app.Db.Find<int>("SELECT COUNT(*) FROM AccountSession"));
    }

    [Theory]
    [InlineData("UPDATE Membership SET Role = 'admin'")]
    [InlineData("DELETE FROM Membership")]
    [InlineData("UPDATE Organisation SET IsActive = 0")]
    public async Task A_token_that_says_what_is_no_longer_so_is_refused(string change)
    {
        await using var app = await TestApp.Start();
        var staff = await app.Staff("010006");
        (await staff.Get("/api/candidates")).IsOk();
        await app.Db.Execute(change);
        (await staff.Get("/api/candidates")).IsRefused(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task A_session_ends_after_thirty_days_however_much_it_is_used()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        for (var day = 0; day < 29; day += 5)
        {
            (await person.Post("/api/accounts/refresh")).IsOk();
            app.Clock.Advance(TimeSpan.FromDays(5));
        }

        (await person.Post("/api/accounts/refresh")).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_new_device_is_told_by_mail_but_not_the_first_and_not_a_known_one()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        (await APerson.SignIn(person, APerson.Password)).IsOk();
        Assert.Equal(0, await Told(app));
        var other = app.Nobody();
        other.Http.DefaultRequestHeaders.UserAgent.ParseAdd(Firefox);
        (await APerson.SignIn(other, APerson.Password)).IsOk();
        Assert.Equal("Firefox, Windows", (await APerson.Latest<Letter.SignedInElsewhere>(app)).Device);
        (await APerson.SignIn(other, APerson.Password)).IsOk();
        Assert.Equal(1, await Told(app));
    }

    static Task<int> Told(TestApp app) => app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'SignedInElsewhere'");

    [Fact]
    public async Task What_is_left_of_old_sessions_and_browsers_is_forgotten()
    {
        await using var app = await TestApp.Start();
        await APerson.SignedIn(app);
        app.Clock.Advance(TimeSpan.FromDays(37));
        Assert.Equal((1, 1, 1), await Left());
        var (started, browser) = (app.Clock.GetUtcNow(), await APerson.SignedIn(app, isNew: false));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        // The session of today stays, and so does the browser of a month ago.
        Assert.Equal((1, 1, 2), await Left());
        (await browser.Get("/api/accounts/me")).IsOk();
        app.Clock.SetUtcNow(started.AddDays(365).AddSeconds(1));
        Assert.Equal((0, 0, 0), await Left());

        async Task<(int, int, int)> Left()
        {
            await ForgetOldSessions.RunOnce(app.Db, app.Clock, TestContext.Current.CancellationToken);
            return (await Count("AccountSession"), await Count("RefreshToken"), await Count("KnownDevice"));
        }

        Task<int> Count(string table) => app.Db.Find<int>($"SELECT COUNT(*) FROM {table}");
    }
}
