namespace TalentPool.Domain;

/// <summary>Days and deadlines are Japan's: Asia/Tokyo, nine hours ahead of UTC, without daylight saving time since 1951.</summary>
public static class Tokyo
{
    static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    /// <summary>The day it is in Japan.</summary>
    public static DateOnly Today(TimeProvider clock) => DayOf(clock.GetUtcNow());

    /// <summary>The day in Japan at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>An instant as clocks in Japan show it.</summary>
    public static DateTimeOffset TimeOf(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The instant at which a day begins in Japan; of the calendar's first day, which began before there was an instant, the first one.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => day == DateOnly.MinValue ? DateTimeOffset.MinValue : new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>The first instant after a day in Japan: a deadline on that day still holds at any earlier one.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : StartOf(day.AddDays(1));
}
