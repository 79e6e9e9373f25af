using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Reviews;

/// <summary>The opinions about one claim of equal knowledge, and how much of them a reviewer may read.</summary>
public static class ReviewOpinions
{
    /// <summary>The rubric's state of a review.</summary>
    /// <param name="Outcome">Where the opinions leave it.</param>
    /// <param name="MayGive">True when the reader may give the next one.</param>
    /// <param name="Opinions">In the order in which they were given.</param>
    public sealed record Answer(RubricOutcome Outcome, bool MayGive, IReadOnlyList<Item> Opinions);

    /// <param name="Reviewer">Whose it is.</param>
    /// <param name="IsMine">The reader's own.</param>
    /// <param name="Scores">Null while the reader may not know: before giving one's own, as long as one may still have to.</param>
    /// <param name="FindsEqual">The same.</param>
    /// <param name="Reason">The same.</param>
    public sealed record Item(string Reviewer, bool IsMine, DateTimeOffset GivenAt, ScoreItem? Scores, bool? FindsEqual, string? Reason);

    /// <summary>Points from 0 to 3.</summary>
    public sealed record ScoreItem(int Depth, int Scope, int Relevance, int Evidence);

    internal sealed record Row
    {
        public required Guid AccountId { get; init; }
        public string? Reviewer { get; init; }
        public int Depth { get; init; }
        public int Scope { get; init; }
        public int Relevance { get; init; }
        public int Evidence { get; init; }
        public bool FindsEqual { get; init; }
        public required string Reason { get; init; }
        public required DateTimeOffset GivenAt { get; init; }

        public ScoreItem Scores => new(Depth, Scope, Relevance, Evidence);

        public RubricOpinion Opinion() => new(AccountId, new Dictionary<RubricCriterion, int>
        {
            [RubricCriterion.Depth] = Depth,
            [RubricCriterion.Scope] = Scope,
            [RubricCriterion.Relevance] = Relevance,
            [RubricCriterion.Evidence] = Evidence,
        });
    }

    internal static Task<IReadOnlyList<Row>> Read(Tx tx, Guid reviewId) => tx.Query<Row>(ListSql, new { reviewId });

    /// <summary>What a reviewer reads of them.</summary>
    internal static Answer For(IReadOnlyList<Row> given, Guid reader, Guid? assignedTo, bool isDecided)
    {
        List<RubricOpinion> opinions = [.. given.Select(one => one.Opinion())];
        var mayStill = !isDecided && EquivalenceRubric.Allows(opinions, reader);
        return new(
            EquivalenceRubric.Outcome(opinions),
            mayStill && (given.Count > 0 || assignedTo is null || assignedTo == reader),
            [.. given.Select(one => new Item(one.Reviewer ?? "", one.AccountId == reader, one.GivenAt, mayStill ? null : one.Scores, mayStill ? null : one.FindsEqual, mayStill ? null : one.Reason))]);
    }

    const string ListSql = """
        SELECT o.AccountId, m.DisplayName AS Reviewer, o.Depth, o.Scope, o.Relevance, o.Evidence, o.FindsEqual, o.Reason, o.GivenAt
        FROM ReviewOpinion o
        LEFT JOIN Membership m ON m.AccountId = o.AccountId
        WHERE o.ReviewId = @reviewId
        ORDER BY o.GivenAt, o.AccountId
        """;
}
