using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>
/// A token is worth something only while what it says is still so: the session goes on, it was proved as the token says, the account is active, and the membership is the same,
/// not suspended and confirmed for today. A sign-out, a new password, a removed second factor, a suspension and a change of role therefore work at once, not when the token ends.
/// </summary>
static class LiveSession
{
    public static async Task Require(TokenValidatedContext context)
    {
        var me = CurrentUser.From(context.Principal!);
        var db = context.HttpContext.RequestServices.GetRequiredService<Db>();
        var today = Tokyo.Today(context.HttpContext.RequestServices.GetRequiredService<TimeProvider>());
        var live = await db.Find<int>(FindSql, new { me.AccountId, me.SessionId, me.OrganisationId, me.Role, me.Amr, today }, context.HttpContext.RequestAborted);
        if (live == 0) context.Fail("The session is over.");
        else if (live == IsLeaving) context.Principal!.AddIdentity(new ClaimsIdentity([new Claim(Leaving.Claim, "true")]));
    }

    const int IsLeaving = 2;

    const string FindSql = """
        SELECT CASE WHEN EXISTS (SELECT 1 FROM DeletionRequest d WHERE d.AccountId = a.AccountId) THEN 2 ELSE 1 END
        FROM Account a
        LEFT JOIN Membership m ON m.AccountId = a.AccountId
        LEFT JOIN Organisation o ON o.OrganisationId = m.OrganisationId
        WHERE a.AccountId = @AccountId AND a.Status = 'active'
            AND ((@OrganisationId IS NULL AND m.OrganisationId IS NULL) OR (m.OrganisationId = @OrganisationId AND m.Role = @Role AND o.IsActive = 1
                AND m.SuspendedAt IS NULL AND (m.VerifiedUntil IS NULL OR m.VerifiedUntil >= @today)))
            AND (@SessionId IS NULL OR EXISTS (SELECT 1 FROM AccountSession s WHERE s.SessionId = @SessionId AND s.AccountId = a.AccountId AND s.EndedAt IS NULL AND s.Amr = @Amr))
        """;
}
