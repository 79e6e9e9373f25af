using TalentPool.Domain;
using TalentPool.Search;
using static TalentPool.Tests.Search.Listed;

namespace TalentPool.Tests.Search;

public class CandidateSearchTests
{
    [Fact]
    public void Nobody_is_found_in_an_empty_list()
    {
        var answer = CandidateIndex.Empty.Search(new() { Text = "統計" }, InTottori);

        Assert.Equal(0, answer.Total);
        Assert.Empty(answer.CandidateIds);
    }

    [Fact]
    public void A_prefecture_filter_finds_who_named_it_and_who_would_work_anywhere()
    {
        var index = CandidateIndex.Build(
        [
            Person(1) with { PrefectureCodes = [Tottori] },
            Person(2) with { PrefectureCodes = [Shimane] },
            Person(3) with { IsNationwide = true },
        ]);

        var answer = index.Search(new() { Prefectures = [Tottori] }, InTottori);

        Assert.Equal([3, 1], answer.Numbers());
        Assert.Equal(2, answer.Facets.Of(FacetNames.Prefecture, Tottori));
        Assert.Equal(2, answer.Facets.Of(FacetNames.Prefecture, Shimane));
        Assert.Equal(1, answer.Facets.Of(FacetNames.Prefecture, Okayama));
        Assert.Equal(1, answer.Facets.Of(FacetNames.Prefecture, FacetNames.Nationwide));
    }

    [Fact]
    public void Values_of_one_facet_are_alternatives_and_facets_must_all_hold()
    {
        var index = CandidateIndex.Build(
        [
            Person(1) with { EmploymentTypes = ["fullTime"], Remote = "full" },
            Person(2) with { EmploymentTypes = ["sideJob"], Remote = "full" },
            Person(3) with { EmploymentTypes = ["dispatch"], Remote = "full" },
            Person(4) with { EmploymentTypes = ["sideJob"], Remote = "none" },
        ]);

        var answer = index.Search(new() { EmploymentTypes = ["fullTime", "sideJob"], Remote = ["full"] }, InTottori);

        Assert.Equal([2, 1], answer.Numbers());
        Assert.Equal(1, answer.Facets.Of(FacetNames.EmploymentType, "dispatch"));
        Assert.Equal([new("full", 2), new("none", 1)], answer.Facets.In(FacetNames.Remote));
    }

    [Fact]
    public void Skills_must_all_be_there()
    {
        var index = CandidateIndex.Build(
        [
            Person(1) with { SkillIds = ["dev-csharp", "data-gis"] },
            Person(2) with { SkillIds = ["dev-csharp"] },
        ]);

        Assert.Equal([1], index.Search(new() { Skills = ["dev-csharp", "data-gis"] }, InTottori).Numbers());
        Assert.Equal(0, index.Search(new() { Skills = ["dev-csharp", "no-such-skill"] }, InTottori).Total);
    }

    [Fact]
    public void The_counts_of_a_facet_ignore_its_own_filter()
    {
        var index = CandidateIndex.Build(
        [
            Person(1) with { Routes = [EligibilityRoute.Exam], Themes = ["theme-a"] },
            Person(2) with { Routes = [EligibilityRoute.Experience], Themes = ["theme-a"] },
            Person(3) with { Routes = [EligibilityRoute.Equivalent], Themes = ["theme-b"] },
        ]);

        var facets = index.Search(new() { Routes = ["exam"] }, InTottori).Facets;

        Assert.Equal([new("equivalent", 1), new("exam", 1), new("experience", 1)], facets.In(FacetNames.Route));
        Assert.Equal([new("theme-a", 1)], facets.In(FacetNames.Theme));
    }

