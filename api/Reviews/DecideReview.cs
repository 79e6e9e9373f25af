using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Reviews;

/// <summary>
/// The ministry decides: onto the list, back for correction (差戻し), or not eligible (要件非該当). Equal knowledge is accepted or refused only as two reviewers found. A decision
/// is never edited; of two at once one wins and the other is told.
/// </summary>
public static class DecideReview
{
    /// <param name="Decision">approved, returned or rejected.</param>
    /// <param name="Reason">What the person is told; needed for returned and rejected.</param>
    /// <param name="Routes">For approved: the routes that are accepted, of those that the review names.</param>
    public sealed record Request(string Decision, string? Reason = null, IReadOnlyList<EligibilityRoute>? Routes = null);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Decision).Must(decision => decision is "approved" or "returned" or "rejected").WithMessage(_ => Said.In("承認、差戻し、却下のいずれかを選んでください。", "Choose approved, returned or rejected."));
            RuleFor(r => r.Reason).NotEmpty().When(r => r.Decision is "returned" or "rejected").WithMessage(_ => Said.In("本人に伝える理由を入力してください。", "Give the reason that the person is told."));
            RuleFor(r => r.Reason).MaximumLength(1000).Must(reason => reason is null || PrintableText.IsText(reason)).WithMessage(_ => Said.In("1000文字以内の読める文字で入力してください。", "Use at most 1,000 printable characters."));
            RuleFor(r => r.Routes).NotEmpty().When(r => r.Decision is "approved").WithMessage(_ => Said.In("認める登録要件を選んでください。", "Choose the routes that are accepted."));
        }
    }

    static readonly Refusal NotClaimed = new("route-not-claimed", 400, "この審査で確認していない登録要件は、認められません。", "A route that this review is not about cannot be accepted.");

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await ReviewCase.Find(tx, id, me.AccountId) is not { } row) return ReviewRefusals.NoSuchReview.Problem();
            var given = await ReviewOpinions.Read(tx, id);
            EligibilityRoute[] routes = request.Decision == "approved" ? [.. request.Routes!.Distinct()] : [];
            if (routes.Except(row.Claimed()).Any()) return NotClaimed.At("routes");
            if (Refusal(row, given, me, request.Decision, routes) is { } refusal) return refusal.Problem();

            var reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
            var now = clock.GetUtcNow();
            var accepted = routes.Length == 0 ? null : string.Join(' ', routes.Order().Select(Words.Of));
            if (await tx.Execute(DecideSql, new { id, request.Decision, reason, accepted, me.AccountId, now }) == 0) return ReviewRefusals.AlreadyDecided.Problem();

            if (request.Decision == "approved")
            {
                // Only a withdrawal between the two statements ends here; nothing of the decision is kept then.
                if (!await Listing.Put(tx, clock, row.CandidateId, routes, row.CountedMonths)) throw new InvalidOperationException($"Review {id} was approved for a registration that cannot be listed any more.");
            }
            else
            {
                var to = request.Decision == "returned" ? CandidateStatus.Returned : CandidateStatus.Rejected;
                await tx.Execute(MoveSql, new { row.CandidateId, to = Words.Of(to), from = CandidateTransitions.Sources(to), now, change = await tx.NextChange() });
            }

            await Inbox.Add(tx, clock, row.AccountId, "reviewDecided", $"{request.Decision} {reason}".Trim(), null);
            await Outbox.Add(tx, clock, row.AccountId, new Letter.ReviewDecided(request.Decision, reason, request.Decision == "rejected" && !row.IsAppeal ? ReviewStages.AppealBy(now) : null));
            await AuditTrail.Add(tx, clock, me.Actor, "review." + request.Decision, ("review", id), accepted);
            return TypedResults.NoContent();
        }, ct);

    static Refusal? Refusal(ReviewCase row, IReadOnlyList<ReviewOpinions.Row> given, CurrentUser me, string decision, EligibilityRoute[] routes)
    {
        if (row.Decision is not null) return ReviewRefusals.AlreadyDecided;
        if (row.AssignedTo is { } taker && taker != me.AccountId && me.Role != "admin" && given.All(one => one.AccountId != me.AccountId)) return ReviewRefusals.AssignedToOther(row.AssignedName);
        if (!row.ByEquivalent || decision == "returned") return null;
        return (decision, routes.Contains(EligibilityRoute.Equivalent), EquivalenceRubric.Outcome([.. given.Select(one => one.Opinion())])) switch
        {
            ("approved", false, _) => null,
            ("approved", true, RubricOutcome.Equal) or ("rejected", _, RubricOutcome.NotEqual) => null,
            (_, _, RubricOutcome.Equal or RubricOutcome.NotEqual) => ReviewRefusals.OpinionsAgainst,
            _ => ReviewRefusals.OpinionsMissing,
        };
    }

    const string DecideSql = """
        UPDATE Review SET Decision = @Decision, DecisionReason = @reason, AcceptedRoutes = @accepted, DecidedBy = @AccountId, DecidedAt = @now,
            AssignedTo = COALESCE(AssignedTo, @AccountId), AssignedAt = COALESCE(AssignedAt, @now)
        WHERE ReviewId = @id AND Decision IS NULL
        """;

    const string MoveSql = "UPDATE Candidate SET Status = @to, ChangeNo = @change, UpdatedAt = @now WHERE CandidateId = @CandidateId AND Status IN @from";
}
