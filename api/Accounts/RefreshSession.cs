using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>A new access token for the session cookie. Other sites cannot ask: the cookie is SameSite=Strict, and an Origin that is not ours is refused.</summary>
public static class RefreshSession
{
    public static async Task<Results<Ok<SignIn.Response>, ProblemHttpResult>> Handle(HttpContext http, Sessions sessions, CancellationToken ct)
    {
        if (http.Request.Headers.Origin is [{ Length: > 0 } origin] && !SameOrigin(origin, http.Request)) return ProblemPages.For(403).Problem();
        return await sessions.Renew(http, ct) is { } response ? TypedResults.Ok(response) : ProblemPages.For(401).Problem();
    }

    static bool SameOrigin(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
