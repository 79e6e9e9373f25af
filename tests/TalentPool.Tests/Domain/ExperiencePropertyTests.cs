using System.Globalization;
using CsCheck;
using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

/// <summary>What holds for every career, tried on thousands of invented ones.</summary>
public sealed class ExperiencePropertyTests
{
    static readonly DateOnly AsOf = new(2026, 11, 23), Zero = new(2010, 1, 1);

    static readonly ExperiencePolicy Policy = ExperiencePolicy.Current;

    // Every fifth day is written as its month only.
    static readonly Gen<(int From, int To, bool IsMonths)> AnyPeriod = Gen.Select(Gen.Int[0, 6500], Gen.OneOf<int>(Gen.Int[0, 70], Gen.Int[0, 2500]), Gen.Int[0, 4], (start, length, form) => (start, start + length, form == 0));

    static readonly Gen<Leave> AnyLeave =
        from period in AnyPeriod
        from kind in Gen.OneOf("leave", "childcare", "maternity")
        select new Leave(kind, Text(period.From, period.IsMonths), period.To % 9 == 0 ? null : Text(period.To, period.IsMonths));

    static readonly Gen<Job> AnyJob =
        from period in AnyPeriod
        from digital in Gen.OneOf(DigitalShare.Yes, DigitalShare.Yes, DigitalShare.Yes, DigitalShare.Partial, DigitalShare.No)
        from hours in Gen.OneOf<decimal?>(null, null, 40, 30, 29.5m, 8)
        from leaves in Gen.OneOf<List<Leave>>(Gen.Const(new List<Leave>()), AnyLeave.List[0, 3])
        select new Job(Text(period.From, period.IsMonths), period.To % 7 == 0 ? null : Text(period.To, period.IsMonths), digital, hours, leaves);

