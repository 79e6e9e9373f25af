using TalentPool.Domain;

namespace TalentPool.Search;

/// <summary>
/// One listed person as the search knows them: what prefectures may search by before any identity is opened.
/// It holds no name, no contact and no employer name; the texts are the person's own words.
/// Only people who are on the list (掲載中) are given to the index: a paused or withdrawn person is a removal.
/// </summary>
public sealed record SearchableCandidate
{
    public required Guid CandidateId { get; init; }

    /// <summary>The number of the change that wrote this state; larger is later, and no two changes share one.</summary>
    public required long ChangeNo { get; init; }

    public string Headline { get; init; } = "";

    public string Introduction { get; init; } = "";

    /// <summary>Descriptions of the career entries, without the names of employers.</summary>
    public string CareerText { get; init; } = "";

    public string[] SkillIds { get; init; } = [];

    /// <summary>The Japanese and English names of the skills, for text hits.</summary>
    public string[] SkillNames { get; init; } = [];

    /// <summary>Prefectures where the person would work: 6-digit local government codes.</summary>
    public string[] PrefectureCodes { get; init; } = [];

    /// <summary>The person would work in any prefecture, whatever <see cref="PrefectureCodes"/> says.</summary>
    public bool IsNationwide { get; init; }

    public string ResidenceRegion { get; init; } = "";

    public EligibilityRoute[] Routes { get; init; } = [];

    /// <summary>Months of practical experience in the digital field, overlaps counted once.</summary>
    public int ExperienceMonths { get; init; }

    /// <summary>fullTime, partTime, sideJob, dispatch.</summary>
    public string[] EmploymentTypes { get; init; } = [];

    /// <summary>theme-a to theme-f.</summary>
    public string[] Themes { get; init; } = [];

    /// <summary>The role-* ids of the skills list.</summary>
    public string[] RoleTypes { get; init; } = [];

    /// <summary>none, partial or full; empty when the person did not say.</summary>
    public string Remote { get; init; } = "";

    /// <summary>Days a week the person can give at most; 0 when the person did not say.</summary>
    public int DaysPerWeekMax { get; init; }

    /// <summary>The first day in Japan on which the person can start; nothing means at any time.</summary>
    public DateOnly? AvailableFrom { get; init; }

    public DateTimeOffset LastConfirmedAt { get; init; }

    /// <summary>The person agreed that every prefecture may see the anonymous card.</summary>
    public bool ConsentsNationwide { get; init; }

    /// <summary>The prefectures the person agreed to, when not all.</summary>
    public string[] ConsentPrefectureCodes { get; init; } = [];

    /// <summary>Organisations that must never see, count or notice this person.</summary>
    public Guid[] BlockedOrganisationIds { get; init; } = [];
}
