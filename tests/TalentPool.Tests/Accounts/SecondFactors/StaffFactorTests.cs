using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Accounts.SecondFactors;
using TalentPool.Tests.Organisations;
using TalentPool.Tests.Postings;
using TalentPool.Tests.Standards;

namespace TalentPool.Tests.Accounts.SecondFactors;

public sealed class StaffFactorTests
{
    static Task<TestApp> Strict() => TestApp.Start(new() { ["Accounts:StaffSecondFactor"] = "required" });

    [Fact]
    public async Task Staff_with_a_password_alone_can_set_up_a_second_factor_and_nothing_else()
    {
        await using var app = await Strict();
        await APerson.SignedIn(app);
        var staff = await AFactor.Employ(app);
        Assert.True((await staff.Get("/api/accounts/me")).IsOk()["needsSecondFactor"].GetBoolean());
        foreach (var path in new[] { "/api/reviews", "/api/audit", "/api/standards/policies", "/api/digests/runs", "/api/accounts/sessions" })
            (await staff.Get(path)).IsRefused(HttpStatusCode.Forbidden, "second-factor-required");

        using var passkey = new SoftwarePasskey();
        var before = staff.Http.DefaultRequestHeaders.Authorization;
        staff.Continue(await AFactor.AddPasskey(staff, passkey));
        Assert.False((await staff.Get("/api/accounts/me")).IsOk()["needsSecondFactor"].GetBoolean());
        (await staff.Get("/api/reviews")).IsOk();
        staff.Http.DefaultRequestHeaders.Authorization = before;
        (await staff.Get("/api/reviews")).IsRefused(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    /// <summary>What staff with one factor may use, each with the reason; everything else that asks for a token is closed to them.</summary>
    static readonly Dictionary<string, string> Open = new()
    {
        ["GET /api/accounts/me"] = "the pages ask it who is there, and that a factor is missing",
        ["POST /api/accounts/step-up/challenge"] = "the first factor is added under a fresh proof",
        ["POST /api/accounts/step-up"] = "the first factor is added under a fresh proof",
        ["GET /api/accounts/second-factors"] = "to set a factor up one sees which there are",
        ["POST /api/accounts/second-factors/passkeys/options"] = "a passkey is set up",
        ["POST /api/accounts/second-factors/passkeys"] = "a passkey is set up",
        ["PUT /api/accounts/second-factors/passkeys/{id:guid}"] = "the name of one's own passkey",
        ["DELETE /api/accounts/second-factors/passkeys/{id:guid}"] = "needs a fresh proof by a factor there is; one that is lost is taken away and another set up",
        ["POST /api/accounts/second-factors/authenticator"] = "an authenticator app is set up",
        ["PUT /api/accounts/second-factors/authenticator"] = "an authenticator app is set up",
        ["DELETE /api/accounts/second-factors/authenticator"] = "needs a fresh proof by a factor there is",
        ["POST /api/accounts/second-factors/recovery-codes"] = "codes come with the first factor",
        ["GET /api/accounts/sign-on-ties"] = "the way in by an issuer is shown beside the factors",
        ["DELETE /api/accounts/sign-on-ties/{id:guid}"] = "takes a way in away and opens none",
    };

    static IEnumerable<(string Name, RouteEndpoint Endpoint)> Endpoints(TestApp app) =>
        from endpoint in app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        select ($"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}", endpoint);

    [Fact]
    public async Task Before_the_second_factor_these_and_no_others_are_open()
    {
        await using var app = await Strict();
        var asking = Endpoints(app).Where(one => one.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && one.Endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null).ToList();
        Assert.Equal(Open.Keys.Order(StringComparer.Ordinal), asking.Where(one => one.Endpoint.Metadata.GetMetadata<SecondFactorGate.Open>() is not null).Select(one => one.Name).Order(StringComparer.Ordinal));

        // The mark alone proves nothing: everything else is asked for, as staff of every kind.
        await AnOrganisation.Made(app, "municipality", AnOrganisation.Onomichi);
        Caller[] staff =
        [
            await app.MinistryAdmin(), await app.Ministry(), await app.Ministry("audit@mic.example", "auditor"), await app.Member("prefecture", "350001", "admin", "a@pref.example"), await app.Staff("350001"),
            await app.Member("municipality", AnOrganisation.Onomichi, "admin", "a@onomichi.example"),
        ];
        List<string> wrong = [];
        HashSet<string> held = [];
        foreach (var (name, endpoint) in asking.Where(one => !Open.ContainsKey(one.Name)))
            foreach (var caller in staff)
            {
                var answer = await Ask(caller, name, endpoint);
                if (answer.ProblemType == "/problems/second-factor-required") held.Add(name);
                else if (answer.Status != HttpStatusCode.Forbidden) wrong.Add($"{name} answers {(int)answer.Status}: {answer.Text}");
            }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        // The others are a person's own pages, which are closed to staff of any factors.
        Assert.All(asking.Select(one => one.Name).Except(Open.Keys).Except(held), name => Assert.Contains(" /api/me/", name, StringComparison.Ordinal));
        Assert.True(held.Count > 60, $"Only {held.Count} endpoints were held.");
    }

    // The body is read before anybody is held, so it must be one that can be.
    static object BodyFor(string path) => path switch
    {
        _ when path.Contains("/standards/policies", StringComparison.Ordinal) => AStandard.Policy(revision: 1),
        _ when path.Contains("/standards/exam-amendments", StringComparison.Ordinal) => AStandard.Exam(revision: 1),
        _ when path.Contains("/postings", StringComparison.Ordinal) && !path.Contains("/import", StringComparison.Ordinal) => APosting.With(version: 1),
        _ => new { },
    };

    static Task<Answer> Ask(Caller caller, string name, RouteEndpoint endpoint)
    {
        var (method, path) = (name.Split(' ')[0], new StringBuilder());
        foreach (var segment in endpoint.RoutePattern.PathSegments)
            path.Append('/').AppendJoin("", segment.Parts.Select(part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : Guid.Empty.ToString()));
        var accepts = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes ?? [];
        HttpContent? content = accepts.Contains("multipart/form-data") ? new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "postings.csv" } }
            : accepts.Contains("application/json") ? JsonContent.Create(BodyFor(path.ToString())) : null;
        return caller.Send(new HttpMethod(method), path.ToString(), content);
    }

