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

    [Theory]
    [InlineData("2021-01-31", "2021-02-28", 1, 0)]
    [InlineData("2021-01-31", "2021-03-30", 2, 0)]
    [InlineData("2021-01-31", "2021-03-29", 1, 29)]
    [InlineData("2020-01-31", "2020-02-28", 0, 29)]
    [InlineData("2021-01-29", "2021-02-28", 1, 0)]
    [InlineData("2021-01-29", "2021-02-27", 0, 30)]
    [InlineData("2021-01-28", "2021-02-27", 1, 0)]
    [InlineData("2020-02-29", "2021-02-28", 12, 0)]
    [InlineData("2020-02-29", "2024-02-28", 48, 0)] // a leap year again: the day before the 29th
    [InlineData("2020-02-29", "2020-03-28", 1, 0)]
    [InlineData("2021-02-28", "2021-03-27", 1, 0)]
    [InlineData("2021-03-31", "2021-04-29", 0, 30)]
    [InlineData("2021-03-31", "2021-04-30", 1, 0)]
    [InlineData("2026-11-23", "2026-11-23", 0, 1)] // begins on the day of the application
    [InlineData("2026-11-23", null, 0, 1)]
    [InlineData("2026-11", null, 0, 23)]
    [InlineData("1975-04", "2015-03", 480, 0)]
    public void Periods_of_all_sorts(string start, string? end, int months, int days)
    {
        var count = ExperienceCounter.Count([new Job(start, end)], AsOf, Policy);
        Assert.Equal((months, days), (count.Months, count.Days));
        Assert.Empty(count.Warnings);
    }

    [Fact]
    public void A_job_that_begins_tomorrow_is_left_out_with_a_warning()
    {
        var count = ExperienceCounter.Count([new Job("2026-11-24", null), new Job("2021-11-24", "9999-12-31")], AsOf, Policy);
        Assert.Equal((60, 0, ExperienceVerdict.Eligible), (count.Months, count.Days, count.Verdict));
        Assert.Equal(["job0:future", "job1:clipped"], count.Warnings);
    }

    [Fact]
    public void Fifty_nine_months_lack_one() => Assert.Equal(1, ExperienceCounter.Count([new Job("2021-04", "2026-02")], AsOf, Policy).MissingMonths);

    [Fact]
    public void Part_time_beside_full_time_adds_nothing_to_either_count()
    {
        var count = ExperienceCounter.Count([new Job("2019-04", "2022-03"), new Job("2020-04", "2021-03", WeeklyHours: 29.9m)], AsOf, Policy);
        Assert.Equal((36, 36, ExperienceVerdict.NotYet), (count.Months, count.DeclaredMonths, count.Verdict));
        Assert.Equal(("declared", 12, 365), (count.Entries[1].Note, count.Entries[1].Months, count.Entries[1].OverlapDays));
    }

    [Fact]
    public void Many_periods_add_up_their_left_over_days()
    {
        // Ten times one month and 20 days: ten months and 200 days, 30 of which make a month.
        var jobs = Enumerable.Range(2010, 10).Select(year => new Job($"{year}-04-01", $"{year}-05-20")).ToList();
        var count = ExperienceCounter.Count(jobs, AsOf, Policy);
        Assert.Equal((16, 20), (count.Months, count.Days));
    }

    // The agreed rules are so: 30 days of each of two periods are two months (E19), 61 days in one run are one month and 30 days (E04).
    [Fact]
    public void Working_through_a_gap_of_a_day_can_turn_a_month_back_into_days()
    {
        Job[] apart = [new("2023-07-01", "2023-07-30"), new("2023-08-01", "2023-08-30")];
        Assert.Equal((2, 0), Total(apart));
        Assert.Equal((1, 30), Total([.. apart, new("2023-07-31", "2023-07-31")]));

        static (int, int) Total(Job[] jobs) => ExperienceCounter.Count(jobs, AsOf, Policy) is var count ? (count.Months, count.Days) : default;
    }
}
