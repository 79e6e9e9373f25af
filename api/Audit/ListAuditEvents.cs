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

    public static async Task<Ok<Response>> Handle([AsParameters] AuditFilter filter, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var take = filter.PageSize ?? 50;
        var asked = filter.Parameters((filter.Page ?? 0) * take, take);
        return await db.Transact(async tx =>
        {
            var total = await tx.Find<int>(AuditItem.CountSql, asked);
            var items = await tx.Query<AuditItem>(AuditItem.PageSql(tx.Dialect), asked);
            await AuditTrail.Add(tx, clock, me.Actor, "audit.read", ("audit", me.AccountId), $"events={items.Count}");
            return TypedResults.Ok(new Response(total, items));
        }, ct);
    }
}
