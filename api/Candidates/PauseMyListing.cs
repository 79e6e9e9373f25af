using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Candidates;

/// <summary>A listed person hides (休止) or comes back. Search follows within a second.</summary>
public static class PauseMyListing
{
    static readonly Refusal NotListed = new("not-listed", 409, "掲載中の場合だけ休止できます。", "Only a listed registration can be paused.");

    static readonly Refusal NotPaused = new("not-paused", 409, "休止中の場合だけ再開できます。", "Only a paused registration can be resumed.");

    public static Task<Results<NoContent, ProblemHttpResult>> Pause(CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        Move(me, db, clock, CandidateStatus.Listed, CandidateStatus.Paused, NotListed, ct);

    public static Task<Results<NoContent, ProblemHttpResult>> Resume(CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        Move(me, db, clock, CandidateStatus.Paused, CandidateStatus.Listed, NotPaused, ct);

    static Task<Results<NoContent, ProblemHttpResult>> Move(CurrentUser me, Db db, TimeProvider clock, CandidateStatus from, CandidateStatus to, Refusal refusal, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            var change = await tx.NextChange();
            if (await tx.Execute(MoveSql, new { me.AccountId, from = Words.Of(from), to = Words.Of(to), change, now = clock.GetUtcNow() }) == 0) return refusal.Problem();
            await AuditTrail.Add(tx, clock, me.Actor, "candidate." + Words.Of(to), ("account", me.AccountId));
            return TypedResults.NoContent();
        }, ct);

    const string MoveSql = "UPDATE Candidate SET Status = @to, ChangeNo = @change, UpdatedAt = @now, LastConfirmedAt = @now WHERE AccountId = @AccountId AND Status = @from";
}
