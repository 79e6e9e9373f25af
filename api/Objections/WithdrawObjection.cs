using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Objections;

/// <summary>A person takes their objection back; they may object again.</summary>
public static class WithdrawObjection
{
    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await tx.Find<int>(FindSql, new { id, me.AccountId }) == 0) return ObjectionRefusals.NoSuchObjection.Problem();
            var key = new { id, withdrawn = Words.Of(ObjectionStatus.Withdrawn), from = ObjectionTransitions.Sources(ObjectionStatus.Withdrawn), now = clock.GetUtcNow() };
            if (await tx.Execute(WithdrawSql, key) == 0) return ObjectionRefusals.AlreadyClosed.Problem();
            await AuditTrail.Add(tx, clock, me.Actor, "objection.withdrawn", ("objection", id));
            return TypedResults.NoContent();
        }, ct);

    const string FindSql = """
        SELECT COUNT(*)
        FROM DisclosureObjection x
        JOIN DisclosureEvent e ON e.DisclosureEventId = x.DisclosureEventId
        JOIN Candidate c ON c.CandidateId = e.CandidateId
        WHERE x.ObjectionId = @id AND c.AccountId = @AccountId
        """;

    const string WithdrawSql = "UPDATE DisclosureObjection SET Status = @withdrawn, ClosedAt = @now WHERE ObjectionId = @id AND Status IN @from";
}
