using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Http;
using TalentPool.Mail;
using TalentPool.Organisations;

namespace TalentPool.Suspensions;

/// <summary>An admin of the ministry opens a suspended account again (アカウントの停止の解除): it is what it was before. What an erasure closed stays closed.</summary>
public static class ReinstateAccount
{
    static readonly Refusal NotSuspended = new("not-suspended", 409, "このアカウントは停止されていません。", "This account is not suspended.");

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await AccountRow.Find(tx, me.AccountId, id) is not { } account) return AccountRow.NoSuchAccount.Problem();
            var row = new { id, actor = me.AccountId, now = clock.GetUtcNow() };
            var change = await tx.NextChange();
            if (await tx.Execute(ReinstateSql, row) == 0) return NotSuspended.Problem();
            await tx.Execute(CloseSql, row);
            await AccountRow.Touch(tx, id, change);
            await Outbox.Add(tx, clock, id, new Letter.AccountReinstated());
            await AuditTrail.Add(tx, clock, me.Actor, "account.reinstated", ("account", id), $"kind={account.Kind ?? "candidate"}");
            return TypedResults.NoContent();
        }, ct);

    const string ReinstateSql = $"""
        UPDATE Account SET Status = 'active'
        WHERE AccountId IN (SELECT a.AccountId FROM Account a WHERE a.AccountId = @id AND a.Status = 'suspended' AND {AccountRow.IsHere} AND {OrganisationReach.OfMinistry})
        """;

    const string CloseSql = "UPDATE AccountSuspension SET ReinstatedAt = @now, ReinstatedBy = @actor WHERE AccountId = @id AND ReinstatedAt IS NULL";
}