    static string Text(int offset, bool isMonth = false) => Zero.AddDays(offset).ToString(isMonth ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static ExperienceCount Count(IReadOnlyList<Job> jobs) => ExperienceCounter.Count(jobs, AsOf, Policy);

    [Fact]
    public void The_order_of_entries_does_not_matter() => AnyJob.List[0, 8].Sample(jobs =>
    {
        var (forward, backward) = (Count(jobs), Count([.. jobs.AsEnumerable().Reverse()]));
        Assert.Equal((forward.Months, forward.Days, forward.DeclaredMonths, forward.Verdict), (backward.Months, backward.Days, backward.DeclaredMonths, backward.Verdict));
    }, iter: 2_000);

    [Fact]
    public void Splitting_a_period_in_two_that_touch_changes_nothing() =>
        Gen.Select(AnyJob.List[0, 3], Gen.Int[0, 5000], Gen.Int[1, 1000], Gen.Int[1, 1000]).Sample((others, start, first, second) =>
        {
            var whole = Count([.. others, new Job(Text(start), Text(start + first + second))]);
            var split = Count([.. others, new Job(Text(start), Text(start + first)), new Job(Text(start + first + 1), Text(start + first + second))]);
            Assert.Equal((whole.Months, whole.Days, whole.DeclaredMonths, whole.Verdict), (split.Months, split.Days, split.DeclaredMonths, split.Verdict));
        }, iter: 2_000);

    [Fact]
    public void A_further_period_that_stands_apart_never_lowers_the_count() =>
        Gen.Select(AnyJob.List[0, 6], Gen.Int[1, 900]).Sample((jobs, length) =>
        {
            // All others begin in 2010 or later.
            var before = Count(jobs);
            var after = Count([.. jobs, new Job(Text(-1000), Text(-1000 + length))]);
            Assert.True((after.Months, after.Days).CompareTo((before.Months, before.Days)) > 0);
            Assert.True(after.DeclaredMonths >= before.DeclaredMonths && after.Verdict <= before.Verdict);
        }, iter: 2_000);

    [Fact]
    public void A_later_day_of_application_never_loses_months_of_one_lasting_job() =>
        Gen.Select(Gen.Int[0, 6000], Gen.Int[0, 3000]).Sample((start, later) =>
        {
            Job[] job = [new(Text(start), null)];
            var (first, second) = (ExperienceCounter.Count(job, Zero.AddDays(start + later), Policy), ExperienceCounter.Count(job, Zero.AddDays(start + later + 1), Policy));
            Assert.True((second.Months, second.Days).CompareTo((first.Months, first.Days)) > 0);
        }, iter: 2_000);

    [Fact]
    public void Declared_work_is_never_less_than_counted_work_in_one_period() =>
        AnyJob.Sample(job => Assert.True(Count([job with { Leaves = null }]) is var count && count.DeclaredMonths >= count.Months), iter: 2_000);

    [Fact]
    public void The_count_agrees_with_a_calendar_ticked_off_day_by_day() => AnyJob.List[0, 7].Sample(jobs =>
    {
        var (counted, declared) = (new bool[Horizon], new bool[Horizon]);
        foreach (var job in jobs.Where(job => job.Digital != DigitalShare.No))
        {
            var (worked, birth) = (Ticked([(job.Start, job.End)]), Ticked(job.Leaves!.Where(IsBirth).Select(leave => (leave.Start, leave.End))));
            var away = LongRuns(Ticked(job.Leaves!.Where(leave => !IsBirth(leave)).Select(leave => (leave.Start, leave.End))));
            for (var day = 0; day <= LastDay; day++)
            {
                declared[day] |= worked[day];
                counted[day] |= worked[day] && job is { Digital: DigitalShare.Yes, WeeklyHours: null or >= 30 } && (!away[day] || birth[day]);
            }
        }

        var count = Count(jobs);
        Assert.Equal((Oracle(counted), Oracle(declared).Months), ((count.Months, count.Days), count.DeclaredMonths));

        static bool IsBirth(Leave leave) => leave.Kind == "maternity";
    }, iter: 2_000);

    static readonly int LastDay = AsOf.DayNumber - Zero.DayNumber, Horizon = 12_000;

    static bool[] Ticked(IEnumerable<(string Start, string? End)> periods)
    {
        var days = new bool[Horizon];
        foreach (var (start, end) in periods)
        {
            var first = GoldenCases.Day(start.Length == 10 ? start : start + "-01");
            var last = end is null ? AsOf : end.Length == 10 ? GoldenCases.Day(end) : GoldenCases.Day(end + "-01").AddMonths(1).AddDays(-1);
            for (var day = first.DayNumber - Zero.DayNumber; day <= last.DayNumber - Zero.DayNumber; day++) days[day] = true;
        }

        return days;
    }

    // Only the runs that last a month or more.
    static bool[] LongRuns(bool[] ticked)
    {
        var kept = new bool[Horizon];
        foreach (var (first, last) in Runs(ticked))
            if (Enumerable.Range(first, last - first + 1).Any(day => Completes(first, day)))
                Array.Fill(kept, true, first, last - first + 1);
        return kept;
    }

    static (int Months, int Days) Oracle(bool[] ticked)
    {
        var (months, leftOvers) = (0, new List<int>());
        foreach (var (first, last) in Runs(ticked))
        {
            var left = 0;
            for (var day = first; day <= last; day++) (months, left) = Completes(first, day) ? (months + 1, 0) : (months, left + 1);
            if (left > 0) leftOvers.Add(left);
        }

        return leftOvers.Count < 2 ? (months, leftOvers.Sum()) : (months + (leftOvers.Sum() / 30), leftOvers.Sum() % 30);
    }

    static IEnumerable<(int First, int Last)> Runs(bool[] ticked)
    {
        for (var day = 0; day < Horizon; day++)
        {
            if (!ticked[day]) continue;
            var first = day;
            while (ticked[day + 1]) day++;
            yield return (first, day);
        }
    }

    // A month is complete on the day before the same number, or on the last day of a month that lacks it.
    static bool Completes(int firstDay, int lastDay)
    {
        var (first, day, next) = (Zero.AddDays(firstDay), Zero.AddDays(lastDay), Zero.AddDays(lastDay + 1));
        return next.Day == first.Day || (next.Day == 1 && DateTime.DaysInMonth(day.Year, day.Month) < first.Day);
    }
}
