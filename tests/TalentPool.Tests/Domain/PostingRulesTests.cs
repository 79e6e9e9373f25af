using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

public sealed class PostingRulesTests
{
    [Fact]
    public void A_posting_goes_only_the_ways_of_the_table()
    {
        (PostingStatus, PostingStatus)[] allowed =
        [
            (PostingStatus.Draft, PostingStatus.Published), (PostingStatus.Draft, PostingStatus.Withdrawn),
            (PostingStatus.Published, PostingStatus.Closed), (PostingStatus.Published, PostingStatus.Withdrawn),
        ];
        var all = from one in Enum.GetValues<PostingStatus>() from other in Enum.GetValues<PostingStatus>() select (one, other);
        foreach (var (from, to) in all) Assert.True(PostingTransitions.Allows(from, to) == allowed.Contains((from, to)), $"{from} to {to}");
    }

    [Theory]
    [InlineData(PostingStatus.Draft, true)]
    [InlineData(PostingStatus.Published, true)]
    [InlineData(PostingStatus.Closed, false)]
    [InlineData(PostingStatus.Withdrawn, false)]
    public void Only_drafts_and_published_postings_are_edited(PostingStatus status, bool allowed) => Assert.Equal(allowed, PostingTransitions.AllowsEdit(status));

    [Fact]
    public void A_posting_is_open_on_its_last_day_and_not_on_the_next()
    {
        var deadline = new DateOnly(2026, 12, 11);
        Assert.True(PostingTransitions.IsOpen(PostingStatus.Published, deadline, deadline));
        Assert.False(PostingTransitions.IsOpen(PostingStatus.Published, deadline, deadline.AddDays(1)));
        Assert.False(PostingTransitions.IsOpen(PostingStatus.Closed, deadline, deadline));
    }

    [Theory]
    [InlineData(AppointmentType.Regular, EmploymentType.FullTime)]
    [InlineData(AppointmentType.RegularExperienced, EmploymentType.FullTime)]
    [InlineData(AppointmentType.FixedTermGeneral, EmploymentType.FullTime)]
    [InlineData(AppointmentType.FixedTermSpecified, EmploymentType.FullTime)]
    [InlineData(AppointmentType.FiscalYearFull, EmploymentType.FullTime)]
    [InlineData(AppointmentType.FiscalYearPart, EmploymentType.PartTime)]
    [InlineData(AppointmentType.SpecialPartTime, EmploymentType.PartTime)]
    [InlineData(AppointmentType.ServiceContract, EmploymentType.SideJob)]
    public void Each_appointment_amounts_to_one_kind_of_employment(AppointmentType appointment, EmploymentType expected) =>
        Assert.Equal(expected, PostingTerms.EmploymentOf(appointment));

    [Theory]
    [InlineData("fixedTermGeneral")]
    [InlineData("fixed_term_general")]
    public void Words_are_read_in_both_spellings(string word) => Assert.Equal(AppointmentType.FixedTermGeneral, Words.Find<AppointmentType>(word));

    [Theory]
    [InlineData("")]
    [InlineData("4")]
    [InlineData("full time")]
    public void Other_words_are_not_read(string word) => Assert.Null(Words.Find<AppointmentType>(word));

    [Fact]
    public void What_is_written_is_read_back()
    {
        foreach (var value in Enum.GetValues<WorkStyle>()) Assert.Equal(value, Words.Read<WorkStyle>(Words.Of(value)));
        Assert.Throws<ArgumentException>(() => Words.Read<WorkStyle>("nowhere"));
    }
}
