using TalentPool.Domain;
using TalentPool.Reference;

namespace TalentPool.Tests.Domain;

public sealed class CertificateTests
{
    static readonly ExamCatalogue Exams = new Catalogue().Exams;

    public static TheoryData<string> Inputs => [.. GoldenCases.Numbers.Select(number => number.GetProperty("input").GetString()!)];

    [Theory, MemberData(nameof(Inputs))]
    public void Golden_number(string input)
    {
        var expected = GoldenCases.Numbers.Single(number => number.GetProperty("input").GetString() == input);
        Assert.Equal(
            new CertificateCheck(input, expected.GetProperty("status").GetString()!, expected.GetProperty("reason").GetString()!, expected.GetProperty("exam_id").GetString(), expected.GetProperty("normalized").GetString()),
            CertificateNumber.Check(input, Exams, GoldenCases.NumbersAsOf));
    }

    [Theory]
    [InlineData("ST-2015-10-00000", "invalid", "serial")]
    [InlineData("ＳＴ２０１５１００１２３４", "accept", "ok")]
    [InlineData("第 ST－2015－10－01234 号", "accept", "ok")]
    [InlineData("ST—2015—10—01234", "accept", "ok")]
    [InlineData("ES-2026-11-00001", "accept", "ok")]
    [InlineData("ES-2026-12-00001", "invalid", "future")]
    [InlineData("FE-2020-01-00001", "reject", "level2")]
    [InlineData("NW-2005-10-00001", "accept_legacy", "ok")]
    [InlineData("ST-2015-10-01234; DROP TABLE", "invalid", "format")]
    [InlineData("ST-2015-10-٠١٢٣٤", "invalid", "format")]
    public void Other_numbers_follow_the_same_rules(string input, string status, string reason)
    {
        var check = CertificateNumber.Check(input, Exams, GoldenCases.NumbersAsOf);
        Assert.Equal((status, reason), (check.Status, check.Reason));
    }

    [Fact]
    public void Every_code_of_the_reference_lists_has_its_check_digit()
    {
        var codes = ReferenceFiles.Prefectures.Select(prefecture => prefecture.Code).Concat(ReferenceFiles.Municipalities.Concat(ReferenceFiles.OtherAreas).Select(area => area.Code)).ToList();
        Assert.Equal(47 + 1741 + 177, codes.Count);
        Assert.All(codes, code => Assert.True(LocalGovernmentCode.IsWellFormed(code), code));
        Assert.All(ReferenceFiles.Prefectures, prefecture => Assert.Equal(prefecture.Code, LocalGovernmentCode.Prefecture(prefecture.Code[..2])));
        Assert.False(LocalGovernmentCode.IsWellFormed("010007"));
    }
}
