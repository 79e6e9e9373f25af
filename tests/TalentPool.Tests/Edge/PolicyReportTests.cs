using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TalentPool.Http;

namespace TalentPool.Tests.Edge;

/// <summary>What browsers report of the content policy is seen by whoever watches the log, and nothing that a report says is repeated there.</summary>
public sealed partial class PolicyReportTests
{
    const string Old = "application/csp-report", New = "application/reports+json", Where = "https://talentpool.mic.example";

    static Task<TestApp> Start(KeptLog log, Dictionary<string, string?>? settings = null) => TestApp.Start(settings ?? [], services => services.AddSingleton<ILoggerProvider>(log));

    static async Task<HttpStatusCode> Send(TestApp app, string body, string type)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await app.Nobody().Raw(HttpMethod.Post, "/api/policy-reports", content);
        return answer.StatusCode;
    }

    static List<string> Lines(KeptLog log) => [.. log.Entries.Where(entry => entry.Text.StartsWith("Refused ", StringComparison.Ordinal)).Select(entry => $"{entry.Level}: {entry.Text}")];

    [Theory]
    [InlineData(Old, $$$"""{"csp-report":{"document-uri":"{{{Where}}}/candidates/TP-0000012?q=x","effective-directive":"script-src-elem","blocked-uri":"https://evil.example/x.js"}}""", "page /candidates/$id, since the content policy stopped script-src-elem of another site")]
    [InlineData(Old, $$$"""{"csp-report":{"document-uri":"{{{Where}}}/","violated-directive":"img-src 'self' data:","blocked-uri":"data"}}""", "page /, since the content policy stopped img-src of data")]
    [InlineData(Old, """{"csp-report":{"document-uri":"http://localhost/me","effective-directive":"style-src-attr","blocked-uri":"http://localhost/x"}}""", "page /me, since the content policy stopped style-src-attr of a file of ours")]
    [InlineData(New, $$$"""[{"type":"csp-violation","age":3,"url":"{{{Where}}}/sign-in","body":{"documentURL":"{{{Where}}}/sign-in","effectiveDirective":"require-trusted-types-for","blockedURL":"trusted-types-sink"}}]""", "page /sign-in, since the content policy stopped require-trusted-types-for of trusted-types-sink")]
    [InlineData(New, $$$"""[{"type":"csp-violation","url":"{{{Where}}}/audit","body":{"effectiveDirective":"script-src","blockedURL":"moz-extension://0a1b"}}]""", "page /audit, since the content policy stopped script-src of an extension of the browser")]
    [InlineData(New, """[{"type":"csp-violation"}]""", "page …, since the content policy stopped another of nothing named")]
    public async Task A_report_of_either_form_is_a_line_of_the_log(string type, string body, string line)
    {
        using var log = new KeptLog();
        await using var app = await Start(log);
        Assert.Equal(HttpStatusCode.NoContent, await Send(app, body, type));
        Assert.Equal([$"Warning: Refused 1: {line}"], Lines(log));
    }

    [Fact]
    public async Task Nothing_that_a_report_says_stands_in_the_log()
    {
        using var log = new KeptLog();
        await using var app = await Start(log);
        const string Name = "hanako.yamada";
        foreach (var name in new[] { Name, $"{Name}\\r\\nWarning: forged", $"<b>{Name}</b>", $"javascript:{Name}" })
        {
            var page = $"{Where}/{Name}/candidates/{Name}?{Name}#{Name}";
            Assert.Equal(HttpStatusCode.NoContent, await Send(app, $$$"""{"csp-report":{"document-uri":"{{{page}}}","effective-directive":"{{{name}}}","blocked-uri":"{{{name}}}","source-file":"{{{name}}}","script-sample":"{{{name}}}"}}""", Old));
            Assert.Equal(HttpStatusCode.NoContent, await Send(app, $$$"""[{"type":"csp-violation","url":"{{{name}}}","body":{"documentURL":"{{{page}}}","effectiveDirective":"{{{name}}}","blockedURL":"{{{name}}}"}}]""", New));
        }

        var lines = Lines(log);
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches("^Warning: Refused \\d+: page …, since the content policy stopped another of another$|^Warning: Refused \\d+: page …, since the content policy stopped another of another site$", line));
        Assert.DoesNotContain(log.Entries, entry => entry.Text.Contains(Name, StringComparison.OrdinalIgnoreCase) || entry.Text.Contains("forged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_report_again_and_reports_of_another_kind_are_no_lines_of_their_own()
    {
        using var log = new KeptLog();
        await using var app = await Start(log);
        var same = $$"""{"type":"csp-violation","url":"{{Where}}/me","body":{"effectiveDirective":"img-src","blockedURL":"inline"} }""";
        Assert.Equal(HttpStatusCode.NoContent, await Send(app, $$"""[{{string.Join(',', Enumerable.Repeat(same, 40))}}, {"type":"deprecation","url":"{{Where}}/me"}]""", New));
        Assert.Equal(HttpStatusCode.NoContent, await Send(app, """[{"type":"deprecation","body":{"id":"x"}}]""", New));
        Assert.Single(Lines(log));
    }

    [Fact]
    public async Task However_many_different_ones_are_sent_few_are_told_apart_and_none_is_lost()
    {
        using var log = new KeptLog();
        await using var app = await Start(log);
        string[] directives = ["img-src", "font-src", "script-src", "style-src"], pages = ["/me", "/audit", "/help", "/accounts", "/reviews", "/digests", "/postings", "/sign-in"], sources = ["inline", "eval", "data", "blob", "wasm-eval"];
        var reports = (from page in pages from directive in directives from source in sources select $$"""{"type":"csp-violation","url":"{{Where}}{{page}}","body":{"effectiveDirective":"{{directive}}","blockedURL":"{{source}}"} }""").ToList();
        foreach (var some in reports.Chunk(8)) Assert.Equal(HttpStatusCode.NoContent, await Send(app, $"[{string.Join(',', some)}]", New));
        Assert.Equal(51, Lines(log).Count);
        Assert.Equal("Warning: Refused 1: page …, since the content policy stopped more than is told apart", Lines(log)[^1]);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal($"Warning: Refused {reports.Count - 51}: page …, since the content policy stopped more than is told apart", Lines(log)[^1]);
        // What was quiet for a minute is forgotten, and makes room.
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await Send(app, $"[{reports[^1]}]", New);
        Assert.Equal("Warning: Refused 1: page /sign-in, since the content policy stopped style-src of wasm-eval", Lines(log)[^1]);
    }

    [Theory]
    [InlineData(Old, "", 400)]
    [InlineData(Old, "{", 400)]
    [InlineData(Old, "[]", 204)]
    [InlineData(Old, "{}", 400)]
    [InlineData(Old, "7", 400)]
    [InlineData(Old, """{"csp-report":[]}""", 400)]
    [InlineData(Old, """{"csp-report":{"blocked-uri":"\ud800"}}""", 400)]
    [InlineData(New, """["csp-violation"]""", 400)]
    [InlineData("application/json", """{"csp-report":{}}""", 415)]
    [InlineData("text/plain", """{"csp-report":{}}""", 415)]
    [InlineData(Old, "long", 413)]
    public async Task What_is_no_report_is_refused(string type, string body, int status)
    {
        using var log = new KeptLog();
        await using var app = await Start(log);
        Assert.Equal(status, (int)await Send(app, body == "long" ? $"\"{new string('x', 70_000)}\"" : body, type));
        Assert.Empty(Lines(log));
        Assert.DoesNotContain(log.Entries, entry => entry.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task One_address_reports_only_so_often()
    {
        using var log = new KeptLog();
        await using var app = await Start(log, new() { ["Limits:ReportsPerMinute"] = "2" });
        foreach (var status in new[] { HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.TooManyRequests }) Assert.Equal(status, await Send(app, "[]", New));
    }

    [Fact]
    public async Task Every_page_says_where_to_report_by_name_over_TLS_alone()
    {
        await using var app = await TestApp.Start(AnEdge.Production(), environment: "Production");
        using var secure = await app.Nobody().Raw(HttpMethod.Get, "https://localhost/healthz");
        using var plain = await app.Nobody().Raw(HttpMethod.Get, "http://localhost/healthz");
        Assert.EndsWith("; report-uri /api/policy-reports; report-to policy", secure.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("policy=\"/api/policy-reports\"", secure.Headers.GetValues("Reporting-Endpoints").Single());
        // A browser that knows names takes them over TLS alone, and would then not look at the address.
        Assert.EndsWith("; report-uri /api/policy-reports", plain.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(plain.Headers.Contains("Reporting-Endpoints"));
    }

    [Fact]
    public void The_pages_are_those_of_the_clients_routes()
    {
        var routes = Route().Matches(File.ReadAllText(Path.Combine(Repository.Root, "client", "src", "routes.tsx"))).Select(match => match.Groups[1].Value).ToList();
        Assert.True(routes.Count > 50, $"Only {routes.Count} routes were found.");
        Assert.Equal(routes.Distinct().Order(StringComparer.Ordinal), Stopped.Pages.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"path: '(/[^']*)'")]
    private static partial Regex Route();
}
