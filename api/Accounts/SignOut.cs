using Microsoft.AspNetCore.Http.HttpResults;

namespace TalentPool.Accounts;

/// <summary>Ends the session of the cookie; without one there is nothing to end, and the answer is the same.</summary>
public static class SignOut
{
    public static async Task<NoContent> Handle(HttpContext http, Sessions sessions, CancellationToken ct)
    {
        await sessions.End(http, ct);
        return TypedResults.NoContent();
    }
}
