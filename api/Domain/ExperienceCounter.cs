namespace TalentPool.Domain;

/// <summary>
/// Route 1 (デジタル分野に係る実務経験5年以上): adds up a career. Periods in two jobs at once count once, gaps do not count,
/// work that is only partly digital or has few hours is declared apart, and longer leaves are cut out of what is counted.
/// </summary>
public static class ExperienceCounter
{
    /// <summary>Counts a career as it stands at the end of a day.</summary>
    /// <param name="jobs">The entries in any order.</param>
    /// <param name="asOf">The day of the application in Japan; later time is not counted.</param>
    /// <param name="policy">The figures in force.</param>
    public static ExperienceCount Count(IReadOnlyList<Job> jobs, DateOnly asOf, ExperiencePolicy policy)
    {
        var faults = Faults(jobs);
        if (faults.Count > 0) return new(0, 0, 0, ExperienceVerdict.Invalid, policy.RequiredMonths, [], [], faults);

        List<string> warnings = [];
        List<EntryCount> entries = [];
        List<CalendarPeriod> counted = [], declared = [];
        List<(int Position, IReadOnlyList<CalendarPeriod> Worked)> earlier = [];
        for (var position = 0; position < jobs.Count; position++)
        {
            var job = jobs[position];
            var start = CalendarPeriod.FirstDay(job.Start)!.Value;
            if (start > asOf)
            {
                warnings.Add($"job{position}:future");
                entries.Add(new(position, 0, 0, 0, 0, "future"));
                continue;
            }

            var whole = new CalendarPeriod(start, LastWorked(job, position, asOf, warnings).AddDays(1));
            if (job.Digital == DigitalShare.No)
            {
                warnings.Add($"job{position}:not_digital");
                entries.Add(new(position, 0, 0, 0, 0, "notDigital"));
                continue;
            }

            if (job.Digital == DigitalShare.Partial) warnings.Add($"job{position}:partial");
            if (IsPartTime(job, policy)) warnings.Add($"job{position}:part_time");

            var (worked, isCounted) = (WithoutLeaves(whole, job, asOf, policy), Counts(job, policy));
            var (months, days) = Sum(worked, policy);
            entries.Add(new(position, months, days, SharedDays(worked, counted), Days(whole) - worked.Sum(period => Days(period)), isCounted ? "counted" : "declared")
            {
                Overlaps = [.. earlier.Select(other => new EntryOverlap(other.Position, SharedDays(worked, other.Worked))).Where(overlap => overlap.Days > 0)],
                CutLeaves = [.. CalendarPeriod.Subtract([whole], worked).Select(leave => new CutLeave(leave.From, leave.Until.AddDays(-1), Days(leave)))],
            });
            if (isCounted)
            {
                earlier.Add((position, worked));
                counted = [.. CalendarPeriod.Union([.. counted, .. worked])];
            }

            // Which leaves count is not published, so the declared months keep them: the ministry decides.
            declared.Add(whole);
        }

        var total = Sum(counted, policy);
        var declaredMonths = Sum(CalendarPeriod.Union(declared), policy).Months;
        var verdict = total.Months >= policy.RequiredMonths ? ExperienceVerdict.Eligible
            : declaredMonths >= policy.RequiredMonths ? ExperienceVerdict.NeedsReview
            : ExperienceVerdict.NotYet;
        var spans = counted.Select(period => (period, length: period.Length())).Select(span => new CountedSpan(span.period.From, span.period.Until.AddDays(-1), span.length.Months, span.length.Days)).ToList();
        return new(total.Months, total.Days, declaredMonths, verdict, Math.Max(0, policy.RequiredMonths - total.Months), warnings, entries, [])
        {
            Spans = spans,
            CarriedMonths = total.Months - spans.Sum(span => span.Months),
            ReachedOn = ExperienceForecast.ReachedOn(jobs, asOf, policy, total.Months),
        };
    }

    /// <summary>Whether an entry counts by itself: mainly digital and enough hours a week.</summary>
    internal static bool Counts(Job job, ExperiencePolicy policy) => job.Digital == DigitalShare.Yes && !IsPartTime(job, policy);

