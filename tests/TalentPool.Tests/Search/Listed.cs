using TalentPool.Search;

namespace TalentPool.Tests.Search;

/// <summary>People on the list, for tests that speak about a few of them.</summary>
static class Listed
{
    public const string Tottori = "310000";
    public const string Shimane = "320005";
    public const string Okayama = "330001";

    public static readonly Viewer InTottori = new(Tottori, new Guid("00000000-0000-0000-0000-000000000031"));
    public static readonly Viewer InShimane = new(Shimane, new Guid("00000000-0000-0000-0000-000000000032"));

    static readonly DateTimeOffset FirstDay = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A person visible to every prefecture; the number tells them apart and orders their changes.</summary>
    public static SearchableCandidate Person(int number, string headline = "", string introduction = "") => new()
    {
        CandidateId = Id(number),
        ChangeNo = number,
        Headline = headline,
        Introduction = introduction,
        LastConfirmedAt = FirstDay.AddDays(number),
        ConsentsNationwide = true,
    };

    public static Guid Id(int number) => new($"00000000-0000-0000-0001-{number:000000000000}");

    /// <summary>The numbers of the people found, in order.</summary>
    public static int[] Numbers(this SearchAnswer answer) => [.. answer.CandidateIds.Select(NumberOf)];

    public static int[] Find(this CandidateIndex index, string text) => index.Search(new() { Text = text }, InTottori).Numbers();

    public static int NumberOf(Guid candidateId) => int.Parse(candidateId.ToString()[24..], System.Globalization.CultureInfo.InvariantCulture);
}
