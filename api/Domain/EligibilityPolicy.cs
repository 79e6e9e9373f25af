namespace TalentPool.Domain;

/// <summary>
/// What the ministry's page leaves open about routes 1 and 2, as this installation decides it. Failing one of these leads to a review by the
/// ministry, never to a silent refusal. The five years themselves are the ministry's text and no choice.
/// </summary>
/// <param name="Experience">The figures of route 1, with the version that is kept with each verdict.</param>
/// <param name="AcceptsFormerExams">Whether a pass under a former name of a level-4 examination is enough by itself; if not, the ministry looks at it.</param>
public sealed record EligibilityPolicy(ExperiencePolicy Experience, bool AcceptsFormerExams)
{
    /// <summary>What holds unless the configuration says otherwise.</summary>
    public static EligibilityPolicy Default { get; } = new(ExperiencePolicy.Current, AcceptsFormerExams: true);

    /// <summary>True when both decide every case alike, whatever their versions are called.</summary>
    public bool DecidesLike(EligibilityPolicy other) =>
        AcceptsFormerExams == other.AcceptsFormerExams
        && Experience with { Version = "", KeptLeaveKinds = [] } is var own && other.Experience with { Version = "", KeptLeaveKinds = own.KeptLeaveKinds } == own
        && Experience.KeptLeaveKinds.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(other.Experience.KeptLeaveKinds);
}
