using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Eligibility;

namespace TalentPool.Standards;

/// <summary>An admin of the ministry plans a version of the policy. Nothing changes before its first day, and nobody is taken off the list by it.</summary>
public static class PlanPolicy
{
    /// <param name="PolicyId">The new version.</param>
    public sealed record Response(Guid PolicyId);

    public static Task<Results<Created<Response>, ProblemHttpResult>> Handle(PolicyInput request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<Created<Response>, ProblemHttpResult>>(async tx =>
        {
            if (!await MinistryAdmin.Is(tx, me)) return StandardsRefusals.AdminsOnly.Problem();
            await RuleBook.BeginChange(tx);
            var now = clock.GetUtcNow();
            var id = Guid.CreateVersion7(now);
            if (await request.Refused(tx, clock, id) is { } refused) return refused;

            var row = PolicyRow.Of(id, request.ValidFrom, request.Policy(id).Policy);
            await tx.Execute(PolicyRow.InsertSql, row.Columns(request.Note.Trim(), me.AccountId, now));
            await AuditTrail.Add(tx, clock, me.Actor, "policy.planned", ("policy", id), request.Detail());
            return TypedResults.Created($"/api/standards/policies/{id}", new Response(id));
        }, ct);
}
