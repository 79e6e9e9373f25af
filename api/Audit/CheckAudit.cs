using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;

namespace TalentPool.Audit;

/// <summary>Whether the chain holds: as the last check found it, or looked at now.</summary>
public static class CheckAudit
{
    /// <param name="Check">The newest check; null before the first.</param>
    public sealed record Response(AuditChain.Outcome? Check);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Latest(CurrentUser me, Db db, CancellationToken ct) =>
        await db.Find<int>(AuditFilter.ReaderSql, new { reader = me.AccountId }, ct) == 0
            ? AuditFilter.AuditorsOnly.Problem()
            : TypedResults.Ok(new Response(await AuditChain.Latest(db, ct)));

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Now(CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Find<int>(AuditFilter.ReaderSql, new { reader = me.AccountId }, ct) == 0) return AuditFilter.AuditorsOnly.Problem();
        var outcome = await AuditChain.Check(db, clock, ct);
        await db.Transact(tx => AuditTrail.Add(tx, clock, me.Actor, "audit.checked", ("audit", me.AccountId), outcome.Fault ?? "sound"), ct);
        return TypedResults.Ok(new Response(outcome));
    }
}
