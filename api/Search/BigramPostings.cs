using System.Runtime.InteropServices;

namespace TalentPool.Search;

/// <summary>
/// For every two neighbouring characters of the texts of one block, who has them. An answer is a set of candidates: a
/// longer word's bigrams may stand apart (山田 and 田市 without 山田市), so it must be verified; one and two characters are exact.
/// </summary>
sealed class BigramPostings
{
    /// <summary>A posting of more than one person in this many is kept as bits.</summary>
    const int ManyShare = 16;

    const int NotMany = -1;

    readonly int words;
    readonly uint[] keys;
    readonly int[] starts;
    readonly ushort[] few;
    readonly int[] manyRow;
    readonly ulong[] many;

    public BigramPostings(IndexedPerson[] people)
    {
        words = BitKernels.WordsFor(people.Length);
        var (numbers, counts, flat) = Read(people);

        keys = new uint[numbers.Count];
        var order = new int[numbers.Count];
        numbers.Keys.CopyTo(keys, 0);
        numbers.Values.CopyTo(order, 0);
        Array.Sort(keys, order);

        starts = new int[keys.Length + 1];
        manyRow = new int[keys.Length];
        var placeOf = new int[keys.Length];
        var dense = 0;
        for (var place = 0; place < keys.Length; place++)
        {
            var count = counts[order[place]];
            var isMany = count > people.Length / ManyShare;
            placeOf[order[place]] = place;
            manyRow[place] = isMany ? dense++ : NotMany;
            starts[place + 1] = starts[place] + (isMany ? 0 : count);
        }
        few = new ushort[starts[^1]];
        many = new ulong[dense * words];

        var filled = starts.AsSpan(0, keys.Length).ToArray();
        var at = 0;
        for (var person = 0; person < people.Length; person++)
            for (var left = flat[at++]; left > 0; left--)
            {
                var place = placeOf[flat[at++]];
                if (manyRow[place] == NotMany) few[filled[place]++] = (ushort)person;
                else BitKernels.Set(Many(place), person);
            }
    }

    /// <summary>Sets in <paramref name="into"/>, which must be empty, everyone whose text may hold the word.</summary>
    public void CandidatesInto(ReadOnlySpan<char> word, Span<ulong> into)
    {
        if (word.Length == 1) BeginningWith(word[0], into);
        else if (PlacesOf(word) is { } places) Intersect(places, into);
    }

    /// <summary>The bigrams as numbers, how many people have each, and for each person: their count, then their numbers.</summary>
    static (Dictionary<uint, int> Numbers, List<int> Counts, List<int> Flat) Read(IndexedPerson[] people)
    {
        var numbers = new Dictionary<uint, int>();
        var counts = new List<int>();
        var lastSeen = new List<int>();
        var flat = new List<int>(people.Length * 256);
        for (var person = 0; person < people.Length; person++)
        {
            var text = people[person].Text;
            var head = flat.Count;
            flat.Add(0);
            for (var i = 0; i + 1 < text.Length; i++)
            {
                if (text[i] == '\n') continue;
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, Key(text[i], text[i + 1]), out var known);
                if (!known)
                {
                    number = counts.Count;
                    counts.Add(0);
                    lastSeen.Add(-1);
                }
                if (lastSeen[number] == person) continue;
                lastSeen[number] = person;
                counts[number]++;
                flat.Add(number);
            }
            flat[head] = flat.Count - head - 1;
        }
        return (numbers, counts, flat);
    }

    static uint Key(char first, char second) => (uint)first << 16 | second;

    /// <summary>Every character of a text begins a bigram, the last one with the line feed.</summary>
    void BeginningWith(char first, Span<ulong> into)
    {
        var place = Array.BinarySearch(keys, Key(first, '\0'));
        for (place = place < 0 ? ~place : place; place < keys.Length && keys[place] >> 16 == first; place++)
            if (manyRow[place] != NotMany) BitKernels.Or(into, Many(place));
            else foreach (var person in Few(place)) BitKernels.Set(into, person);
    }

    /// <summary>The word's bigrams, rarest first; nothing when the texts lack one.</summary>
    List<int>? PlacesOf(ReadOnlySpan<char> word)
    {
        var places = new List<int>(word.Length - 1);
        for (var i = 0; i + 1 < word.Length; i++)
        {
            var place = Array.BinarySearch(keys, Key(word[i], word[i + 1]));
            if (place < 0) return null;
            if (!places.Contains(place)) places.Add(place);
        }
        places.Sort((a, b) => Rarity(a).CompareTo(Rarity(b)));
        return places;
    }

    int Rarity(int place) => manyRow[place] == NotMany ? Few(place).Length : int.MaxValue;

    void Intersect(List<int> places, Span<ulong> into)
    {
        if (manyRow[places[0]] != NotMany)
        {
            Many(places[0]).CopyTo(into);
            foreach (var place in places[1..]) BitKernels.And(into, Many(place));
            return;
        }
        var remaining = Few(places[0]).ToArray();
        var count = remaining.Length;
        foreach (var place in places[1..])
            count = manyRow[place] == NotMany ? KeepListed(remaining.AsSpan(0, count), Few(place)) : KeepSet(remaining.AsSpan(0, count), Many(place));
        foreach (var person in remaining.AsSpan(0, count)) BitKernels.Set(into, person);
    }

    static int KeepListed(Span<ushort> people, ReadOnlySpan<ushort> listed)
    {
        var kept = 0;
        var at = 0;
        foreach (var person in people)
        {
            while (at < listed.Length && listed[at] < person) at++;
            if (at < listed.Length && listed[at] == person) people[kept++] = person;
        }
        return kept;
    }

    static int KeepSet(Span<ushort> people, ReadOnlySpan<ulong> set)
    {
        var kept = 0;
        foreach (var person in people)
            if (BitKernels.Has(set, person))
                people[kept++] = person;
        return kept;
    }

    ReadOnlySpan<ushort> Few(int place) => few.AsSpan(starts[place], starts[place + 1] - starts[place]);

    Span<ulong> Many(int place) => many.AsSpan(manyRow[place] * words, words);
}
