using CsCheck;
using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

/// <summary>
/// What holds for every career. Left-over days make months only when several periods have some, so a day more can join two periods and turn a month back into
/// days (see the README, Decisions): the months of the merged periods never fall, the total loses at most one.
/// </summary>
public sealed class ExperiencePropertyTests
{
    const int Times = 2_000;

    static readonly DateOnly AsOf = new(2026, 11, 23);

    static readonly ExperiencePolicy Policy = ExperiencePolicy.Current;

    static string Text(int offset) => RandomCareers.Text(offset);

    static ExperienceCount Count(params IReadOnlyList<Job> jobs) => ExperienceCounter.Count(jobs, AsOf, Policy);

    static (int, int, int, ExperienceVerdict, DateOnly?) Sums(ExperienceCount count) => (count.Months, count.Days, count.DeclaredMonths, count.Verdict, count.ReachedOn);

    static (int, int) Total(ExperienceCount count) => (count.Months, count.Days);

    static int OfSpans(ExperienceCount count) => count.Spans.Sum(span => span.Months);

    [Fact]
    public void The_order_of_entries_does_not_matter() =>
        Gen.Select(RandomCareers.AnyCareer, Gen.Int[0, 1_000]).Sample((jobs, seed) =>
            Assert.Equal(Sums(Count(jobs)), Sums(Count([.. jobs.OrderBy(job => (job.Start.GetHashCode(StringComparison.Ordinal) ^ seed) % 97)]))), iter: Times);

    [Fact]
    public void An_entry_that_stands_twice_counts_once() =>
        RandomCareers.AnyCareer.Where(jobs => jobs.Count > 0).Sample(jobs => Assert.Equal(Sums(Count(jobs)), Sums(Count([.. jobs, jobs[^1]]))), iter: Times);

    [Fact]
    public void Splitting_a_period_in_two_that_touch_or_overlap_changes_nothing() =>
        Gen.Select(RandomCareers.AnyCareer, Gen.Int[0, 4000], Gen.Int[1, 1000], Gen.Int[1, 1000], Gen.Int[0, 40]).Sample((others, start, first, second, overlap) =>
        {
            var whole = Count([.. others, new Job(Text(start), Text(start + first + second))]);
            var split = Count([.. others, new Job(Text(start), Text(start + first)), new Job(Text(Math.Max(start, start + first + 1 - overlap)), Text(start + first + second))]);
            Assert.Equal(Sums(whole), Sums(split));
        }, iter: Times);

