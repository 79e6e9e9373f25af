using System.Numerics;

namespace TalentPool.Search;

/// <summary>Who of one block holds a word at all, and who holds it in the headline or in the name of a skill.</summary>
sealed record WordHits(HitSet Anywhere, HitSet InFront)
{
    public static WordHits Find(SearchWord word, PeopleBlock block, BigramPostings? postings, FacetDictionary dictionary)
    {
        var inText = new ulong[block.Words];
        var inFront = new ulong[block.Words];
        foreach (var term in word.Terms) ReadTexts(term, block, postings, inText, inFront);
        foreach (var name in dictionary.ValuesOf(Facet.SkillName))
            if (word.IsIn(dictionary.NameOf(name)))
                block.Facets.OrInto(name, inFront);
        BitKernels.Or(inText, inFront);
        return new(HitSet.From(inText), HitSet.From(inFront));
    }

    static void ReadTexts(SearchTerm term, PeopleBlock block, BigramPostings? postings, ulong[] inText, ulong[] inFront)
    {
        var candidates = new ulong[block.Words];
        var isExact = postings is not null && term.IsExactInPostings;
        if (postings is null) SetAll(candidates, block.People.Length);
        else postings.CandidatesInto(term.Text, candidates);
        for (var i = 0; i < candidates.Length; i++)
            for (var rest = candidates[i]; rest != 0; rest &= rest - 1)
            {
                var place = i << 6 | BitOperations.TrailingZeroCount(rest);
                var person = block.People[place];
                if (!isExact && !term.IsIn(person.Text)) continue;
                BitKernels.Set(inText, place);
                if (term.IsIn(person.Headline)) BitKernels.Set(inFront, place);
            }
    }

    static void SetAll(ulong[] bits, int people)
    {
        Array.Fill(bits, ulong.MaxValue);
        if ((people & 63) != 0) bits[^1] = (1UL << people) - 1;
    }
}
