namespace TalentPool.Domain;

/// <summary>What a person wishes for, packed so that a hundred thousand people can be compared with every posting in a moment.</summary>
/// <param name="Prefectures">Bit n set: the prefecture whose code begins with n (1 to 47). See <see cref="WishMatch.PrefectureBit"/>.</param>
/// <param name="Nationwide">Anywhere in the country.</param>
/// <param name="EmploymentTypes">The types wished for; empty when none is stated, which means any.</param>
/// <param name="DaysPerWeek">The most days a week; null when not stated.</param>
/// <param name="RemoteWork">none, partial or full; null when not stated.</param>
/// <param name="Skills">Skills, themes and role types of the person.</param>
public sealed record Wishes(ulong Prefectures, bool Nationwide, IReadOnlySet<string> EmploymentTypes, int? DaysPerWeek, string? RemoteWork, IReadOnlySet<string> Skills);

/// <summary>What a posting offers, as far as wishes go.</summary>
/// <param name="PostingId">The posting.</param>
/// <param name="Prefecture">One bit, as in <see cref="Wishes"/>.</param>
/// <param name="EmploymentType">fullTime, partTime, sideJob or dispatch.</param>
/// <param name="WeeklyMinutes">Minutes of work a week.</param>
/// <param name="WorkStyle">onsite, onsitePartialRemote, hybrid, remotePossible or remoteMain.</param>
/// <param name="Skills">Skills, themes and role types it names.</param>
/// <param name="PublishedAt">When it became public.</param>
public sealed record Offer(Guid PostingId, ulong Prefecture, string EmploymentType, int WeeklyMinutes, string WorkStyle, IReadOnlyList<string> Skills, DateTimeOffset PublishedAt);

/// <summary>Which postings suit a person, and in which order they are told of.</summary>
public static class WishMatch
{
    // A working day of a public office: 7 hours 45 minutes.
    const int MinutesPerDay = 465;

    /// <summary>The bit of a prefecture by its six-digit code.</summary>
    public static ulong PrefectureBit(string code) => 1UL << ((code[0] - '0') * 10 + (code[1] - '0'));

    /// <summary>True when nothing that the person stated speaks against the posting.</summary>
    public static bool Fits(Wishes wishes, Offer offer) =>
        (wishes.Nationwide || (wishes.Prefectures & offer.Prefecture) != 0)
        && (wishes.EmploymentTypes.Count == 0 || wishes.EmploymentTypes.Contains(offer.EmploymentType))
        && (wishes.DaysPerWeek is not { } days || offer.WeeklyMinutes <= days * MinutesPerDay)
        && wishes.RemoteWork switch
        {
            "full" => offer.WorkStyle is "remotePossible" or "remoteMain",
            "partial" => offer.WorkStyle != "onsite",
            _ => true,
        };

    /// <summary>How many skills, themes and role types the two have in common.</summary>
    public static int Score(Wishes wishes, Offer offer) => offer.Skills.Count(wishes.Skills.Contains);

    /// <summary>The best offers that fit and were not told of before: most in common first, then newest; the same every time.</summary>
    public static IReadOnlyList<Offer> Best(Wishes wishes, IEnumerable<Offer> offers, IReadOnlySet<Guid> told, int count) =>
        [.. offers.Where(offer => Fits(wishes, offer) && !told.Contains(offer.PostingId))
            .OrderByDescending(offer => Score(wishes, offer)).ThenByDescending(offer => offer.PublishedAt).ThenBy(offer => offer.PostingId).Take(count)];
}
