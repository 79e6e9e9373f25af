using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

public sealed class ReviewStageTests
{
    // The table, written out; everything that is not in it must be refused.
    static readonly string[] Allowed =
    [
        "Open>Assigned", "Open>Decided", "Open>Withdrawn", "Assigned>Open", "Assigned>FirstOpinion", "Assigned>Decided", "Assigned>Withdrawn", "FirstOpinion>SecondOpinion", "FirstOpinion>Decided",
        "FirstOpinion>Withdrawn", "SecondOpinion>ThirdOpinion", "SecondOpinion>Decided", "SecondOpinion>Withdrawn", "ThirdOpinion>Decided", "ThirdOpinion>Withdrawn",
    ];

    [Fact]
    public void Only_the_changes_of_the_table_are_possible() => Assert.Equal(
        Allowed.Order(StringComparer.Ordinal),
        from source in Enum.GetValues<ReviewStage>()
        from target in Enum.GetValues<ReviewStage>()
        where ReviewStages.Allows(source, target)
        let name = $"{source}>{target}"
        orderby name
        select name,
        StringComparer.Ordinal);

    [Theory]
    [InlineData(null, false, 0, ReviewStage.Open)]
    [InlineData(null, true, 0, ReviewStage.Assigned)]
    [InlineData(null, true, 1, ReviewStage.FirstOpinion)]
    [InlineData(null, true, 2, ReviewStage.SecondOpinion)]
    [InlineData(null, true, 3, ReviewStage.ThirdOpinion)]
    [InlineData("returned", true, 1, ReviewStage.Decided)]
    [InlineData("withdrawn", true, 2, ReviewStage.Withdrawn)]
    public void The_columns_come_to_one_stage(string? decision, bool isAssigned, int opinions, ReviewStage stage) => Assert.Equal(stage, ReviewStages.Of(decision, isAssigned, opinions));

    [Theory]
    [InlineData("2026-11-24T14:59:59Z", "2027-02-24")]
    [InlineData("2026-11-24T15:00:00Z", "2027-02-25")]
    [InlineData("2026-11-30T03:00:00Z", "2027-02-28")]
    public void An_appeal_has_three_months_by_the_calendar_of_Japan(string decidedAt, string lastDay) =>
        Assert.Equal(DateOnly.Parse(lastDay, System.Globalization.CultureInfo.InvariantCulture), ReviewStages.AppealBy(DateTimeOffset.Parse(decidedAt, System.Globalization.CultureInfo.InvariantCulture)));
}
