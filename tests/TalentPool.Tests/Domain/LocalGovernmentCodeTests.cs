using TalentPool.Domain;
using TalentPool.Reference;

namespace TalentPool.Tests.Domain;

public sealed class LocalGovernmentCodeTests
{
    static readonly IReadOnlyList<string> Codes =
        [.. ReferenceFiles.Prefectures.Select(prefecture => prefecture.Code), .. ReferenceFiles.Municipalities.Concat(ReferenceFiles.OtherAreas).Select(area => area.Code)];

    [Fact]
    public void Every_code_of_the_reference_lists_has_its_check_digit()
    {
        Assert.Equal(47 + 1741 + 177, Codes.Distinct().Count());
        Assert.All(Codes, code => Assert.True(LocalGovernmentCode.IsWellFormed(code), code));
    }

    [Fact]
    public void Four_codes_have_a_sum_below_eleven()
    {
        Assert.Equal(["010006", "011002", "020001", "100005"], Codes.Where(code => code[..5].Select((digit, position) => (digit - '0') * (6 - position)).Sum() < 11).Order(StringComparer.Ordinal));
        Assert.Equal([6, 2, 1, 5], new[] { "01000", "01100", "02000", "10000" }.Select(LocalGovernmentCode.CheckDigit));
    }

    // So a well-formed code is not yet one that exists: it is looked up as well.
    [Fact]
    public void The_check_digit_misses_few_slips_of_one_digit()
    {
        var slips = (from area in ReferenceFiles.Municipalities
                     from position in Enumerable.Range(0, 6)
                     from digit in "0123456789"
                     where area.Code[position] != digit
                     select area.Code[..position] + digit + area.Code[(position + 1)..]).ToList();
        Assert.Equal((94_014, 1_417), (slips.Count, slips.Count(LocalGovernmentCode.IsWellFormed)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("10006")] // a leading zero lost on the way
    [InlineData("010007")]
    [InlineData("0100060")]
    [InlineData("０１０００６")]
    [InlineData("01000a")]
    [InlineData("-10006")]
    public void Anything_else_is_no_code(string text) => Assert.False(LocalGovernmentCode.IsWellFormed(text));

    [Fact]
    public void A_prefecture_is_known_by_two_digits_or_six()
    {
        Assert.All(ReferenceFiles.Prefectures, prefecture => Assert.Equal((prefecture.Code, prefecture.Code), (LocalGovernmentCode.Prefecture(prefecture.Code[..2]), LocalGovernmentCode.Prefecture(prefecture.Code))));
        Assert.All(["1", "北海", "010007", "0100"], text => Assert.Null(LocalGovernmentCode.Prefecture(text)));
    }

    [Fact]
    public void Every_municipality_lies_in_the_prefecture_that_its_code_says() =>
        Assert.All(ReferenceFiles.Municipalities.Concat(ReferenceFiles.OtherAreas), area => Assert.Equal(area.PrefectureCode, LocalGovernmentCode.Prefecture(area.Code[..2])));
}
