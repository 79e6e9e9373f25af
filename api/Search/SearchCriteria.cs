namespace TalentPool.Search;

/// <summary>
/// What a prefecture looks for. An empty criterion asks nothing. Values of one criterion are alternatives, except
/// skills, which must all be there; the criteria themselves must all hold.
/// </summary>
public sealed record SearchCriteria
{
    /// <summary>Text longer than this is for the caller to refuse: each word costs a look into the texts.</summary>
    public const int LongestText = 100;

    /// <summary>The page size when the caller names none.</summary>
    public const int UsualTake = 20;

    /// <summary>Words, cut at spaces; each must occur, or a synonym of it.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where the person would work; people who would work anywhere match every prefecture.</summary>
    public IReadOnlyList<string> Prefectures { get; init; } = [];

    public IReadOnlyList<string> ResidenceRegions { get; init; } = [];

    /// <summary>Skill ids that must all be there.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>experience, exam, equivalent.</summary>
    public IReadOnlyList<string> Routes { get; init; } = [];

    /// <summary>The least months of experience.</summary>
    public int? MinMonths { get; init; }

    public IReadOnlyList<string> EmploymentTypes { get; init; } = [];

    public IReadOnlyList<string> Themes { get; init; } = [];

    public IReadOnlyList<string> RoleTypes { get; init; } = [];

    public IReadOnlyList<string> Remote { get; init; } = [];

    /// <summary>The person can give at least this many days a week.</summary>
    public int? MinDaysPerWeek { get; init; }

    /// <summary>The person can start on this day or earlier; who named no day can start at any time.</summary>
    public DateOnly? AvailableBy { get; init; }

    public SearchOrder Order { get; init; }

    /// <summary>How many people to pass over before the page begins.</summary>
    public int Skip { get; init; }

    public int Take { get; init; } = UsualTake;
}

/// <summary>The order of an answer. Every order is total: the same question over the same people gives the same order.</summary>
public enum SearchOrder
{
    /// <summary>All words in skill names or headline first; then lately confirmed (by the day), then experienced; a draw by chance, always the same.</summary>
    Relevance,

    /// <summary>Lately confirmed first, by the day.</summary>
    Newest,

    /// <summary>Most months of experience first, then as in <see cref="Relevance"/> without words.</summary>
    Experience,
}

/// <summary>
/// Who asks: the prefecture decides which consents count, the organisation which blocks do. People without either are
/// left out before anything is counted, so that no number tells of them.
/// </summary>
public readonly record struct Viewer(string PrefectureCode, Guid OrganisationId);
