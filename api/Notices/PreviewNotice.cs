using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Http;
using TalentPool.Search;

namespace TalentPool.Notices;

/// <summary>The number to show before sending: who would get the notice now, and who not. Nothing is sent or stored.</summary>
public static class PreviewNotice
{
    /// <param name="Recipients">How many would get it.</param>
    /// <param name="Skipped">Who would not, and why.</param>
    public sealed record Response(int Recipients, IReadOnlyList<SkippedCandidate> Skipped);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(NoticeRequest request, CurrentUser me, Db db, LiveIndex index, TimeProvider clock, CancellationToken ct)
    {
        if (await SearchViewer.Of(me, db, ct) is not { } viewer) return ProblemPages.For(403).Problem();
        var (ids, refused) = NoticePlan.Meant(request, index.Current, viewer);
        if (refused is not null) return refused;
        return await db.Transact<Results<Ok<Response>, ProblemHttpResult>>(async tx =>
        {
            var (plan, reason) = await NoticePlan.Make(tx, request, ids, viewer, clock);
            if (plan is null) return reason!;
            await AuditTrail.Add(tx, clock, me.Actor, "notice.previewed", ("organisation", me.Organisation), $"recipients={plan.Recipients.Count} skipped={plan.Skipped.Count}");
            return TypedResults.Ok(new Response(plan.Recipients.Count, plan.Skipped));
        }, ct);
    }
}
