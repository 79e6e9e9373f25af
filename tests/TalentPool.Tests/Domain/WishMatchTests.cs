using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

public sealed class WishMatchTests
{
    static readonly DateTimeOffset Day = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    static Wishes Wish(string[]? prefectures = null, bool nationwide = false, string[]? types = null, int? days = null, string? remote = null, string[]? skills = null) =>
        new((prefectures ?? ["350001"]).Aggregate(0UL, (bits, code) => bits | WishMatch.PrefectureBit(code)), nationwide, (types ?? []).ToHashSet(), days, remote, (skills ?? []).ToHashSet());

    static Offer Offer(string prefecture = "350001", string type = "fullTime", int minutes = 2325, string style = "hybrid", string[]? skills = null, DateTimeOffset? publishedAt = null) =>
        new(Guid.NewGuid(), WishMatch.PrefectureBit(prefecture), type, minutes, style, skills ?? [], publishedAt ?? Day);

    [Fact]
    public void A_person_without_further_wishes_fits_what_is_in_their_prefecture()
    {
        Assert.True(WishMatch.Fits(Wish(), Offer()));
        Assert.False(WishMatch.Fits(Wish(), Offer(prefecture: "340006")));
        Assert.True(WishMatch.Fits(Wish(["010006", "470007"]), Offer(prefecture: "470007")));
        Assert.True(WishMatch.Fits(Wish([], nationwide: true), Offer(prefecture: "130001")));
        Assert.False(WishMatch.Fits(Wish([]), Offer()));
    }

    [Fact]
    public void All_forty_seven_prefectures_have_a_bit_of_their_own() =>
        Assert.Equal(47, Enumerable.Range(1, 47).Select(number => WishMatch.PrefectureBit($"{number:00}0000")).Distinct().Count());

    [Fact]
    public void The_employment_type_must_be_wished_for_when_any_is_stated()
    {
        Assert.True(WishMatch.Fits(Wish(types: ["sideJob", "partTime"]), Offer(type: "partTime")));
        Assert.False(WishMatch.Fits(Wish(types: ["sideJob"]), Offer(type: "fullTime")));
    }

    [Theory]
    [InlineData(5, 2325, true)]
    [InlineData(4, 2325, false)]
    [InlineData(2, 930, true)]
    [InlineData(2, 931, false)]
    public void A_day_is_seven_hours_and_forty_five_minutes(int days, int weeklyMinutes, bool fits) =>
        Assert.Equal(fits, WishMatch.Fits(Wish(days: days), Offer(minutes: weeklyMinutes)));

    [Theory]
    [InlineData(null, "onsite", true)]
    [InlineData("none", "remoteMain", true)]
    [InlineData("partial", "onsite", false)]
    [InlineData("partial", "onsitePartialRemote", true)]
    [InlineData("full", "hybrid", false)]
    [InlineData("full", "remotePossible", true)]
    [InlineData("full", "remoteMain", true)]
    public void Who_wants_to_work_from_afar_is_told_only_of_what_allows_it(string? wish, string style, bool fits) =>
        Assert.Equal(fits, WishMatch.Fits(Wish(remote: wish), Offer(style: style)));

    [Fact]
    public void The_best_come_first_then_the_newest_and_nothing_is_told_twice()
    {
        var old = Offer(publishedAt: Day.AddDays(-3));
        var fresh = Offer();
        var skilled = Offer(skills: ["theme-a", "mgmt-pm"], publishedAt: Day.AddDays(-9));
        var told = Offer(skills: ["theme-a", "mgmt-pm"]);
        var elsewhere = Offer(prefecture: "130001");
        var best = WishMatch.Best(Wish(skills: ["mgmt-pm", "theme-a"]), [elsewhere, old, told, fresh, skilled], new HashSet<Guid> { told.PostingId }, 10);
        Assert.Equal([skilled.PostingId, fresh.PostingId, old.PostingId], best.Select(offer => offer.PostingId));
        Assert.Equal(2, WishMatch.Best(Wish(), [old, fresh, skilled], new HashSet<Guid>(), 2).Count);
    }
}
