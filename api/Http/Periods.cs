using TalentPool.Domain;

namespace TalentPool.Http;

/// <summary>What requests with periods are held to: a day or a month of the calendar from 1900 on, and no end before its start.</summary>
public static class Periods
{
    /// <summary>For a text that is no date.</summary>
    public static string NotADate => Said.In("1900年から2100年までの年月（2019-05）または年月日（2019-05-01）で入力してください。", "Enter a month (2019-05) or a day (2019-05-01) from 1900 to 2100.");

    /// <summary>For a reversed period.</summary>
    public static string EndBeforeStart => Said.In("終了は開始と同じかそれより後にしてください。", "The end must not be before the start.");

    /// <summary>True for yyyy-MM or yyyy-MM-dd from 1900 to 2100, as far as a registration may reach.</summary>
    public static bool IsKeptDate(string? text) => IsDate(text) && CalendarPeriod.FirstDay(text!) is { Year: <= 2100 };

    /// <summary>True for yyyy-MM or yyyy-MM-dd from 1900 on; how far in the future does not matter to the count, since nothing beyond the day of application is counted.</summary>
    public static bool IsDate(string? text) => text is not null && CalendarPeriod.FirstDay(text) is { Year: >= 1900 };

    /// <summary>True when both are dates and the end lies before the start.</summary>
    public static bool IsReversed(string? start, string? end) =>
        start is not null && end is not null && CalendarPeriod.LastDay(end) < CalendarPeriod.FirstDay(start);
}
