using System.Globalization;

namespace TalentPool.Domain;

/// <summary>How often the digest (定期のお知らせ) goes out.</summary>
public enum DigestFrequency
{
    /// <summary>Each day at 07:00 in Japan.</summary>
    Daily,

    /// <summary>Each Monday at 07:00 in Japan.</summary>
    Weekly,

    /// <summary>On the first of each month at 07:00 in Japan.</summary>
    Monthly,
}

/// <summary>One stretch of time that a digest tells of.</summary>
/// <param name="Frequency">How long such stretches are.</param>
/// <param name="Key">Its name, after the day it begins on: <c>daily:2026-11-24</c>, <c>weekly:2026-W47</c> (ISO week), <c>monthly:2026-11</c>.</param>
/// <param name="StartsAt">Its first instant.</param>
/// <param name="EndsAt">The first instant after it; its digest is due from then on.</param>
public sealed record DigestPeriod(DigestFrequency Frequency, string Key, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>When digests are due: periods follow each other without gap or overlap, from 07:00 to 07:00 in Japan.</summary>
public static class DigestSchedule
{
    static readonly TimeSpan SevenOClock = TimeSpan.FromHours(7);

    /// <summary>The period that an instant lies in; not due yet.</summary>
    public static DigestPeriod Current(DigestFrequency frequency, DateTimeOffset now) => Beginning(frequency, FirstDay(frequency, Tokyo.DayOf(now - SevenOClock)));

    /// <summary>The last period that has ended: the one whose digest is due.</summary>
    public static DigestPeriod LastDue(DigestFrequency frequency, DateTimeOffset now) => Before(Current(frequency, now));

    /// <summary>The period before another.</summary>
    public static DigestPeriod Before(DigestPeriod period) => Current(period.Frequency, period.StartsAt.AddTicks(-1));

    static DateOnly FirstDay(DigestFrequency frequency, DateOnly day) => frequency switch
    {
        DigestFrequency.Daily => day,
        DigestFrequency.Weekly => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        _ => new DateOnly(day.Year, day.Month, 1),
    };

    static DigestPeriod Beginning(DigestFrequency frequency, DateOnly first) => frequency switch
    {
        DigestFrequency.Daily => Make(frequency, string.Create(CultureInfo.InvariantCulture, $"daily:{first:yyyy-MM-dd}"), first, first.AddDays(1)),
        DigestFrequency.Weekly => Make(frequency, string.Create(CultureInfo.InvariantCulture, $"weekly:{Year(first)}-W{Week(first):00}"), first, first.AddDays(7)),
        _ => Make(frequency, string.Create(CultureInfo.InvariantCulture, $"monthly:{first:yyyy-MM}"), first, first.AddMonths(1)),
    };

    static DigestPeriod Make(DigestFrequency frequency, string key, DateOnly first, DateOnly next) =>
        new(frequency, key, Tokyo.StartOf(first) + SevenOClock, Tokyo.StartOf(next) + SevenOClock);

    static int Year(DateOnly monday) => ISOWeek.GetYear(monday.ToDateTime(TimeOnly.MinValue));

    static int Week(DateOnly monday) => ISOWeek.GetWeekOfYear(monday.ToDateTime(TimeOnly.MinValue));
}
