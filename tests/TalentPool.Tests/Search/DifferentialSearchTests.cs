using TalentPool.Search;

namespace TalentPool.Tests.Search;

/// <summary>An own search engine means own defects: it is held against plain LINQ on random questions.</summary>
public class DifferentialSearchTests
{
    const int People = 1500;
    const int Questions = 2000;

    [Fact]
    public void Random_questions_get_the_answers_of_plain_filters()
    {
        var random = new RandomPeople(seed: 20260401);
        var people = Enumerable.Range(1, People).Select(random.Person).ToArray();
        var index = CandidateIndex.Build(people);

        var found = 0;
        for (var i = 0; i < Questions; i++) found += AssertSame(people, index, random.Criteria(), random.Viewer(), $"question {i}") > 0 ? 1 : 0;

        Assert.InRange(found, Questions / 3, Questions);
    }

    [Fact]
    public void After_any_changes_the_answers_are_those_of_a_fresh_build()
    {
        var random = new RandomPeople(seed: 7);
        var people = Enumerable.Range(1, People).Select(random.Person).ToDictionary(p => p.CandidateId);
        var index = CandidateIndex.Build(people.Values);

        for (var round = 0; round < 60; round++)
        {
            var batch = random.Next(4) == 0 ? 300 : 12;
            var changed = Enumerable.Range(0, random.Next(batch)).Select(_ => random.Person(1 + random.Next(People * 2))).ToArray();
            var removed = Enumerable.Range(0, random.Next(batch)).Select(_ => Listed.Id(1 + random.Next(People * 2))).ToArray();
            foreach (var person in changed) people[person.CandidateId] = person;
            foreach (var id in removed) people.Remove(id);

            index = index.With(changed, removed);

            var fresh = CandidateIndex.Build(people.Values);
            Assert.Equal(fresh.Count, index.Count);
            for (var i = 0; i < 10; i++)
            {
                var (criteria, viewer) = (random.Criteria(), random.Viewer());
                AssertSame(fresh.Search(criteria, viewer), index.Search(criteria, viewer), $"round {round}, {criteria}");
            }
        }
        for (var i = 0; i < 100; i++) AssertSame(people.Values, index, random.Criteria(), random.Viewer(), $"question {i} after all");
    }

    [Fact]
    public void What_giving_up_a_condition_adds_is_what_the_search_without_it_finds()
    {
        var random = new RandomPeople(seed: 3);
        var people = Enumerable.Range(1, 300).Select(random.Person).ToArray();
        var index = CandidateIndex.Build(people);

        for (var i = 0; i < 300; i++)
        {
            var (criteria, viewer) = (random.Criteria(), random.Viewer());
            var answer = index.Search(criteria, viewer);
            var without = Relaxing.OneByOne(criteria).Select(r => new NaiveSearch(people, r.Remaining, viewer).Ids().Count - answer.Total);
            Assert.Equal(answer.Total < CandidateIndex.FewResults ? without : [], answer.RelaxOne.Select(r => r.Added));
        }
    }

    static int AssertSame(IReadOnlyCollection<SearchableCandidate> people, CandidateIndex index, SearchCriteria criteria, Viewer viewer, string what)
    {
        var plain = new NaiveSearch(people, criteria, viewer);
        var ids = plain.Ids();
        var answer = index.Search(criteria, viewer);

        Assert.True(ids.Count == answer.Total, $"{what}: {answer.Total} people instead of {ids.Count}: {criteria}");
        Assert.Equal(ids.Skip(criteria.Skip).Take(criteria.Take), answer.CandidateIds);
        foreach (var (facet, counts) in plain.Counts())
            Assert.True(counts.SequenceEqual(answer.Facets.In(facet)), $"{what}: {facet} is {string.Join(' ', answer.Facets.In(facet))} instead of {string.Join<FacetCount>(' ', counts)}: {criteria}");
        return ids.Count;
    }

    static void AssertSame(SearchAnswer expected, SearchAnswer actual, string what)
    {
        Assert.True(expected.Total == actual.Total, what);
        Assert.Equal(expected.CandidateIds, actual.CandidateIds);
        foreach (var facet in FacetNames.All) Assert.Equal(expected.Facets.In(facet), actual.Facets.In(facet));
        Assert.Equal(expected.RelaxOne, actual.RelaxOne);
    }
}
