namespace TalentPool.Search;

/// <summary>
/// Numbers of people as they leave the house: fewer than five are not told apart (5未満), since a small number beside a rare value tells who somebody is.
/// The total of a list stays exact: its people are on the page, each with a card.
/// </summary>
public static class SmallCounts
{
    /// <summary>The smallest number that is told.</summary>
    public const int Least = 5;

    /// <summary>True for one to four.</summary>
    public static bool IsFewerThanFive(int count) => count is > 0 and < Least;

    /// <summary>The number, or null for one to four.</summary>
    public static int? Shown(int count) => IsFewerThanFive(count) ? null : count;
}
