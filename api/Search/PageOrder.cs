using System.Numerics;

namespace TalentPool.Search;

/// <summary>Cuts one page out of the hits of all blocks, in one of the orders; only as many people are looked at as needed.</summary>
static class PageOrder
{
    public static List<Guid> Page(BlockHits[] hits, SearchOrder order, int skip, int take)
    {
        var page = new List<Guid>(Math.Min(take, hits.Sum(h => h.Count)));
        if (order != SearchOrder.Relevance)
        {
            Merge([.. hits], order, ref skip, take, page);
            return page;
        }
        Merge(hits.Select(h => h.Rank(inFront: true)), order, ref skip, take, page);
        if (page.Count < take) Merge(hits.Select(h => h.Rank(inFront: false)), order, ref skip, take, page);
        return page;
    }

    static void Merge(IEnumerable<BlockHits> hits, SearchOrder order, ref int skip, int take, List<Guid> page)
    {
        var parts = hits.Where(h => h.Count > 0).ToArray();
        var count = parts.Sum(p => p.Count);
        if (skip >= count)
        {
            skip -= count;
            return;
        }
        var comparison = IndexedPerson.Comparison(order);
        var cursors = parts.Select(p => new HitCursor(p, order)).ToList();
        while (cursors.Count > 0 && page.Count < take)
        {
            cursors.Sort((a, b) => comparison(a.Head, b.Head));
            var first = cursors[0];
            var second = cursors.Count > 1 ? cursors[1].Head : null;
            if (skip > 0 && (second is null || comparison(first.LastOfBlock, second) < 0)) skip -= first.Pass(skip);
            while (!first.AtEnd && page.Count < take && (second is null || comparison(first.Head, second) < 0))
            {
                if (skip > 0) skip--;
                else page.Add(first.Head.CandidateId);
                first.Pass(1);
            }
            if (first.AtEnd) cursors.RemoveAt(0);
        }
    }
}

/// <summary>Walks over the hits of one block in one order.</summary>
sealed class HitCursor
{
    /// <summary>So few hits are put in order faster than they are found in the order of the whole block.</summary>
    const int SortedShare = 32;

    readonly PeopleBlock block;
    readonly ReadOnlyMemory<ulong> hits;
    readonly ushort[]? places;
    int remaining;
    int at;

    public HitCursor(BlockHits part, SearchOrder order)
    {
        block = part.Block;
        hits = part.All;
        remaining = part.Count;
        var all = block.InOrder(order);
        LastOfBlock = block.People[all is null ? ^1 : all[^1]];
        places = all is not null && remaining * SortedShare < block.People.Length ? Sorted(part, order) : all;
        Settle();
    }

    /// <summary>No hit comes after this person.</summary>
    public IndexedPerson LastOfBlock { get; }

    public bool AtEnd => remaining == 0;

    public IndexedPerson Head => block.People[places is null ? at : places[at]];

    /// <summary>Goes on by so many hits, or to the end; returns how many it were.</summary>
    public int Pass(int count)
    {
        count = Math.Min(count, remaining);
        remaining -= count;
        if (remaining == 0) return count;
        if (places is null) at = NthBit(count);
        else
            for (var left = count; left > 0; left--)
            {
                at++;
                Settle();
            }
        return count;
    }

    static ushort[] Sorted(BlockHits part, SearchOrder order)
    {
        var comparison = IndexedPerson.Comparison(order);
        var people = part.Block.People;
        var list = HitSet.ListOf(part.All.Span, part.Count);
        Array.Sort(list, (a, b) => comparison(people[a], people[b]));
        return list;
    }

    /// <summary>Moves to the next hit, unless it stands on one.</summary>
    void Settle()
    {
        if (remaining == 0) return;
        if (places is null) at = NthBit(0);
        else while (!BitKernels.Has(hits.Span, places[at])) at++;
    }

    /// <summary>The place of the hit that has so many hits between here and it.</summary>
    int NthBit(int count)
    {
        var bits = hits.Span;
        var word = at >> 6;
        var rest = bits[word] & ulong.MaxValue << at;
        for (var inWord = BitOperations.PopCount(rest); inWord <= count; inWord = BitOperations.PopCount(rest))
        {
            count -= inWord;
            rest = bits[++word];
        }
        for (; count > 0; count--) rest &= rest - 1;
        return word << 6 | BitOperations.TrailingZeroCount(rest);
    }
}
