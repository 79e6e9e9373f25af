using TalentPool.Http;

namespace TalentPool.Standards;

/// <summary>How a version of a policy or of an examination stands, for the question whether it may still be changed.</summary>
sealed record VersionRow
{
    /// <summary>The examination; null for a policy.</summary>
    public string? ExamId { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
    public int Revision { get; init; }

    /// <summary>Why it may not be changed; null when it may.</summary>
    public Refusal? Against(DateOnly today, int revision) =>
        WithdrawnAt is not null ? StandardsRefusals.Withdrawn
        : ValidFrom is null || ValidFrom <= today ? StandardsRefusals.InForce
        : Revision != revision ? StandardsRefusals.ChangedElsewhere
        : null;
}

/// <summary>Where a version stands on a day: scheduled, inForce, past or withdrawn.</summary>
public enum VersionState
{
    /// <summary>Its first day is to come.</summary>
    Scheduled,

    /// <summary>It holds today.</summary>
    InForce,

    /// <summary>A newer one holds.</summary>
    Past,

    /// <summary>Taken back before its first day.</summary>
    Withdrawn,
}
