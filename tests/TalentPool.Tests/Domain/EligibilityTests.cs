using TalentPool.Domain;
using TalentPool.Reference;

namespace TalentPool.Tests.Domain;

public sealed class EligibilityTests
{
    static readonly DateOnly AsOf = new(2026, 11, 23);

    static readonly ExamCatalogue Exams = ExamList.Starting;

    static EligibilityDecision Decide(Job[] jobs, string[] numbers, bool equivalent = false, bool former = true, params string[] ofOthers) => TalentPool.Domain.Eligibility.Decide(
        ExperienceCounter.Count(jobs, AsOf, ExperiencePolicy.Current), [.. numbers.Select(number => CertificateNumber.Check(number, Exams, AsOf))], equivalent, former, ofOthers.ToHashSet());

    [Fact]
    public void Any_one_route_is_enough()
    {
        Assert.Equal((EligibilityVerdict.Eligible, EligibilityRoute.Experience), Only(Decide([new("2019-04", "2024-03")], [])));
        Assert.Equal((EligibilityVerdict.Eligible, EligibilityRoute.Exam), Only(Decide([], ["ST-2015-10-01234"])));
        Assert.Equal([EligibilityRoute.Experience, EligibilityRoute.Exam], Decide([new("2019-04", "2024-03")], ["ST-2015-10-01234"]).Routes);

        static (EligibilityVerdict, EligibilityRoute) Only(EligibilityDecision decision) => (decision.Verdict, Assert.Single(decision.Routes));
    }

    [Fact]
    public void What_the_rules_cannot_decide_goes_to_the_ministry_with_its_reason()
    {
        Assert.Equal(["equivalent_claimed"], Decide([], [], equivalent: true).ReviewReasons);
        Assert.Equal(["experience_declared"], Decide([new("2019-04", "2024-03", DigitalShare.Partial)], []).ReviewReasons);
        Assert.Equal(["certificate_not_held_that_year"], Decide([], ["ST-2020-10-00010"]).ReviewReasons);
        Assert.Equal(["duplicate_number"], Decide([], ["ST-2015-10-01234"], ofOthers: "ST-2015-10-01234").ReviewReasons);
        Assert.Equal(["certificate_former_exam"], Decide([], ["AN-2007-10-00011"], former: false).ReviewReasons);
    }

    [Fact]
    public void A_level_three_pass_alone_is_not_enough_and_is_not_a_matter_for_review()
    {
        var decision = Decide([], ["AP-2019-10-00001"]);
        Assert.Equal(EligibilityVerdict.NotYet, decision.Verdict);
        Assert.Empty(decision.ReviewReasons);
    }

    [Fact]
    public void A_career_that_cannot_be_is_mended_before_anything_is_decided() =>
        Assert.Equal(EligibilityVerdict.Invalid, Decide([new("2022-04-01", "2022-03-31")], ["ST-2015-10-01234"], equivalent: true).Verdict);

    [Fact]
    public void A_number_of_another_person_does_not_spoil_a_second_one_of_ones_own()
    {
        var decision = Decide([], ["ST-2015-10-01234", "DB-2016-04-00002"], ofOthers: "ST-2015-10-01234");
        Assert.Equal((EligibilityVerdict.Eligible, EligibilityRoute.Exam), (decision.Verdict, Assert.Single(decision.Routes)));
    }
}