    [Fact]
    public void The_counts_of_the_skills_say_how_many_remain_when_one_more_is_asked_for()
    {
        var index = CandidateIndex.Build(
        [
            Person(1) with { SkillIds = ["dev-csharp", "data-gis"] },
            Person(2) with { SkillIds = ["dev-csharp"] },
            Person(3) with { SkillIds = ["data-gis", "cloud-aws"] },
        ]);

        Assert.Equal([new("data-gis", 1), new("dev-csharp", 2)], index.Search(new() { Skills = ["dev-csharp"] }, InTottori).Facets.In(FacetNames.Skill).OrderBy(count => count.Value, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(35, "0-35")]
    [InlineData(36, "36-59")]
    [InlineData(59, "36-59")]
    [InlineData(60, "60-119")]
    [InlineData(119, "60-119")]
    [InlineData(120, "120-179")]
    [InlineData(180, "180+")]
    [InlineData(600, "180+")]
    public void Months_of_experience_are_counted_in_bands(int months, string band)
    {
        var index = CandidateIndex.Build([Person(1) with { ExperienceMonths = months }]);

        Assert.Equal([new(band, 1)], index.Search(new() { MinMonths = 1000 }, InTottori).Facets.In(FacetNames.ExperienceBand));
        Assert.Equal(1, index.Search(new() { MinMonths = months }, InTottori).Total);
        Assert.Equal(0, index.Search(new() { MinMonths = months + 1 }, InTottori).Total);
    }

    [Fact]
    public void Who_named_no_start_day_can_start_at_any_time()
    {
        var index = CandidateIndex.Build(
        [
            Person(1),
            Person(2) with { AvailableFrom = new(2027, 4, 1) },
            Person(3) with { AvailableFrom = new(2027, 4, 2) },
        ]);

        Assert.Equal([2, 1], index.Search(new() { AvailableBy = new(2027, 4, 1) }, InTottori).Numbers());
        Assert.Equal([1], index.Search(new() { AvailableBy = new(1999, 1, 1) }, InTottori).Numbers());
        Assert.Equal([3, 2, 1], index.Search(new() { AvailableBy = DateOnly.MaxValue }, InTottori).Numbers());
    }

    [Fact]
    public void Three_days_a_week_are_offered_by_who_can_give_three_or_more()
    {
        var index = CandidateIndex.Build([.. Enumerable.Range(1, 5).Select(days => Person(days) with { DaysPerWeekMax = days })]);

        var answer = index.Search(new() { MinDaysPerWeek = 3 }, InTottori);

        Assert.Equal([5, 4, 3], answer.Numbers());
        Assert.Equal(1, answer.Facets.Of(FacetNames.DaysPerWeek, "1"));
    }

    [Fact]
    public void Who_has_all_words_in_front_comes_before_who_was_confirmed_later()
    {
        var index = CandidateIndex.Build(
        [
            Person(1, headline: "統計と防災の専門家"),
            Person(2, headline: "統計の専門家", introduction: "防災も少し"),
            Person(3) with { SkillNames = ["統計解析", "防災計画"] },
            Person(4, introduction: "統計、防災"),
        ]);

        Assert.Equal([3, 1, 4, 2], index.Find("統計 防災"));
    }

    [Fact]
    public void Lately_confirmed_people_come_first_then_the_experienced_and_a_draw_tells_nothing_of_changes()
    {
        var confirmed = new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);
        var index = CandidateIndex.Build(
        [
            Person(1) with { LastConfirmedAt = confirmed, ExperienceMonths = 90 },
            Person(2) with { LastConfirmedAt = confirmed, ExperienceMonths = 60 },
            Person(3) with { LastConfirmedAt = confirmed, ExperienceMonths = 60 },
            Person(4) with { LastConfirmedAt = confirmed.AddDays(1) },
        ]);

        Assert.Equal([4, 1, 2, 3], index.Search(new(), InTottori).Numbers());
        Assert.Equal([4, 1, 2, 3], index.Search(new() { Order = SearchOrder.Newest }, InTottori).Numbers());
        Assert.Equal([1, 2, 3, 4], index.Search(new() { Order = SearchOrder.Experience }, InTottori).Numbers());
    }

    [Fact]
    public void Pages_follow_each_other_without_gap_or_repetition()
    {
        var index = CandidateIndex.Build([.. Enumerable.Range(1, 45).Select(i => Person(i))]);

        var pages = Enumerable.Range(0, 4).SelectMany(page => index.Search(new() { Skip = page * 20 }, InTottori).Numbers());

        Assert.Equal(Enumerable.Range(1, 45).Reverse(), pages);
    }

    [Fact]
    public void A_short_answer_says_what_each_condition_costs()
    {
        var index = CandidateIndex.Build(
        [
            Person(1, headline: "統計") with { ResidenceRegion = "中国", SkillIds = ["data-bi"] },
            Person(2, headline: "統計") with { ResidenceRegion = "関東", SkillIds = ["data-bi"] },
            Person(3, headline: "統計") with { ResidenceRegion = "関東", SkillIds = ["data-bi"] },
            Person(4) with { ResidenceRegion = "中国", SkillIds = ["data-bi"] },
        ]);

        var answer = index.Search(new() { Text = "統計", ResidenceRegions = ["中国"], Skills = ["data-bi"] }, InTottori);

        Assert.Equal(1, answer.Total);
        Assert.Equal(
            [new(FacetNames.Text, "統計", 1), new(FacetNames.Skill, "data-bi", 0), new(FacetNames.ResidenceRegion, null, 2)],
            answer.RelaxOne);
    }

    [Fact]
    public void A_long_answer_needs_no_advice()
    {
        var index = CandidateIndex.Build([.. Enumerable.Range(1, 10).Select(i => Person(i) with { Remote = "full" })]);

        Assert.Empty(index.Search(new() { Remote = ["full"] }, InTottori).RelaxOne);
        Assert.Equal(10, index.CountMatches(new() { Remote = ["full"] }, InTottori));
    }
}
