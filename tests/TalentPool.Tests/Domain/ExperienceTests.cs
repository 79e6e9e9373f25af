using CsCheck;
using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

public sealed class ExperienceTests
{
    static readonly DateOnly AsOf = new(2026, 11, 23);

    static readonly ExperiencePolicy Policy = ExperiencePolicy.Current;

    public static TheoryData<string> Ids => [.. GoldenCases.Careers.Select(career => career.GetProperty("id").GetString()!)];

    [Theory, MemberData(nameof(Ids))]
    public void Golden_career(string id)
    {
        var career = GoldenCases.Careers.Single(one => one.GetProperty("id").GetString() == id);
        var expected = career.GetProperty("expected");
        var asOf = GoldenCases.Day(career.GetProperty("as_of").GetString()!);
        var count = ExperienceCounter.Count(GoldenCases.Jobs(career), asOf, Policy);
        Assert.Equal(expected.GetProperty("verdict").GetString(), count.Verdict.ToString());
        if (count.Verdict == ExperienceVerdict.Invalid) return;
        Assert.Equal((expected.GetProperty("months").GetInt32(), expected.GetProperty("days").GetInt32(), expected.GetProperty("declared_months").GetInt32()), (count.Months, count.Days, count.DeclaredMonths));
        Assert.Equal(expected.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()), count.Warnings);
    }

    [Theory]
    [InlineData("2020-02-29", "2025-02-27", 59, 30)] // the last month began on 29 January and lacks its last day
    [InlineData("2020-01-30", "2020-02-29", 1, 0)] // no 30 February: its last day completes the month
    [InlineData("2020-01-30", "2020-02-28", 0, 30)]
    [InlineData("2023-08-31", "2023-09-30", 1, 0)]
    [InlineData("2023-08-31", "2023-10-30", 2, 0)]
    [InlineData("2024-12-31", "2025-12-30", 12, 0)]
    [InlineData("2024-01-01", "2024-12-30", 11, 30)]
    public void Months_end_as_the_civil_code_says(string start, string end, int months, int days)
    {
        var count = ExperienceCounter.Count([new Job(start, end)], AsOf, Policy);
        Assert.Equal((months, days), (count.Months, count.Days));
    }

    [Fact]
    public void A_leave_of_a_month_is_cut_out_and_leaves_the_rest_to_the_ministry()
    {
        var count = ExperienceCounter.Count([new Job("2019-04", "2024-03", Leaves: [new Leave("childcare", "2021-01", "2021-06")])], AsOf, Policy);
        Assert.Equal((54, 60, ExperienceVerdict.NeedsReview, 6), (count.Months, count.DeclaredMonths, count.Verdict, count.MissingMonths));
        Assert.Equal(181, count.Entries[0].LeaveDays);
    }

    [Fact]
    public void Left_over_days_of_one_period_never_make_a_month_those_of_two_do()
    {
        var one = ExperienceCounter.Count([new Job("2020-01-01", "2020-03-30")], AsOf, Policy);
        Assert.Equal((2, 30), (one.Months, one.Days));
        var two = ExperienceCounter.Count([new Job("2020-01-01", "2020-02-20"), new Job("2021-01-01", "2021-02-11")], AsOf, Policy);
        Assert.Equal((3, 1), (two.Months, two.Days));
    }

    [Fact]
    public void The_verdict_explains_what_overlaps()
    {
        var count = ExperienceCounter.Count([new Job("2019-04", "2022-03"), new Job("2021-04", "2024-03")], AsOf, Policy);
        Assert.Equal([0, 365], count.Entries.Select(entry => entry.OverlapDays));
    }

    [Fact]
    public void Faults_are_named_with_their_place()
    {
        var faults = ExperienceCounter.Faults([new Job("2020-13", null), new Job("2020-05-02", "2020-05-01", Leaves: [new Leave("leave", "2020-02-30", null)])]);
        Assert.Equal([("jobs[0].start", PeriodFaultKind.NotADate), ("jobs[1].end", PeriodFaultKind.EndBeforeStart), ("jobs[1].leave[0].start", PeriodFaultKind.NotADate)],
            faults.Select(fault => (fault.Path, fault.Kind)));
    }

    static readonly Gen<Job> AnyJob =
        from start in Gen.Int[0, 6000]
        from length in Gen.Int[0, 2500]
        from digital in Gen.Enum<DigitalShare>()
        from hours in Gen.Int[0, 5].Select(pick => new decimal?[] { null, null, 40, 30, 29, 8 }[pick])
        select new Job(Day(start), Day(start + length), digital, hours);

    static string Day(int offset) => new DateOnly(2010, 1, 1).AddDays(offset).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void The_order_of_entries_does_not_matter() => AnyJob.List[0, 8].Sample(jobs =>
    {
        var (forward, backward) = (ExperienceCounter.Count(jobs, AsOf, Policy), ExperienceCounter.Count([.. jobs.AsEnumerable().Reverse()], AsOf, Policy));
        Assert.Equal((forward.Months, forward.Days, forward.DeclaredMonths, forward.Verdict), (backward.Months, backward.Days, backward.DeclaredMonths, backward.Verdict));
    }, iter: 2_000);

    [Fact]
    public void Splitting_a_period_in_two_that_touch_changes_nothing() =>
        Gen.Select(Gen.Int[0, 5000], Gen.Int[1, 2000], Gen.Int[1, 2000]).Sample((start, first, second) =>
        {
            var whole = ExperienceCounter.Count([new Job(Day(start), Day(start + first + second))], AsOf, Policy);
            var split = ExperienceCounter.Count([new Job(Day(start), Day(start + first)), new Job(Day(start + first + 1), Day(start + first + second))], AsOf, Policy);
            Assert.Equal((whole.Months, whole.Days), (split.Months, split.Days));
        }, iter: 2_000);

    [Fact]
    public void Counted_months_agree_with_a_calendar_ticked_off_day_by_day() => AnyJob.List[0, 6].Sample(jobs =>
    {
        var ticked = new bool[new DateOnly(2040, 1, 1).DayNumber];
        foreach (var job in jobs.Where(job => job.Digital == DigitalShare.Yes && job.WeeklyHours is null or >= 30))
            for (var day = GoldenCases.Day(job.Start); day <= GoldenCases.Day(job.End!) && day <= AsOf; day = day.AddDays(1))
                ticked[day.DayNumber] = true;
        var count = ExperienceCounter.Count(jobs, AsOf, Policy);
        Assert.Equal(Oracle(ticked), (count.Months, count.Days));
    }, iter: 2_000);

    // Walks each run of ticked days: a month is complete on the day before the same number, or on the last day of a month that lacks it.
    static (int Months, int Days) Oracle(bool[] ticked)
    {
        var (months, leftOvers) = (0, new List<int>());
        for (var day = new DateOnly(2010, 1, 1).DayNumber; day < ticked.Length; day++)
        {
            if (!ticked[day] || ticked[day - 1]) continue;
            var (first, left) = (DateOnly.FromDayNumber(day), 0);
            for (var walk = day; ticked[walk]; walk++)
            {
                left++;
                var (today, tomorrow) = (DateOnly.FromDayNumber(walk), DateOnly.FromDayNumber(walk + 1));
                var completes = tomorrow.Day == first.Day || (tomorrow.Day == 1 && DateTime.DaysInMonth(today.Year, today.Month) < first.Day);
                if (completes) (months, left) = (months + 1, 0);
            }

            if (left > 0) leftOvers.Add(left);
        }

        return leftOvers.Count < 2 ? (months, leftOvers.Sum()) : (months + (leftOvers.Sum() / 30), leftOvers.Sum() % 30);
    }
}
