using Dapper;
using TalentPool.Reference;
using TalentPool.Search;

namespace TalentPool.Benchmarks;

/// <summary>The questions asked in SQL: the hits into a temporary table once, then total, page and GROUP BY over it.</summary>
sealed class SqliteSearch(SqliteList list, Viewer viewer)
{
    /// <summary>Hits are few when they are less than one person in so many.</summary>
    const int Few = 2;

    public sealed record Answer(int Total, IReadOnlyList<Guid> CandidateIds, Dictionary<(string Facet, string Value), int> Counts);

    public int Count(SearchCriteria criteria) =>
        list.Connection.ExecuteScalar<int>($"SELECT COUNT(*) FROM {From(criteria)} WHERE {Where(criteria, null)}", Parameters(criteria));

    public Answer Search(SearchCriteria criteria)
    {
        var total = Fill(criteria, null);
        var front = criteria.Order == SearchOrder.Relevance && criteria.Text.Length > 0
            ? "p.PersonId IN (SELECT rowid FROM Words WHERE Words MATCH @front) DESC, " : "";
        var order = criteria.Order switch
        {
            SearchOrder.Newest => "p.ConfirmedDay DESC, p.CandidateId",
            SearchOrder.Experience => "p.Months DESC, p.PersonId",
            _ => $"{front}p.PersonId",
        };
        var page = list.Connection.Query<string>(
            $"SELECT p.CandidateId FROM Hit h JOIN Person p ON p.PersonId = h.PersonId ORDER BY {order} LIMIT @Take OFFSET @Skip", Parameters(criteria));
        return new(total, [.. page.Select(Guid.Parse)], Counts(criteria, total));
    }

    Dictionary<(string, string), int> Counts(SearchCriteria criteria, int hits)
    {
        var counts = CountRows(hits, "1 = 1").ToDictionary(row => list.Values[row.ValueId], row => row.People);
        foreach (var facet in OwnFacets(criteria))
        {
            foreach (var value in counts.Keys.Where(value => value.Item1 == facet).ToArray()) counts.Remove(value);
            var first = SqliteList.FirstOf(facet);
            foreach (var (value, people) in CountRows(Fill(criteria, facet), $"v.ValueId BETWEEN {first} AND {first + SqliteList.NumbersPerFacet - 1}"))
                counts[list.Values[value]] = people;
        }
        if (!counts.TryGetValue((FacetNames.Prefecture, FacetNames.Nationwide), out var nationwide)) return counts;
        foreach (var prefecture in ReferenceFiles.Prefectures)
            counts[(FacetNames.Prefecture, prefecture.Code)] = counts.GetValueOrDefault((FacetNames.Prefecture, prefecture.Code)) + nationwide;
        return counts;
    }

    /// <summary>From the hits to their values when they are few; else along the index by value, which needs no sorting. Each is the faster one where it is used.</summary>
    List<(int ValueId, int People)> CountRows(int hits, string values) => list.Connection.Query<(int, int)>(hits * Few < list.Count
        ? $"SELECT v.ValueId, COUNT(*) FROM Hit h CROSS JOIN PersonValue v ON v.PersonId = h.PersonId WHERE {values} GROUP BY v.ValueId"
        : $"SELECT v.ValueId, COUNT(*) FROM PersonValue v CROSS JOIN Hit h ON v.PersonId = h.PersonId WHERE {values} GROUP BY v.ValueId").AsList();

    int Fill(SearchCriteria criteria, string? but)
    {
        list.Connection.Execute("DELETE FROM Hit");
        return list.Connection.Execute($"INSERT INTO Hit SELECT p.PersonId FROM {From(criteria)} WHERE {Where(criteria, but)}", Parameters(criteria));
    }

    static string From(SearchCriteria criteria) => criteria.Text.Length > 0 ? "Words w CROSS JOIN Person p ON p.PersonId = w.rowid" : "Person p";

    object Parameters(SearchCriteria criteria) => new
    {
        viewer.PrefectureCode,
        organisation = viewer.OrganisationId.ToString(),
        words = Match(criteria, ""),
        front = Match(criteria, "{Front} : "),
        criteria.MinMonths,
        criteria.MinDaysPerWeek,
        availableBy = criteria.AvailableBy?.DayNumber,
        criteria.Skip,
        criteria.Take,
    };

    string Where(SearchCriteria criteria, string? but) => string.Join(" AND ", Conditions(criteria, but));

    IEnumerable<string> Conditions(SearchCriteria criteria, string? but)
    {
        yield return "(p.ConsentsNationwide = 1 OR EXISTS (SELECT 1 FROM Consent c WHERE c.Prefecture = @PrefectureCode AND c.PersonId = p.PersonId))";
        yield return "NOT EXISTS (SELECT 1 FROM Blocked b WHERE b.OrganisationId = @organisation AND b.PersonId = p.PersonId)";
        if (criteria.Text.Length > 0) yield return "Words MATCH @words";
        foreach (var (facet, values) in Alternatives(criteria))
            if (facet != but)
                yield return HasAny(facet, values);
        foreach (var skill in criteria.Skills)
            yield return HasAny(FacetNames.Skill, [skill]);
        if (criteria.MinMonths is not null && but != FacetNames.ExperienceBand) yield return "p.Months >= @MinMonths";
        if (criteria.MinDaysPerWeek is not null && but != FacetNames.DaysPerWeek) yield return "p.DaysPerWeek >= @MinDaysPerWeek";
        if (criteria.AvailableBy is not null) yield return "p.AvailableDay <= @availableBy";
    }

    string HasAny(string facet, IEnumerable<string> values) =>
        $"EXISTS (SELECT 1 FROM PersonValue x WHERE x.PersonId = p.PersonId AND x.ValueId IN ({string.Join(',', values.Select(value => list.IdOf(facet, value)).OfType<int>())}))";

    static IEnumerable<(string Facet, IEnumerable<string> Values)> Alternatives(SearchCriteria criteria)
    {
        if (criteria.Prefectures.Count > 0) yield return (FacetNames.Prefecture, criteria.Prefectures.Append(FacetNames.Nationwide));
        if (criteria.ResidenceRegions.Count > 0) yield return (FacetNames.ResidenceRegion, criteria.ResidenceRegions);
        if (criteria.Routes.Count > 0) yield return (FacetNames.Route, criteria.Routes);
        if (criteria.EmploymentTypes.Count > 0) yield return (FacetNames.EmploymentType, criteria.EmploymentTypes);
        if (criteria.Themes.Count > 0) yield return (FacetNames.Theme, criteria.Themes);
        if (criteria.RoleTypes.Count > 0) yield return (FacetNames.RoleType, criteria.RoleTypes);
        if (criteria.Remote.Count > 0) yield return (FacetNames.Remote, criteria.Remote);
    }

    static IEnumerable<string> OwnFacets(SearchCriteria criteria)
    {
        foreach (var (facet, _) in Alternatives(criteria)) yield return facet;
        if (criteria.MinMonths is not null) yield return FacetNames.ExperienceBand;
        if (criteria.MinDaysPerWeek is not null) yield return FacetNames.DaysPerWeek;
    }

    /// <summary>All words, each as any of its terms, each term as a phrase of bigrams; one character as the beginning of one.</summary>
    static string Match(SearchCriteria criteria, string column) => string.Join(" AND ", SearchWords.Of(criteria.Text).Select(word =>
        $"({string.Join(" OR ", word.Terms.Select(term => $"{column}{(term.Text.Length == 1 ? $"\"{term.Text}\" *" : $"\"{SqliteList.Bigrams(term.Text)}\"")}"))})"));
}
