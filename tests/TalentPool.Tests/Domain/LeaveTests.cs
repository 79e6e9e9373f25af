using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

/// <summary>Which times away from work are cut out of what is counted.</summary>
public sealed class LeaveTests
{
    static readonly DateOnly AsOf = new(2026, 11, 23);

    static ExperienceCount FiveYears(params Leave[] leaves) => ExperienceCounter.Count([new Job("2019-04", "2024-03", Leaves: leaves)], AsOf, ExperiencePolicy.Current);

    [Theory]
    [InlineData("2021-01-01", "2021-01-30", 60)] // a day short of a month
    [InlineData("2021-01", "2021-01", 59)]
    [InlineData("2021-02", "2021-02", 59)] // 28 days, but a month
    [InlineData("2021-01-31", "2021-02-28", 58)] // a month too; the 30 days before it make none by themselves
    [InlineData("2019-04", "2019-06", 57)] // at the start
    [InlineData("2024-01", "2024-03", 57)] // at the end
    [InlineData("2019-01", "2019-04", 59)] // reaching over the start
    [InlineData("2024-03", "2024-08", 59)] // reaching over the end
    [InlineData("2018-01", "2018-12", 60)] // before the job
    [InlineData("2025-01", "9999-12-31", 60)] // after it
    [InlineData("2023-04", "9999-12", 48)]
    [InlineData("2023-04", null, 48)] // it lasts
    [InlineData("2018-01", "2025-12", 0)]
    public void A_month_or_more_is_cut_out(string start, string? end, int months)
    {
        var count = FiveYears(new Leave("leave", start, end));
        Assert.Equal((months, 60), (count.Months, count.DeclaredMonths));
        Assert.Equal(months == 60 ? ExperienceVerdict.Eligible : ExperienceVerdict.NeedsReview, count.Verdict);
    }

    [Theory]
    [InlineData("maternity")]
    [InlineData("Maternity")]
    public void Leave_around_childbirth_always_counts(string kind) => Assert.Equal(60, FiveYears(new Leave(kind, "2021-01", "2021-06")).Months);

    [Fact]
    public void Leave_around_childbirth_counts_inside_another_leave_too() =>
        Assert.Equal(57, FiveYears(new Leave("childcare", "2021-01", "2021-06"), new Leave("maternity", "2021-01", "2021-03")).Months);

    [Fact]
    public void Two_leaves_that_touch_are_one_time_away() =>
        Assert.Equal(42, FiveYears(new Leave("care", "2021-01-04", "2021-01-24"), new Leave("leave", "2021-01-25", "2021-02-14")).Entries[0].LeaveDays);

    [Fact]
    public void A_leave_that_began_lately_and_goes_on_past_the_day_of_application_is_cut_out()
    {
        var count = ExperienceCounter.Count([new Job("2021-11-24", null, Leaves: [new Leave("childcare", "2026-11-10", "2027-10-31")])], AsOf, ExperiencePolicy.Current);
        Assert.Equal((59, 17, 14), (count.Months, count.Days, count.Entries[0].LeaveDays));
    }

    [Fact]
    public void A_leave_over_two_jobs_is_cut_out_of_each_that_states_it()
    {
        Leave leave = new("childcare", "2021-06", "2021-09");
        Assert.Equal(56, Count([leave], [leave]));
        Assert.Equal(58, Count([leave], []));

        static int Count(Leave[] first, Leave[] second) =>
            ExperienceCounter.Count([new Job("2019-04", "2021-07", Leaves: first), new Job("2021-08", "2024-03", Leaves: second)], AsOf, ExperiencePolicy.Current).Months;
    }

    [Fact]
    public void Work_in_a_second_job_during_leave_from_the_first_counts()
    {
        var count = ExperienceCounter.Count(
            [new Job("2019-04", "2024-03", Leaves: [new Leave("leave", "2021-01", "2021-12")]), new Job("2021-01", "2021-12")], AsOf, ExperiencePolicy.Current);
        Assert.Equal(60, count.Months);
    }
}
