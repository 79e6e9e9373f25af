using TalentPool.Domain;

namespace TalentPool.Search;

/// <summary>
/// One person in the form the index keeps: folded text, facet values as numbers. Blocks share these objects when they
/// are rebuilt.
/// </summary>
sealed class IndexedPerson
{
    /// <summary>Stands for "at any time": every day is later.</summary>
    const int AnyDay = 0;

    public required Guid CandidateId { get; init; }

    public required long ChangeNo { get; init; }

    public required long ConfirmedTicks { get; init; }

    /// <summary>The day in Japan of the last confirmation: by the instant one could tell the order in which people registered.</summary>
    public required int ConfirmedDay { get; init; }

    public required int Months { get; init; }

    /// <summary>The number of the first day on which the person can start.</summary>
    public required int AvailableDay { get; init; }

    /// <summary>Folded: headline, introduction, career; each ends with a line feed, which no word holds.</summary>
    public required string Text { get; init; }

    public required int HeadlineLength { get; init; }

    /// <summary>The counted facet values, each once.</summary>
    public required ushort[] Shown { get; init; }

    /// <summary>Skill names and consents.</summary>
    public required ushort[] Hidden { get; init; }

    public required Guid[] Blocked { get; init; }

    public ReadOnlySpan<char> Headline => Text.AsSpan(0, HeadlineLength);

    public static IndexedPerson Of(SearchableCandidate person, FacetDictionary dictionary)
    {
        var headline = JapaneseText.Fold(person.Headline);
        var shown = new List<ushort>();
        var hidden = new List<ushort>();
        foreach (var (facet, value) in FacetDictionary.ValuesOf(person))
        {
            var id = dictionary.Find(facet, value)
                ?? throw new InvalidOperationException($"The dictionary does not know {facet} {value}.");
            var list = facet < Facet.SkillName ? shown : hidden;
            if (!list.Contains(id)) list.Add(id);
        }
        return new()
        {
            CandidateId = person.CandidateId,
            ChangeNo = person.ChangeNo,
            ConfirmedTicks = person.LastConfirmedAt.UtcTicks,
            ConfirmedDay = Tokyo.DayOf(person.LastConfirmedAt).DayNumber,
            Months = person.ExperienceMonths,
            AvailableDay = person.AvailableFrom?.DayNumber ?? AnyDay,
            Text = $"{headline}\n{JapaneseText.Fold(person.Introduction)}\n{JapaneseText.Fold(person.CareerText)}\n",
            HeadlineLength = headline.Length,
            Shown = [.. shown],
            Hidden = [.. hidden],
            Blocked = person.BlockedOrganisationIds,
        };
    }

    /// <summary>Which of two people comes first in an order; never a draw between two different people.</summary>
    public static Comparison<IndexedPerson> Comparison(SearchOrder order) => order switch
    {
        SearchOrder.Relevance => ByRelevance,
        SearchOrder.Newest => ByNewest,
        SearchOrder.Experience => ByExperience,
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "There are three orders."),
    };

    static int ByRelevance(IndexedPerson a, IndexedPerson b)
    {
        var first = b.ConfirmedDay.CompareTo(a.ConfirmedDay);
        if (first == 0) first = b.Months.CompareTo(a.Months);
        // A draw is decided by the id, which is random and says nothing.
        return first != 0 ? first : a.CandidateId.CompareTo(b.CandidateId);
    }

    // By the day that stands on the card: the number of a change would tell at which second a colleague saved or answered.
    static int ByNewest(IndexedPerson a, IndexedPerson b)
    {
        var first = b.ConfirmedDay.CompareTo(a.ConfirmedDay);
        return first != 0 ? first : a.CandidateId.CompareTo(b.CandidateId);
    }

    static int ByExperience(IndexedPerson a, IndexedPerson b)
    {
        var first = b.Months.CompareTo(a.Months);
        return first != 0 ? first : ByRelevance(a, b);
    }
}
