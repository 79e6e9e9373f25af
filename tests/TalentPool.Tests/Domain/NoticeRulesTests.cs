using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

public sealed class NoticeRulesTests
{
    [Fact]
    public void A_notice_goes_only_the_ways_of_the_table()
    {
        NoticeStatus[] order = [NoticeStatus.Sent, NoticeStatus.Opened, NoticeStatus.Considering];
        NoticeStatus[] ends = [NoticeStatus.Accepted, NoticeStatus.Declined, NoticeStatus.Expired];
        foreach (var from in Enum.GetValues<NoticeStatus>())
            foreach (var to in Enum.GetValues<NoticeStatus>())
            {
                var expected = order.Contains(from) && (ends.Contains(to) || Array.IndexOf(order, to) > Array.IndexOf(order, from));
                Assert.True(NoticeTransitions.Allows(from, to) == expected, $"{from} to {to}");
            }
    }

    [Fact]
    public void An_answer_counts_until_the_last_second_of_the_day_in_Japan()
    {
        var day = new DateOnly(2026, 12, 1);
        var midnight = new DateTimeOffset(2026, 12, 2, 0, 0, 0, TimeSpan.FromHours(9));
        Assert.False(NoticeTransitions.IsTooLate(day, midnight.AddSeconds(-1)));
        Assert.True(NoticeTransitions.IsTooLate(day, midnight));
    }
}
