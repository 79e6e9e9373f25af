using TalentPool.Domain;
using TalentPool.Search;

namespace TalentPool.Tests.Search;

/// <summary>
/// Who blocks an organisation, or has not consented to its prefecture, has no influence on anything it is answered: no two questions, asked with and without them on the list,
/// can differ.
/// </summary>
public class HiddenPeopleTests
{
    static readonly Viewer Asking = new("310000", new Guid("00000000-0000-0000-0002-000000000000"));

    static SearchableCandidate Hidden(SearchableCandidate person, int how) => how switch
    {
        0 => person with { BlockedOrganisationIds = [Asking.OrganisationId], ConsentsNationwide = true },
        1 => person with { ConsentsNationwide = false, ConsentPrefectureCodes = [] },
        2 => person with { ConsentsNationwide = false, ConsentPrefectureCodes = ["010006", "470007"] },
        // Values and words that nobody else has: they would stand out if they were counted.
        _ => person with { BlockedOrganisationIds = [Asking.OrganisationId], ConsentsNationwide = true, SkillIds = ["dev-cobol"], ResidenceRegion = "四国", Headline = "統計 防災 山田市 AI", DaysPerWeekMax = 1 },
    };

    static string Told(CandidateIndex index, SearchCriteria criteria)
    {
        var answer = index.Search(criteria, Asking);
        return string.Join('\n',
        [
            $"{answer.Total} {index.CountMatches(criteria, Asking)}", string.Join(' ', answer.CandidateIds), string.Join(' ', answer.RelaxOne),
            .. FacetNames.All.Select(facet => $"{facet} {string.Join(' ', answer.Facets.In(facet))}"),
        ]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Whoever_is_hidden_changes_no_answer(int seed)
    {
        var random = new RandomPeople(seed);
        var size = seed % 2 == 0 ? 40 : 400;
        var all = Enumerable.Range(1, size).Select(random.Person).ToList();
        var hidden = all.Where((_, place) => place % 7 == seed % 7).Take(1 + (seed * 3)).Select((person, place) => Hidden(person, place % 4)).ToList();
        var others = all.Where(person => hidden.TrueForAll(one => one.CandidateId != person.CandidateId)).ToList();

        var without = CandidateIndex.Build(others);
        var atOnce = CandidateIndex.Build([.. others, .. hidden]);
        var later = without.With(hidden, []);
        // On the list for all to see first, and hidden by a change.
        var becoming = CandidateIndex.Build(all).With(hidden, []);
        var gone = later.With([], [.. hidden.Select(person => person.CandidateId)]);

        for (var question = 0; question < 150; question++)
        {
            var criteria = random.Criteria() with { Skip = 0, Take = 1000 };
            var told = Told(without, criteria);
            foreach (var (name, picture) in new[] { ("at once", atOnce), ("later", later), ("becoming", becoming), ("gone", gone) }) Assert.True(told == Told(picture, criteria), $"{name}: {criteria}");
        }

        foreach (var person in others)
            foreach (var picture in new[] { atOnce, later, becoming })
            {
                Assert.Equal(without.CountAlike(person.ResidenceRegion, person.Routes, person.ExperienceMonths, Asking), picture.CountAlike(person.ResidenceRegion, person.Routes, person.ExperienceMonths, Asking));
                Assert.Equal(without.Find(person.CandidateId, Asking) is null, picture.Find(person.CandidateId, Asking) is null);
            }

        Assert.All(hidden, person => Assert.Null(atOnce.Find(person.CandidateId, Asking)));
    }

    [Fact]
    public void The_order_tells_neither_who_changed_nor_who_registered_first()
    {
        var day = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);
        SearchableCandidate Person(int number, long change, int second) => Listed.Person(number) with { ChangeNo = change, LastConfirmedAt = day.AddSeconds(second), ExperienceMonths = 60 };
        var orders = Enum.GetValues<SearchOrder>();
        var one = CandidateIndex.Build([Person(1, 1, 10), Person(2, 2, 20), Person(3, 3, 30)]);
        var other = CandidateIndex.Build([Person(3, 1, 10), Person(2, 5, 5), Person(1, 9, 0)]);
        foreach (var order in orders) Assert.Equal(one.Search(new() { Order = order }, Listed.InTottori).CandidateIds, other.Search(new() { Order = order }, Listed.InTottori).CandidateIds);
    }

    [Fact]
    public void People_are_alike_by_region_routes_and_band()
    {
        SearchableCandidate Person(int number, string region, int months, params EligibilityRoute[] routes) => Listed.Person(number) with { ResidenceRegion = region, ExperienceMonths = months, Routes = routes };
        var index = CandidateIndex.Build(
        [
            Person(1, "中国", 60, EligibilityRoute.Exam), Person(2, "中国", 119, EligibilityRoute.Exam), Person(3, "中国", 120, EligibilityRoute.Exam), Person(4, "関東", 60, EligibilityRoute.Exam),
            Person(5, "中国", 60, EligibilityRoute.Experience, EligibilityRoute.Exam), Person(6, "中国", 60, EligibilityRoute.Exam) with { BlockedOrganisationIds = [Listed.InTottori.OrganisationId] },
        ]);
        Assert.Equal(2, index.CountAlike("中国", [EligibilityRoute.Exam], 100, Listed.InTottori));
        Assert.Equal(3, index.CountAlike("中国", [EligibilityRoute.Exam], 100, Listed.InShimane));
        Assert.Equal(1, index.CountAlike("中国", [EligibilityRoute.Exam, EligibilityRoute.Experience], 60, Listed.InTottori));
        Assert.Equal(0, index.CountAlike("四国", [EligibilityRoute.Exam], 60, Listed.InTottori));
    }
}