    /// <summary>What one possible entry gives until a day, without its leaves, whether or not it counts by itself.</summary>
    internal static IReadOnlyList<CalendarPeriod> Worked(Job job, DateOnly asOf, ExperiencePolicy policy)
    {
        var start = CalendarPeriod.FirstDay(job.Start)!.Value;
        return start > asOf ? [] : WithoutLeaves(new CalendarPeriod(start, LastWorked(job, 0, asOf, []).AddDays(1)), job, asOf, policy);
    }

    /// <summary>What cannot be in the input, each with its path; empty when every period is possible.</summary>
    public static IReadOnlyList<PeriodFault> Faults(IReadOnlyList<Job> jobs)
    {
        List<PeriodFault> faults = [];
        for (var position = 0; position < jobs.Count; position++)
        {
            var job = jobs[position];
            faults.AddRange(Faults($"jobs[{position}]", job.Start, job.End));
            for (var leave = 0; leave < (job.Leaves?.Count ?? 0); leave++)
                faults.AddRange(Faults($"jobs[{position}].leave[{leave}]", job.Leaves![leave].Start, job.Leaves[leave].End));
        }

        return faults;
    }

    static IEnumerable<PeriodFault> Faults(string path, string start, string? end)
    {
        var (first, last) = (CalendarPeriod.FirstDay(start), end is null ? null : CalendarPeriod.LastDay(end));
        if (first is null) yield return new($"{path}.start", PeriodFaultKind.NotADate);
        if (end is not null && last is null) yield return new($"{path}.end", PeriodFaultKind.NotADate);
        if (last < first) yield return new($"{path}.end", PeriodFaultKind.EndBeforeStart);
    }

    static DateOnly LastWorked(Job job, int position, DateOnly asOf, List<string> warnings)
    {
        if (job.End is null) return asOf;
        var last = CalendarPeriod.LastDay(job.End)!.Value;
        if (last <= asOf) return last;
        warnings.Add($"job{position}:clipped");
        return asOf;
    }

    // Leaves that touch are one time away. Days that belong to a kept kind stay, whatever else is entered for them.
    static IReadOnlyList<CalendarPeriod> WithoutLeaves(CalendarPeriod whole, Job job, DateOnly asOf, ExperiencePolicy policy)
    {
        // Late enough to tell whether a leave that goes on is long enough; it may be written as ending in 9999.
        var horizon = asOf.AddMonths(policy.LeaveCutFromMonths + 1);
        var cut = Leaves(areKept: false).Where(leave => leave.Length().Months >= policy.LeaveCutFromMonths);
        return CalendarPeriod.Subtract([whole], CalendarPeriod.Subtract(cut, Leaves(areKept: true)));

        IReadOnlyList<CalendarPeriod> Leaves(bool areKept) => CalendarPeriod.Union((job.Leaves ?? [])
            .Where(leave => policy.KeptLeaveKinds.Contains(leave.Kind, StringComparer.OrdinalIgnoreCase) == areKept)
            .Select(leave => (From: CalendarPeriod.FirstDay(leave.Start)!.Value, Last: leave.End is null ? asOf : CalendarPeriod.LastDay(leave.End)!.Value))
            .Select(leave => new CalendarPeriod(leave.From, (leave.Last < horizon ? leave.Last : horizon).AddDays(1)))
            .Where(leave => leave.From < leave.Until));
    }

    static bool IsPartTime(Job job, ExperiencePolicy policy) => job.WeeklyHours < policy.MinWeeklyHours;

    static int SharedDays(IReadOnlyList<CalendarPeriod> some, IReadOnlyList<CalendarPeriod> others) => some.Sum(period => others.Sum(other => Days(period.Shared(other))));

    // Left-over days become months only when they come from two or more periods: one period's left-over is less than its next month.
    internal static (int Months, int Days) Sum(IEnumerable<CalendarPeriod> periods, ExperiencePolicy policy)
    {
        var lengths = periods.Select(period => period.Length()).ToList();
        var (months, days) = (lengths.Sum(length => length.Months), lengths.Sum(length => length.Days));
        return lengths.Count(length => length.Days > 0) < 2 ? (months, days) : (months + (days / policy.DaysPerCarryMonth), days % policy.DaysPerCarryMonth);
    }

    static int Days(CalendarPeriod? period) => period is { } days ? days.Until.DayNumber - days.From.DayNumber : 0;
}
