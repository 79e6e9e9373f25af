namespace TalentPool.Domain;

/// <summary>When a career that goes on as it stands reaches what is required.</summary>
static class ExperienceForecast
{
    // A month holds at least 28 days; three months are kept back for left-over days and for what merging may free at once.
    const int ShortestMonth = 28, KeptBack = 3;

    /// <summary>
    /// The first day of application after <paramref name="asOf"/> on which the months are reached, if what lasts on that day lasts and nothing new begins.
    /// Null when they are reached already, when nothing counted goes on, or when the day lies more than a year beyond the required months.
    /// </summary>
    /// <param name="jobs">Possible entries.</param>
    /// <param name="asOf">The day that was counted to.</param>
    /// <param name="policy">The figures in force.</param>
    /// <param name="months">What was counted to that day.</param>
    public static DateOnly? ReachedOn(IReadOnlyList<Job> jobs, DateOnly asOf, ExperiencePolicy policy, int months)
    {
        if (months >= policy.RequiredMonths) return null;
        var begun = jobs.Where(job => ExperienceCounter.Counts(job, policy) && CalendarPeriod.FirstDay(job.Start) <= asOf)
            .ToLookup(job => job.End is null || CalendarPeriod.LastDay(job.End) > asOf);
        List<Job> running = [.. begun[true]];
        if (running.Count == 0) return null;

        var done = CalendarPeriod.Union(begun[false].SelectMany(job => ExperienceCounter.Worked(job, asOf, policy)));
        var last = asOf.AddMonths(policy.RequiredMonths + 12);
        for (var day = asOf; day <= last;)
        {
            var missing = policy.RequiredMonths - ExperienceCounter.Sum(CalendarPeriod.Union([.. done, .. running.SelectMany(job => ExperienceCounter.Worked(job, day, policy))]), policy).Months;
            if (missing <= 0) return day;
            day = day.AddDays(Math.Max(1, ShortestMonth * (missing - KeptBack)));
        }

        return null;
    }
}
