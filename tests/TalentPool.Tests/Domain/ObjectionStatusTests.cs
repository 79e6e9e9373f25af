using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

public sealed class ObjectionStatusTests
{
    static readonly string[] Allowed =
    [
        "Raised>UnderInquiry", "Raised>Upheld", "Raised>Dismissed", "Raised>Withdrawn", "UnderInquiry>Upheld", "UnderInquiry>Dismissed", "UnderInquiry>Withdrawn",
    ];

    [Fact]
    public void Only_the_changes_of_the_table_are_possible() => Assert.Equal(
        Allowed.Order(StringComparer.Ordinal),
        from source in Enum.GetValues<ObjectionStatus>()
        from target in Enum.GetValues<ObjectionStatus>()
        where ObjectionTransitions.Allows(source, target)
        let name = $"{source}>{target}"
        orderby name
        select name,
        StringComparer.Ordinal);
}
