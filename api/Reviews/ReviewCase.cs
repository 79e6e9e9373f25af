using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Reviews;

/// <summary>A review as the one who acts on it finds it, in the transaction that acts.</summary>
sealed record ReviewCase
{
    public required Guid ReviewId { get; init; }
    public required Guid CandidateId { get; init; }

    /// <summary>The person's account.</summary>
    public required Guid AccountId { get; init; }
    public required string PublicNumber { get; init; }

    /// <summary>Codes of what is to be decided, separated by spaces.</summary>
    public required string Reasons { get; init; }
    public int CountedMonths { get; init; }
    public bool ByExperience { get; init; }
    public bool ByExam { get; init; }
    public bool ByEquivalent { get; init; }
    public int Opinions { get; init; }
    public Guid? AssignedTo { get; init; }
    public string? AssignedName { get; init; }
    public string? Decision { get; init; }

    /// <summary>It is about an earlier decision, which the person appealed.</summary>
    public bool IsAppeal { get; init; }

    public ReviewStage Stage => ReviewStages.Of(Decision, AssignedTo is not null, Opinions);

    /// <summary>Null when there is none that this account may handle.</summary>
    public static Task<ReviewCase?> Find(Tx tx, Guid id, Guid accountId) => tx.Find<ReviewCase>(FindSql, new { id, AccountId = accountId });

    /// <summary>The routes that the person may be accepted on: those proved already, and those the ministry was asked about.</summary>
    public IReadOnlyList<EligibilityRoute> Claimed() => Claims(Reasons, ByExperience, ByExam, ByEquivalent);

    /// <inheritdoc cref="Claimed"/>
    public static IReadOnlyList<EligibilityRoute> Claims(string reasons, bool byExperience, bool byExam, bool byEquivalent)
    {
        List<EligibilityRoute> routes = [];
        if (byExperience || reasons.Contains("experience_declared", StringComparison.Ordinal)) routes.Add(EligibilityRoute.Experience);
        if (byExam || reasons.Contains("certificate_", StringComparison.Ordinal) || reasons.Contains("duplicate_number", StringComparison.Ordinal)) routes.Add(EligibilityRoute.Exam);
        if (byEquivalent) routes.Add(EligibilityRoute.Equivalent);
        return routes;
    }

    const string FindSql = $"""
        SELECT r.ReviewId, r.CandidateId, c.AccountId, c.PublicNumber, s.Reasons, s.CountedMonths, s.ByExperience, s.ByExam, s.ByEquivalent, r.Opinions, r.AssignedTo, m.DisplayName AS AssignedName, r.Decision,
            CASE WHEN r.AppealReason IS NULL THEN 0 ELSE 1 END AS IsAppeal
        FROM Review r
        JOIN Submission s ON s.SubmissionId = r.SubmissionId
        JOIN Candidate c ON c.CandidateId = r.CandidateId
        LEFT JOIN Membership m ON m.AccountId = r.AssignedTo
        WHERE r.ReviewId = @id AND {MayReview.Condition}
        """;
}
