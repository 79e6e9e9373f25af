using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TalentPool.Http;
using TalentPool.Tests.Disclosures;
using TalentPool.Tests.Uploads;

namespace TalentPool.Tests.Edge;

/// <summary>Nothing can be asked for without end: each operation has an amount, of its own or of the account that asks; files are held in memory only so many at once.</summary>
public sealed partial class AmountLawTests
{
    /// <summary>Open to everybody and counted by the ceiling of the address alone: each with the reason why that is enough.</summary>
    static readonly Dictionary<string, string> Ceiling = new()
    {
        ["GET /healthz"] = "a word",
        ["GET /readyz"] = "a word for each part",
        ["GET /.well-known/jwks.json"] = "public keys, held in memory",
        ["GET /api/reference"] = "public lists, held in memory",
        ["GET /api/reference/municipalities"] = "public lists, held in memory",
        ["GET /api/postings"] = "public",
        ["GET /api/postings/{id}"] = "public",
        ["GET /api/accounts/sign-on"] = "the configured names",
        ["POST /api/eligibility/check"] = "reckons with what was sent, and keeps nothing",
        ["POST /api/accounts/refresh"] = "needs a cookie of 256 random bits; an office of a whole prefecture refreshes from one address",
        ["POST /api/accounts/sign-out"] = "ends what the cookie begins",
        ["GET /api/unsubscribe/{token}"] = "needs a link of 256 random bits, and changes nothing",
        ["POST /api/unsubscribe/{token}"] = "needs a link of 256 random bits; a mail service unsubscribes many readers from one address",
    };

    /// <summary>What shows a person to somebody else is counted by looks, searches or files.</summary>
    static readonly string[] ShowsPeople =
    [
        "GET /api/candidates", "GET /api/candidates/{id}", "GET /api/notices/{id}", "POST /api/notices/preview", "GET /api/reviews/{id}", "GET /api/reviews/{id}/evidence", "GET /api/reviews/{id}/evidence/{evidenceId}",
        "GET /api/registrations/{number}", "POST /api/accounts/look", "GET /api/objections/{id}", "GET /api/audit/export",
    ];

