namespace TalentPool.Domain;

/// <summary>What a person claims, as the rules of all three routes take it.</summary>
/// <param name="Jobs">The career.</param>
/// <param name="Certificates">Certificate numbers as written.</param>
/// <param name="ClaimsEquivalent">True when grounds for route 3 are stated.</param>
public sealed record EligibilityClaim(IReadOnlyList<Job> Jobs, IReadOnlyList<string> Certificates, bool ClaimsEquivalent);

/// <summary>What a submission of a claim on a day would give.</summary>
/// <param name="Experience">The count of route 1.</param>
/// <param name="Decision">The verdict; Invalid when the submission would be sent back for work that has not begun or for a number that is none.</param>
public sealed record Judgement(ExperienceCount Experience, EligibilityDecision Decision)
{
    /// <param name="claim">What is claimed.</param>
    /// <param name="asOf">The day of application.</param>
    /// <param name="policy">The policy in force on it.</param>
    /// <param name="exams">The catalogue in force on it.</param>
    /// <param name="isOthers">Whether another person has entered a canonical number too.</param>
    public static Judgement Of(EligibilityClaim claim, DateOnly asOf, EligibilityPolicy policy, ExamCatalogue exams, Func<string, bool> isOthers)
    {
        var experience = ExperienceCounter.Count(claim.Jobs, asOf, policy.Experience);
        List<CertificateCheck> certificates = [.. claim.Certificates.Select(number => CertificateNumber.Check(number, exams, asOf))];
        if (certificates.Any(check => check.Status == "invalid") || experience.Entries.Any(entry => entry.Note == "future"))
            return new(experience, new(EligibilityVerdict.Invalid, [], []));
        var shared = claim.Certificates.Select(CertificateNumber.Canonical).OfType<string>().Where(isOthers).ToHashSet(StringComparer.Ordinal);
        return new(experience, Eligibility.Decide(experience, certificates, claim.ClaimsEquivalent, policy.AcceptsFormerExams, shared));
    }
}
