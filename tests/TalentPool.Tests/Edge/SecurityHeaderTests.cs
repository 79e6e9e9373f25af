using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace TalentPool.Tests.Edge;

/// <summary>The headers that protect an answer stand on every one: each operation of the contract, the client's files, and whatever goes wrong.</summary>
public sealed partial class SecurityHeaderTests
{
    static readonly Dictionary<string, string> Expected = new()
    {
        ["X-Content-Type-Options"] = "nosniff",
        ["X-Frame-Options"] = "DENY",
        ["Referrer-Policy"] = "no-referrer",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
        ["Cross-Origin-Embedder-Policy"] = "require-corp",
        ["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains",
    };

    static string? Fault(HttpResponseMessage answer)
    {
        foreach (var (name, value) in Expected)
            if (!answer.Headers.TryGetValues(name, out var sent) || string.Join(",", sent) != value) return $"{name} is missing or another";
        var policy = string.Join(",", answer.Headers.GetValues("Content-Security-Policy"));
        foreach (var part in new[] { "default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'" })
            if (!policy.Contains(part, StringComparison.Ordinal)) return $"the content policy lacks {part}";
        if (policy.Contains("unsafe", StringComparison.Ordinal)) return "the content policy allows something unsafe";
        var permissions = string.Join(",", answer.Headers.GetValues("Permissions-Policy"));
        foreach (var power in new[] { "camera", "microphone", "geolocation", "payment", "usb", "display-capture", "clipboard-read", "browsing-topics", "serial", "bluetooth" })
            if (!permissions.Contains($"{power}=()", StringComparison.Ordinal)) return $"the permissions policy leaves {power}";
        return answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By") ? "the server tells what it is" : null;
    }

    [Fact]
    public async Task Every_operation_of_the_contract_answers_with_all_headers_and_is_not_kept()
    {
        await using var app = await TestApp.Start(AnEdge.Production(), environment: "Production");
        var operations = (await app.Nobody().Get("/swagger/v1/swagger.json")).IsOk()["paths"].EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (Method: new HttpMethod(operation.Name.ToUpperInvariant()), Path: Hole().Replace(path.Name, Guid.Empty.ToString())))).ToList();
        Assert.True(operations.Count > 80, $"Only {operations.Count} operations were found.");
        List<string> wrong = [];
        var (nobody, person) = (app.Nobody(), await app.Candidate());
        foreach (var caller in new[] { nobody, person })
            foreach (var (method, path) in operations)
            {
                using var answer = await caller.Raw(method, $"https://localhost{path}", method == HttpMethod.Get ? null : new StringContent("{}", Encoding.UTF8, "application/json"));
                if (Fault(answer) is { } fault) wrong.Add($"{method} {path} ({(int)answer.StatusCode}): {fault}");
                if (path.StartsWith("/api", StringComparison.Ordinal) && answer.Headers.CacheControl?.NoStore != true) wrong.Add($"{method} {path} may be kept by a cache");
            }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/candidates?q=1")]
    [InlineData("/favicon.svg")]
    [InlineData("/assets/nothing.js")]
    [InlineData("/manifest.json")]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    [InlineData("/no/such/page.html")]
    [InlineData("/dev/mail")]
    public async Task Pages_files_and_probes_answer_with_all_headers(string path)
    {
        await using var app = await TestApp.Start(AnEdge.Production(), environment: "Production");
        using var answer = await app.Nobody().Raw(HttpMethod.Get, $"https://localhost{path}");
        if (path.StartsWith("/dev", StringComparison.Ordinal)) Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        else Assert.Null(Fault(answer));
    }

    public static TheoryData<string, string, string, int> Errors => new()
    {
        { "GET", "/api/nothing", "", 404 },
        { "PATCH", "/api/reference", "{}", 405 },
        { "DELETE", "/api/reference", "", 405 },
        { "POST", "/api/accounts/sign-in", "{", 400 },
        { "POST", "/api/accounts/sign-in", "text", 415 },
        { "GET", "/api/me/profile", "", 401 },
        { "GET", "/api/candidates?page=x", "", 401 },
        { "POST", "/api/accounts/sign-in", "long", 413 },
        { "GET", "/api/postings", "broken", 500 },
    };

    [Theory, MemberData(nameof(Errors))]
    public async Task An_error_has_them_as_well(string method, string path, string body, int status)
    {
        await using var app = await TestApp.Start(AnEdge.Production(), environment: "Production");
        if (body == "broken") await app.Db.Execute("DROP TABLE PostingSkill");
        using var content = body is "" or "broken" ? null
            : body == "text" ? new StringContent("{}", Encoding.UTF8, "text/plain")
            : new StringContent(body == "long" ? new string(' ', 2_000_001) : body, Encoding.UTF8, "application/json");
        using var answer = await app.Nobody().Raw(new HttpMethod(method), $"https://localhost{path}", content);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Null(Fault(answer));
    }

    [Fact]
    public async Task Only_TLS_outside_Development_asks_for_TLS()
    {
        await using var production = await TestApp.Start(AnEdge.Production(), environment: "Production");
        await using var development = await TestApp.Start();
        using var plain = await production.Nobody().Raw(HttpMethod.Get, "http://localhost/api/reference");
        using var local = await development.Nobody().Raw(HttpMethod.Get, "https://localhost/api/reference");
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
        Assert.False(local.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("TRACK")]
    [InlineData("DEBUG")]
    [InlineData("PROPFIND")]
    [InlineData("get")]
    public async Task Methods_that_nothing_answers_are_refused(string method)
    {
        await using var app = await TestApp.Start();
        foreach (var path in new[] { "/", "/api/reference", "/assets/x.js", "/healthz" })
        {
            using var answer = await app.Nobody().Raw(new HttpMethod(method), path);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            Assert.Contains("GET", answer.Content.Headers.Allow);
            Assert.DoesNotContain("Test-Peer", await answer.Body(), StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Hole();
}
