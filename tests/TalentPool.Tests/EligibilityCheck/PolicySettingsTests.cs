using Microsoft.Extensions.Configuration;
using TalentPool.Domain;
using TalentPool.Eligibility;

namespace TalentPool.Tests.EligibilityCheck;

public sealed class PolicySettingsTests
{
    static EligibilityPolicy Read(params (string Name, string Value)[] settings) => PolicySettings.From(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(setting => "Eligibility:" + setting.Name, setting => (string?)setting.Value)).Build());

    [Fact]
    public void Nothing_set_is_the_standard_policy()
    {
        var policy = Read();
        Assert.True(policy.DecidesLike(EligibilityPolicy.Default));
        Assert.Equal(("2026-11", 60, 30m, 30, 1, true), (policy.Experience.Version, policy.Experience.RequiredMonths, policy.Experience.MinWeeklyHours, policy.Experience.DaysPerCarryMonth, policy.Experience.LeaveCutFromMonths, policy.AcceptsFormerExams));
    }

    [Fact]
    public void Every_open_figure_can_be_decided_under_a_name_of_its_own()
    {
        var policy = Read(("PolicyVersion", "2027-04"), ("MinWeeklyHours", "15.5"), ("DaysPerCarryMonth", "31"), ("LeaveCutFromMonths", "3"), ("CountedLeaveKinds", "childcare care"), ("AcceptsFormerExams", "false"));
        Assert.Equal(("2027-04", 15.5m, 31, 3, false), (policy.Experience.Version, policy.Experience.MinWeeklyHours, policy.Experience.DaysPerCarryMonth, policy.Experience.LeaveCutFromMonths, policy.AcceptsFormerExams));
        Assert.Equal(["maternity", "childcare", "care"], policy.Experience.KeptLeaveKinds);
        var count = ExperienceCounter.Count([new Job("2019-04", "2024-03", Leaves: [new Leave("childcare", "2021-01", "2021-12")])], new DateOnly(2026, 11, 23), policy.Experience);
        Assert.Equal(60, count.Months);
    }

    [Theory]
    [InlineData("MinWeeklyHours", "20")]
    [InlineData("DaysPerCarryMonth", "31")]
    [InlineData("LeaveCutFromMonths", "2")]
    [InlineData("CountedLeaveKinds", "childcare")]
    [InlineData("AcceptsFormerExams", "false")]
    public void Another_policy_needs_another_name(string name, string value)
    {
        Assert.Contains("Eligibility__PolicyVersion", Assert.Throws<InvalidOperationException>(() => Read((name, value))).Message, StringComparison.Ordinal);
        Assert.False(Read((name, value), ("PolicyVersion", "2027-04")).DecidesLike(EligibilityPolicy.Default));
    }

    [Theory]
    [InlineData("MinWeeklyHours", "61")]
    [InlineData("MinWeeklyHours", "-1")]
    [InlineData("MinWeeklyHours", "many")]
    [InlineData("DaysPerCarryMonth", "0")]
    [InlineData("DaysPerCarryMonth", "30.5")]
    [InlineData("LeaveCutFromMonths", "0")]
    [InlineData("CountedLeaveKinds", "childcare holiday")]
    [InlineData("AcceptsFormerExams", "perhaps")]
    [InlineData("PolicyVersion", "the policy of the year 2027")]
    public void A_wrong_value_is_named(string name, string value) =>
        Assert.StartsWith("Eligibility__" + name, Assert.Throws<InvalidOperationException>(() => Read((name, value))).Message, StringComparison.Ordinal);
}
