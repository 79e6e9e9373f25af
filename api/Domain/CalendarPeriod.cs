using System.Globalization;

namespace TalentPool.Domain;

/// <summary>A stretch of days, the first inside and the last outside: [<see cref="From"/>, <see cref="Until"/>).</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The day after the last one.</param>
public readonly record struct CalendarPeriod(DateOnly From, DateOnly Until)
{
    /// <summary>
    /// The period as full months and the days left over, counted from its first day. When a month lacks the corresponding day,
    /// its last day completes the month (Civil Code, art. 143 (2)): 29 February 2020 and 60 months end with 28 February 2025.
    /// </summary>
    public (int Months, int Days) Length()
    {
        var months = ((Until.Year - From.Year) * 12) + Until.Month - From.Month + 1;
        while (months > 0 && After(months) > Until) months--;
        return (months, Until.DayNumber - After(months).DayNumber);
    }

    /// <summary>What is left of this period without another one.</summary>
    public IEnumerable<CalendarPeriod> Without(CalendarPeriod other)
    {
        if (other.Until <= From || other.From >= Until)
        {
            yield return this;
            yield break;
        }

        if (other.From > From) yield return this with { Until = other.From };
        if (other.Until < Until) yield return this with { From = other.Until };
    }

    /// <summary>What is left of some periods without others.</summary>
    public static IReadOnlyList<CalendarPeriod> Subtract(IEnumerable<CalendarPeriod> periods, IEnumerable<CalendarPeriod> others) =>
        others.Aggregate<CalendarPeriod, IReadOnlyList<CalendarPeriod>>([.. periods], (left, other) => [.. left.SelectMany(period => period.Without(other))]);

    /// <summary>The days that two periods share; null when there are none.</summary>
    public CalendarPeriod? Shared(CalendarPeriod other)
    {
        var (from, until) = (From > other.From ? From : other.From, Until < other.Until ? Until : other.Until);
        return from < until ? new CalendarPeriod(from, until) : null;
    }

    /// <summary>The union, in order of time: periods that overlap or touch become one.</summary>
    public static IReadOnlyList<CalendarPeriod> Union(IEnumerable<CalendarPeriod> periods)
    {
        List<CalendarPeriod> merged = [];
        foreach (var period in periods.OrderBy(period => period.From).ThenBy(period => period.Until))
        {
            if (merged.Count > 0 && period.From <= merged[^1].Until)
                merged[^1] = merged[^1] with { Until = period.Until > merged[^1].Until ? period.Until : merged[^1].Until };
            else merged.Add(period);
        }

        return merged;
    }

    /// <summary>The first day that a text means: itself for <c>yyyy-MM-dd</c>, the first of the month for <c>yyyy-MM</c>; null for anything else.</summary>
    public static DateOnly? FirstDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month
        : null;

    /// <summary>The last day that a text means: itself for <c>yyyy-MM-dd</c>, the last of the month for <c>yyyy-MM</c>; null for anything else.</summary>
    public static DateOnly? LastDay(string text) => FirstDay(text) switch
    {
        { } day when text.Length == "yyyy-MM".Length => new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)),
        var day => day,
    };

    // The day after the one that completes so many months.
    DateOnly After(int months)
    {
        var first = new DateOnly(From.Year, From.Month, 1).AddMonths(months);
        return From.Day <= DateTime.DaysInMonth(first.Year, first.Month) ? new DateOnly(first.Year, first.Month, From.Day) : first.AddMonths(1);
    }
}
