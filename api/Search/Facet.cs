namespace TalentPool.Search;

/// <summary>What people are counted and filtered by. The values from <see cref="SkillName"/> on are never counted or shown.</summary>
enum Facet : byte
{
    Prefecture,
    ResidenceRegion,
    Route,
    ExperienceBand,
    Skill,
    Theme,
    RoleType,
    EmploymentType,
    Remote,
    DaysPerWeek,
    SkillName,
    ConsentPrefecture,
}

/// <summary>The names of the facets in answers and links.</summary>
public static class FacetNames
{
    public const string Prefecture = "prefecture";
    public const string ResidenceRegion = "residenceRegion";
    public const string Route = "route";

    /// <summary>Months of experience in five bands; its condition is the least months.</summary>
    public const string ExperienceBand = "experienceBand";
    public const string Skill = "skill";
    public const string Theme = "theme";
    public const string RoleType = "roleType";
    public const string EmploymentType = "employmentType";
    public const string Remote = "remote";
    public const string DaysPerWeek = "daysPerWeek";

    /// <summary>Not counted: the words of a search, as named in a relaxation.</summary>
    public const string Text = "text";

    /// <summary>Not counted: the start day of a search, as named in a relaxation.</summary>
    public const string AvailableFrom = "availableFrom";

    /// <summary>The value of <see cref="Prefecture"/> that counts the people who would work anywhere.</summary>
    public const string Nationwide = "nationwide";

    /// <summary>The facets that are counted, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Prefecture, ResidenceRegion, Route, ExperienceBand, Skill, Theme, RoleType, EmploymentType, Remote, DaysPerWeek,
    ];

    internal const int Counted = (int)Facet.SkillName;

    internal const int Every = (int)Facet.ConsentPrefecture + 1;

    internal static Facet? Find(string name)
    {
        for (var i = 0; i < All.Count; i++)
            if (All[i] == name)
                return (Facet)i;
        return null;
    }

    internal static string NameOf(Facet facet) => All[(int)facet];
}

/// <summary>The bands of experience that are counted: under 3, 3 to 4, 5 to 9, 10 to 14, 15 and more years.</summary>
public static class ExperienceBands
{
    static readonly (int From, string Name)[] Bands =
    [
        (180, "180+"), (120, "120-179"), (60, "60-119"), (36, "36-59"), (0, "0-35"),
    ];

    /// <summary>The band's name in the facet, in months: 0-35, 36-59, 60-119, 120-179, 180+.</summary>
    public static string Of(int months)
    {
        foreach (var (from, name) in Bands)
            if (months >= from)
                return name;
        return Bands[^1].Name;
    }
}
