namespace TalentPool.Search;

/// <summary>
/// The facts of one person as the index holds them, without any text: enough to match wishes and criteria.
/// Prefectures hold only <see cref="FacetNames.Nationwide"/> for who would work anywhere.
/// </summary>
public sealed record IndexedCandidate
{
    public required Guid CandidateId { get; init; }

    public required long ChangeNo { get; init; }

    public required int ExperienceMonths { get; init; }

    public required DateTimeOffset LastConfirmedAt { get; init; }

    /// <summary>The person's values by facet name; a facet without values is missing.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; init; }

    internal static IndexedCandidate Of(IndexedPerson person, FacetDictionary dictionary) => new()
    {
        CandidateId = person.CandidateId,
        ChangeNo = person.ChangeNo,
        ExperienceMonths = person.Months,
        LastConfirmedAt = new(person.ConfirmedTicks, TimeSpan.Zero),
        Values = person.Shown.GroupBy(id => dictionary.FacetOf(id)).ToDictionary(
            group => FacetNames.NameOf(group.Key),
            IReadOnlyList<string> (group) => [.. group.Select(id => dictionary.NameOf(id))]),
    };
}
