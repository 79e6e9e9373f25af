using System.Text.Json;

namespace TalentPool.Http;

/// <summary>
/// What a page's content policy stopped, in words of ours alone: whoever writes a report may put a name or a link into every one of its fields, so that nothing of a report is repeated.
/// Reads both forms: <c>application/csp-report</c> (CSP 2, 5.3) and <c>csp-violation</c> among <c>application/reports+json</c> (CSP 3, 5.1).
/// </summary>
/// <param name="Page">The page as the client's routes have it, such as <c>/candidates/$id</c>; three dots for any other.</param>
/// <param name="Directive">The directive that was broken.</param>
/// <param name="Source">Where it came from: inline, eval, a file of ours, another site.</param>
sealed record Stopped(string Page, string Directive, string Source)
{
    const string Hidden = "…", Other = "another";

    /// <summary>The pages of the client; a test holds them against its routes. What stands for <c>$id</c> is not told.</summary>
    internal static readonly string[] Pages =
    [
        "/", "/accessibility", "/account", "/accounts", "/apply-organisation", "/audit", "/availability", "/candidates", "/candidates/$id", "/digests", "/digests/$id", "/forgot-password",
        "/help", "/invitation", "/me", "/me/corrections", "/me/data", "/me/disclosures", "/me/inbox", "/me/notices", "/me/notices/$id", "/me/privacy", "/me/subscription", "/notices",
        "/notices/$id", "/notices/new", "/objections", "/objections/$id", "/organisation", "/organisations", "/organisations/$id", "/organisations/applications",
        "/organisations/applications/$id", "/posting-desk", "/posting-desk/$id", "/posting-desk/import", "/posting-desk/new", "/postings", "/postings/$id", "/precedents", "/privacy-policy",
        "/register", "/registrations", "/reset-password", "/reviews", "/reviews/$id", "/reviews/interests", "/sign-in", "/sign-in/done", "/sign-up", "/sign-up/sent", "/standards",
        "/standards/exams/$id", "/standards/exams/$id/change", "/standards/exams/new", "/standards/policies/$id", "/standards/policies/new", "/unsubscribe/$token", "/verify",
    ];

    static readonly HashSet<string> Directives =
    [
        "default-src", "script-src", "script-src-elem", "script-src-attr", "style-src", "style-src-elem", "style-src-attr", "img-src", "font-src", "connect-src", "media-src", "object-src", "frame-src", "child-src", "worker-src",
        "manifest-src", "form-action", "base-uri", "frame-ancestors", "require-trusted-types-for", "trusted-types",
    ];

    static readonly HashSet<string> Keywords = ["inline", "eval", "wasm-eval", "trusted-types-policy", "trusted-types-sink", "data", "blob"];

    /// <summary>What a body tells of; nothing for reports of another kind, null for what is no report.</summary>
    /// <param name="body">The parsed body.</param>
    /// <param name="host">Host and port that the request asked for.</param>
    public static IEnumerable<Stopped>? In(JsonElement body, string? host) => body.ValueKind switch
    {
        JsonValueKind.Object when body.TryGetProperty("csp-report", out var report) && report.ValueKind == JsonValueKind.Object =>
            [Of(Text(report, "document-uri"), Text(report, "effective-directive") ?? Text(report, "violated-directive")?.Split(' ')[0], Text(report, "blocked-uri"), host)],
        JsonValueKind.Array when body.EnumerateArray().All(report => report.ValueKind == JsonValueKind.Object) =>
            from report in body.EnumerateArray()
            where Text(report, "type") == "csp-violation"
            let found = report.TryGetProperty("body", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : default
            select Of(Text(found, "documentURL") ?? Text(report, "url"), Text(found, "effectiveDirective"), Text(found, "blockedURL"), host),
        _ => null,
    };

    static Stopped Of(string? page, string? directive, string? source, string? host) => new(PageOf(page), directive is not null && Directives.Contains(directive) ? directive : Other, SourceOf(source, host));

    static string PageOf(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var page)) return Hidden;
        var words = page.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        // A page with a name of its own comes before one that any word would fit.
        return Pages.Where(route => Fits(route.Split('/', StringSplitOptions.RemoveEmptyEntries), words)).MinBy(route => route.Count(letter => letter == '$')) ?? Hidden;
    }

    static bool Fits(string[] route, string[] words) => route.Length == words.Length && route.Zip(words).All(pair => pair.First[0] == '$' || pair.First == pair.Second);

    static string SourceOf(string? source, string? host) =>
        string.IsNullOrEmpty(source) || Keywords.Contains(source) ? source is { Length: > 0 } keyword ? keyword : "nothing named"
        : !Uri.TryCreate(source, UriKind.Absolute, out var address) ? Other
        : Keywords.Contains(address.Scheme) ? address.Scheme
        : address.Scheme.EndsWith("-extension", StringComparison.Ordinal) ? "an extension of the browser"
        : address.Authority.Equals(host, StringComparison.OrdinalIgnoreCase) ? "a file of ours" : "another site";

    static string? Text(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
