using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;

namespace TalentPool.Candidates;

/// <summary>One's own messages, the newest first.</summary>
public static class ListMyInbox
{
    public sealed record Response(int Total, int Unread, IReadOnlyList<Item> Items);

    public sealed record Item
    {
        public required Guid InboxMessageId { get; init; }

        /// <summary>verdict, reviewDecided, notice or objection.</summary>
        public required string Kind { get; init; }

        /// <summary>A code, such as listed, and after a space the words of a decision.</summary>
        public string? Detail { get; init; }

        /// <summary>The notice, for kind notice; the objection, for kind objection.</summary>
        public Guid? RelatedId { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset? ReadAt { get; init; }
    }

    public static async Task<Ok<Response>> Handle(CurrentUser me, Db db, CancellationToken ct, int page = 0, int pageSize = 20)
    {
        var take = Math.Clamp(pageSize, 1, 100);
        var items = await db.Query<Item>(PageSql(db.Dialect), new { me.AccountId, skip = Math.Clamp(page, 0, 1_000_000) * take, take }, ct);
        var counts = await db.Find<Counts>(CountSql, new { me.AccountId }, ct);
        return TypedResults.Ok(new Response(counts!.Total, counts.Unread, items));
    }

    sealed record Counts
    {
        public int Total { get; init; }
        public int Unread { get; init; }
    }

    static string PageSql(Dialect dialect) => $"""
        SELECT InboxMessageId, Kind, Detail, RelatedId, CreatedAt, ReadAt
        FROM InboxMessage WHERE AccountId = @AccountId
        ORDER BY CreatedAt DESC, InboxMessageId {dialect.Page}
        """;

    const string CountSql = "SELECT COUNT(*) AS Total, COALESCE(SUM(CASE WHEN ReadAt IS NULL THEN 1 ELSE 0 END), 0) AS Unread FROM InboxMessage WHERE AccountId = @AccountId";
}
