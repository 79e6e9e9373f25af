using System.Numerics;
using System.Runtime.CompilerServices;

namespace TalentPool.Search;

/// <summary>
/// Who of one block has which facet value: one row of bits a value, all rows of the block side by side, so that counting
/// reads memory straight through. Values of very few people are short lists.
/// </summary>
sealed class FacetBits
{
    /// <summary>A list is read faster than a row as long as it has fewer people than the row has words divided by this.</summary>
    const int WordsPerListed = 8;

    const int Absent = -1;

    /// <summary>Reading the values of one person costs about as much as reading this many words of every row (measured).</summary>
    const int WordsPerPerson = 5;

    readonly IndexedPerson[] people;
    readonly int words;
    readonly Facet[] facetOf;
    readonly int[] rowOf;
    readonly ulong[] rows;
    readonly ushort[]?[] lists;
    readonly ushort[][] presentByFacet;

    public FacetBits(IndexedPerson[] people, FacetDictionary dictionary)
    {
        this.people = people;
        words = BitKernels.WordsFor(people.Length);
        var counts = new int[dictionary.Count];
        foreach (var person in people)
        {
            foreach (var id in person.Shown) counts[id]++;
            foreach (var id in person.Hidden) counts[id]++;
        }
        facetOf = [.. Enumerable.Range(0, counts.Length).Select(dictionary.FacetOf)];
        rowOf = new int[counts.Length];
        lists = new ushort[counts.Length][];
        var present = new List<ushort>[FacetNames.Every];
        for (var i = 0; i < present.Length; i++) present[i] = [];
        var dense = 0;
        for (var id = 0; id < counts.Length; id++)
        {
            rowOf[id] = Absent;
            if (counts[id] == 0) continue;
            present[(int)facetOf[id]].Add((ushort)id);
            if (counts[id] * WordsPerListed < words) lists[id] = new ushort[counts[id]];
            else rowOf[id] = dense++ * words;
        }
        presentByFacet = [.. present.Select(p => p.ToArray())];
        rows = new ulong[dense * words];
        var filled = new int[counts.Length];
        for (var i = 0; i < people.Length; i++)
        {
            foreach (var id in people[i].Shown) Enter(id, i, filled);
            foreach (var id in people[i].Hidden) Enter(id, i, filled);
        }
    }

    public void OrInto(int id, Span<ulong> into)
    {
        if (id >= rowOf.Length) return;
        if (rowOf[id] >= 0) BitKernels.Or(into, Row(id));
        else foreach (var person in lists[id] ?? []) BitKernels.Set(into, person);
    }

    /// <summary>Adds to <paramref name="counts"/> the people of <paramref name="set"/> with each value of one facet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CountInto(int[] counts, Facet facet, ReadOnlySpan<ulong> set)
    {
        foreach (var id in presentByFacet[(int)facet])
        {
            if (rowOf[id] >= 0)
            {
                counts[id] += BitKernels.AndCount(Row(id), set);
                continue;
            }
            foreach (var person in lists[id]!)
                if (BitKernels.Has(set, person))
                    counts[id]++;
        }
    }

    /// <summary>Whether so few people are counted faster by their own values than by all rows.</summary>
    public bool AreFew(int hits) => hits * WordsPerPerson < words;

    /// <summary>As <see cref="CountInto"/> for all facets that <paramref name="wanted"/> names, person by person.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void WalkInto(int[] counts, uint wanted, ReadOnlySpan<ulong> set)
    {
        for (var i = 0; i < set.Length; i++)
            for (var rest = set[i]; rest != 0; rest &= rest - 1)
                foreach (var id in people[i << 6 | BitOperations.TrailingZeroCount(rest)].Shown)
                    if ((wanted >> (int)facetOf[id] & 1) != 0)
                        counts[id]++;
    }

    ReadOnlySpan<ulong> Row(int id) => rows.AsSpan(rowOf[id], words);

    void Enter(ushort id, int person, int[] filled)
    {
        if (lists[id] is { } list) list[filled[id]++] = (ushort)person;
        else BitKernels.Set(rows.AsSpan(rowOf[id], words), person);
    }
}
