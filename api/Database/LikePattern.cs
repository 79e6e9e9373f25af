namespace TalentPool.Database;

/// <summary>Patterns for <c>LIKE … ESCAPE '!'</c> in which every character of the text stands for itself, in both databases.</summary>
public static class LikePattern
{
    /// <summary>Matches whatever it is asked about.</summary>
    public const string Anything = "%";

    /// <summary>Matches what has the text somewhere in it.</summary>
    public static string Containing(string text) => $"%{Escaped(text)}%";

    /// <summary>Matches what begins with the text.</summary>
    public static string StartingWith(string text) => Escaped(text) + "%";

    /// <summary>The words of a question as patterns, the first <paramref name="count"/> of them; those that are missing match anything.</summary>
    public static string[] Words(string folded, int count) =>
        [.. folded.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(Containing).Concat(Enumerable.Repeat(Anything, count)).Take(count)];

    static string Escaped(string text) => text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal).Replace("[", "![", StringComparison.Ordinal);
}
