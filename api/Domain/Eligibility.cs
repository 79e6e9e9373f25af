namespace TalentPool.Domain;

/// <summary>The three ways onto the list (登録要件); any one is enough.</summary>
public enum EligibilityRoute
{
    /// <summary>(1) Five or more years of practical experience in the digital field.</summary>
    Experience,

    /// <summary>(2) A pass in one of IPA's level-4 examinations.</summary>
    Exam,

    /// <summary>(3) Knowledge equal to these, decided by the ministry.</summary>
    Equivalent,
}

/// <summary>The decision about a claim.</summary>
public enum EligibilityVerdict
{
    /// <summary>At least one route is proved.</summary>
    Eligible,

    /// <summary>None is proved, one is for the ministry to judge.</summary>
    NeedsReview,

    /// <summary>None is met so far.</summary>
    NotYet,

    /// <summary>The career holds a period that cannot be: nothing is decided until it is mended.</summary>
    Invalid,
}

/// <summary>The decision with the routes that carry it and, for a review, why it is needed.</summary>
/// <param name="Verdict">The outcome.</param>
/// <param name="Routes">The routes proved by the rules alone.</param>
/// <param name="ReviewReasons">Codes: experience_declared, certificate_&lt;reason&gt;, duplicate_number, equivalent_claimed. Empty unless the verdict is NeedsReview.</param>
public sealed record EligibilityDecision(EligibilityVerdict Verdict, IReadOnlyList<EligibilityRoute> Routes, IReadOnlyList<string> ReviewReasons);

/// <summary>Puts the three routes together. Source: 登録要件 of the ministry's page; it does not spell out "and" or "or", so any one is taken as enough.</summary>
public static class Eligibility
{
    /// <param name="experience">The count of route 1.</param>
    /// <param name="certificates">The checks of route 2.</param>
    /// <param name="claimsEquivalent">True when the person states grounds for route 3.</param>
    /// <param name="acceptsFormerExams">Whether former names of level-4 examinations are enough; if not, the ministry looks at them.</param>
    /// <param name="numbersOfOthers">Canonical numbers that another person has entered too: never enough by themselves.</param>
    public static EligibilityDecision Decide(
        ExperienceCount experience, IReadOnlyList<CertificateCheck> certificates, bool claimsEquivalent, bool acceptsFormerExams = true, IReadOnlySet<string>? numbersOfOthers = null)
    {
        if (experience.Verdict == ExperienceVerdict.Invalid) return new(EligibilityVerdict.Invalid, [], []);

        bool IsShared(CertificateCheck check) => CertificateNumber.Canonical(check.Input) is { } number && numbersOfOthers?.Contains(number) == true;

        List<EligibilityRoute> routes = [];
        List<string> reasons = [];
        if (experience.Verdict == ExperienceVerdict.Eligible) routes.Add(EligibilityRoute.Experience);
        if (experience.Verdict == ExperienceVerdict.NeedsReview) reasons.Add("experience_declared");

        var proving = certificates.Where(check => check.Status == "accept" || (check.Status == "accept_legacy" && acceptsFormerExams)).ToList();
        if (proving.Any(check => !IsShared(check))) routes.Add(EligibilityRoute.Exam);
        if ((proving.Count > 0 && proving.All(IsShared)) || certificates.Any(check => check.Status == "review" && IsShared(check))) reasons.Add("duplicate_number");
        if (!acceptsFormerExams && certificates.Any(check => check.Status == "accept_legacy")) reasons.Add("certificate_former_exam");
        reasons.AddRange(certificates.Where(check => check.Status == "review").Select(check => $"certificate_{check.Reason}").Distinct());
        if (claimsEquivalent) reasons.Add("equivalent_claimed");

        var verdict = routes.Count > 0 ? EligibilityVerdict.Eligible : reasons.Count > 0 ? EligibilityVerdict.NeedsReview : EligibilityVerdict.NotYet;
        return new(verdict, routes, verdict == EligibilityVerdict.NeedsReview ? reasons : []);
    }
}
