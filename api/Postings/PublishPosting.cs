using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Postings;

/// <summary>A prefecture makes its draft public. The deadline must not be past.</summary>
public static class PublishPosting
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var refused = await db.Transact(async tx =>
        {
            var state = await PostingStore.StateOf(tx, id, me.Organisation);
            if (state is null) return PostingRefusals.NoSuchPosting.Problem();
            if (!PostingTransitions.Allows(state.Is(), PostingStatus.Published)) return PostingRefusals.NotDraft.Problem();
            if (state.Deadline < Tokyo.Today(clock)) return PostingRefusals.DeadlinePast.At("deadline");
            if (await tx.Execute(PublishSql, new { id, me.Organisation, state.Status, now = clock.GetUtcNow() }) == 0) return PostingRefusals.NotDraft.Problem();
            await AuditTrail.Add(tx, clock, me.Actor, "posting.published", ("posting", id));
            return null;
        }, ct);
        return refused is null ? TypedResults.NoContent() : refused;
    }

    const string PublishSql = """
        UPDATE Posting SET Status = 'published', PublishedAt = @now, Version = Version + 1, UpdatedAt = @now
        WHERE PostingId = @id AND OrganisationId = @Organisation AND Status = @Status
        """;
}
