using System.Net;
using System.Net.Http.Json;
using TalentPool.Tests.Accounts;

namespace TalentPool.Tests.Edge;

/// <summary>Amounts are counted where they are spent; Retry-After is the second from which on it works again.</summary>
public sealed class RateLimitTests
{
    const string Here = "203.0.113.7", Elsewhere = "198.51.100.9", Password = "a long and quiet password";

    static Task<TestApp> Start(params (string Key, string? Value)[] settings) =>
        TestApp.Start(settings.ToDictionary(pair => pair.Key, pair => pair.Value), AnEdge.WithPeers);

    static async Task<(HttpStatusCode Status, int? Wait, string Body)> Ask(Caller caller, HttpMethod method, string path, string peer, object? body = null)
    {
        using var content = body is null ? null : JsonContent.Create(body);
        using var answer = await caller.Raw(method, path, content, ("Test-Peer", peer));
        return (answer.StatusCode, (int?)answer.Headers.RetryAfter?.Delta?.TotalSeconds, await answer.Body());
    }

    static Task<(HttpStatusCode Status, int? Wait, string Body)> Guess(TestApp app, string email, string peer) =>
        Ask(app.Nobody(), HttpMethod.Post, "/api/accounts/sign-in", peer, new { email, password = Password });

    [Fact]
    public async Task Guesses_from_one_address_end_and_begin_again_at_the_second_that_was_named()
    {
        await using var app = await Start(("Limits:GuessesPerMinute", "6"), ("Limits:GuessesPerAccountPerMinute", "100"));
        for (var i = 0; i < 6; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await Guess(app, $"person{i}@people.example", Here)).Status);
        var refused = await Guess(app, "another@people.example", Here);
        Assert.Equal((HttpStatusCode.TooManyRequests, 10), (refused.Status, refused.Wait));
        Assert.Contains("/problems/too-many-requests", refused.Body, StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromSeconds(8.5));
        Assert.Equal((HttpStatusCode.TooManyRequests, 2), Two(await Guess(app, "another@people.example", Here)));
        app.Clock.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Guess(app, "another@people.example", Here)).Status);
        Assert.Equal((HttpStatusCode.TooManyRequests, 10), Two(await Guess(app, "another@people.example", Here)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Guess(app, "another@people.example", Elsewhere)).Status);
    }

    [Fact]
    public async Task Who_guesses_at_an_account_uses_up_nothing_of_its_owner_elsewhere()
    {
        await using var app = await Start(("Limits:GuessesPerMinute", "1000"), ("Limits:GuessesPerAccountPerMinute", "3"));
        await APerson.SignUp(app, "victim@people.example", Password);
        for (var i = 0; i < 3; i++) await Guess(app, i == 1 ? "ＶICTIM@people.example" : "victim@people.example", Here);
        Assert.Equal((HttpStatusCode.TooManyRequests, 20), Two(await Guess(app, "Victim@people.example", Here)));
        Assert.Equal(HttpStatusCode.OK, (await Guess(app, "victim@people.example", Elsewhere)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Guess(app, "other@people.example", Here)).Status);
    }

    [Fact]
    public async Task Letters_to_one_mailbox_are_few_from_wherever_they_are_asked_for_and_whether_it_has_an_account_or_not()
    {
        await using var app = await Start(("Limits:LettersPerMailboxPerHour", "4"));
        await APerson.SignUp(app, "known@people.example", Password);
        app.Clock.Advance(TimeSpan.FromHours(1));
        foreach (var email in new[] { "known@people.example", "unknown@people.example" })
        {
            for (var i = 0; i < 4; i++)
                Assert.NotEqual(HttpStatusCode.TooManyRequests, (await Ask(app.Nobody(), HttpMethod.Post, "/api/accounts/password/forgotten", $"203.0.113.{i}", new { email })).Status);
            Assert.Equal((HttpStatusCode.TooManyRequests, 900), Two(await Ask(app.Nobody(), HttpMethod.Post, "/api/accounts/password/forgotten", "203.0.113.99", new { email })));
        }

        // Signing in is no letter.
        Assert.Equal(HttpStatusCode.OK, (await Guess(app, "known@people.example", Here)).Status);
        // Four letters at most since the hour began anew, beside that of the sign-up and that of the new device.
        Assert.Equal(6, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail"));

        // Letters of another kind are another amount: nobody is kept from signing up by who asks for their password, nor by who sends nonsense.
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.BadRequest, (await Ask(app.Nobody(), HttpMethod.Post, "/api/accounts", $"203.0.113.{i}", new { email = "unknown@people.example", locale = "xx" })).Status);
        for (var i = 0; i < 4; i++) Assert.Equal(HttpStatusCode.Accepted, (await Ask(app.Nobody(), HttpMethod.Post, "/api/accounts", $"203.0.113.{i}", new { email = "unknown@people.example", locale = "ja" })).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Ask(app.Nobody(), HttpMethod.Post, "/api/accounts", "203.0.113.98", new { email = "unknown@people.example", locale = "ja" })).Status);
    }

    [Theory]
    [InlineData("Limits:SearchesPerMinute", "/api/candidates")]
    [InlineData("Limits:ViewsPerMinute", "/api/candidates/00000000-0000-0000-0000-000000000001")]
    [InlineData("Limits:ViewsPerMinute", "/api/notices/00000000-0000-0000-0000-000000000001")]
    public async Task What_one_member_of_staff_uses_up_a_colleague_at_the_same_address_still_has(string setting, string path)
    {
        await using var app = await Start((setting, "2"));
        var (one, other) = (await app.Staff("010006", "one@pref.example"), await app.Staff("010006", "two@pref.example"));
        for (var i = 0; i < 2; i++) Assert.NotEqual(HttpStatusCode.TooManyRequests, (await Ask(one, HttpMethod.Get, path, Here)).Status);
        Assert.Equal((HttpStatusCode.TooManyRequests, 30), Two(await Ask(one, HttpMethod.Get, path, Elsewhere)));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await Ask(other, HttpMethod.Get, path, Here)).Status);
    }

    [Fact]
    public async Task Uploads_and_exports_have_amounts_of_their_own()
    {
        await using var app = await Start(("Limits:UploadsPerHour", "1"), ("Limits:ExportsPerHour", "1"));
        var person = await app.Candidate();
        await Uploads.AProof.Upload(person, Uploads.AProof.Pdf(), "a.pdf");
        (await Uploads.AProof.Upload(person, Uploads.AProof.Pdf(), "a.pdf")).IsRefused(HttpStatusCode.TooManyRequests, "too-many-requests");
        (await person.Get("/api/me/export")).IsOk();
        Assert.Equal((HttpStatusCode.TooManyRequests, 3600), Two(await Ask(person, HttpMethod.Get, "/api/me/export", Here)));
    }

    [Fact]
    public async Task All_requests_of_an_address_have_a_ceiling_and_a_household_of_version_6_is_one()
    {
        await using var app = await Start(("Limits:RequestsPerMinute", "2"));
        async Task<HttpStatusCode> From(string peer) => (await Ask(app.Nobody(), HttpMethod.Get, "/healthz", peer)).Status;
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (await From("2001:db8:1:2::1"), await From("2001:db8:1:2:ffff::9"), await From("2001:db8:1:2:abcd::1")));
        Assert.Equal(HttpStatusCode.OK, await From("2001:db8:1:3::1"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (await From(Here), await From($"::ffff:{Here}"), await From(Here)));
    }

    [Fact]
    public async Task By_default_a_person_and_the_staff_of_an_office_at_work_reach_no_limit()
    {
        await using var app = await TestApp.Start(new()
        {
            ["Limits:GuessesPerMinute"] = null,
            ["Limits:RequestsPerMinute"] = null,
            ["Limits:RequestsPerAccountPerMinute"] = null,
            ["Limits:LettersPerMailboxPerHour"] = null,
            ["Limits:SearchesPerMinute"] = null,
            ["Limits:ViewsPerMinute"] = null,
            ["Limits:UploadsPerHour"] = null,
            ["Limits:ExportsPerHour"] = null,
        }, AnEdge.WithPeers);
        for (var member = 0; member < 20; member++)
        {
            var email = $"member{member}@pref.example";
            var staff = await app.Staff("010006", email);
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await Guess(app, email, Here)).Status);
            for (var search = 0; search < 60; search++) Assert.Equal(HttpStatusCode.OK, (await Ask(staff, HttpMethod.Get, "/api/candidates", Here)).Status);
        }
    }

    static (HttpStatusCode Status, int? Wait) Two((HttpStatusCode Status, int? Wait, string Body) answer) => (answer.Status, answer.Wait);
}
