using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Objections;

/// <summary>Someone at the ministry begins an inquiry (調査); the person is told. Nobody inquires into their own look.</summary>
public static class TakeObjection
{
    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await tx.Find<ObjectionCase>(ObjectionCase.FindSql, new { id }) is not { } found) return ObjectionRefusals.NoSuchObjection.Problem();
            if (found.LookedBy == me.AccountId) return ObjectionRefusals.OwnLook.Problem();
            var to = ObjectionStatus.UnderInquiry;
            if (await tx.Execute(TakeSql, new { id, taken = Words.Of(to), from = ObjectionTransitions.Sources(to), me.AccountId, now = clock.GetUtcNow() }) == 0)
                return (Words.Read<ObjectionStatus>(found.Status) == to ? ObjectionRefusals.AlreadyTaken : ObjectionRefusals.AlreadyClosed).Problem();
            await Inbox.Add(tx, clock, found.RaisedBy, "objection", Words.Of(to), id);
            await AuditTrail.Add(tx, clock, me.Actor, "objection.taken", ("objection", id));
            return TypedResults.NoContent();
        }, ct);

    const string TakeSql = "UPDATE DisclosureObjection SET Status = @taken, TakenBy = @AccountId, TakenAt = @now WHERE ObjectionId = @id AND Status IN @from";
}
