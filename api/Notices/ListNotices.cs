using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;

namespace TalentPool.Notices;

/// <summary>A notice as its organisation sees it in the list.</summary>
/// <param name="NoticeId">The notice.</param>
/// <param name="PostingId">What it is about.</param>
/// <param name="PostingTitle">The posting's title now.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="AnswerBy">The last day for an answer.</param>
/// <param name="Recipients">How many people got it.</param>
/// <param name="Counts">How many of them stand where.</param>
public sealed record SentNotice(Guid NoticeId, Guid PostingId, string PostingTitle, DateTimeOffset SentAt, DateOnly AnswerBy, int Recipients, NoticeCounts Counts);

/// <summary>How many recipients stand where; together they are all recipients.</summary>
public sealed record NoticeCounts(int Sent, int Opened, int Considering, int Accepted, int Declined, int Expired);

/// <summary>The notices of the caller's organisation, the newest first.</summary>
public static class ListNotices
{
    /// <param name="Total">How many there are in all.</param>
    /// <param name="Items">One page of them.</param>
    public sealed record Response(int Total, IReadOnlyList<SentNotice> Items);

    public static async Task<Ok<Response>> Handle(CurrentUser me, Db db, CancellationToken ct, int page = 0, int pageSize = 20)
    {
        var take = Math.Clamp(pageSize, 1, 100);
        var key = new { me.Organisation, skip = Math.Clamp(page, 0, 1_000_000) * take, take };
        var rows = await db.Query<Row>(PageSql(db.Dialect), key, ct);
        return TypedResults.Ok(new Response(await db.Find<int>(CountSql, key, ct), [.. rows.Select(row => row.ToNotice())]));
    }

    /// <summary>A notice with its counts, as it is read.</summary>
    internal sealed record Row
    {
        /// <summary>What a query selects to make this row; the WHERE follows, then <see cref="Group"/>.</summary>
        public const string Select = """
            SELECT n.NoticeId, n.PostingId, p.Title AS PostingTitle, n.SentAt, n.AnswerBy, n.Message,
                SUM(CASE WHEN r.Status = 'sent' THEN 1 ELSE 0 END) AS Sent, SUM(CASE WHEN r.Status = 'opened' THEN 1 ELSE 0 END) AS Opened,
                SUM(CASE WHEN r.Status = 'considering' THEN 1 ELSE 0 END) AS Considering, SUM(CASE WHEN r.Status = 'accepted' THEN 1 ELSE 0 END) AS Accepted,
                SUM(CASE WHEN r.Status = 'declined' THEN 1 ELSE 0 END) AS Declined, SUM(CASE WHEN r.Status = 'expired' THEN 1 ELSE 0 END) AS Expired
            FROM Notice n JOIN Posting p ON p.PostingId = n.PostingId JOIN NoticeRecipient r ON r.NoticeId = n.NoticeId
            WHERE n.OrganisationId = @Organisation
            """;

        public const string Group = "\nGROUP BY n.NoticeId, n.PostingId, p.Title, n.SentAt, n.AnswerBy, n.Message";

        public required Guid NoticeId { get; init; }
        public required Guid PostingId { get; init; }
        public required string PostingTitle { get; init; }
        public required DateTimeOffset SentAt { get; init; }
        public required DateOnly AnswerBy { get; init; }
        public required string Message { get; init; }
        public required int Sent { get; init; }
        public required int Opened { get; init; }
        public required int Considering { get; init; }
        public required int Accepted { get; init; }
        public required int Declined { get; init; }
        public required int Expired { get; init; }

        int Recipients() => Sent + Opened + Considering + Accepted + Declined + Expired;

        public NoticeCounts Counts() => new(Sent, Opened, Considering, Accepted, Declined, Expired);

        public SentNotice ToNotice() => new(NoticeId, PostingId, PostingTitle, SentAt, AnswerBy, Recipients(), Counts());
    }

    static string PageSql(Dialect dialect) => Row.Select + Row.Group + $"\nORDER BY n.SentAt DESC, n.NoticeId\n{dialect.Page}";

    const string CountSql = "SELECT COUNT(*) FROM Notice WHERE OrganisationId = @Organisation";
}
