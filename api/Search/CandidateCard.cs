using TalentPool.Domain;

namespace TalentPool.Search;

/// <summary>What a prefecture sees of a person before any identity is opened: no name, no contact, no employer, no free text but the headline.</summary>
public record CandidateCard
{
    public required Guid CandidateId { get; init; }

    /// <summary>Such as TP-0001234.</summary>
    public required string PublicNumber { get; init; }
    public required string Headline { get; init; }

    /// <summary>One of eight regions of Japan; empty when not said, and when fewer than five whom the viewer may see share it together with routes and experience.</summary>
    public required string ResidenceRegion { get; init; }

    /// <summary>Where the person would work: six digits each.</summary>
    public required IReadOnlyList<string> Prefectures { get; init; }
    public required bool Nationwide { get; init; }
    public required IReadOnlyList<EligibilityRoute> Routes { get; init; }

    /// <summary>In whole years from one year on.</summary>
    public required int ExperienceMonths { get; init; }
    public required IReadOnlyList<string> Skills { get; init; }
    public required IReadOnlyList<string> Themes { get; init; }
    public required IReadOnlyList<string> RoleTypes { get; init; }
    public required IReadOnlyList<string> EmploymentTypes { get; init; }

    /// <summary>1 to 5; null when not said.</summary>
    public int? DaysPerWeek { get; init; }

    /// <summary>none, partial or full; null when not said.</summary>
    public string? RemoteWork { get; init; }
    public DateOnly? AvailableFrom { get; init; }

    /// <summary>The beginning of the day in Japan.</summary>
    public DateTimeOffset LastConfirmedAt { get; init; }
}
