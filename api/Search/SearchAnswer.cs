namespace TalentPool.Search;

/// <summary>
/// The answer to one search: exact numbers. Whoever shows them to people hides the small ones first (<see cref="SmallCounts"/>).
/// </summary>
public sealed record SearchAnswer
{
    public required int Total { get; init; }

    /// <summary>The page asked for, in the order asked for.</summary>
    public required IReadOnlyList<Guid> CandidateIds { get; init; }

    public required FacetCounts Facets { get; init; }

    /// <summary>For an answer of fewer than <see cref="CandidateIndex.FewResults"/> people: what giving up one condition would add.</summary>
    public required IReadOnlyList<Relaxation> RelaxOne { get; init; }
}

/// <summary>
/// One condition given up. <paramref name="Facet"/> is a facet name or one of <see cref="FacetNames.Text"/> and
/// <see cref="FacetNames.AvailableFrom"/>; <paramref name="Value"/> is the word or skill that was dropped, nothing when
/// the whole condition was; <paramref name="Added"/> counts the people it would add.
/// </summary>
public sealed record Relaxation(string Facet, string? Value, int Added);

/// <summary>A value of a facet and the number of people who have it.</summary>
public readonly record struct FacetCount(string Value, int Count);

/// <summary>
/// How many people have each facet value. The counts of a facet ignore the condition on that same facet and respect all
/// others, so that they tell what another choice would give.
/// </summary>
public sealed class FacetCounts
{
    readonly FacetDictionary dictionary;
    readonly int[] counts;

    internal FacetCounts(FacetDictionary dictionary, int[] counts)
    {
        this.dictionary = dictionary;
        this.counts = counts;
    }

    /// <summary>The people with one value; 0 for a value nobody has.</summary>
    public int Of(string facet, string value) =>
        FacetNames.Find(facet) is { } found && dictionary.Find(found, value) is { } id ? counts[id] : 0;

    /// <summary>The values of a facet that anybody has, in the order of the values.</summary>
    public IReadOnlyList<FacetCount> In(string facet)
    {
        if (FacetNames.Find(facet) is not { } found) return [];
        var values = new List<FacetCount>();
        foreach (var id in dictionary.ValuesOf(found))
            if (counts[id] > 0)
                values.Add(new(dictionary.NameOf(id), counts[id]));
        values.Sort((a, b) => string.CompareOrdinal(a.Value, b.Value));
        return values;
    }
}
