using System.Globalization;
using TalentPool.Domain;
using TalentPool.Reference;

namespace TalentPool.Search;

/// <summary>
/// Every facet value gets a small number, once; a later dictionary keeps the numbers of an earlier one, so that blocks
/// built long ago stay valid.
/// </summary>
sealed class FacetDictionary
{
    readonly Dictionary<(Facet, string), ushort> ids;
    readonly List<(Facet Facet, string Value)> values;
    readonly List<ushort>[] byFacet;

    FacetDictionary(FacetDictionary? earlier)
    {
        ids = earlier is null ? [] : new(earlier.ids);
        values = earlier is null ? [] : [.. earlier.values];
        byFacet = new List<ushort>[FacetNames.Every];
        for (var i = 0; i < byFacet.Length; i++) byFacet[i] = earlier is null ? [] : [.. earlier.byFacet[i]];
        Nationwide = Add(Facet.Prefecture, FacetNames.Nationwide);
        ConsentNationwide = Add(Facet.ConsentPrefecture, FacetNames.Nationwide);
        // Who would work anywhere counts for each of the 47, also for one that nobody named.
        foreach (var prefecture in ReferenceFiles.Prefectures) Add(Facet.Prefecture, prefecture.Code);
    }

    public static FacetDictionary Empty { get; } = new(null);

    public ushort Nationwide { get; }

    public ushort ConsentNationwide { get; }

    public int Count => values.Count;

    public ushort? Find(Facet facet, string value) => ids.TryGetValue((facet, value), out var id) ? id : null;

    public string NameOf(int id) => values[id].Value;

    public Facet FacetOf(int id) => values[id].Facet;

    public IReadOnlyList<ushort> ValuesOf(Facet facet) => byFacet[(int)facet];

    /// <summary>A dictionary that also knows the values of these people: this one when nothing is new.</summary>
    public FacetDictionary Knowing(IEnumerable<SearchableCandidate> people)
    {
        FacetDictionary? larger = null;
        foreach (var person in people)
            foreach (var (facet, value) in ValuesOf(person))
                if (!(larger ?? this).ids.ContainsKey((facet, value)))
                    (larger ??= new(this)).Add(facet, value);
        return larger ?? this;
    }

    /// <summary>All values of one person, shown and hidden. Who would work anywhere has no single prefectures.</summary>
    public static IEnumerable<(Facet Facet, string Value)> ValuesOf(SearchableCandidate person)
    {
        if (person.IsNationwide) yield return (Facet.Prefecture, FacetNames.Nationwide);
        else foreach (var code in person.PrefectureCodes) yield return (Facet.Prefecture, code);
        if (person.ResidenceRegion.Length > 0) yield return (Facet.ResidenceRegion, person.ResidenceRegion);
        foreach (var route in person.Routes) yield return (Facet.Route, NameOf(route));
        yield return (Facet.ExperienceBand, ExperienceBands.Of(person.ExperienceMonths));
        foreach (var id in person.SkillIds) yield return (Facet.Skill, id);
        foreach (var theme in person.Themes) yield return (Facet.Theme, theme);
        foreach (var role in person.RoleTypes) yield return (Facet.RoleType, role);
        foreach (var type in person.EmploymentTypes) yield return (Facet.EmploymentType, type);
        if (person.Remote.Length > 0) yield return (Facet.Remote, person.Remote);
        if (person.DaysPerWeekMax > 0) yield return (Facet.DaysPerWeek, person.DaysPerWeekMax.ToString(CultureInfo.InvariantCulture));
        foreach (var name in person.SkillNames) yield return (Facet.SkillName, JapaneseText.Fold(name));
        if (person.ConsentsNationwide) yield return (Facet.ConsentPrefecture, FacetNames.Nationwide);
        else foreach (var code in person.ConsentPrefectureCodes) yield return (Facet.ConsentPrefecture, code);
    }

    /// <summary>A route as a value of its facet.</summary>
    public static string NameOf(EligibilityRoute route) => route switch
    {
        EligibilityRoute.Experience => "experience",
        EligibilityRoute.Exam => "exam",
        EligibilityRoute.Equivalent => "equivalent",
        _ => throw new ArgumentOutOfRangeException(nameof(route), route, "There are three routes."),
    };

    ushort Add(Facet facet, string value)
    {
        if (ids.TryGetValue((facet, value), out var known)) return known;
        if (values.Count > ushort.MaxValue) throw new InvalidOperationException($"More than {ushort.MaxValue} facet values; {facet} is no closed list.");
        var id = (ushort)values.Count;
        values.Add((facet, value));
        byFacet[(int)facet].Add(id);
        ids.Add((facet, value), id);
        return id;
    }
}
