using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;

namespace TalentPool.Availability;

/// <summary>The yearly renewal (更新), and the way back for who has lapsed (失効): one click.</summary>
public static class RenewMyListing
{
    public static Task<Results<NoContent, ProblemHttpResult>> Handle(CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await tx.Find<Guid?>(SetMyAvailability.FindSql, new { me.AccountId }) is not { } candidateId) return AvailabilityChange.NothingToRenew.Problem();
            if (await AvailabilityChange.Renew(tx, clock, candidateId) is { } refusal) return refusal.Problem();
            await AuditTrail.Add(tx, clock, me.Actor, "candidate.renewed", ("candidate", candidateId));
            return TypedResults.NoContent();
        }, ct);
}
