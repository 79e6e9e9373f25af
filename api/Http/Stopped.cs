using System.Text.Json;

namespace TalentPool.Http;

/// <summary>
/// What a page's content policy stopped, in words of ours alone: whoever writes a report may put a name or a link into every one of its fields, so that nothing of a report is repeated.
/// Reads both forms: <c>application/csp-report</c> (CSP 2, 5.3) and <c>csp-violation</c> among <c>application/reports+json</c> (CSP 3, 5.1).
/// </summary>
/// <param name="Page">The page's path; what is no word of the client's addresses, such as a number, is three dots.</param>
/// <param name="Directive">The directive that was broken.</param>
/// <param name="Source">Where it came from: inline, eval, a file of ours, another site.</param>
sealed record Stopped(string Page, string Directive, string Source)
{
    const string Hidden = "…", Other = "another";

    /// <summary>The words that the addresses of the client's pages are made of; a test holds them against its routes.</summary>
    internal static readonly HashSet<string> PageWords =
    [
        "accessibility", "account", "accounts", "applications", "apply-organisation", "audit", "availability", "candidates", "change", "corrections", "data", "digests", "disclosures", "done", "exams",
        "forgot-password", "help", "import", "inbox", "interests", "invitation", "me", "new", "notices", "objections", "organisation", "organisations", "policies", "posting-desk", "postings", "precedents",
        "privacy", "privacy-policy", "register", "registrations", "reset-password", "reviews", "sent", "sign-in", "sign-up", "standards", "subscription", "unsubscribe", "verify",
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
        return "/" + string.Join('/', words.Take(4).Select(word => PageWords.Contains(word) ? word : Hidden));
    }

    static string SourceOf(string? source, string? host) =>
        string.IsNullOrEmpty(source) || Keywords.Contains(source) ? source is { Length: > 0 } keyword ? keyword : "nothing named"
        : !Uri.TryCreate(source, UriKind.Absolute, out var address) ? Other
        : Keywords.Contains(address.Scheme) ? address.Scheme
        : address.Scheme.EndsWith("-extension", StringComparison.Ordinal) ? "an extension of the browser"
        : address.Authority.Equals(host, StringComparison.OrdinalIgnoreCase) ? "a file of ours" : "another site";

    static string? Text(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
