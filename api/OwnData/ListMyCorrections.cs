using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;

namespace TalentPool.OwnData;

/// <summary>What one changed in one's registration since the first submission (訂正履歴), the newest first. Nobody else has this page.</summary>
public static class ListMyCorrections
{
    /// <param name="Total">How many there are in all.</param>
    /// <param name="Items">One page of them.</param>
    public sealed record Response(int Total, IReadOnlyList<Item> Items);

    public sealed record Item
    {
        public required Guid CorrectionId { get; init; }
        public required DateTimeOffset CorrectedAt { get; init; }

        /// <summary>The path of the field, such as career[0].employer; interests for declared ties.</summary>
        public required string Field { get; init; }

        /// <summary>What stood there; null when nothing did.</summary>
        public string? Before { get; init; }

        /// <summary>What stands there now; null when it was taken out.</summary>
        public string? After { get; init; }
    }

    public static async Task<Ok<Response>> Handle(CurrentUser me, Db db, CancellationToken ct, int page = 0, int pageSize = 20)
    {
        var take = Math.Clamp(pageSize, 1, 100);
        var key = new { me.AccountId, skip = Math.Clamp(page, 0, 1_000_000) * take, take };
        var items = await db.Query<Item>(PageSql(db.Dialect), key, ct);
        return TypedResults.Ok(new Response(await db.Find<int>(CountSql, key, ct), [.. items.Select(item => item with { Before = db.Seal.Open(item.Before), After = db.Seal.Open(item.After) })]));
    }

    static string PageSql(Dialect dialect) => $"""
        SELECT r.CorrectionId, r.CorrectedAt, r.Field, r.ValueBefore AS "Before", r.ValueAfter AS "After"
        FROM Correction r
        JOIN Candidate c ON c.CandidateId = r.CandidateId
        WHERE c.AccountId = @AccountId
        ORDER BY r.CorrectedAt DESC, r.Position, r.CorrectionId {dialect.Page}
        """;

    const string CountSql = "SELECT COUNT(*) FROM Correction r JOIN Candidate c ON c.CandidateId = r.CandidateId WHERE c.AccountId = @AccountId";
}
