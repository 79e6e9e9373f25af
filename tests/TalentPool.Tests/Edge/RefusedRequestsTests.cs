using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TalentPool.Tests.Accounts;

namespace TalentPool.Tests.Edge;

/// <summary>Who watches the log sees an attack, in a line a minute and without a name.</summary>
public sealed class RefusedRequestsTests
{
    static Task<TestApp> Start(KeptLog log, params (string Key, string? Value)[] settings) =>
        TestApp.Start(settings.ToDictionary(pair => pair.Key, pair => pair.Value), services => services.AddSingleton<ILoggerProvider>(log));

    static List<string> Lines(KeptLog log) => [.. log.Entries.Where(entry => entry.Text.StartsWith("Refused ", StringComparison.Ordinal)).Select(entry => $"{entry.Level}: {entry.Text}")];

    [Fact]
    public async Task A_limit_that_is_reached_is_one_line_a_minute_with_the_number_since()
    {
        using var log = new KeptLog();
        await using var app = await Start(log, ("Limits:GuessesPerMinute", "3"), ("Limits:GuessesPerAccountPerMinute", "100"));
        var stranger = app.Nobody();
        for (var i = 0; i < 8; i++) await APerson.SignIn(stranger, "not the password");
        Assert.Equal(["Warning: Refused 1: POST /api/accounts/sign-in, since a limit was reached"], Lines(log));
        // Also when nothing more comes.
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Warning: Refused 4: POST /api/accounts/sign-in, since a limit was reached", Lines(log)[1]);
        for (var i = 0; i < 4; i++) await APerson.SignIn(stranger, "not the password");
        Assert.Equal(2, Lines(log).Count);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Warning: Refused 1: POST /api/accounts/sign-in, since a limit was reached", Lines(log)[2]);
    }

    [Fact]
    public async Task So_is_that_of_a_named_account_and_of_its_mailbox()
    {
        using var log = new KeptLog();
        await using var app = await Start(log, ("Limits:GuessesPerMinute", "100"), ("Limits:GuessesPerAccountPerMinute", "2"));
        for (var i = 0; i < 3; i++) await app.Nobody().Post("/api/accounts/password/forgotten", new { email = APerson.Email });
        Assert.Equal(["Warning: Refused 1: POST /api/accounts/password/forgotten, since a limit was reached"], Lines(log));
    }

    [Fact]
    public async Task So_are_the_ceiling_over_all_and_a_page_of_another_site_before_anything_is_looked_up()
    {
        using var log = new KeptLog();
        await using var app = await Start(log, ("Limits:RequestsPerMinute", "2"));
        var foreign = app.Nobody();
        foreign.Http.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        (await foreign.Post("/api/accounts/refresh")).IsRefused(HttpStatusCode.Forbidden, "foreign-page");
        for (var i = 0; i < 3; i++) await app.Nobody().Get("/api/organisations/hanako");
        Assert.Equal(
            ["Warning: Refused 1: requests before their endpoint was looked for, since a page of another site asked", "Warning: Refused 1: requests before their endpoint was looked for, since a limit was reached"],
            Lines(log));
    }
}
