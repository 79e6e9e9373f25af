using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;

namespace TalentPool.Candidates;

/// <summary>Who saw one's data, when, which fields and for which purpose (開示台帳), the newest first.</summary>
public static class ListMyDisclosures
{
    public sealed record Response(int Total, IReadOnlyList<Item> Items);

    /// <param name="Action">viewed, granted or noticeSent.</param>
    /// <param name="Fields">The fields that were shown; empty for a notice.</param>
    public sealed record Item(string OrganisationJa, string OrganisationEn, string Action, string Purpose, IReadOnlyList<string> Fields, DateTimeOffset OccurredAt);

    public static async Task<Ok<Response>> Handle(CurrentUser me, Db db, CancellationToken ct, int page = 0, int pageSize = 20)
    {
        var take = Math.Clamp(pageSize, 1, 100);
        var rows = await db.Query<Row>(PageSql(db.Dialect), new { me.AccountId, skip = Math.Clamp(page, 0, 1_000_000) * take, take }, ct);
        return TypedResults.Ok(new Response(
            await db.Find<int>(CountSql, new { me.AccountId }, ct),
            [.. rows.Select(row => new Item(row.NameJa, row.NameEn, row.Action, row.Purpose, row.Fields.Split(' ', StringSplitOptions.RemoveEmptyEntries), row.OccurredAt))]));
    }

    sealed record Row
    {
        public required string NameJa { get; init; }
        public required string NameEn { get; init; }
        public required string Action { get; init; }
        public required string Purpose { get; init; }
        public required string Fields { get; init; }
        public required DateTimeOffset OccurredAt { get; init; }
    }

    static string PageSql(Dialect dialect) => $"""
        SELECT o.NameJa, o.NameEn, e.Action, e.Purpose, e.Fields, e.OccurredAt
        FROM DisclosureEvent e
        JOIN Candidate c ON c.CandidateId = e.CandidateId
        JOIN Organisation o ON o.OrganisationId = e.OrganisationId
        WHERE c.AccountId = @AccountId
        ORDER BY e.OccurredAt DESC, e.DisclosureEventId {dialect.Page}
        """;

    const string CountSql = "SELECT COUNT(*) FROM DisclosureEvent e JOIN Candidate c ON c.CandidateId = e.CandidateId WHERE c.AccountId = @AccountId";
}
