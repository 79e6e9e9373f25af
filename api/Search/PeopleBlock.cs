namespace TalentPool.Search;

/// <summary>
/// Up to 65,536 people, in the order of relevance, with everything a search reads. It never changes: a changed or removed
/// person is crossed out in the <see cref="BlockView"/> and enters a later block anew.
/// </summary>
sealed class PeopleBlock
{
    /// <summary>A person's place in a block fits into 16 bits.</summary>
    public const int Capacity = 1 << 16;

    /// <summary>So few texts are read faster than postings of them are made.</summary>
    public const int SmallestWithPostings = 256;

    /// <summary>Verified words kept for each block.</summary>
    const int WordsKept = 512;

    /// <summary>Days are counted from here in 16 bits, which reach to the year 2179; an earlier day is as good as any.</summary>
    static readonly int FirstDay = new DateOnly(2000, 1, 1).DayNumber;

    readonly BigramPostings? postings;
    readonly ushort[] byId;
    readonly Dictionary<Guid, ushort[]> blockedBy;
    readonly BoundedCache<string, WordHits> wordHits = new(WordsKept);
    readonly ushort[]?[] orders = new ushort[]?[Enum.GetValues<SearchOrder>().Length];

    /// <summary>Takes people sorted by relevance, at most <see cref="Capacity"/>.</summary>
    public PeopleBlock(IndexedPerson[] people, FacetDictionary dictionary)
    {
        People = people;
        Words = BitKernels.WordsFor(people.Length);
        Facets = new(people, dictionary);
        Months = [.. people.Select(p => (ushort)Math.Clamp(p.Months, 0, ushort.MaxValue))];
        AvailableDays = [.. people.Select(p => DayOf(p.AvailableDay))];
        byId = [.. Enumerable.Range(0, people.Length).Select(i => (ushort)i)];
        Array.Sort([.. people.Select(p => p.CandidateId)], byId);
        blockedBy = people.SelectMany((p, i) => p.Blocked.Select(organisation => (organisation, (ushort)i)))
            .GroupBy(pair => pair.organisation, pair => pair.Item2).ToDictionary(g => g.Key, g => g.ToArray());
        if (people.Length < SmallestWithPostings) return;
        postings = new(people);
        // The small blocks of single changes are put in order when somebody asks; here nobody shall wait for it.
        foreach (var order in Enum.GetValues<SearchOrder>()) InOrder(order);
    }

    public IndexedPerson[] People { get; }

    /// <summary>The words of 64 bits that a set of these people takes.</summary>
    public int Words { get; }

    public FacetBits Facets { get; }

    public ushort[] Months { get; }

    /// <summary>The first days on which people can start, counted from <see cref="FirstDay"/>; 0 is at any time.</summary>
    public ushort[] AvailableDays { get; }

    /// <summary>A day number as <see cref="AvailableDays"/> holds it.</summary>
    public static ushort DayOf(int dayNumber) => (ushort)Math.Clamp(dayNumber - FirstDay, 0, ushort.MaxValue);

    public int? PlaceOf(Guid candidateId)
    {
        var low = 0;
        var high = byId.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = People[byId[middle]].CandidateId.CompareTo(candidateId);
            if (order == 0) return byId[middle];
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return null;
    }

    /// <summary>Sets everyone who agreed to be seen by this viewer's prefecture and does not block the organisation.</summary>
    public void VisibleInto(Viewer viewer, FacetDictionary dictionary, Span<ulong> into)
    {
        Facets.OrInto(dictionary.ConsentNationwide, into);
        if (dictionary.Find(Facet.ConsentPrefecture, viewer.PrefectureCode) is { } prefecture) Facets.OrInto(prefecture, into);
        if (!blockedBy.TryGetValue(viewer.OrganisationId, out var blocking)) return;
        foreach (var person in blocking) into[person >> 6] &= ~(1UL << person);
    }

    /// <summary>Who holds a word, verified; kept for the next search.</summary>
    public WordHits HitsOf(SearchWord word, FacetDictionary dictionary)
    {
        if (wordHits.TryGet(word.Word, out var known)) return known;
        var hits = WordHits.Find(word, this, postings, dictionary);
        wordHits.Keep(word.Word, hits);
        return hits;
    }

    /// <summary>The places of the people in an order, or nothing for the order in which they stand.</summary>
    public ushort[]? InOrder(SearchOrder order)
    {
        if (order == SearchOrder.Relevance) return null;
        if (Volatile.Read(ref orders[(int)order]) is { } known) return known;
        var comparison = IndexedPerson.Comparison(order);
        var places = Enumerable.Range(0, People.Length).Select(i => (ushort)i).ToArray();
        Array.Sort(places, (a, b) => comparison(People[a], People[b]));
        Volatile.Write(ref orders[(int)order], places);
        return places;
    }
}
