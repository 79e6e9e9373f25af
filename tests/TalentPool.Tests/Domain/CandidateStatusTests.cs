using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

public sealed class CandidateStatusTests
{
    // The table of the product's description, written out; everything that is not in it must be refused.
    static readonly string[] Allowed =
    [
        "Draft>Submitted", "Draft>Listed", "Draft>Withdrawn", "Returned>Submitted", "Returned>Listed", "Returned>Withdrawn", "Rejected>Submitted", "Rejected>Listed", "Rejected>Withdrawn",
        "Submitted>Listed", "Submitted>Returned", "Submitted>Rejected", "Submitted>Withdrawn", "Listed>Paused", "Listed>Lapsed", "Listed>Suspended", "Listed>Withdrawn",
        "Paused>Listed", "Paused>Lapsed", "Paused>Withdrawn", "Lapsed>Listed", "Lapsed>Submitted", "Lapsed>Withdrawn", "Suspended>Listed", "Suspended>Withdrawn", "Withdrawn>Erased",
        // Taking a withdrawal back within the grace.
        "Withdrawn>Draft", "Withdrawn>Returned", "Withdrawn>Rejected", "Withdrawn>Listed", "Withdrawn>Paused", "Withdrawn>Lapsed", "Withdrawn>Suspended",
    ];

    [Fact]
    public void Only_the_changes_of_the_table_are_possible() => Assert.Equal(
        Allowed.Order(StringComparer.Ordinal),
        from source in Enum.GetValues<CandidateStatus>()
        from target in Enum.GetValues<CandidateStatus>()
        where CandidateTransitions.Allows(source, target)
        let name = $"{source}>{target}"
        orderby name
        select name,
        StringComparer.Ordinal);

    [Fact]
    public void Nothing_but_the_undo_brings_a_withdrawn_person_back() => Assert.Equal(
        [CandidateStatus.Erased], Enum.GetValues<CandidateStatus>().Where(to => CandidateTransitions.Sources(to).Contains("withdrawn")));

    [Theory]
    [InlineData(CandidateStatus.Listed, true, CandidateStatus.Listed)]
    [InlineData(CandidateStatus.Suspended, true, CandidateStatus.Suspended)]
    [InlineData(CandidateStatus.Draft, false, CandidateStatus.Draft)]
    [InlineData(CandidateStatus.Submitted, false, CandidateStatus.Draft)]
    [InlineData(CandidateStatus.Submitted, true, CandidateStatus.Lapsed)]
    public void An_undo_leads_back_to_where_one_stood_but_not_into_a_closed_review(CandidateStatus before, bool wasListed, CandidateStatus after) =>
        Assert.Equal(after, CandidateTransitions.AfterUndo(before, wasListed));

    [Fact]
    public void Every_undo_is_in_the_table() => Assert.All(
        Enum.GetValues<CandidateStatus>().Where(before => CandidateTransitions.Allows(before, CandidateStatus.Withdrawn)),
        before => Assert.All([true, false], wasListed => Assert.True(CandidateTransitions.Allows(CandidateStatus.Withdrawn, CandidateTransitions.AfterUndo(before, wasListed)))));
}
