namespace TalentPool.Search;

/// <summary>
/// A block as one snapshot sees it: with the people who have since been changed or removed crossed out. It remembers
/// whom each viewer may see.
/// </summary>
sealed class BlockView
{
    const int ViewersKept = 128;

    readonly BoundedCache<Viewer, VisiblePeople> visible = new(ViewersKept);
    readonly ulong[] live;

    BlockView(PeopleBlock block, ulong[] live)
    {
        Block = block;
        this.live = live;
        LiveCount = BitKernels.Count(live);
    }

    public PeopleBlock Block { get; }

    public int LiveCount { get; }

    public static BlockView Of(PeopleBlock block)
    {
        var live = new ulong[block.Words];
        for (var i = 0; i < block.People.Length; i++) BitKernels.Set(live, i);
        return new(block, live);
    }

    /// <summary>The place of a person who is not crossed out.</summary>
    public int? PlaceOf(Guid candidateId) => Block.PlaceOf(candidateId) is { } place && BitKernels.Has(live, place) ? place : null;

    public BlockView Without(IEnumerable<int> places)
    {
        var remaining = live.AsSpan().ToArray();
        foreach (var place in places) remaining[place >> 6] &= ~(1UL << place);
        return new(Block, remaining);
    }

    public IEnumerable<IndexedPerson> LivePeople()
    {
        for (var i = 0; i < Block.People.Length; i++)
            if (BitKernels.Has(live, i))
                yield return Block.People[i];
    }

    public VisiblePeople VisibleTo(Viewer viewer, FacetDictionary dictionary)
    {
        if (visible.TryGet(viewer, out var known)) return known;
        var bits = new ulong[Block.Words];
        Block.VisibleInto(viewer, dictionary, bits);
        BitKernels.And(bits, live);
        var people = new VisiblePeople(bits);
        visible.Keep(viewer, people);
        return people;
    }
}

/// <summary>The people of one block whom one viewer may see, and the counts of all of them once they were asked for.</summary>
sealed class VisiblePeople(ulong[] bits)
{
    int[]? counts;
    Dictionary<Likeness, int>? alike;

    public ulong[] Bits { get; } = bits;

    public int Count { get; } = BitKernels.Count(bits);

    /// <summary>All facet counts of these people; the caller must not change them.</summary>
    public int[] Counts(PeopleBlock block, FacetDictionary dictionary)
    {
        if (Volatile.Read(ref counts) is { } known) return known;
        var made = new int[dictionary.Count];
        for (var facet = 0; facet < FacetNames.Counted; facet++) block.Facets.CountInto(made, (Facet)facet, Bits);
        Volatile.Write(ref counts, made);
        return made;
    }

    /// <summary>How many of these people share region, routes and band of experience.</summary>
    public int CountAlike(Likeness likeness, PeopleBlock block, FacetDictionary dictionary)
    {
        if (Volatile.Read(ref alike) is not { } known) Volatile.Write(ref alike, known = Likeness.Count(block, Bits, dictionary));
        return known.GetValueOrDefault(likeness);
    }
}
