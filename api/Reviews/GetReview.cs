using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Eligibility;

namespace TalentPool.Reviews;

/// <summary>The evidence of one review. It names the person, so that it was seen is recorded and shown to them.</summary>
public static class GetReview
{
    /// <param name="Reasons">What is to be decided, in words.</param>
    /// <param name="Submission">When it was sent and what was counted.</param>
    /// <param name="Candidate">Who it is.</param>
    /// <param name="Career">The jobs as entered.</param>
    /// <param name="Entries">What each job counts on the day of the submission.</param>
    /// <param name="Certificates">What each number proves.</param>
    /// <param name="EquivalentGrounds">Why route 3 is claimed.</param>
    /// <param name="Decision">approved, returned or rejected; null while open.</param>
    /// <param name="History">Earlier submissions, the newest first.</param>
    /// <param name="Explanation">Why so much was counted, in sentences.</param>
    /// <param name="SharedNumbers">Numbers that stand in another registration too: a sign of a borrowed certificate, or of a second account.</param>
    public sealed record Response(
        Guid ReviewId, string PublicNumber, string Status, DateTimeOffset OpenedAt, IReadOnlyList<ReviewReason> Reasons, SubmissionItem Submission, Person Candidate,
        IReadOnlyList<CareerItem> Career, IReadOnlyList<EntryCount> Entries, IReadOnlyList<CertificateCheck> Certificates, string? EquivalentGrounds,
        string? Decision, string? DecisionReason, DateTimeOffset? DecidedAt, IReadOnlyList<HistoryItem> History,
        ExperienceExplanation Explanation, IReadOnlyList<SharedNumber> SharedNumbers);

    /// <summary>A certificate number that another registration holds.</summary>
    public sealed record SharedNumber
    {
        /// <summary>In its canonical form.</summary>
        public required string Number { get; init; }

        /// <summary>The other registration.</summary>
        public required string PublicNumber { get; init; }
    }

    public sealed record SubmissionItem(DateTimeOffset SubmittedAt, DateOnly AsOf, string PolicyVersion, string CatalogueEdition, string Verdict, int CountedMonths, int CountedDays, int DeclaredMonths);

    public sealed record Person(string Name, string Kana, string? ResidencePrefecture, string Headline, string Introduction);

    public sealed record HistoryItem
    {
        public required DateTimeOffset SubmittedAt { get; init; }
        public required string Verdict { get; init; }
        public string? Decision { get; init; }
        public string? DecisionReason { get; init; }
    }

    public static Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, CurrentUser me, Db db, RuleBook rules, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<Ok<Response>, ProblemHttpResult>>(async tx =>
        {
            if (await tx.Find<Row>(FindSql, new { id, me.AccountId }) is not { } row) return ReviewRefusals.NoSuchReview.Problem();
            var profile = await GetMyProfile.Read(tx, row.AccountId);
            var (policy, edition) = (await rules.Now(tx)).Of(row.PolicyVersion, row.CatalogueEdition, row.AsOf);
            var experience = ExperienceCounter.Count([.. profile.Career.Select(SubmitRegistration.Job)], row.AsOf, policy.Experience);
            var history = await tx.Query<HistoryItem>(HistorySql, new { row.CandidateId, row.SubmissionId });
            await IdentityDisclosure.Add(tx, clock, row.CandidateId, (me.AccountId, me.Organisation), "viewed", IdentityDisclosure.Review, "name kana residence career certificates");
            await AuditTrail.Add(tx, clock, me.Actor, "review.viewed", ("review", id));
            return TypedResults.Ok(new Response(
                row.ReviewId, row.PublicNumber, row.Decision is null ? "open" : "decided", row.OpenedAt,
                [.. row.Reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ReviewReason.Of)],
                new(row.SubmittedAt, row.AsOf, row.PolicyVersion, row.CatalogueEdition, row.Verdict, row.CountedMonths, row.CountedDays, row.DeclaredMonths),
                new(profile.Name, profile.Kana, profile.ResidencePrefecture, profile.Headline, profile.Introduction),
                profile.Career, experience.Entries, [.. profile.Certificates.Select(number => CertificateNumber.Check(number, edition.Catalogue, row.AsOf))],
                profile.EquivalentGrounds, row.Decision, row.DecisionReason, row.DecidedAt, history,
                ExperienceExplanation.Of(experience, row.AsOf, policy.Experience), await tx.Query<SharedNumber>(SharedSql, new { row.CandidateId })));
        }, ct);

    sealed record Row
    {
        public required Guid ReviewId { get; init; }
        public required Guid CandidateId { get; init; }
        public required Guid AccountId { get; init; }
        public required Guid SubmissionId { get; init; }
        public required string PublicNumber { get; init; }
        public required DateTimeOffset OpenedAt { get; init; }
        public required string Reasons { get; init; }
        public required DateTimeOffset SubmittedAt { get; init; }
        public required DateOnly AsOf { get; init; }
        public required string PolicyVersion { get; init; }
        public required string CatalogueEdition { get; init; }
        public required string Verdict { get; init; }
        public int CountedMonths { get; init; }
        public int CountedDays { get; init; }
        public int DeclaredMonths { get; init; }
        public string? Decision { get; init; }
        public string? DecisionReason { get; init; }
        public DateTimeOffset? DecidedAt { get; init; }
    }

    // Nobody opens the review of their own registration.
    const string FindSql = """
        SELECT r.ReviewId, r.CandidateId, c.AccountId, r.SubmissionId, c.PublicNumber, r.OpenedAt, s.Reasons, s.SubmittedAt, s.AsOf, s.PolicyVersion, s.CatalogueEdition, s.Verdict,
            s.CountedMonths, s.CountedDays, s.DeclaredMonths, r.Decision, r.DecisionReason, r.DecidedAt
        FROM Review r
        JOIN Submission s ON s.SubmissionId = r.SubmissionId
        JOIN Candidate c ON c.CandidateId = r.CandidateId
        WHERE r.ReviewId = @id AND c.AccountId <> @AccountId
        """;

    const string SharedSql = """
        SELECT DISTINCT q.NormalizedNumber AS Number, c.PublicNumber
        FROM Qualification own
        JOIN Qualification q ON q.NormalizedNumber = own.NormalizedNumber AND q.CandidateId <> own.CandidateId
        JOIN Candidate c ON c.CandidateId = q.CandidateId
        WHERE own.CandidateId = @CandidateId AND c.Status <> 'erased'
        ORDER BY q.NormalizedNumber, c.PublicNumber
        """;

    const string HistorySql = """
        SELECT s.SubmittedAt, s.Verdict, r.Decision, r.DecisionReason
        FROM Submission s
        LEFT JOIN Review r ON r.SubmissionId = s.SubmissionId
        WHERE s.CandidateId = @CandidateId AND s.SubmissionId <> @SubmissionId
        ORDER BY s.SubmittedAt DESC
        """;
}