    [Fact]
    public async Task Who_removes_the_last_factor_is_held_again()
    {
        await using var app = await Strict();
        await APerson.SignedIn(app);
        var staff = await AFactor.Employ(app);
        await AFactor.AddAuthenticator(app, staff);
        (await staff.Get("/api/reviews")).IsOk();
        (await staff.Delete("/api/accounts/second-factors/authenticator")).Is(HttpStatusCode.NoContent);
        (await staff.Get("/api/reviews")).Is(HttpStatusCode.Unauthorized);
        staff.Continue(await staff.Post("/api/accounts/refresh"));
        (await staff.Get("/api/reviews")).IsRefused(HttpStatusCode.Forbidden, "second-factor-required");
    }

    [Fact]
    public async Task Prefectures_are_held_and_professionals_are_not()
    {
        await using var app = await Strict();
        (await (await app.Staff("010006")).Get("/api/candidates")).IsRefused(HttpStatusCode.Forbidden, "second-factor-required");
        (await (await app.Candidate()).Get("/api/me/profile")).IsOk();
        (await app.Nobody().Get("/api/postings")).IsOk();
    }

    [Theory]
    [InlineData("Development", null, false)]
    [InlineData("Development", "required", true)]
    [InlineData("Production", null, true)]
    [InlineData("Production", "required", true)]
    public void It_is_required_outside_Development(string environment, string? setting, bool isRequired) =>
        Assert.Equal(isRequired, Rule(environment, setting).HoldsFor("prefecture"));

    [Theory]
    [InlineData("Production", "optional")]
    [InlineData("Development", "sometimes")]
    public void It_cannot_be_switched_off_where_it_counts(string environment, string setting) => Assert.Throws<InvalidOperationException>(() => Rule(environment, setting));

    static StaffSecondFactor Rule(string environment, string? setting) => StaffSecondFactor.From(
        new Microsoft.Extensions.Configuration.ConfigurationManager { ["Accounts:StaffSecondFactor"] = setting },
        new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = environment });
}
