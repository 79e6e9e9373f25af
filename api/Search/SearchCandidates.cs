using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Search;

/// <summary>A prefecture looks for people: anonymous cards, exact facet counts, and what to give up when few are found.</summary>
public static class SearchCandidates
{
    /// <param name="Total">Everyone who matches and whom this organisation may see.</param>
    /// <param name="Facets">Each facet's own filter is left out of its counts, but for skills, which must all be met.</param>
    /// <param name="Items">The page.</param>
    /// <param name="RelaxOne">With fewer than ten people: how many more each single condition given up would bring.</param>
    public sealed record Response(int Total, IReadOnlyList<FacetAnswer> Facets, IReadOnlyList<CandidateCard> Items, IReadOnlyList<RelaxAnswer> RelaxOne);

    /// <param name="Name">prefecture, residenceRegion, route, experienceBand, skill, theme, roleType, employmentType, remote or daysPerWeek.</param>
    public sealed record FacetAnswer(string Name, IReadOnlyList<FacetValue> Values);

    public sealed record FacetValue(string Value, int Count);

    /// <param name="Name">A facet, text, or availableFrom.</param>
    /// <param name="Value">The one value that is given up; null for the whole condition.</param>
    /// <param name="Added">People more.</param>
    public sealed record RelaxAnswer(string Name, string? Value, int Added);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle([AsParameters] SearchQuery query, CurrentUser me, LiveIndex index, Db db, CancellationToken ct)
    {
        if (await SearchViewer.Of(me, db, ct) is not { } viewer) return ProblemPages.For(403).Problem();
        var answer = index.Current.Search(query.Criteria(), viewer);
        return TypedResults.Ok(new Response(
            answer.Total,
            [.. FacetNames.All.Select(name => new FacetAnswer(name, [.. answer.Facets.In(name).Select(count => new FacetValue(count.Value, count.Count))]))],
            await SearchableRows.Cards(db, answer.CandidateIds, viewer, ct),
            [.. answer.RelaxOne.Select(relaxation => new RelaxAnswer(relaxation.Facet, relaxation.Value, relaxation.Added))]));
    }
}
