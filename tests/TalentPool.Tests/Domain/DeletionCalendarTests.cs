using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

public sealed class DeletionCalendarTests
{
    [Fact]
    public void The_request_can_be_taken_back_for_fourteen_whole_days()
    {
        var asked = new DateOnly(2026, 12, 24);
        var last = DeletionCalendar.UndoUntil(asked);
        Assert.Equal(new DateOnly(2027, 1, 7), last);
        Assert.False(DeletionCalendar.IsOver(last, last));
        Assert.True(DeletionCalendar.IsOver(last, last.AddDays(1)));
    }
}
