using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;

namespace TalentPool.Audit;

/// <summary>Whether the chain holds: as the last check found it, or looked at now.</summary>
public static class CheckAudit
{
    /// <param name="Check">The newest check; null before the first.</param>
    public sealed record Response(AuditChain.Outcome? Check);

    public static async Task<Ok<Response>> Latest(Db db, TimeProvider clock, CancellationToken ct) => TypedResults.Ok(new Response(await AuditChain.Latest(db, clock, ct)));

    public static async Task<Ok<Response>> Now(CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var outcome = await AuditChain.Check(db, clock, ct);
        await db.Transact(tx => AuditTrail.Add(tx, clock, me.Actor, "audit.checked", ("audit", me.AccountId), outcome.Fault ?? "sound"), ct);
        return TypedResults.Ok(new Response(outcome));
    }
}