    static Dictionary<string, (string? Policy, bool IsOpen)> Operations(TestApp app) => app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText is { } route && !route.StartsWith("/dev", StringComparison.Ordinal) && !route.Contains('*', StringComparison.Ordinal))
        .ToDictionary(
            endpoint => $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} /{Kind().Replace(endpoint.RoutePattern.RawText!.Trim('/'), "}")}",
            endpoint => (endpoint.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName, endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null));

    [Fact]
    public async Task Each_operation_has_an_amount()
    {
        await using var app = await TestApp.Start();
        var all = Operations(app);
        Assert.True(all.Count > 120, $"Only {all.Count} operations were found.");
        // Whoever is signed in has the amount of the account, as the test below shows.
        Assert.Equal(Ceiling.Keys.Order(StringComparer.Ordinal), all.Where(one => one.Value is { IsOpen: true, Policy: null }).Select(one => one.Key).Order(StringComparer.Ordinal));
        Assert.Equal([], EndpointTable.Shows.Select(row => row[..row.IndexOf(" to ", StringComparison.Ordinal)]).Except(ShowsPeople));
        foreach (var operation in ShowsPeople)
            Assert.True(all[operation].Policy is Security.ViewLimit or Security.SearchLimit or Security.ExportLimit or Security.GuessingLimit, $"{operation} shows people as fast as they are asked for.");
    }

    [Fact]
    public async Task An_account_has_an_amount_over_all_that_it_asks_for_and_a_colleague_has_their_own()
    {
        await using var app = await TestApp.Start(new() { ["Limits:RequestsPerAccountPerMinute"] = "3" });
        var (one, other) = (await app.Staff("010006", "one@pref.example"), await app.Staff("010006", "two@pref.example"));
        (await one.Get("/api/accounts/me")).IsOk();
        (await one.Get("/api/notices")).IsOk();
        (await one.Get("/api/my-organisation/postings")).IsOk();
        (await one.Get("/api/accounts/sessions")).IsRefused(HttpStatusCode.TooManyRequests, "too-many-requests");
        (await other.Get("/api/notices")).IsOk();
        (await app.Nobody().Get("/api/reference")).IsOk();
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        (await one.Get("/api/accounts/me")).IsOk();
    }

    [Fact]
    public async Task Files_are_held_only_so_many_at_once_and_the_rest_wait_their_turn()
    {
        var end = new TaskCompletionSource();
        await using var scanner = new FakeClamd { Until = end.Task };
        await using var app = await TestApp.Start(new(scanner.Settings) { ["Limits:UploadsAtOnce"] = "2", ["Limits:UploadsPerAccountAtOnce"] = "1" });
        var people = new List<Caller>();
        foreach (var name in new[] { "one", "two", "three" })
        {
            people.Add(await app.Candidate($"{name}@people.example"));
            (await people[^1].Put("/api/me/profile", A.Registration())).IsOk();
        }

        async Task<Answer> Upload(int person, int number) => await AProof.Upload(people[person], AProof.Pdf($"{person} {number}"), $"{number}.pdf");
        var first = Upload(0, 0);
        await scanner.Arrivals.WaitAsync(TestContext.Current.CancellationToken);
        // Eight of the same person wait behind it; a ninth does not.
        var more = Enumerable.Range(1, 9).Select(number => Upload(0, number)).ToList();
        (await await Task.WhenAny(more)).IsRefused(HttpStatusCode.TooManyRequests, "too-many-requests");
        var second = Upload(1, 0);
        await scanner.Arrivals.WaitAsync(TestContext.Current.CancellationToken);
        var third = Upload(2, 0);
        // Who sends no file is not held up.
        foreach (var person in people) (await person.Get("/api/me/evidence")).IsOk();
        Assert.False(first.IsCompleted || second.IsCompleted || third.IsCompleted);

        end.SetResult();
        var answers = await Task.WhenAll([first, second, third, .. more]);
        Assert.Equal((11, 1), (answers.Count(answer => answer.Status == HttpStatusCode.Created), answers.Count(answer => answer.Status == HttpStatusCode.TooManyRequests)));
        Assert.Equal(2, scanner.MostAtOnce);
    }

    [Fact]
    public async Task Who_is_not_signed_in_takes_no_place_and_who_waits_too_long_is_told_so()
    {
        await using var app = await TestApp.Start(new() { ["Limits:UploadsAtOnce"] = "1", ["Limits:LongSeconds"] = "5" });
        var (person, staff) = (await app.Candidate(), await app.Staff("010006"));
        (await person.Put("/api/me/profile", A.Registration())).IsOk();
        var upload = app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).Single(endpoint =>
            endpoint is RouteEndpoint { RoutePattern.RawText: "/api/me/evidence/" } && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("POST"));
        var another = new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "another"), new Claim(Policies.KindClaim, "candidate")], "test")) };
        another.SetEndpoint(upload);
        using (var held = app.Services.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter!.AttemptAcquire(another))
        {
            Assert.True(held.IsAcquired);
            (await AProof.Upload(app.Nobody(), AProof.Pdf(), "b.pdf")).Is(HttpStatusCode.Unauthorized);
            // Staff have places of their own.
            (await AProof.Upload(staff, AProof.Pdf(), "c.pdf")).Is(HttpStatusCode.Forbidden);
            (await AProof.Upload(person, AProof.Pdf(), "d.pdf")).IsRefused(HttpStatusCode.ServiceUnavailable, "timed-out");
        }

        (await AProof.Upload(person, AProof.Pdf(), "e.pdf")).Is(HttpStatusCode.Created);
    }

    [GeneratedRegex(@":\w+(\(.*?\))?\}")]
    private static partial Regex Kind();
}
