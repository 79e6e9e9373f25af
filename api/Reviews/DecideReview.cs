using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Reviews;

/// <summary>The ministry decides: onto the list, back for correction (差戻し), or not eligible (要件非該当). A decision is never edited; of two at once one wins.</summary>
public static class DecideReview
{
    /// <param name="Decision">approved, returned or rejected.</param>
    /// <param name="Reason">What the person is told; needed for returned and rejected.</param>
    public sealed record Request(string Decision, string? Reason = null);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Decision).Must(decision => decision is "approved" or "returned" or "rejected").WithMessage(_ => Said.In("承認、差戻し、却下のいずれかを選んでください。", "Choose approved, returned or rejected."));
            RuleFor(r => r.Reason).NotEmpty().When(r => r.Decision is "returned" or "rejected").WithMessage(_ => Said.In("本人に伝える理由を入力してください。", "Give the reason that the person is told."));
            RuleFor(r => r.Reason).MaximumLength(1000).Must(reason => reason is null || PrintableText.IsText(reason)).WithMessage(_ => Said.In("1000文字以内の読める文字で入力してください。", "Use at most 1,000 printable characters."));
        }
    }

    static readonly Refusal AlreadyDecided = new("already-decided", 409, "この審査はすでに決定されています。", "This review has been decided already.");

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await tx.Find<Row>(FindSql, new { id, me.AccountId }) is not { } row) return ReviewRefusals.NoSuchReview.Problem();
            var reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
            var now = clock.GetUtcNow();
            if (await tx.Execute(DecideSql, new { id, request.Decision, reason, me.AccountId, now }) == 0) return AlreadyDecided.Problem();

            if (request.Decision == "approved")
            {
                // Only a withdrawal between the two statements ends here; nothing of the decision is kept then.
                if (!await Listing.Put(tx, clock, row.CandidateId, Routes(row), row.CountedMonths)) throw new InvalidOperationException($"Review {id} was approved for a registration that cannot be listed any more.");
            }
            else
            {
                var to = request.Decision == "returned" ? CandidateStatus.Returned : CandidateStatus.Rejected;
                await tx.Execute(MoveSql, new { row.CandidateId, to = Words.Of(to), from = CandidateTransitions.Sources(to), now, change = await tx.NextChange() });
            }

            await Inbox.Add(tx, clock, row.AccountId, "reviewDecided", $"{request.Decision} {reason}".Trim(), null);
            await Outbox.Add(tx, clock, row.AccountId, new Letter.ReviewDecided(request.Decision, reason));
            await AuditTrail.Add(tx, clock, me.Actor, "review." + request.Decision, ("review", id));
            return TypedResults.NoContent();
        }, ct);

    // The routes that the ministry accepted: those of the doubts it was asked about, beside those proved already.
    static IEnumerable<EligibilityRoute> Routes(Row row)
    {
        if (row.ByExperience || row.Reasons.Contains("experience_declared", StringComparison.Ordinal)) yield return EligibilityRoute.Experience;
        if (row.ByExam || row.Reasons.Contains("certificate_", StringComparison.Ordinal) || row.Reasons.Contains("duplicate_number", StringComparison.Ordinal)) yield return EligibilityRoute.Exam;
        if (row.ByEquivalent) yield return EligibilityRoute.Equivalent;
    }

    sealed record Row
    {
        public required Guid CandidateId { get; init; }
        public required Guid AccountId { get; init; }
        public required string Reasons { get; init; }
        public int CountedMonths { get; init; }
        public bool ByExperience { get; init; }
        public bool ByExam { get; init; }
        public bool ByEquivalent { get; init; }
    }

    // Nobody decides about themself, or about a registration that was taken back.
    const string FindSql = """
        SELECT r.CandidateId, c.AccountId, s.Reasons, s.CountedMonths, s.ByExperience, s.ByExam, s.ByEquivalent
        FROM Review r
        JOIN Submission s ON s.SubmissionId = r.SubmissionId
        JOIN Candidate c ON c.CandidateId = r.CandidateId
        WHERE r.ReviewId = @id AND c.AccountId <> @AccountId AND c.Status NOT IN ('withdrawn', 'erased')
        """;

    const string DecideSql = """
        UPDATE Review SET Decision = @Decision, DecisionReason = @reason, DecidedBy = @AccountId, DecidedAt = @now
        WHERE ReviewId = @id AND Decision IS NULL
        """;

    const string MoveSql = "UPDATE Candidate SET Status = @to, ChangeNo = @change, UpdatedAt = @now WHERE CandidateId = @CandidateId AND Status IN @from";
}
