using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

/// <summary>
/// Counts a career by ticking off the days of a calendar one by one. Slow, and on purpose without anything of the product's arithmetic: it reads the dates
/// itself and finds where a month ends by looking at each day.
/// </summary>
sealed class CareerOracle(DateOnly asOf, ExperiencePolicy policy)
{
    // Days are numbered from here; what is counted lies between, and what a leave takes of the days after the application.
    static readonly DateOnly Zero = new(2012, 1, 1);

    readonly int last = asOf.DayNumber - Zero.DayNumber, horizon = asOf.DayNumber - Zero.DayNumber + 800;

    public sealed record Answer(int Months, int Days, int DeclaredMonths, int[] LeaveDays, int[] OverlapDays);

    public Answer Count(IReadOnlyList<Job> jobs)
    {
        var (counted, declared) = (new bool[horizon], new bool[horizon]);
        var (leaveDays, overlapDays) = (new int[jobs.Count], new int[jobs.Count]);
        for (var position = 0; position < jobs.Count; position++)
        {
            var job = jobs[position];
            if (job.Digital == DigitalShare.No) continue;
            var worked = Ticked([(job.Start, job.End)]);
            var kept = Ticked((job.Leaves ?? []).Where(IsKept).Select(leave => (leave.Start, leave.End)));
            var away = LongRuns(Ticked((job.Leaves ?? []).Where(leave => !IsKept(leave)).Select(leave => (leave.Start, leave.End))));
            var isFull = job.Digital == DigitalShare.Yes && (job.WeeklyHours is null || job.WeeklyHours >= policy.MinWeeklyHours);
            for (var day = 0; day <= last; day++)
            {
                if (!worked[day]) continue;
                declared[day] = true;
                if (away[day] && !kept[day])
                {
                    leaveDays[position]++;
                    continue;
                }

                if (counted[day]) overlapDays[position]++;
                if (isFull) counted[day] = true;
            }
        }

        var (months, days) = Total(counted);
        return new(months, days, Total(declared).Months, leaveDays, overlapDays);
    }

    bool IsKept(Leave leave) => policy.KeptLeaveKinds.Contains(leave.Kind);

    bool[] Ticked(IEnumerable<(string Start, string? End)> periods)
    {
        var days = new bool[horizon];
        foreach (var (start, end) in periods)
        {
            var (year, month, day) = Parts(start);
            var first = new DateOnly(year, month, day ?? 1);
            var final = asOf;
            if (end is not null)
            {
                var (endYear, endMonth, endDay) = Parts(end);
                final = new DateOnly(endYear, endMonth, endDay ?? DateTime.DaysInMonth(endYear, endMonth));
            }

            for (var tick = Math.Max(0, first.DayNumber - Zero.DayNumber); tick < horizon && tick <= final.DayNumber - Zero.DayNumber; tick++) days[tick] = true;
        }

        return days;
    }

    static (int Year, int Month, int? Day) Parts(string text)
    {
        var parts = text.Split('-').Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return (parts[0], parts[1], parts.Length == 3 ? parts[2] : null);
    }

    // Times away that last as many full months as the policy cuts.
    bool[] LongRuns(bool[] ticked)
    {
        var isLong = new bool[horizon];
        foreach (var (first, final) in Runs(ticked))
            if (Length(first, final).Months >= policy.LeaveCutFromMonths) Array.Fill(isLong, true, first, final - first + 1);
        return isLong;
    }

    (int Months, int Days) Total(bool[] ticked)
    {
        var lengths = Runs(ticked).Select(run => Length(run.First, run.Last)).ToList();
        var (months, days) = (lengths.Sum(length => length.Months), lengths.Sum(length => length.Days));
        if (lengths.Count(length => length.Days > 0) >= 2)
            for (; days >= policy.DaysPerCarryMonth; days -= policy.DaysPerCarryMonth) months++;
        return (months, days);
    }

    static (int Months, int Days) Length(int first, int final)
    {
        var (months, days) = (0, 0);
        for (var day = first; day <= final; day++) (months, days) = CompletesAMonth(first, day) ? (months + 1, 0) : (months, days + 1);
        return (months, days);
    }

    static IEnumerable<(int First, int Last)> Runs(bool[] ticked)
    {
        for (var day = 0; day < ticked.Length; day++)
        {
            if (!ticked[day]) continue;
            var first = day;
            while (day + 1 < ticked.Length && ticked[day + 1]) day++;
            yield return (first, day);
        }
    }

    // The day before the same number, or the last day of a month that lacks it (Civil Code, art. 143).
    static bool CompletesAMonth(int firstDay, int lastDay)
    {
        var (first, day, next) = (Zero.AddDays(firstDay), Zero.AddDays(lastDay), Zero.AddDays(lastDay + 1));
        return next.Day == first.Day || (next.Day == 1 && DateTime.DaysInMonth(day.Year, day.Month) < first.Day);
    }
}
