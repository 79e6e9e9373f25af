using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Availability;

/// <summary>
/// A person answers from a letter, without signing in. The link works once, tells nothing about the person, and can do no more than say whether
/// they are available, renew, or bring a lapsed entry back.
/// </summary>
public static class AnswerByLink
{
    /// <param name="Token">From the link.</param>
    /// <param name="Answer">open, paused or closed. "open" answers a reminder to renew, or a lapse, by renewing for a year.</param>
    /// <param name="Until">With paused: the day of the return in Japan.</param>
    public sealed record Request(string Token, AvailabilityState Answer, DateOnly? Until = null);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(r => r.Token).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Answer).IsInEnum();
            RuleFor(r => r.Until).Must((request, until) => request.Answer != AvailabilityState.Paused || SetMyAvailability.IsAhead(until, clock))
                .WithMessage(_ => Said.In("再開する日は、明日から2年以内の日にしてください。", "The day of the return must be tomorrow or later, within two years."));
        }
    }

    /// <param name="Outcome">open, paused, closed or renewed.</param>
    public sealed record Response(string Outcome);

    static readonly Refusal LinkExpired = new("link-expired", 400, "このリンクは使用済みか、有効期限が切れています。ログインして、マイページから手続きしてください。", "This link was used already or has expired. Please sign in and use your page.");

    public static Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Request request, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<Ok<Response>, ProblemHttpResult>>(async tx =>
        {
            var link = new { hash = Secrets.Hash(request.Token), now = clock.GetUtcNow(), answer = Words.Of(request.Answer) };
            // The person's row is locked before the link is looked at: of two clicks at once one counts.
            await tx.Execute(TakeTurnSql, link);
            if (await tx.Find<Row>(FindSql, link) is not { } check) return LinkExpired.Problem();
            var renews = check.Kind != "confirm" && request.Answer == AvailabilityState.Open;
            var done = renews
                ? await AvailabilityChange.Renew(tx, clock, check.CandidateId) is null
                : await AvailabilityChange.Apply(tx, clock, check.CandidateId, request.Answer, request.Until);
            if (!done) return LinkExpired.Problem();
            await tx.Execute(UseSql, link);
            var outcome = renews ? "renewed" : Words.Of(request.Answer);
            await AuditTrail.Add(tx, clock, (check.AccountId, null), "candidate.answeredByLink", ("candidate", check.CandidateId), outcome);
            return TypedResults.Ok(new Response(outcome));
        }, ct);

    sealed record Row
    {
        public required Guid CandidateId { get; init; }
        public required Guid AccountId { get; init; }
        public required string Kind { get; init; }
    }

    const string TakeTurnSql = "UPDATE Candidate SET Version = Version WHERE CandidateId IN (SELECT k.CandidateId FROM AvailabilityCheck k WHERE k.TokenHash = @hash)";

    const string UseSql = "UPDATE AvailabilityCheck SET AnsweredAt = @now, Answer = @answer WHERE TokenHash = @hash AND AnsweredAt IS NULL";

    const string FindSql = """
        SELECT k.CandidateId, c.AccountId, k.Kind
        FROM AvailabilityCheck k
        JOIN Candidate c ON c.CandidateId = k.CandidateId
        JOIN Account a ON a.AccountId = c.AccountId
        WHERE k.TokenHash = @hash AND k.AnsweredAt IS NULL AND a.Status = 'active'
        """;
}
