using TalentPool.Domain;

namespace TalentPool.Search;

/// <summary>The words of a search: cut at spaces, folded, each with its synonyms.</summary>
static class SearchWords
{
    /// <summary>The words, each once; punctuation alone is a word like any other.</summary>
    public static SearchWord[] Of(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(JapaneseText.Fold).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal)
            .Select(word => new SearchWord(word, Synonyms.Of(word)))];
}

/// <summary>A word and the words that mean the same; a text holds the word when it holds any of them.</summary>
sealed class SearchWord(string word, IEnumerable<string> synonyms)
{
    readonly SearchTerm[] terms = [.. synonyms.Prepend(word).Distinct(StringComparer.Ordinal).Select(term => new SearchTerm(term))];

    public string Word { get; } = word;

    public IReadOnlyList<SearchTerm> Terms => terms;

    public bool IsIn(ReadOnlySpan<char> text)
    {
        foreach (var term in terms)
            if (term.IsIn(text))
                return true;
        return false;
    }
}

/// <summary>
/// One folded string to be found. A long vowel at the end may be missing, as in サーバー and サーバ. One or two Latin letters must stand alone: "ai" is not in "training", nor "go" in "goal".
/// Everything else may stand anywhere, since Japanese has no spaces.
/// </summary>
sealed class SearchTerm(string text)
{
    /// <summary>The shortest folded word whose last long vowel is left out.</summary>
    const int LongVowelFrom = 4;

    readonly bool standsAlone = text.Length <= 2 && text.All(char.IsAsciiLetter);

    public string Text { get; } = EndsInLongVowel(text) ? text[..^1] : text;

    /// <summary>One or two neighbouring characters are what the postings know, so that nothing is left to verify.</summary>
    public bool IsExactInPostings => Text.Length <= 2 && !standsAlone;

    public bool IsIn(ReadOnlySpan<char> text)
    {
        if (!standsAlone) return text.IndexOf(Text, StringComparison.Ordinal) >= 0;
        for (var from = 0; ; from++)
        {
            var found = text[from..].IndexOf(Text, StringComparison.Ordinal);
            if (found < 0) return false;
            from += found;
            var end = from + Text.Length;
            if ((from == 0 || !char.IsAsciiLetter(text[from - 1])) && (end == text.Length || !char.IsAsciiLetter(text[end]))) return true;
        }
    }

    static bool EndsInLongVowel(string folded) => folded.Length >= LongVowelFrom && folded[^1] == '-' && folded[^2] is >= 'ぁ' and <= 'ゖ';
}
