using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Candidates;

/// <summary>One's own registration with where it stands; empty values and the status "none" before the first save.</summary>
public static class GetMyProfile
{
    /// <summary>What the person wrote, and where it stands.</summary>
    public sealed record Response : Profile
    {
        public Response(Profile written) : base(written)
        {
        }

        /// <summary>Null before the first save.</summary>
        public Guid? CandidateId { get; init; }

        /// <summary>The number on the list, such as TP-0001234.</summary>
        public string? PublicNumber { get; init; }

        /// <summary>none, or a state of registration.</summary>
        public required string Status { get; init; }

        /// <summary>To be sent with the next save.</summary>
        public required int Version { get; init; }

        /// <summary>How much is filled in, and what a submission still needs.</summary>
        public required CompletenessAnswer Completeness { get; init; }

        /// <summary>Since when the person is on the list.</summary>
        public DateTimeOffset? ListedAt { get; init; }

        /// <summary>When the person last confirmed.</summary>
        public DateTimeOffset? LastConfirmedAt { get; init; }

        /// <summary>The day by which to renew.</summary>
        public DateOnly? RenewBy { get; init; }

        /// <summary>While paused: the day of the return; null when the person closed the entry until further notice.</summary>
        public DateOnly? PausedUntil { get; init; }

        /// <summary>The routes on which the person is listed: experience, exam, equivalent.</summary>
        public IReadOnlyList<string> Routes { get; init; } = [];

        /// <summary>The last submission and its count; null before the first.</summary>
        public SubmissionAnswer? Submission { get; init; }

        /// <summary>The last review by the ministry; null when there was none.</summary>
        public ReviewAnswer? Review { get; init; }
    }

    /// <param name="Percent">0 to 100.</param>
    /// <param name="Missing">The fields that a submission still needs, by path.</param>
    public sealed record CompletenessAnswer(int Percent, IReadOnlyList<string> Missing);

    /// <param name="Reasons">Codes of what the ministry was or is asked to decide.</param>
    public sealed record SubmissionAnswer(DateTimeOffset SubmittedAt, DateOnly AsOf, string Verdict, int CountedMonths, int CountedDays, int DeclaredMonths, IReadOnlyList<string> Reasons);

    /// <param name="Status">open or decided.</param>
    /// <param name="Decision">approved, returned or rejected; null while open.</param>
    /// <param name="IsAppeal">It is about an earlier decision that the person appealed.</param>
    /// <param name="AppealBy">The last day on which the decision can be appealed; null when it cannot.</param>
    public sealed record ReviewAnswer(string Status, string? Decision, string? Reason, DateTimeOffset? DecidedAt, bool IsAppeal, DateOnly? AppealBy);

    public static async Task<Ok<Response>> Handle(CurrentUser me, Db db, CancellationToken ct) =>
        TypedResults.Ok(await db.Transact(tx => Read(tx, me.AccountId), ct));

    /// <summary>The answer, as the transaction sees it.</summary>
    public static async Task<Response> Read(Tx tx, Guid accountId)
    {
        if (await ProfileRows.FindMine(tx, accountId) is not { } row)
            return new Response(Profile.Empty) { Status = "none", Version = 0, Completeness = Completeness.Of(Profile.Empty) };

        var key = new { row.CandidateId };
        var profile = await ProfileRows.Read(tx, row);
        var submission = await tx.Find<SubmissionRow>(SubmissionSql, key);
        var review = await tx.Find<ReviewRow>(ReviewSql, key);
        return new Response(profile)
        {
            CandidateId = row.CandidateId,
            PublicNumber = row.PublicNumber,
            Status = row.Status,
            Version = row.Version,
            Completeness = Completeness.Of(profile),
            ListedAt = row.ListedAt,
            LastConfirmedAt = row.LastConfirmedAt,
            RenewBy = row.RenewBy,
            PausedUntil = row.PausedUntil,
            Routes = await tx.Query<string>(RoutesSql, key),
            Submission = submission is null ? null : new(submission.SubmittedAt, submission.AsOf, submission.Verdict, submission.CountedMonths, submission.CountedDays, submission.DeclaredMonths, submission.Reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            Review = review is null ? null : new(review.Decision is null ? "open" : "decided", review.Decision, review.DecisionReason, review.DecidedAt, review.IsAppeal, row.Status == "rejected" && review is { Decision: "rejected", IsAppeal: false, DecidedAt: { } decidedAt } ? ReviewStages.AppealBy(decidedAt) : null),
        };
    }

    sealed record SubmissionRow
    {
        public required DateTimeOffset SubmittedAt { get; init; }
        public required DateOnly AsOf { get; init; }
        public required string Verdict { get; init; }
        public int CountedMonths { get; init; }
        public int CountedDays { get; init; }
        public int DeclaredMonths { get; init; }
        public required string Reasons { get; init; }
    }

    sealed record ReviewRow
    {
        public string? Decision { get; init; }
        public string? DecisionReason { get; init; }
        public DateTimeOffset? DecidedAt { get; init; }
        public bool IsAppeal { get; init; }
    }

    const string SubmissionSql = """
        SELECT SubmittedAt, AsOf, Verdict, CountedMonths, CountedDays, DeclaredMonths, Reasons
        FROM Submission WHERE CandidateId = @CandidateId ORDER BY SubmittedAt DESC
        """;

    // The open one is the newest; one that a later submission replaced was never decided.
    const string ReviewSql = """
        SELECT Decision, DecisionReason, DecidedAt, CASE WHEN AppealReason IS NULL THEN 0 ELSE 1 END AS IsAppeal
        FROM Review WHERE CandidateId = @CandidateId AND COALESCE(Decision, 'open') <> 'withdrawn'
        ORDER BY CASE WHEN Decision IS NULL THEN 0 ELSE 1 END, OpenedAt DESC, CASE WHEN AppealReason IS NULL THEN 1 ELSE 0 END
        """;

    const string RoutesSql = "SELECT Route FROM CandidateRoute WHERE CandidateId = @CandidateId ORDER BY Route";
}
