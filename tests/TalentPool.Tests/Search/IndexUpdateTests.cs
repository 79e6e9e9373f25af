using TalentPool.Search;
using static TalentPool.Tests.Search.Listed;

namespace TalentPool.Tests.Search;

public class IndexUpdateTests
{
    [Fact]
    public void A_new_person_is_found_in_the_next_picture_and_not_in_the_former()
    {
        var before = CandidateIndex.Build([Person(1, "統計")]);
        Assert.Equal([1], before.Find("統計"));

        var after = before.With([Person(2, "統計")], []);

        Assert.Equal([2, 1], after.Find("統計"));
        Assert.Equal([1], before.Find("統計"));
        Assert.Equal((1, 2), (before.Count, after.Count));
        Assert.Equal((1, 2), (before.LastChangeNo, after.LastChangeNo));
    }

    [Fact]
    public void A_changed_person_is_found_by_the_new_words_only()
    {
        var index = CandidateIndex.Build([Person(1, "統計") with { Remote = "full" }]);

        index = index.With([Person(1, "防災") with { ChangeNo = 7, Remote = "none" }], []);

        Assert.Empty(index.Find("統計"));
        Assert.Equal([1], index.Find("防災"));
        Assert.Equal([new("none", 1)], index.Search(new(), InTottori).Facets.In(FacetNames.Remote));
        Assert.Equal(7, index.Find(Id(1), InTottori)!.ChangeNo);
    }

    [Fact]
    public void A_removed_person_vanishes_from_words_counts_and_opening()
    {
        var index = CandidateIndex.Build([Person(1, "統計") with { Remote = "full" }, Person(2, "統計")]);
        Assert.Equal([2, 1], index.Find("統計"));

        index = index.With([], [Id(1)], lastChangeNo: 3);

        Assert.Equal([2], index.Find("統計"));
        Assert.Empty(index.Search(new(), InTottori).Facets.In(FacetNames.Remote));
        Assert.Null(index.Find(Id(1), InTottori));
        Assert.Equal((1, 3L), (index.Count, index.LastChangeNo));
    }

    [Fact]
    public void Revoked_consent_and_a_new_block_hide_at_once()
    {
        var index = CandidateIndex.Build([Person(1), Person(2)]);
        Assert.Equal(2, index.Search(new(), InTottori).Total);

        index = index.With(
            [Person(1) with { ConsentsNationwide = false }, Person(2) with { BlockedOrganisationIds = [InTottori.OrganisationId] }], []);

        Assert.Equal(0, index.Search(new(), InTottori).Total);
        Assert.Equal([2], index.Search(new(), InShimane).Numbers());
    }

    [Fact]
    public void Of_two_states_in_one_batch_the_later_counts()
    {
        var index = CandidateIndex.Build([Person(1, "防災") with { ChangeNo = 5 }, Person(1, "統計") with { ChangeNo = 4 }]);

        Assert.Equal(1, index.Count);
        Assert.Equal([1], index.Find("防災"));
    }

    [Fact]
    public void Removing_who_is_not_there_changes_nothing()
    {
        var index = CandidateIndex.Build([Person(1)]).With([], [Id(9)]);

        Assert.Equal(1, index.Count);
    }

    [Fact]
    public void A_list_that_was_emptied_can_be_filled_again()
    {
        var index = CandidateIndex.Build([Person(1), Person(2)]).With([], [Id(1), Id(2)]);
        Assert.Equal(0, index.Count);

        Assert.Equal([2], index.With([Person(2, "統計")], []).Find("統計"));
    }

    [Fact]
    public void Many_small_changes_leave_few_blocks_and_the_right_people()
    {
        var index = CandidateIndex.Build([.. Enumerable.Range(1, 3000).Select(i => Person(i, "統計"))]);

        for (var i = 1; i <= 1500; i += 3) index = index.With([Person(i, "防災")], [Id(i + 1)]);

        Assert.Equal(2500, index.Count);
        Assert.Equal(500, index.Search(new() { Text = "防災" }, InTottori).Total);
        Assert.Equal(2000, index.Search(new() { Text = "統計" }, InTottori).Total);
    }
}
