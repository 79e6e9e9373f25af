using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using TalentPool.Domain;
using TalentPool.Reference;
using TalentPool.Search;

namespace TalentPool.Tests.Search;

/// <summary>The search said in plain LINQ over all people: slow, and the measure of what is right.</summary>
sealed class NaiveSearch
{
    static readonly string[] AllPrefectures = [.. ReferenceFiles.Prefectures.Select(p => p.Code)];

    static readonly string[][] SameMeaning =
    [
        ["dx", "デジタル変革", "デジタルトランスフォーメーション"], ["ai", "人工知能"], ["ガバクラ", "ガバメントクラウド"],
        ["gis", "地理空間情報", "地理情報システム"], ["標準化", "標準準拠"],
    ];

    /// <summary>Folding and reading a text is slow, and 2,000 questions ask the same of the same texts.</summary>
    static readonly ConcurrentDictionary<(string Text, string Word), bool> Known = new();

    readonly SearchCriteria criteria;
    readonly string[] words;
    readonly List<SearchableCandidate> withWords;

    public NaiveSearch(IEnumerable<SearchableCandidate> everyone, SearchCriteria criteria, Viewer viewer)
    {
        this.criteria = criteria;
        words = criteria.Text.Split((char[])[' ', '　'], StringSplitOptions.RemoveEmptyEntries);
        withWords = [.. everyone
            .Where(p => p.ConsentsNationwide || p.ConsentPrefectureCodes.Contains(viewer.PrefectureCode))
            .Where(p => !p.BlockedOrganisationIds.Contains(viewer.OrganisationId))
            .Where(p => words.All(w => InFront(p, w) || Holds(p.Introduction, w) || Holds(p.CareerText, w)))];
    }

    public List<Guid> Ids()
    {
        var found = withWords.Where(p => Meets(p, null));
        var ordered = criteria.Order switch
        {
            SearchOrder.Newest => found.OrderByDescending(p => Tokyo.DayOf(p.LastConfirmedAt)).ThenBy(p => p.CandidateId),
            SearchOrder.Experience => found.OrderByDescending(p => p.ExperienceMonths).ThenByDescending(p => p.LastConfirmedAt).ThenBy(p => p.CandidateId),
            _ => found.OrderByDescending(p => words.Length > 0 && words.All(w => InFront(p, w)))
                .ThenByDescending(p => p.LastConfirmedAt).ThenByDescending(p => p.ExperienceMonths).ThenBy(p => p.CandidateId),
        };
        return [.. ordered.Select(p => p.CandidateId)];
    }

    /// <summary>Every facet with every value that anybody has.</summary>
    public Dictionary<string, FacetCount[]> Counts() => FacetNames.All.ToDictionary(facet => facet, facet =>
        withWords.Where(p => Meets(p, facet)).SelectMany(p => Values(p, facet).Distinct()).GroupBy(value => value)
            .Select(g => new FacetCount(g.Key, g.Count())).OrderBy(c => c.Value, StringComparer.Ordinal).ToArray());

    static IEnumerable<string> Values(SearchableCandidate p, string facet) => facet switch
    {
        FacetNames.Prefecture => p.IsNationwide ? AllPrefectures.Append(FacetNames.Nationwide) : p.PrefectureCodes,
        FacetNames.ResidenceRegion => [p.ResidenceRegion],
        FacetNames.Route => p.Routes.Select(r => r.ToString().ToLowerInvariant()),
        FacetNames.ExperienceBand =>
            [p.ExperienceMonths switch { < 36 => "0-35", < 60 => "36-59", < 120 => "60-119", < 180 => "120-179", _ => "180+" }],
        FacetNames.Skill => p.SkillIds,
        FacetNames.Theme => p.Themes,
        FacetNames.RoleType => p.RoleTypes,
        FacetNames.EmploymentType => p.EmploymentTypes,
        FacetNames.Remote => p.Remote == "" ? [] : [p.Remote],
        _ => p.DaysPerWeekMax == 0 ? [] : [p.DaysPerWeekMax.ToString(CultureInfo.InvariantCulture)],
    };

    bool Meets(SearchableCandidate p, string? but) =>
        (but == FacetNames.Prefecture || Any(criteria.Prefectures, p.IsNationwide ? criteria.Prefectures : p.PrefectureCodes))
        && (but == FacetNames.ResidenceRegion || Any(criteria.ResidenceRegions, [p.ResidenceRegion]))
        && (but == FacetNames.Route || Any(criteria.Routes, Values(p, FacetNames.Route)))
        && (but == FacetNames.ExperienceBand || criteria.MinMonths is null || p.ExperienceMonths >= criteria.MinMonths)
        && criteria.Skills.All(p.SkillIds.Contains)
        && (but == FacetNames.Theme || Any(criteria.Themes, p.Themes))
        && (but == FacetNames.RoleType || Any(criteria.RoleTypes, p.RoleTypes))
        && (but == FacetNames.EmploymentType || Any(criteria.EmploymentTypes, p.EmploymentTypes))
        && (but == FacetNames.Remote || Any(criteria.Remote, [p.Remote]))
        && (but == FacetNames.DaysPerWeek || criteria.MinDaysPerWeek is null || p.DaysPerWeekMax >= criteria.MinDaysPerWeek)
        && (criteria.AvailableBy is null || p.AvailableFrom is null || p.AvailableFrom <= criteria.AvailableBy);

    static bool Any(IReadOnlyList<string> asked, IEnumerable<string> has) => asked.Count == 0 || asked.Intersect(has).Any();

    static bool InFront(SearchableCandidate p, string word) => Holds(p.Headline, word) || p.SkillNames.Any(name => Holds(name, word));

    static bool Holds(string text, string word) => Known.GetOrAdd((text, word), pair => Read(pair.Text, pair.Word));

    static bool Read(string text, string word)
    {
        var (folded, plain) = (JapaneseText.Fold(text), JapaneseText.Fold(word));
        var alike = SameMeaning.FirstOrDefault(line => line.Select(JapaneseText.Fold).Contains(plain)) ?? [word];
        return alike.Select(JapaneseText.Fold).Any(other => Regex.IsMatch(other, "^[a-z]{1,2}$")
            ? Regex.IsMatch(folded, $"(?<![a-z]){other}(?![a-z])")
            : folded.Contains(other, StringComparison.Ordinal));
    }
}
