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
    /// <param name="Stage">Where it stands.</param>
    /// <param name="Reasons">What is to be decided, in words.</param>
    /// <param name="Routes">The routes that can be accepted: those proved already and those in doubt.</param>
    /// <param name="Assignment">Who has taken it; null when nobody has.</param>
    /// <param name="Rubric">The opinions about equal knowledge; null when it is not claimed.</param>
    /// <param name="Appeal">What the person objects to; null when this is no appeal.</param>
    /// <param name="Submission">When it was sent and what was counted.</param>
    /// <param name="Candidate">Who it is.</param>
    /// <param name="Career">The jobs as entered.</param>
    /// <param name="Entries">What each job counts on the day of the submission.</param>
    /// <param name="Certificates">What each number proves.</param>
    /// <param name="EquivalentGrounds">Why route 3 is claimed.</param>
    /// <param name="Decision">approved, returned or rejected; null while open.</param>
    /// <param name="AcceptedRoutes">The routes that were accepted.</param>
    /// <param name="PrecedentId">What later reviews can learn from it; null while nothing is recorded.</param>
    /// <param name="History">Earlier submissions and reviews, the newest first.</param>
    /// <param name="Explanation">Why so much was counted, in sentences.</param>
    /// <param name="SharedNumbers">Numbers that stand in another registration too: a sign of a borrowed certificate, or of a second account.</param>
    public sealed record Response(
        Guid ReviewId, string PublicNumber, ReviewStage Stage, DateTimeOffset OpenedAt, IReadOnlyList<ReviewReason> Reasons, IReadOnlyList<EligibilityRoute> Routes,
        AssignmentItem? Assignment, ReviewOpinions.Answer? Rubric, AppealItem? Appeal, SubmissionItem Submission, Person Candidate,
        IReadOnlyList<CareerItem> Career, IReadOnlyList<EntryCount> Entries, IReadOnlyList<CertificateCheck> Certificates, string? EquivalentGrounds,
        string? Decision, string? DecisionReason, DateTimeOffset? DecidedAt, IReadOnlyList<string> AcceptedRoutes, Guid? PrecedentId, IReadOnlyList<HistoryItem> History,
        ExperienceExplanation Explanation, IReadOnlyList<SharedNumber> SharedNumbers);

    /// <param name="IsMine">The reader has it.</param>
    public sealed record AssignmentItem(Guid AccountId, string Name, bool IsMine, DateTimeOffset? AssignedAt);

    /// <param name="Reason">What the person wrote.</param>
    /// <param name="DecisionReason">What they were told.</param>
    public sealed record AppealItem(string Reason, string? DecisionReason, DateTimeOffset? DecidedAt);

    /// <summary>A certificate number that another registration holds.</summary>
    public sealed record SharedNumber
    {
        /// <summary>In its canonical form.</summary>
        public required string Number { get; init; }

        /// <summary>The other registration.</summary>
        public required string PublicNumber { get; init; }
    }

    public sealed record SubmissionItem(DateTimeOffset SubmittedAt, DateOnly AsOf, string PolicyVersion, string CatalogueEdition, string Verdict, int CountedMonths, int CountedDays, int DeclaredMonths);

    /// <param name="Locale">The language in which the person reads: ja or en.</param>
    /// <param name="IsAccountSuspended">True while the ministry has suspended the account: a decision holds, and nobody sees the entry.</param>
    public sealed record Person(string Name, string Kana, string? ResidencePrefecture, string Headline, string Introduction, string Locale, bool IsAccountSuspended);

    public sealed record HistoryItem
    {
        public required DateTimeOffset SubmittedAt { get; init; }
        public required string Verdict { get; init; }
        public string? Decision { get; init; }
        public string? DecisionReason { get; init; }
        public DateTimeOffset? DecidedAt { get; init; }
        public bool IsAppeal { get; init; }
    }

    public static Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, CurrentUser me, Db db, RuleBook rules, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<Ok<Response>, ProblemHttpResult>>(async tx =>
        {
            if (await tx.Find<Row>(FindSql, new { id, me.AccountId }) is not { } row) return ReviewRefusals.NoSuchReview.Problem();
            var profile = await GetMyProfile.Read(tx, row.AccountId);
            var (policy, edition) = (await rules.Now(tx)).Of(row.PolicyVersion, row.CatalogueEdition, row.AsOf);
            var experience = ExperienceCounter.Count([.. profile.Career.Select(SubmitRegistration.Job)], row.AsOf, policy.Experience);
            var history = await tx.Query<HistoryItem>(HistorySql, new { row.CandidateId, row.SubmissionId, row.ReviewId });
            var given = await ReviewOpinions.Read(tx, id);
            await IdentityDisclosure.Add(tx, clock, row.CandidateId, (me.AccountId, me.Organisation), "viewed", IdentityDisclosure.Review, "name kana residence career certificates");
            await AuditTrail.Add(tx, clock, me.Actor, "review.viewed", ("review", id));
            return TypedResults.Ok(new Response(
                row.ReviewId, row.PublicNumber, ReviewStages.Of(row.Decision, row.AssignedTo is not null, row.Opinions), row.OpenedAt,
                [.. row.Reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ReviewReason.Of)],
                ReviewCase.Claims(row.Reasons, row.ByExperience, row.ByExam, row.ByEquivalent),
                row.AssignedTo is { } taker ? new(taker, row.AssignedName ?? "", taker == me.AccountId, row.AssignedAt) : null,
                row.ByEquivalent ? ReviewOpinions.For(given, me.AccountId, row.AssignedTo, row.Decision is not null) : null,
                row.AppealReason is { } appeal ? new(appeal, row.EarlierReason, row.EarlierDecidedAt) : null,
                new(row.SubmittedAt, row.AsOf, row.PolicyVersion, row.CatalogueEdition, row.Verdict, row.CountedMonths, row.CountedDays, row.DeclaredMonths),
                new(profile.Name, profile.Kana, profile.ResidencePrefecture, profile.Headline, profile.Introduction, row.Locale, row.AccountStatus == "suspended"),
                profile.Career, experience.Entries, [.. profile.Certificates.Select(number => CertificateNumber.Check(number, edition.Catalogue, row.AsOf))],
                profile.EquivalentGrounds, row.Decision, row.DecisionReason, row.DecidedAt, row.AcceptedRoutes?.Split(' ') ?? [], row.PrecedentId, history,
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
        public string? AcceptedRoutes { get; init; }
        public bool ByExperience { get; init; }
        public bool ByExam { get; init; }
        public bool ByEquivalent { get; init; }
        public int Opinions { get; init; }
        public Guid? AssignedTo { get; init; }
        public string? AssignedName { get; init; }
        public DateTimeOffset? AssignedAt { get; init; }
        public string? AppealReason { get; init; }
        public string? EarlierReason { get; init; }
        public DateTimeOffset? EarlierDecidedAt { get; init; }
        public Guid? PrecedentId { get; init; }
        public required string Locale { get; init; }
        public required string AccountStatus { get; init; }
    }

    const string FindSql = $"""
        SELECT r.ReviewId, r.CandidateId, c.AccountId, r.SubmissionId, c.PublicNumber, r.OpenedAt, s.Reasons, s.SubmittedAt, s.AsOf, s.PolicyVersion, s.CatalogueEdition, s.Verdict,
            s.CountedMonths, s.CountedDays, s.DeclaredMonths, s.ByExperience, s.ByExam, s.ByEquivalent, r.Decision, r.DecisionReason, r.DecidedAt, r.AcceptedRoutes,
            r.Opinions, r.AssignedTo, m.DisplayName AS AssignedName, r.AssignedAt, r.AppealReason, earlier.DecisionReason AS EarlierReason, earlier.DecidedAt AS EarlierDecidedAt,
            p.PrecedentId, a.Locale, a.Status AS AccountStatus
        FROM Review r
        JOIN Submission s ON s.SubmissionId = r.SubmissionId
        JOIN Candidate c ON c.CandidateId = r.CandidateId
        JOIN Account a ON a.AccountId = c.AccountId
        LEFT JOIN Membership m ON m.AccountId = r.AssignedTo
        LEFT JOIN Review earlier ON earlier.ReviewId = r.PreviousReviewId
        LEFT JOIN Precedent p ON p.ReviewId = r.ReviewId AND p.WithdrawnAt IS NULL
        WHERE r.ReviewId = @id AND {MayReview.Condition}
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
        SELECT s.SubmittedAt, s.Verdict, r.Decision, r.DecisionReason, r.DecidedAt, CASE WHEN r.AppealReason IS NULL THEN 0 ELSE 1 END AS IsAppeal
        FROM Submission s
        LEFT JOIN Review r ON r.SubmissionId = s.SubmissionId
        WHERE s.CandidateId = @CandidateId AND ((r.ReviewId IS NULL AND s.SubmissionId <> @SubmissionId) OR r.ReviewId <> @ReviewId)
        ORDER BY s.SubmittedAt DESC, r.OpenedAt DESC
        """;
}
