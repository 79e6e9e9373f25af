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
}
