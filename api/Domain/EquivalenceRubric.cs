namespace TalentPool.Domain;

/// <summary>What knowledge equal to routes 1 and 2 (同等以上の知見) is judged by. Our own rule: the ministry has published no criteria.</summary>
public enum RubricCriterion
{
    /// <summary>How deep the knowledge is: what the person can do that a level-4 holder can (専門性).</summary>
    Depth,

    /// <summary>How large the work was, and how much of it the person answered for (規模と責任).</summary>
    Scope,

    /// <summary>How far it is of use to local government, and how lately it was practised (活用可能性).</summary>
    Relevance,

    /// <summary>How well the statements are borne out by what others can check (裏付け).</summary>
    Evidence,
}

/// <summary>Where a review of route 3 stands.</summary>
public enum RubricOutcome
{
    /// <summary>Nobody has given an opinion.</summary>
    NeedsFirst,

    /// <summary>A second, different reviewer is needed.</summary>
    NeedsSecond,

    /// <summary>Two disagree: a third decides.</summary>
    NeedsThird,

    /// <summary>Two reviewers find the knowledge equal.</summary>
    Equal,

    /// <summary>Two reviewers find that it is not.</summary>
    NotEqual,
}

/// <summary>What one reviewer thinks.</summary>
/// <param name="ReviewerId">The reviewer's account.</param>
/// <param name="Scores">Every criterion from 0 (nothing to see) to 3 (beyond doubt).</param>
public sealed record RubricOpinion(Guid ReviewerId, IReadOnlyDictionary<RubricCriterion, int> Scores)
{
    /// <summary>True when the rubric finds the knowledge equal.</summary>
    public bool FindsEqual => Scores[RubricCriterion.Evidence] >= EquivalenceRubric.LeastEvidence && Scores.Values.Sum() >= EquivalenceRubric.LeastSum;
}

/// <summary>The rubric of route 3: four criteria, two different reviewers, a third when they disagree.</summary>
public static class EquivalenceRubric
{
    /// <summary>Kept with each opinion.</summary>
    public const string Version = "2026-11";

    /// <summary>The best score of one criterion.</summary>
    public const int Best = 3;

    /// <summary>The sum from which on knowledge is equal: two of three points in each criterion on average.</summary>
    public const int LeastSum = 8;

    /// <summary>What nobody can check is not enough, whatever the sum.</summary>
    public const int LeastEvidence = 1;

    /// <summary>Why scores cannot be: a criterion without a score, or a score out of its bounds; null when they can.</summary>
    public static RubricCriterion? Fault(IReadOnlyDictionary<RubricCriterion, int> scores)
    {
        foreach (var criterion in Enum.GetValues<RubricCriterion>())
            if (!scores.TryGetValue(criterion, out var score) || score is < 0 or > Best) return criterion;
        return null;
    }

    /// <summary>Whether someone may still give an opinion: nobody twice, and nobody once it is decided.</summary>
    public static bool Allows(IReadOnlyList<RubricOpinion> opinions, Guid reviewerId) =>
        Outcome(opinions) is not (RubricOutcome.Equal or RubricOutcome.NotEqual) && opinions.All(opinion => opinion.ReviewerId != reviewerId);

    /// <summary>Where the opinions, in any order, leave the review: two that agree decide.</summary>
    public static RubricOutcome Outcome(IReadOnlyList<RubricOpinion> opinions)
    {
        var equal = opinions.Count(opinion => opinion.FindsEqual);
        var notEqual = opinions.Count - equal;
        return (equal, notEqual) switch
        {
            ( >= 2, _) => RubricOutcome.Equal,
            (_, >= 2) => RubricOutcome.NotEqual,
            (1, 1) => RubricOutcome.NeedsThird,
            (0, 0) => RubricOutcome.NeedsFirst,
            _ => RubricOutcome.NeedsSecond,
        };
    }
}
