namespace TalentPool.Search;

/// <summary>One search over the blocks of one snapshot: who answers, and how many have each facet value.</summary>
sealed class SearchRun(SearchCriteria criteria, Viewer viewer, FacetDictionary dictionary)
{
    readonly SearchWord[] words = SearchWords.Of(criteria.Text);
    readonly List<Condition> conditions = Condition.Of(criteria, dictionary);

    /// <summary>The hits of each block; adds the facet counts when they are wanted. The hits live until the scratch is taken back.</summary>
    public BlockHits[] Over(IReadOnlyList<BlockView> views, int[]? counts)
    {
        var hits = new BlockHits[views.Count];
        for (var i = 0; i < hits.Length; i++) hits[i] = Over(views[i], counts);
        if (counts is not null) AddNationwide(counts);
        return hits;
    }

    BlockHits Over(BlockView view, int[]? counts)
    {
        var block = view.Block;
        var visible = view.VisibleTo(viewer, dictionary);
        if (words.Length == 0 && conditions.Count == 0)
        {
            if (counts is not null) AddKnown(counts, visible.Counts(block, dictionary));
            return new(block, visible.Bits, visible.Count, default, 0);
        }

        var scratch = Scratch.Mine;
        var spare = scratch.Lend(block.Words).Span;
        var all = scratch.Lend(block.Words);
        visible.Bits.CopyTo(all);
        foreach (var word in words) block.HitsOf(word, dictionary).Anywhere.AndInto(all.Span, spare);
        var filters = new Memory<ulong>[conditions.Count];
        for (var i = 0; i < filters.Length; i++)
        {
            filters[i] = scratch.Lend(block.Words);
            conditions[i].Fill(block, filters[i].Span, spare);
        }

        if (counts is not null) CountOwnConditions(block, visible, all, filters, counts);
        foreach (var filter in filters) BitKernels.And(all.Span, filter.Span);
        var count = BitKernels.Count(all.Span);
        if (counts is not null) Count(block, ~Filtered(), all.Span, count, counts);
        if (words.Length == 0) return new(block, all, count, default, 0);

        var inFront = scratch.Lend(block.Words);
        all.CopyTo(inFront);
        foreach (var word in words) block.HitsOf(word, dictionary).InFront.AndInto(inFront.Span, spare);
        return new(block, all, count, inFront, BitKernels.Count(inFront.Span));
    }

    /// <summary>The counts of each facet that has a condition of its own, over the people who meet all other conditions.</summary>
    void CountOwnConditions(PeopleBlock block, VisiblePeople visible, Memory<ulong> texts, Memory<ulong>[] filters, int[] counts)
    {
        var others = Scratch.Mine.Lend(block.Words).Span;
        for (var own = 0; own < filters.Length; own++)
        {
            if (conditions[own].Facet is not { } facet) continue;
            if (words.Length == 0 && filters.Length == 1)
            {
                var known = visible.Counts(block, dictionary);
                foreach (var id in dictionary.ValuesOf(facet))
                    if (id < known.Length)
                        counts[id] += known[id];
                continue;
            }
            texts.Span.CopyTo(others);
            for (var i = 0; i < filters.Length; i++)
                if (i != own)
                    BitKernels.And(others, filters[i].Span);
            Count(block, 1u << (int)facet, others, BitKernels.Count(others), counts);
        }
    }

    static void Count(PeopleBlock block, uint facets, ReadOnlySpan<ulong> set, int setCount, int[] counts)
    {
        if (setCount == 0) return;
        if (block.Facets.AreFew(setCount))
        {
            block.Facets.WalkInto(counts, facets, set);
            return;
        }
        for (var facet = 0; facet < FacetNames.Counted; facet++)
            if ((facets >> facet & 1) != 0)
                block.Facets.CountInto(counts, (Facet)facet, set);
    }

    uint Filtered()
    {
        var filtered = 0u;
        foreach (var condition in conditions)
            if (condition.Facet is { } facet)
                filtered |= 1u << (int)facet;
        return filtered;
    }

    static void AddKnown(int[] counts, int[] known)
    {
        for (var id = 0; id < known.Length; id++) counts[id] += known[id];
    }

    /// <summary>Who would work anywhere would work in each prefecture.</summary>
    void AddNationwide(int[] counts)
    {
        foreach (var id in dictionary.ValuesOf(Facet.Prefecture))
            if (id != dictionary.Nationwide)
                counts[id] += counts[dictionary.Nationwide];
    }
}
