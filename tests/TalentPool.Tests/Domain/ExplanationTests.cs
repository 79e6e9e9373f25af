using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

/// <summary>What a person reads about their verdict, in both languages.</summary>
public sealed class ExplanationTests
{
    static readonly DateOnly AsOf = new(2026, 11, 23);

    static IReadOnlyList<ExplanationLine> Explain(params Job[] jobs) =>
        ExperienceExplanation.Of(ExperienceCounter.Count(jobs, AsOf, ExperiencePolicy.Current), AsOf, ExperiencePolicy.Current).Lines;

    static string[] Ja(params Job[] jobs) => [.. Explain(jobs).Select(line => line.TextJa)];

    static string[] En(params Job[] jobs) => [.. Explain(jobs).Select(line => line.TextEn)];

    [Fact]
    public void Overlap_is_told_with_the_entry_it_overlaps()
    {
        Job[] jobs = [new("2019-04", "2022-03"), new("2021-07", "2023-12")];
        Assert.Equal(
        [
            "職歴1: 36か月を数えました。", "職歴2: 30か月を数えました。", "職歴2: 職歴1と重なる274日は、一度だけ数えました。",
            "合計は57か月です。", "あと3か月で、登録要件(1)の60か月に達します。", "いま続いている職歴からは、達する日を見込めません。",
        ], Ja(jobs));
        Assert.Equal(
        [
            "Job 1: 36 months counted.", "Job 2: 30 months counted.", "Job 2: 274 days shared with job 1 are counted once.",
            "In total 57 months.", "3 months missing to the 60 months of route 1.", "No day can be foreseen from work that goes on now.",
        ], En(jobs));
    }

    [Fact]
    public void What_is_missing_is_told_with_the_day_on_which_present_work_reaches_it()
    {
        Assert.Equal(
            ["職歴1: 58か月と23日を数えました。", "合計は58か月と23日です。", "あと2か月で、登録要件(1)の60か月に達します。", "いまの仕事が続けば、2026年12月31日に達します。"],
            Ja(new Job("2022-01", null)));
        Assert.Equal(new DateOnly(2026, 12, 31), ExperienceCounter.Count([new("2022-01", null)], AsOf, ExperiencePolicy.Current).ReachedOn);
        Assert.Contains("If the present work goes on, they are reached on 31 December 2026.", En(new Job("2022-01", null)));
    }

    [Fact]
    public void Leaves_are_told_by_their_days_and_what_they_keep_open_goes_to_the_ministry() => Assert.Equal(
        [
            "職歴1: 54か月を数えました。", "職歴1: 2021年1月1日から2021年6月30日まで（181日）は休業のため除きました。",
            "2019年4月1日から2020年12月31日まで: 21か月", "2021年7月1日から2024年3月31日まで: 33か月", "合計は54か月です。",
            "一部の業務、短時間勤務、休業を含めると60か月になるため、総務省が確認します。", "あと6か月で、登録要件(1)の60か月に達します。", "いま続いている職歴からは、達する日を見込めません。",
        ],
        Ja(new Job("2019-04", "2024-03", Leaves: [new("childcare", "2021-01", "2021-06")])));

    [Fact]
    public void Left_over_days_that_make_a_month_are_told()
    {
        var lines = Explain(new("2014-04", "2016-03"), new("2017-01-01", "2018-07-20"), new("2019-01-01", "2020-06-10"));
        Assert.Contains(lines, line => line is { Code: "carried", TextJa: "端数の日を合わせ、30日を1か月として1か月を加えました。", TextEn: "Left-over days were added up, 30 to a month: 1 more month." });
        Assert.Contains(lines, line => line is { Code: "reached", TextEn: "The 60 months of route 1 are reached." });
    }

    [Theory]
    [InlineData("2027-04", null, DigitalShare.Yes, null, "future")]
    [InlineData("2019-04", "2024-03", DigitalShare.No, null, "not_digital")]
    [InlineData("2019-04", "2024-03", DigitalShare.Partial, null, "declared_partial")]
    [InlineData("2019-04", "2024-03", DigitalShare.Yes, 29.5, "declared_part_time")]
    [InlineData("2021-12", "2027-03", DigitalShare.Yes, null, "counted clipped")]
    public void Each_entry_says_what_became_of_it(string start, string? end, DigitalShare digital, double? hours, string codes) =>
        Assert.Equal(codes.Split(' '), Explain(new Job(start, end, digital, (decimal?)hours)).Where(line => line.Position == 0).Select(line => line.Code));

    [Fact]
    public void Nothing_at_all_is_told_too() => Assert.Equal(["nothing", "missing", "not_foreseen"], Explain().Select(line => line.Code));

    [Fact]
    public void Every_golden_number_has_its_sentence_in_both_languages()
    {
        var catalogue = TalentPool.Reference.ExamList.Starting;
        foreach (var number in GoldenCases.Numbers)
        {
            var check = CertificateNumber.Check(number.GetProperty("input").GetString()!, catalogue, GoldenCases.NumbersAsOf);
            var line = CertificateExplanation.Of(check, 1);
            Assert.Equal(check.Status is "accept" or "accept_legacy" ? $"certificate_{check.Status}" : $"certificate_{check.Reason}", line.Code);
            Assert.True(line.TextJa.StartsWith("合格証書番号2: ", StringComparison.Ordinal) && line.TextEn.StartsWith("Certificate 2: ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_level_three_pass_is_told_which_routes_are_open()
    {
        var line = CertificateExplanation.Of(CertificateNumber.Check("AP-2019-10-00001", TalentPool.Reference.ExamList.Starting, AsOf), 0);
        Assert.Equal("合格証書番号1: レベル3の試験のため、登録要件(2)の対象外です。実務経験が5年以上ある場合は要件(1)、同等の知見がある場合は要件(3)で申請できます。", line.TextJa);
    }
}
