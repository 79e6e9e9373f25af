using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;

namespace TalentPool.Audit;

/// <summary>The events, newest first. Staff are named by their display name, professionals by their public number. That it was read is an event too.</summary>
public static class ListAuditEvents
{
    /// <param name="Total">All that match.</param>
    /// <param name="Items">Those of the page.</param>
    public sealed record Response(int Total, IReadOnlyList<AuditItem> Items);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle([AsParameters] AuditFilter filter, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Find<int>(AuditFilter.ReaderSql, new { reader = me.AccountId }, ct) == 0) return AuditFilter.AuditorsOnly.Problem();
        var take = filter.PageSize ?? 50;
        var asked = filter.Parameters((filter.Page ?? 0) * take, take);
        return await db.Transact<Results<Ok<Response>, ProblemHttpResult>>(async tx =>
        {
            var total = await tx.Find<int>(AuditItem.CountSql, asked);
            var items = await tx.Query<AuditItem>(AuditItem.PageSql(tx.Dialect), asked);
            await AuditTrail.Add(tx, clock, me.Actor, "audit.read", ("audit", me.AccountId), $"events={items.Count}");
            return TypedResults.Ok(new Response(total, items));
        }, ct);
    }
}
