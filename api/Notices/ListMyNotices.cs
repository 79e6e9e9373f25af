using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Notices;

/// <summary>A notice as the person who got it sees it.</summary>
public record MyNotice
{
    public required Guid NoticeId { get; init; }
    public required Guid PostingId { get; init; }
    public required string PostingTitle { get; init; }
    public required string OrganisationJa { get; init; }
    public required string OrganisationEn { get; init; }
    public required string Message { get; init; }
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The last day for an answer, open until its end in Japan.</summary>
    public required DateOnly AnswerBy { get; init; }
    public required NoticeStatus Status { get; init; }

    /// <summary>What the person wrote with the answer.</summary>
    public string? Reason { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>The notices that the caller got, the newest first.</summary>
public static class ListMyNotices
{
    /// <param name="Total">How many there are in all.</param>
    /// <param name="Items">One page of them.</param>
    public sealed record Response(int Total, IReadOnlyList<MyNotice> Items);

    public static async Task<Ok<Response>> Handle(CurrentUser me, Db db, CancellationToken ct, int page = 0, int pageSize = 20)
    {
        var take = Math.Clamp(pageSize, 1, 100);
        var key = new { me.AccountId, skip = Math.Clamp(page, 0, 1_000_000) * take, take };
        var rows = await db.Query<MyNoticeRow>(PageSql(db.Dialect), key, ct);
        return TypedResults.Ok(new Response(await db.Find<int>(CountSql, key, ct), [.. rows.Select(row => row.ToNotice())]));
    }

    static string PageSql(Dialect dialect) => MyNoticeRow.Select + $"\nORDER BY n.SentAt DESC, n.NoticeId\n{dialect.Page}";

    const string CountSql = "SELECT COUNT(*) FROM NoticeRecipient r JOIN Candidate c ON c.CandidateId = r.CandidateId WHERE c.AccountId = @AccountId";
}

/// <summary>A notice of the caller, as it is read.</summary>
sealed record MyNoticeRow
{
    /// <summary>What a query selects to make this row; takes @AccountId, so that nobody reads another's.</summary>
    public const string Select = """
        SELECT n.NoticeId, n.PostingId, p.Title AS PostingTitle, n.OrganisationId, o.NameJa, o.NameEn, n.Message, n.SentAt, n.AnswerBy, n.SentBy,
            r.CandidateId, r.Status, r.Reason, r.AnsweredAt
        FROM NoticeRecipient r
        JOIN Candidate c ON c.CandidateId = r.CandidateId
        JOIN Notice n ON n.NoticeId = r.NoticeId
        JOIN Posting p ON p.PostingId = n.PostingId
        JOIN Organisation o ON o.OrganisationId = n.OrganisationId
        WHERE c.AccountId = @AccountId
        """;

    public required Guid NoticeId { get; init; }
    public required Guid PostingId { get; init; }
    public required string PostingTitle { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string NameJa { get; init; }
    public required string NameEn { get; init; }
    public required string Message { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public required DateOnly AnswerBy { get; init; }
    public required Guid SentBy { get; init; }
    public required Guid CandidateId { get; init; }
    public required string Status { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    public NoticeStatus Is() => Words.Read<NoticeStatus>(Status);

    public MyNotice ToNotice() => new()
    {
        NoticeId = NoticeId,
        PostingId = PostingId,
        PostingTitle = PostingTitle,
        OrganisationJa = NameJa,
        OrganisationEn = NameEn,
        Message = Message,
        SentAt = SentAt,
        AnswerBy = AnswerBy,
        Status = Is(),
        Reason = Reason,
        AnsweredAt = AnsweredAt,
    };
}
