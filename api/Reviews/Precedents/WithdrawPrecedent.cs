using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Reviews.Precedents;

/// <summary>Who recorded a precedent, or an admin, takes it out of the book; another may then be recorded in its place.</summary>
public static class WithdrawPrecedent
{
    static readonly Refusal NoSuchPrecedent = new("no-such-precedent", 404, "取り下げられる先例が見つかりません。", "There is no such precedent that you may withdraw.");

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await tx.Execute(WithdrawSql, new { id, me.AccountId, isAdmin = me.Role == "admin", now = clock.GetUtcNow() }) == 0) return NoSuchPrecedent.Problem();
            await AuditTrail.Add(tx, clock, me.Actor, "precedent.withdrawn", ("precedent", id));
            return TypedResults.NoContent();
        }, ct);

    const string WithdrawSql = "UPDATE Precedent SET WithdrawnAt = @now WHERE PrecedentId = @id AND WithdrawnAt IS NULL AND (RecordedBy = @AccountId OR @isAdmin = 1)";
}
