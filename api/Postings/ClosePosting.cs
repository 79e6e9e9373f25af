using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Postings;

/// <summary>A prefecture closes its posting before the deadline, for example since all places are filled. It stays readable.</summary>
public static class ClosePosting
{
    /// <param name="Reason">Why; kept with the posting for the organisation.</param>
    public sealed record Request(string? Reason = null);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).MaximumLength(1000);
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var refused = await db.Transact(async tx =>
        {
            var state = await PostingStore.StateOf(tx, id, me.Organisation);
            if (state is null) return PostingRefusals.NoSuchPosting.Problem();
            if (!PostingTransitions.Allows(state.Is(), PostingStatus.Closed)) return PostingRefusals.NotPublished.Problem();
            if (await tx.Execute(CloseSql, new { id, me.Organisation, state.Status, request.Reason, now = clock.GetUtcNow() }) == 0) return PostingRefusals.NotPublished.Problem();
            await AuditTrail.Add(tx, clock, me.Actor, "posting.closed", ("posting", id));
            return null;
        }, ct);
        return refused is null ? TypedResults.NoContent() : refused;
    }

    const string CloseSql = """
        UPDATE Posting SET Status = 'closed', ClosedAt = @now, CloseReason = @Reason, Version = Version + 1, UpdatedAt = @now
        WHERE PostingId = @id AND OrganisationId = @Organisation AND Status = @Status
        """;
}
