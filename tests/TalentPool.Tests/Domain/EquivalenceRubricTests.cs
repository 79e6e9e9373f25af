using CsCheck;
using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

public sealed class EquivalenceRubricTests
{
    static readonly Guid First = Guid.NewGuid(), Second = Guid.NewGuid(), Third = Guid.NewGuid();

    static Dictionary<RubricCriterion, int> Scores(int depth, int scope, int relevance, int evidence) =>
        new() { [RubricCriterion.Depth] = depth, [RubricCriterion.Scope] = scope, [RubricCriterion.Relevance] = relevance, [RubricCriterion.Evidence] = evidence };

    static RubricOpinion Yes(Guid reviewer) => new(reviewer, Scores(2, 2, 2, 2));

    static RubricOpinion No(Guid reviewer) => new(reviewer, Scores(1, 1, 1, 1));

    [Theory]
    [InlineData(2, 2, 2, 2, true)]
    [InlineData(3, 3, 1, 1, true)]
    [InlineData(2, 2, 2, 1, false)] // a point short
    [InlineData(3, 3, 3, 0, false)] // nothing that can be checked
    [InlineData(3, 3, 3, 3, true)]
    [InlineData(0, 0, 0, 0, false)]
    public void An_opinion_follows_from_its_scores(int depth, int scope, int relevance, int evidence, bool isEqual) =>
        Assert.Equal(isEqual, new RubricOpinion(First, Scores(depth, scope, relevance, evidence)).FindsEqual);

    [Fact]
    public void Two_who_agree_decide_and_a_third_decides_between_two_who_do_not()
    {
        Assert.Equal(RubricOutcome.NeedsFirst, EquivalenceRubric.Outcome([]));
        Assert.Equal(RubricOutcome.NeedsSecond, EquivalenceRubric.Outcome([Yes(First)]));
        Assert.Equal(RubricOutcome.NeedsSecond, EquivalenceRubric.Outcome([No(First)]));
        Assert.Equal(RubricOutcome.Equal, EquivalenceRubric.Outcome([Yes(First), Yes(Second)]));
        Assert.Equal(RubricOutcome.NotEqual, EquivalenceRubric.Outcome([No(First), No(Second)]));
        Assert.Equal(RubricOutcome.NeedsThird, EquivalenceRubric.Outcome([No(First), Yes(Second)]));
        Assert.Equal(RubricOutcome.Equal, EquivalenceRubric.Outcome([No(First), Yes(Second), Yes(Third)]));
        Assert.Equal(RubricOutcome.NotEqual, EquivalenceRubric.Outcome([No(First), Yes(Second), No(Third)]));
    }

    [Fact]
    public void Nobody_gives_two_opinions_and_nobody_one_after_the_decision()
    {
        Assert.True(EquivalenceRubric.Allows([], First));
        Assert.False(EquivalenceRubric.Allows([Yes(First)], First));
        Assert.True(EquivalenceRubric.Allows([Yes(First)], Second));
        Assert.False(EquivalenceRubric.Allows([Yes(First), No(Second)], Second));
        Assert.True(EquivalenceRubric.Allows([Yes(First), No(Second)], Third));
        Assert.False(EquivalenceRubric.Allows([Yes(First), Yes(Second)], Third));
    }

    [Fact]
    public void A_score_that_is_missing_or_out_of_bounds_is_named()
    {
        Assert.Null(EquivalenceRubric.Fault(Scores(0, 1, 2, 3)));
        Assert.Equal(RubricCriterion.Scope, EquivalenceRubric.Fault(Scores(0, 4, 2, 3)));
        Assert.Equal(RubricCriterion.Depth, EquivalenceRubric.Fault(Scores(-1, 4, 2, 3)));
        Assert.Equal(RubricCriterion.Evidence, EquivalenceRubric.Fault(Scores(0, 1, 2, 3).Where(score => score.Key != RubricCriterion.Evidence).ToDictionary()));
    }

    [Fact]
    public void A_better_score_never_turns_equal_into_not_equal() =>
        Gen.Select(Gen.Int[0, 3].Array[4], Gen.Int[0, 3]).Sample((scores, better) =>
        {
            var before = new RubricOpinion(First, Scores(scores[0], scores[1], scores[2], scores[3]));
            scores[better] = Math.Min(EquivalenceRubric.Best, scores[better] + 1);
            Assert.True(!before.FindsEqual || new RubricOpinion(First, Scores(scores[0], scores[1], scores[2], scores[3])).FindsEqual);
        }, iter: 1_000);

    [Fact]
    public void The_order_of_opinions_does_not_matter() =>
        Gen.Bool.List[0, 3].Sample(equal =>
        {
            List<RubricOpinion> opinions = [.. equal.Select(isEqual => isEqual ? Yes(Guid.NewGuid()) : No(Guid.NewGuid()))];
            Assert.Equal(EquivalenceRubric.Outcome(opinions), EquivalenceRubric.Outcome([.. opinions.AsEnumerable().Reverse()]));
        }, iter: 200);
}
