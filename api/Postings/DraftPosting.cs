using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Postings;

/// <summary>A prefecture begins a posting; only its own staff see it until it is published.</summary>
public static class DraftPosting
{
    public static async Task<Results<Created<Posting>, ProblemHttpResult>> Handle(PostingInput request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var unknown = PostingStore.UnknownIds(request, await PostingStore.KnownSkills(db, ct)).ToArray();
        if (unknown.Length > 0) return Validation.Invalid(unknown);

        var now = clock.GetUtcNow();
        var postingId = Guid.CreateVersion7(now);
        await db.Transact(async tx =>
        {
            await PostingStore.Insert(tx, request, PostingStore.Columns(request, postingId, me.Organisation, me.AccountId, now, PostingStatus.Draft), postingId);
            await AuditTrail.Add(tx, clock, me.Actor, "posting.drafted", ("posting", postingId));
        }, ct);
        var posting = await GetPosting.Read(db, clock, postingId, me.Organisation, ct);
        return TypedResults.Created($"/api/postings/{postingId}", posting!);
    }
}
