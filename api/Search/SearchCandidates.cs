using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Search;

/// <summary>A prefecture looks for people: anonymous cards, facet counts without the small ones, and what to give up when few are found.</summary>
public static class SearchCandidates
{
    /// <param name="Total">Everyone who matches and whom this organisation may see.</param>
    /// <param name="Facets">Each facet's own filter is left out of its counts, but for skills, which must all be met.</param>
    /// <param name="Items">The page.</param>
    /// <param name="RelaxOne">With fewer than ten people: how many more each single condition given up would bring.</param>
    public sealed record Response(int Total, IReadOnlyList<FacetAnswer> Facets, IReadOnlyList<CandidateCard> Items, IReadOnlyList<RelaxAnswer> RelaxOne);

    /// <param name="Name">prefecture, route, experienceBand, skill, theme, roleType, employmentType, remote or daysPerWeek.</param>
    public sealed record FacetAnswer(string Name, IReadOnlyList<FacetValue> Values);

    /// <param name="Value">The value.</param>
    /// <param name="Count">People with it; null for fewer than five.</param>
    /// <param name="IsFewerThanFive">True for one to four people.</param>
    public sealed record FacetValue(string Value, int? Count, bool IsFewerThanFive);

    /// <param name="Name">A facet, text, or availableFrom.</param>
    /// <param name="Value">The one value that is given up; null for the whole condition.</param>
    /// <param name="Added">People more; null for fewer than five.</param>
    /// <param name="IsFewerThanFive">True for one to four people more.</param>
    public sealed record RelaxAnswer(string Name, string? Value, int? Added, bool IsFewerThanFive);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle([AsParameters] SearchQuery query, CurrentUser me, LiveIndex index, Db db, TimeProvider clock, CancellationToken ct)
    {
        if (await SearchViewer.Of(me, db, ct) is not { } viewer) return ProblemPages.For(403).Problem();
        var picture = index.Current;
        var answer = picture.Search(query.Criteria(), viewer);
        // What was looked for may be a name, so it is not written down.
        await AuditTrail.Add(db, clock, me.Actor, "candidate.searched", ("organisation", me.Organisation), $"found={answer.Total} shown={answer.CandidateIds.Count}", ct);
        return TypedResults.Ok(new Response(
            answer.Total,
            [.. Told.Select(name => new FacetAnswer(name, [.. answer.Facets.In(name).Select(count => new FacetValue(count.Value, SmallCounts.Shown(count.Count), SmallCounts.IsFewerThanFive(count.Count)))]))],
            await SearchableRows.Cards(db, answer.CandidateIds, viewer, picture, ct),
            [.. answer.RelaxOne.Where(relaxation => relaxation.Added > 0)
                .Select(relaxation => new RelaxAnswer(relaxation.Facet, relaxation.Value, SmallCounts.Shown(relaxation.Added), SmallCounts.IsFewerThanFive(relaxation.Added)))]));
    }

    // Where somebody lives stands on cards alone, and not on a rare one: next to the total of a list, numbers of regions would tell whom it is left off.
    static readonly string[] Told = [.. FacetNames.All.Where(name => name != FacetNames.ResidenceRegion)];
}
