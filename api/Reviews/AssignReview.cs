using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Reviews;

/// <summary>A reviewer takes a review (担当), or gives it back; an admin hands it to somebody. Of two who take it at once one has it, and the other is told who.</summary>
public static class AssignReview
{
    /// <param name="ReviewerId">The account that takes it; null to give it back.</param>
    public sealed record Request(Guid? ReviewerId = null);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.ReviewerId).NotEqual(Guid.Empty).WithMessage(_ => Said.In("担当者を選んでください。", "Choose a reviewer."));
    }

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await ReviewCase.Find(tx, id, me.AccountId) is not { } found) return ReviewRefusals.NoSuchReview.Problem();
            if (found.Decision is not null) return ReviewRefusals.AlreadyDecided.Problem();
            var isAdmin = me.Role == "admin";
            if (request.ReviewerId is null && found.AssignedTo is not null && !ReviewStages.Allows(found.Stage, ReviewStage.Open)) return ReviewRefusals.KeepsOpinion.Problem();
            if (request.ReviewerId is { } other && other != me.AccountId)
            {
                if (!isAdmin) return ReviewRefusals.AdminsAssign.Problem();
                if (await tx.Find<int>(IsReviewerSql, new { other }) == 0 || await ReviewCase.Find(tx, id, other) is null) return ReviewRefusals.ReviewerMayNot.Problem();
            }

            var row = new { id, to = request.ReviewerId, me.AccountId, isAdmin, now = clock.GetUtcNow() };
            if (await tx.Execute(AssignSql, row) == 0) return ReviewRefusals.AssignedToOther((await ReviewCase.Find(tx, id, me.AccountId))?.AssignedName).Problem();
            if (request.ReviewerId is { } taker && taker != me.AccountId && taker != found.AssignedTo) await Outbox.Add(tx, clock, taker, new Letter.ReviewAssigned(id, found.PublicNumber));
            await AuditTrail.Add(tx, clock, me.Actor, request.ReviewerId is null ? "review.released" : "review.assigned", ("review", id), request.ReviewerId?.ToString());
            return TypedResults.NoContent();
        }, ct);

    const string IsReviewerSql = """
        SELECT COUNT(*)
        FROM Membership m
        JOIN Organisation o ON o.OrganisationId = m.OrganisationId
        JOIN Account a ON a.AccountId = m.AccountId
        WHERE m.AccountId = @other AND o.Kind = 'ministry' AND m.Role IN ('reviewer', 'admin') AND m.SuspendedAt IS NULL AND a.Status = 'active'
        """;

    const string AssignSql = """
        UPDATE Review SET AssignedTo = @to, AssignedAt = CASE WHEN @to IS NULL THEN NULL ELSE @now END
        WHERE ReviewId = @id AND Decision IS NULL AND (AssignedTo IS NULL OR AssignedTo = @AccountId OR @isAdmin = 1)
        """;
}
