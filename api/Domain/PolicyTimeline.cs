namespace TalentPool.Domain;

/// <summary>A version of the policy with its day.</summary>
/// <param name="Id">The version; empty for one that is only tried.</param>
/// <param name="ValidFrom">The first day in Japan; null for one that the configuration gave at some time.</param>
/// <param name="Policy">Its figures and its name.</param>
public sealed record DatedPolicy(Guid Id, DateOnly? ValidFrom, EligibilityPolicy Policy);

/// <summary>All versions of the policy (認定基準の版), past and planned. Before the first day of any the configured policy holds.</summary>
public sealed class PolicyTimeline(EligibilityPolicy starting, IReadOnlyList<DatedPolicy> versions)
{
    readonly IReadOnlyList<DatedPolicy> versions = versions;

    /// <summary>The policy in force on a day of application: the newest that has begun.</summary>
    public EligibilityPolicy On(DateOnly day) =>
        versions.Where(version => version.ValidFrom <= day).MaxBy(version => version.ValidFrom)?.Policy ?? starting;

    /// <summary>The policy that a verdict names; null when it was never kept.</summary>
    public EligibilityPolicy? Named(string version) =>
        starting.Experience.Version == version ? starting : versions.FirstOrDefault(known => known.Policy.Experience.Version == version)?.Policy
            ?? (EligibilityPolicy.Default.Experience.Version == version ? EligibilityPolicy.Default : null);

    /// <summary>As it would be with a version more, or with this one in the place of what it was.</summary>
    public PolicyTimeline With(DatedPolicy version) => new(starting, [.. Without(version.Id).versions, version]);

    /// <summary>As it would be without a version.</summary>
    public PolicyTimeline Without(Guid id) => new(starting, [.. versions.Where(version => version.Id != id)]);
}
