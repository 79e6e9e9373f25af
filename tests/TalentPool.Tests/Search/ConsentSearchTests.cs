using TalentPool.Search;
using static TalentPool.Tests.Search.Listed;

namespace TalentPool.Tests.Search;

public class ConsentSearchTests
{
    static readonly CandidateIndex Index = CandidateIndex.Build(
    [
        Person(1, "統計") with { Remote = "full" },
        Person(2, "統計") with { Remote = "full", ConsentsNationwide = false, ConsentPrefectureCodes = [Tottori] },
        Person(3, "統計") with { Remote = "full", ConsentsNationwide = false },
        Person(4, "統計") with { Remote = "full", BlockedOrganisationIds = [InTottori.OrganisationId] },
    ]);

    [Fact]
    public void Only_who_consented_to_the_prefecture_is_found_and_counted()
    {
        var inTottori = Index.Search(new() { Text = "統計" }, InTottori);
        var inShimane = Index.Search(new() { Text = "統計" }, InShimane);

        Assert.Equal([2, 1], inTottori.Numbers());
        Assert.Equal(2, inTottori.Facets.Of(FacetNames.Remote, "full"));
        Assert.Equal([4, 1], inShimane.Numbers());
        Assert.Equal(2, inShimane.Facets.Of(FacetNames.Remote, "full"));
    }

    [Fact]
    public void A_blocked_organisation_sees_no_trace_not_even_in_the_counts_of_everyone()
    {
        var blocked = Index.Search(new(), InTottori);
        var other = Index.Search(new(), InTottori with { OrganisationId = Guid.Empty });

        Assert.Equal(2, blocked.Total);
        Assert.Equal(2, blocked.Facets.Of(FacetNames.Remote, "full"));
        Assert.Equal(3, other.Total);
        Assert.Equal(3, other.Facets.Of(FacetNames.Remote, "full"));
    }

    [Fact]
    public void What_a_condition_costs_counts_only_who_may_be_seen()
    {
        var answer = Index.Search(new() { Text = "統計", Remote = ["none"] }, InTottori);

        Assert.Equal([new(FacetNames.Text, "統計", 0), new(FacetNames.Remote, null, 2)], answer.RelaxOne);
    }

    [Fact]
    public void A_person_is_opened_only_for_who_may_see_them()
    {
        Assert.NotNull(Index.Find(Id(2), InTottori));
        Assert.Null(Index.Find(Id(2), InShimane));
        Assert.Null(Index.Find(Id(4), InTottori));
        Assert.Null(Index.Find(Id(99), InTottori));
        Assert.Equal(["full"], Index.Find(Id(4), InShimane)!.Values[FacetNames.Remote]);
    }
}
