namespace TalentPool.Search;

/// <summary>The searches that remain when one condition is given up: a whole facet, one of several skills, or one of the words.</summary>
static class Relaxing
{
    public static IEnumerable<(string Facet, string? Value, SearchCriteria Remaining)> OneByOne(SearchCriteria criteria)
    {
        var words = criteria.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
            yield return (FacetNames.Text, words[i], criteria with { Text = string.Join(' ', words.Where((_, at) => at != i)) });
        foreach (var skill in criteria.Skills.Distinct())
            yield return (FacetNames.Skill, skill, criteria with { Skills = [.. criteria.Skills.Where(other => other != skill)] });
        if (criteria.Prefectures.Count > 0) yield return (FacetNames.Prefecture, null, criteria with { Prefectures = [] });
        if (criteria.ResidenceRegions.Count > 0) yield return (FacetNames.ResidenceRegion, null, criteria with { ResidenceRegions = [] });
        if (criteria.Routes.Count > 0) yield return (FacetNames.Route, null, criteria with { Routes = [] });
        if (criteria.MinMonths is not null) yield return (FacetNames.ExperienceBand, null, criteria with { MinMonths = null });
        if (criteria.EmploymentTypes.Count > 0) yield return (FacetNames.EmploymentType, null, criteria with { EmploymentTypes = [] });
        if (criteria.Themes.Count > 0) yield return (FacetNames.Theme, null, criteria with { Themes = [] });
        if (criteria.RoleTypes.Count > 0) yield return (FacetNames.RoleType, null, criteria with { RoleTypes = [] });
        if (criteria.Remote.Count > 0) yield return (FacetNames.Remote, null, criteria with { Remote = [] });
        if (criteria.MinDaysPerWeek is not null) yield return (FacetNames.DaysPerWeek, null, criteria with { MinDaysPerWeek = null });
        if (criteria.AvailableBy is not null) yield return (FacetNames.AvailableFrom, null, criteria with { AvailableBy = null });
    }
}
