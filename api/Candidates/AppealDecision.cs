using System.Data.Common;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Candidates;

/// <summary>
/// A person appeals the rejection of their registration (不服の申出): the same submission goes to a new review that names the old one and that others than before handle.
/// A decision can be appealed once, within three months; who has new evidence applies again instead.
/// </summary>
public static class AppealDecision
{
    /// <param name="Reason">Why the decision is wrong.</param>
    public sealed record Request(string Reason);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().WithMessage(_ => Said.In("申出の理由を入力してください。", "Give the reason of your appeal."))
            .MaximumLength(2000).Must(PrintableText.IsText).WithMessage(_ => Said.In("2000文字以内の読める文字で入力してください。", "Use at most 2,000 printable characters."));
    }

    static readonly Refusal NothingToAppeal = new("nothing-to-appeal", 409,
        "不服の申出ができる決定がありません。要件非該当の決定から3か月以内に、1回だけ申出ができます。", "There is no decision to appeal. A rejection can be appealed once, within three months.");

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            return await db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
            {
                if (await tx.Find<Row>(FindSql, new { me.AccountId }) is not { } row || ReviewStages.AppealBy(row.DecidedAt) < Tokyo.Today(clock)) return NothingToAppeal.Problem();
                var now = clock.GetUtcNow();
                var reviewId = Guid.CreateVersion7(now);
                var move = new { row.CandidateId, submitted = Words.Of(CandidateStatus.Submitted), rejected = Words.Of(CandidateStatus.Rejected), now, change = await tx.NextChange() };
                if (await tx.Execute(MoveSql, move) == 0) return NothingToAppeal.Problem();
                await tx.Execute(InsertSql, new { reviewId, row.SubmissionId, row.CandidateId, now, row.ReviewId, reason = request.Reason.Trim() });
                await Inbox.Add(tx, clock, me.AccountId, "appealReceived", null, null);
                await Outbox.Add(tx, clock, me.AccountId, new Letter.AppealReceived());
                await AuditTrail.Add(tx, clock, me.Actor, "review.appealed", ("review", reviewId), $"of {row.ReviewId}");
                return TypedResults.NoContent();
            }, ct);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            // Two clicks at once.
            return NothingToAppeal.Problem();
        }
    }

    sealed record Row
    {
        public required Guid ReviewId { get; init; }
        public required Guid SubmissionId { get; init; }
        public required Guid CandidateId { get; init; }
        public required DateTimeOffset DecidedAt { get; init; }
    }

    /// <summary>The rejection that a person may appeal, before one looks at the time; newest first.</summary>
    internal const string FindSql = """
        SELECT r.ReviewId, r.SubmissionId, r.CandidateId, r.DecidedAt
        FROM Review r
        JOIN Candidate c ON c.CandidateId = r.CandidateId
        WHERE c.AccountId = @AccountId AND c.Status = 'rejected' AND r.Decision = 'rejected' AND r.AppealReason IS NULL
            AND NOT EXISTS (SELECT 1 FROM Review later WHERE later.CandidateId = r.CandidateId AND (later.OpenedAt > r.OpenedAt OR later.PreviousReviewId = r.ReviewId))
        """;

    const string MoveSql = "UPDATE Candidate SET Status = @submitted, ChangeNo = @change, UpdatedAt = @now WHERE CandidateId = @CandidateId AND Status = @rejected";

    const string InsertSql = """
        INSERT INTO Review (ReviewId, SubmissionId, CandidateId, OpenedAt, PreviousReviewId, AppealReason)
        VALUES (@reviewId, @SubmissionId, @CandidateId, @now, @ReviewId, @reason)
        """;
}
