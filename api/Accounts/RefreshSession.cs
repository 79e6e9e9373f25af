using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>A new access token for the session cookie. Other sites cannot ask: the cookie is SameSite=Strict, and <see cref="OwnPages"/> refuses them.</summary>
public static class RefreshSession
{
    public static async Task<Results<Ok<SignIn.Response>, ProblemHttpResult>> Handle(HttpContext http, Sessions sessions, CancellationToken ct) =>
        await sessions.Renew(http, ct) is { } response ? TypedResults.Ok(response) : ProblemPages.For(401).Problem();
}