    [Fact]
    public void A_period_inside_another_adds_nothing() =>
        Gen.Select(RandomCareers.AnyCareer, Gen.Int[0, 4000], Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 1000]).Sample((others, start, before, length, after) =>
        {
            Job outer = new(Text(start), Text(start + before + length + after)), inner = new(Text(start + before), Text(start + before + length));
            Assert.Equal(Sums(Count([.. others, outer])), Sums(Count([.. others, outer, inner])));
        }, iter: Times);

    [Fact]
    public void A_further_period_never_lowers_the_months_of_the_merged_periods_and_the_total_by_one_at_most() =>
        Gen.Select(RandomCareers.AnyCareer, RandomCareers.AnyJob).Sample((jobs, further) =>
        {
            var (before, after) = (Count(jobs), Count([.. jobs, further]));
            Assert.True(OfSpans(after) >= OfSpans(before));
            Assert.True(after.Months >= before.Months - 1 && after.DeclaredMonths >= before.DeclaredMonths - 1, $"{before.Months} became {after.Months}");
        }, iter: 5 * Times);

    [Fact]
    public void A_further_period_that_touches_nothing_never_lowers_the_count() =>
        Gen.Select(RandomCareers.AnyCareer, Gen.Int[1, 900]).Sample((jobs, length) =>
        {
            // All others begin in 2012 or later.
            var (before, after) = (Count(jobs), Count([.. jobs, new Job(Text(-1000), Text(-1000 + length))]));
            Assert.True(Total(after).CompareTo(Total(before)) > 0);
            Assert.True(after.DeclaredMonths >= before.DeclaredMonths && after.Verdict <= before.Verdict);
        }, iter: Times);

    [Fact]
    public void A_single_period_that_grows_at_either_end_counts_more() =>
        Gen.Select(Gen.Int[1, 4000], Gen.Int[0, 1300]).Sample((start, length) =>
        {
            var own = Total(Count(new Job(Text(start), Text(start + length))));
            Assert.True(Total(Count(new Job(Text(start - 1), Text(start + length)))).CompareTo(own) >= 0);
            Assert.True(Total(Count(new Job(Text(start), Text(start + length + 1)))).CompareTo(own) > 0);
        }, iter: Times);

    [Fact]
    public void A_career_of_whole_months_moved_by_months_counts_the_same() =>
        Gen.Select(Gen.Select(Gen.Int[0, 90], Gen.Int[0, 40]).List[0, 6], Gen.Int[1, 24]).Sample((periods, by) =>
        {
            static string Month(int number) => $"{2012 + (number / 12):0000}-{(number % 12) + 1:00}";
            var (before, after) = (Count(Jobs(0)), Count(Jobs(by)));
            Assert.Equal((before.Months, 0, before.DeclaredMonths), (after.Months, after.Days, after.DeclaredMonths));

            List<Job> Jobs(int moved) => [.. periods.Select(period => new Job(Month(period.Item1 + moved), Month(period.Item1 + period.Item2 + moved)))];
        }, iter: Times);

    [Fact]
    public void A_career_moved_by_four_years_with_its_day_of_application_counts_the_same() =>
        Gen.Select(RandomCareers.AnyCareer, RandomCareers.AnyAsOf, RandomCareers.AnyPolicy).Sample((jobs, asOf, policy) =>
        {
            static string? Moved(string? day) => day is null ? null : (int.Parse(day[..4], System.Globalization.CultureInfo.InvariantCulture) + 4) + day[4..];
            var moved = jobs.Select(job => job with { Start = Moved(job.Start)!, End = Moved(job.End), Leaves = [.. job.Leaves!.Select(leave => leave with { Start = Moved(leave.Start)!, End = Moved(leave.End) })] });
            var (before, after) = (ExperienceCounter.Count(jobs, asOf, policy), ExperienceCounter.Count([.. moved], asOf.AddYears(4), policy));
            Assert.Equal((Total(before), before.DeclaredMonths, before.ReachedOn?.AddYears(4)), (Total(after), after.DeclaredMonths, after.ReachedOn));
        }, iter: Times);

    [Fact]
    public void A_later_day_of_application_never_lowers_the_months_of_the_merged_periods_and_the_total_by_one_at_most() =>
        Gen.Select(RandomCareers.AnyCareer, RandomCareers.AnyAsOf, Gen.Int[1, 500]).Sample((jobs, asOf, later) =>
        {
            // A leave that lasts has no end to be told by: whether it is cut out can change with the day.
            List<Job> told = [.. jobs.Select(job => job with { Leaves = [] })];
            var (first, second) = (ExperienceCounter.Count(told, asOf, Policy), ExperienceCounter.Count(told, asOf.AddDays(later), Policy));
            Assert.True(OfSpans(second) >= OfSpans(first) && second.Months >= first.Months - 1);
        }, iter: Times);

    [Fact]
    public void A_later_day_of_application_counts_more_of_one_job_that_lasts() =>
        Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 3000]).Sample((start, later) =>
        {
            Job[] job = [new(Text(start), null)];
            var day = AsOf.AddDays(later - 2500);
            var (first, second) = (ExperienceCounter.Count(job, day, Policy), ExperienceCounter.Count(job, day.AddDays(1), Policy));
            if (CalendarPeriod.FirstDay(job[0].Start) <= day) Assert.True(Total(second).CompareTo(Total(first)) > 0);
        }, iter: Times);

    [Fact]
    public void Leave_around_childbirth_changes_nothing() =>
        Gen.Select(RandomCareers.AnyFullJob.List[1, 5], Gen.Int[0, 4000], Gen.Int[0, 400]).Sample((jobs, start, length) =>
            Assert.Equal(Sums(Count(jobs)), Sums(Count([.. jobs.Select(job => job with { Leaves = [new("maternity", Text(start), Text(start + length))] })]))), iter: Times);

    [Fact]
    public void Work_that_is_not_digital_changes_nothing() =>
        Gen.Select(RandomCareers.AnyCareer, RandomCareers.AnyJob).Sample((jobs, other) =>
            Assert.Equal(Sums(Count(jobs)), Sums(Count([.. jobs, other with { Digital = DigitalShare.No }]))), iter: Times);

    [Fact]
    public void The_explanation_adds_up_to_the_count() =>
        Gen.Select(RandomCareers.AnyCareer, RandomCareers.AnyAsOf, RandomCareers.AnyPolicy).Sample((jobs, asOf, policy) =>
        {
            var count = ExperienceCounter.Count(jobs, asOf, policy);
            Assert.Equal(count.Months, OfSpans(count) + count.CarriedMonths);
            Assert.All(count.Spans.Zip(count.Spans.Skip(1)), pair => Assert.True(pair.First.To.AddDays(1) < pair.Second.From));
            Assert.All(count.Entries, entry => Assert.Equal(entry.LeaveDays, entry.CutLeaves.Sum(leave => leave.Days)));
            Assert.All(count.Entries, entry => Assert.True(entry.Overlaps.Sum(overlap => overlap.Days) >= entry.OverlapDays && entry.Overlaps.All(overlap => overlap.Position < entry.Position)));
            var explanation = ExperienceExplanation.Of(count, asOf, policy);
            Assert.Equal(count.Entries.Select(entry => entry.Position), explanation.Lines.Select(line => line.Position).OfType<int>().Distinct());
        }, iter: Times);
}
