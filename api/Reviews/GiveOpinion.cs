using System.Data.Common;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Reviews;

/// <summary>
/// A reviewer judges claimed equal knowledge (要件(3)) by the rubric. The first opinion is the one's who took the review, the second somebody else's; when they disagree a
/// third decides. Nobody reads the others' before giving their own.
/// </summary>
public static class GiveOpinion
{
    /// <param name="Scores">Each criterion from 0 to 3.</param>
    /// <param name="Reason">Why, for the file; the person is not shown it.</param>
    public sealed record Request(ScoreInput Scores, string Reason);

    /// <summary>The criteria of the rubric, each from 0 to 3; none may be missing.</summary>
    /// <param name="Depth">How deep the knowledge is.</param>
    /// <param name="Scope">How large the work was, and how much the person answered for.</param>
    /// <param name="Relevance">Of how much use it is to local government.</param>
    /// <param name="Evidence">How well it is borne out.</param>
    public sealed record ScoreInput(int? Depth = null, int? Scope = null, int? Relevance = null, int? Evidence = null)
    {
        internal Dictionary<RubricCriterion, int> ByCriterion() => new[]
            {
                (RubricCriterion.Depth, Depth), (RubricCriterion.Scope, Scope), (RubricCriterion.Relevance, Relevance), (RubricCriterion.Evidence, Evidence),
            }
            .Where(score => score.Item2 is not null).ToDictionary(score => score.Item1, score => score.Item2!.Value);
    }

    /// <param name="Outcome">Where the opinions leave the review now.</param>
    public sealed record Response(RubricOutcome Outcome);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Scores).NotNull().Custom((scores, context) =>
            {
                if (EquivalenceRubric.Fault(scores.ByCriterion()) is { } criterion)
                    context.AddFailure(new ValidationFailure($"scores.{Words.Of(criterion)}", Said.In($"0から{EquivalenceRubric.Best}までの点を選んでください。", $"Choose from 0 to {EquivalenceRubric.Best} points.")));
            });
            RuleFor(r => r.Reason).NotEmpty().WithMessage(_ => Said.In("意見の理由を入力してください。", "Give the reason of your opinion."))
                .MaximumLength(1000).Must(PrintableText.IsText).WithMessage(_ => Said.In("1000文字以内の読める文字で入力してください。", "Use at most 1,000 printable characters."));
        }
    }

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            return await db.Transact<Results<Ok<Response>, ProblemHttpResult>>(async tx =>
            {
                if (await ReviewCase.Find(tx, id, me.AccountId) is not { } found) return ReviewRefusals.NoSuchReview.Problem();
                var given = await ReviewOpinions.Read(tx, id);
                if (Refusal(found, given, me) is { } refusal) return refusal.Problem();

                var opinion = new RubricOpinion(me.AccountId, request.Scores.ByCriterion());
                var now = clock.GetUtcNow();
                if (await tx.Execute(CountSql, new { id, me.AccountId, now, seen = given.Count }) == 0) return ReviewRefusals.OpinionMeanwhile.Problem();
                var (depth, scope, relevance, evidence) = request.Scores;
                await tx.Execute(InsertSql, new { id, me.AccountId, version = EquivalenceRubric.Version, depth, scope, relevance, evidence, opinion.FindsEqual, reason = request.Reason.Trim(), now });
                await AuditTrail.Add(tx, clock, me.Actor, "review.opinion", ("review", id), $"number={given.Count + 1} equal={opinion.FindsEqual}");
                return TypedResults.Ok(new Response(EquivalenceRubric.Outcome([.. given.Select(one => one.Opinion()), opinion])));
            }, ct);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            // The same reviewer in two windows at once.
            return ReviewRefusals.OpinionGiven.Problem();
        }
    }

    static Refusal? Refusal(ReviewCase found, IReadOnlyList<ReviewOpinions.Row> given, CurrentUser me)
    {
        if (found.Decision is not null) return ReviewRefusals.AlreadyDecided;
        if (!found.ByEquivalent) return ReviewRefusals.NoRubric;
        if (given.Any(one => one.AccountId == me.AccountId)) return ReviewRefusals.OpinionGiven;
        if (!EquivalenceRubric.Allows([.. given.Select(one => one.Opinion())], me.AccountId)) return ReviewRefusals.OpinionsComplete;
        return given.Count == 0 && found.AssignedTo is { } taker && taker != me.AccountId ? ReviewRefusals.AssignedToOther(found.AssignedName) : null;
    }

    // Who gives the first opinion on a review that nobody took has taken it.
    const string CountSql = """
        UPDATE Review SET Opinions = Opinions + 1, AssignedTo = COALESCE(AssignedTo, @AccountId), AssignedAt = COALESCE(AssignedAt, @now)
        WHERE ReviewId = @id AND Decision IS NULL AND Opinions = @seen AND (@seen > 0 OR COALESCE(AssignedTo, @AccountId) = @AccountId)
        """;

    const string InsertSql = """
        INSERT INTO ReviewOpinion (ReviewId, AccountId, RubricVersion, Depth, Scope, Relevance, Evidence, FindsEqual, Reason, GivenAt)
        VALUES (@id, @AccountId, @version, @depth, @scope, @relevance, @evidence, @FindsEqual, @reason, @now)
        """;
}
