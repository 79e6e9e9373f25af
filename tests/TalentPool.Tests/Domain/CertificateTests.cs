using TalentPool.Domain;
using TalentPool.Reference;

namespace TalentPool.Tests.Domain;

public sealed class CertificateTests
{
    static readonly ExamCatalogue Exams = ExamList.Starting;

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
    [InlineData("ST─2015─10─01234", "accept", "ok")]
    [InlineData("\u200BST-2015-10-01234\uFEFF", "accept", "ok")]
    [InlineData("ST-2015-10-0123\uD842", "invalid", "format")]
    [InlineData("  \u3000", "invalid", "empty")]
    [InlineData("第号", "invalid", "empty")]
    [InlineData("1604-SC-0001234", "invalid", "am1_number")]
    [InlineData("01234567", "review", "old_number")]
    [InlineData("0123456", "invalid", "format")]
    [InlineData("ST-2015-00-01234", "invalid", "month")]
    [InlineData("XX-2015-10-00000", "invalid", "serial")]
    [InlineData("ST-2008-10-01234", "invalid", "year_out_of_range")]
    [InlineData("SC-2008-10-01234", "invalid", "year_out_of_range")]
    [InlineData("SC-2017-04-00001", "accept", "ok")]
    [InlineData("SC-2016-10-00001", "accept", "ok")]
    [InlineData("ST-2026-11-00001", "accept", "ok")]
    [InlineData("ST-2026-03-00001", "accept", "ok")] // computer-based from 2026: any month
    [InlineData("PM-2011-07-00001", "accept", "ok")]
    [InlineData("PM-2011-10-00001", "review", "not_held_that_month")]
    [InlineData("DB-2000-04-00001", "accept_legacy", "ok")]
    [InlineData("DB-1995-10-00001", "review", "not_held_that_month")]
    [InlineData("SV-2006-04-00001", "accept_legacy", "ok")]
    [InlineData("PE-1999-04-00001", "review", "not_level4")]
    [InlineData("AD-2009-04-00001", "reject", "level2")]
    public void Other_numbers_follow_the_same_rules(string input, string status, string reason)
    {
        var check = CertificateNumber.Check(input, Exams, GoldenCases.NumbersAsOf);
        Assert.Equal((status, reason), (check.Status, check.Reason));
    }

    [Fact]
    public void Every_examination_with_a_code_is_found_in_each_of_its_years()
    {
        foreach (var exam in Exams.Exams.Where(exam => exam.Code.Length > 0))
            for (var year = exam.FirstYear; year <= (exam.LastYear ?? 2027); year++)
                Assert.Equal(exam, Exams.Find(exam.Code, year));
    }
}
