using CsCheck;
using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

/// <summary>The counter against a calendar that is ticked off day by day.</summary>
public sealed class ExperienceOracleTests
{
    [Fact]
    public void Ten_thousand_careers_are_counted_as_a_calendar_ticked_off_day_by_day_counts_them()
    {
        var (reached, declared, carried, cut) = (0, 0, 0, 0);
        Gen.Select(RandomCareers.AnyCareer, RandomCareers.AnyAsOf, RandomCareers.AnyPolicy).Sample((jobs, asOf, policy) =>
        {
            var (count, oracle) = (ExperienceCounter.Count(jobs, asOf, policy), new CareerOracle(asOf, policy).Count(jobs));
            Assert.Equal((oracle.Months, oracle.Days, oracle.DeclaredMonths), (count.Months, count.Days, count.DeclaredMonths));
            Assert.Equal(oracle.LeaveDays, count.Entries.Select(entry => entry.LeaveDays));
            Assert.Equal(oracle.OverlapDays, count.Entries.Select(entry => entry.OverlapDays));
            var verdict = oracle.Months >= 60 ? ExperienceVerdict.Eligible : oracle.DeclaredMonths >= 60 ? ExperienceVerdict.NeedsReview : ExperienceVerdict.NotYet;
            Assert.Equal((verdict, Math.Max(0, 60 - oracle.Months)), (count.Verdict, count.MissingMonths));
            if (verdict == ExperienceVerdict.Eligible) Interlocked.Increment(ref reached);
            if (verdict == ExperienceVerdict.NeedsReview) Interlocked.Increment(ref declared);
            if (count.CarriedMonths > 0) Interlocked.Increment(ref carried);
            if (oracle.LeaveDays.Sum() > 0) Interlocked.Increment(ref cut);
        }, iter: 10_000, threads: 2);
        // A comparison that never meets the interesting cases would prove nothing.
        Assert.True(reached > 500 && declared > 500 && carried > 500 && cut > 500, $"reached {reached}, declared {declared}, carried {carried}, cut {cut}");
    }

    [Fact]
    public void The_forecast_is_the_first_day_that_waiting_day_by_day_finds() =>
        Gen.Select(RandomCareers.AnyCareer, RandomCareers.AnyAsOf, RandomCareers.AnyPolicy).Sample((jobs, asOf, policy) =>
        {
            var count = ExperienceCounter.Count(jobs, asOf, policy);
            if (count.Verdict == ExperienceVerdict.Eligible)
            {
                Assert.Null(count.ReachedOn);
                return;
            }

            var begun = jobs.Where(job => CalendarPeriod.FirstDay(job.Start) <= asOf && job.Digital == DigitalShare.Yes).ToList();
            var days = Enumerable.Range(1, asOf.AddMonths(72).DayNumber - asOf.DayNumber).Select(asOf.AddDays);
            // Nothing changes once every job has ended.
            var lasts = begun.Any(job => job.End is null);
            var end = begun.Select(job => job.End is null ? asOf : CalendarPeriod.LastDay(job.End)!.Value).Append(asOf).Max();
            var waited = days.Where(day => lasts || day <= end).Cast<DateOnly?>().FirstOrDefault(day => ExperienceCounter.Count(begun, day!.Value, policy with { RequiredMonths = 0 }).Months >= 60);
            Assert.Equal(waited, count.ReachedOn);
        }, iter: 300, threads: 2);
}
