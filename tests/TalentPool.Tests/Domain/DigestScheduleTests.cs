using System.Globalization;
using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

public sealed class DigestScheduleTests
{
    static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(DigestFrequency.Daily, "2026-11-24T12:00+09:00", "daily:2026-11-24", "2026-11-24T07:00+09:00", "2026-11-25T07:00+09:00")]
    [InlineData(DigestFrequency.Daily, "2026-11-24T06:59:59+09:00", "daily:2026-11-23", "2026-11-23T07:00+09:00", "2026-11-24T07:00+09:00")]
    [InlineData(DigestFrequency.Daily, "2026-11-24T07:00+09:00", "daily:2026-11-24", "2026-11-24T07:00+09:00", "2026-11-25T07:00+09:00")]
    [InlineData(DigestFrequency.Daily, "2028-02-29T23:00+09:00", "daily:2028-02-29", "2028-02-29T07:00+09:00", "2028-03-01T07:00+09:00")]
    [InlineData(DigestFrequency.Weekly, "2026-11-23T06:59+09:00", "weekly:2026-W47", "2026-11-16T07:00+09:00", "2026-11-23T07:00+09:00")]
    [InlineData(DigestFrequency.Weekly, "2026-11-23T07:00+09:00", "weekly:2026-W48", "2026-11-23T07:00+09:00", "2026-11-30T07:00+09:00")]
    [InlineData(DigestFrequency.Weekly, "2027-01-01T12:00+09:00", "weekly:2026-W53", "2026-12-28T07:00+09:00", "2027-01-04T07:00+09:00")]
    [InlineData(DigestFrequency.Weekly, "2027-01-04T07:00+09:00", "weekly:2027-W01", "2027-01-04T07:00+09:00", "2027-01-11T07:00+09:00")]
    [InlineData(DigestFrequency.Weekly, "2024-12-31T12:00+09:00", "weekly:2025-W01", "2024-12-30T07:00+09:00", "2025-01-06T07:00+09:00")]
    [InlineData(DigestFrequency.Monthly, "2026-12-01T06:00+09:00", "monthly:2026-11", "2026-11-01T07:00+09:00", "2026-12-01T07:00+09:00")]
    [InlineData(DigestFrequency.Monthly, "2026-12-31T23:59+09:00", "monthly:2026-12", "2026-12-01T07:00+09:00", "2027-01-01T07:00+09:00")]
    [InlineData(DigestFrequency.Monthly, "2027-01-01T07:00+09:00", "monthly:2027-01", "2027-01-01T07:00+09:00", "2027-02-01T07:00+09:00")]
    public void The_period_of_an_instant_is_Japans(DigestFrequency frequency, string now, string key, string startsAt, string endsAt)
    {
        var period = DigestSchedule.Current(frequency, Instant(now).ToUniversalTime());
        Assert.Equal(new DigestPeriod(frequency, key, Instant(startsAt), Instant(endsAt)), period);
        Assert.Equal(TimeSpan.Zero, period.StartsAt.Offset);
    }

    [Theory]
    [InlineData(DigestFrequency.Daily)]
    [InlineData(DigestFrequency.Weekly)]
    [InlineData(DigestFrequency.Monthly)]
    public void Periods_follow_each_other_without_gap_or_overlap_for_years(DigestFrequency frequency)
    {
        HashSet<string> keys = [];
        for (var period = DigestSchedule.Current(frequency, Instant("2031-01-01T00:00Z")); period.StartsAt > Instant("2024-01-01T00:00Z");)
        {
            Assert.True(keys.Add(period.Key), period.Key);
            Assert.Equal(period, DigestSchedule.LastDue(frequency, period.EndsAt));
            var before = DigestSchedule.Before(period);
            Assert.Equal(before.EndsAt, period.StartsAt);
            period = before;
        }
    }
}
