namespace TalentPool.Reviews;

/// <summary>
/// Which reviews a reviewer may handle, as a part of every WHERE at the desk: not one's own registration, nobody who has withdrawn, nobody who worked for or is tied to an organisation that the
/// reviewer declared, and no appeal of a case in which the reviewer decided or gave an opinion. What a reviewer may not handle does not exist for them.
/// </summary>
static class MayReview
{
    /// <summary>Over <c>Review r</c> and <c>Candidate c</c>, with @AccountId.</summary>
    public const string Condition = """
        c.AccountId <> @AccountId AND c.Status NOT IN ('withdrawn', 'erased')
            AND NOT EXISTS (
                SELECT 1 FROM ReviewerInterest own JOIN CareerEntry job ON job.EmployerKey LIKE CONCAT(own.OrganisationKey, '%')
                WHERE own.AccountId = @AccountId AND job.CandidateId = c.CandidateId)
            AND NOT EXISTS (
                SELECT 1 FROM ReviewerInterest own JOIN InterestDeclaration tie ON tie.OrganisationKey LIKE CONCAT(own.OrganisationKey, '%')
                WHERE own.AccountId = @AccountId AND tie.CandidateId = c.CandidateId)
            AND NOT EXISTS (
                SELECT 1 FROM Review earlier
                WHERE r.AppealReason IS NOT NULL AND earlier.ReviewId = r.PreviousReviewId
                    AND (earlier.DecidedBy = @AccountId OR EXISTS (SELECT 1 FROM ReviewOpinion given WHERE given.ReviewId = earlier.ReviewId AND given.AccountId = @AccountId)))
        """;
}
