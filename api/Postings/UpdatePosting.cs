using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Postings;

/// <summary>A prefecture edits its draft, or corrects a published posting. A published one keeps a deadline that is not past.</summary>
public static class UpdatePosting
{
    public sealed record Request : PostingInput
    {
        /// <summary>The version that was edited.</summary>
        public required int Version { get; init; }
    }

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            Include(new PostingInput.Validator());
            RuleFor(r => r.Version).GreaterThanOrEqualTo(1);
        }
    }

    public static async Task<Results<Ok<Posting>, ProblemHttpResult>> Handle(Guid id, Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var unknown = PostingStore.UnknownIds(request, await PostingStore.KnownSkills(db, ct)).ToArray();
        if (unknown.Length > 0) return Validation.Invalid(unknown);

        var refused = await db.Transact(async tx =>
        {
            var state = await PostingStore.StateOf(tx, id, me.Organisation);
            if (state is null) return PostingRefusals.NoSuchPosting.Problem();
            if (!PostingTransitions.AllowsEdit(state.Is())) return PostingRefusals.Closed.Problem();
            if (state.Is() is PostingStatus.Published && request.Deadline < Tokyo.Today(clock)) return PostingRefusals.DeadlinePast.At("deadline");

            var columns = PostingStore.Columns(request, id, me.Organisation, me.AccountId, clock.GetUtcNow(), state.Is(), version: request.Version);
            if (!await PostingStore.Overwrite(tx, request, columns, id)) return PostingRefusals.EditedElsewhere.Problem();
            await AuditTrail.Add(tx, clock, me.Actor, "posting.edited", ("posting", id));
            return null;
        }, ct);
        return refused is null ? TypedResults.Ok((await GetPosting.Read(db, clock, id, me.Organisation, ct))!) : refused;
    }
}
