using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Candidates;

/// <summary>Who saw one's data, when, which fields and for which purpose (開示台帳), the newest first.</summary>
public static class ListMyDisclosures
{
    public sealed record Response(int Total, IReadOnlyList<Item> Items);

    /// <param name="DisclosureEventId">The record, to object to.</param>
    /// <param name="OrganisationJa">Who looked.</param>
    /// <param name="OrganisationEn">The same in English.</param>
    /// <param name="Actor">The member of its staff; null when it was the person's own doing.</param>
    /// <param name="Action">viewed, exported, granted or noticeSent.</param>
    /// <param name="Purpose">For what.</param>
    /// <param name="PurposeEn">The same in English, as far as it is not a posting's title.</param>
    /// <param name="Fields">The fields that were shown; empty for a notice.</param>
    /// <param name="OccurredAt">When.</param>
    /// <param name="Objection">One's objection to it; null when there is none or it was taken back.</param>
    public sealed record Item(
        Guid DisclosureEventId, string OrganisationJa, string OrganisationEn, string? Actor, string Action, string Purpose, string PurposeEn, IReadOnlyList<string> Fields, DateTimeOffset OccurredAt, ObjectionItem? Objection);

    /// <param name="Status">Where it stands.</param>
    /// <param name="Reason">What one wrote.</param>
    /// <param name="Answer">What the ministry answered.</param>
    /// <param name="ClosedAt">When it was answered.</param>
    public sealed record ObjectionItem(Guid ObjectionId, ObjectionStatus Status, string Reason, DateTimeOffset RaisedAt, string? Answer, DateTimeOffset? ClosedAt);

    public static async Task<Ok<Response>> Handle(CurrentUser me, Db db, CancellationToken ct, int page = 0, int pageSize = 20)
    {
        var take = Math.Clamp(pageSize, 1, 100);
        var rows = await db.Query<Row>(PageSql(db.Dialect), new { me.AccountId, skip = Math.Clamp(page, 0, 1_000_000) * take, take }, ct);
        return TypedResults.Ok(new Response(
            await db.Find<int>(CountSql, new { me.AccountId }, ct),
            [.. rows.Select(row => row.ToItem())]));
    }

    sealed record Row
    {
        public required Guid DisclosureEventId { get; init; }
        public required string NameJa { get; init; }
        public required string NameEn { get; init; }
        public required string Action { get; init; }
        public required string Purpose { get; init; }
        public required string Fields { get; init; }
        public required DateTimeOffset OccurredAt { get; init; }
        public string? Actor { get; init; }
        public Guid? ObjectionId { get; init; }
        public string? Status { get; init; }
        public string? Reason { get; init; }
        public DateTimeOffset? RaisedAt { get; init; }
        public string? Answer { get; init; }
        public DateTimeOffset? ClosedAt { get; init; }

        public Item ToItem() => new(
            DisclosureEventId, NameJa, NameEn, Actor, Action, Purpose, IdentityDisclosure.PurposeInEnglish(Purpose), Fields.Split(' ', StringSplitOptions.RemoveEmptyEntries), OccurredAt,
            ObjectionId is { } id ? new(id, Words.Read<ObjectionStatus>(Status!), Reason!, RaisedAt!.Value, Answer, ClosedAt) : null);
    }

    static string PageSql(Dialect dialect) => $"""
        SELECT e.DisclosureEventId, o.NameJa, o.NameEn, m.DisplayName AS Actor, e.Action, e.Purpose, e.Fields, e.OccurredAt,
            x.ObjectionId, x.Status, x.Reason, x.RaisedAt, x.Answer, x.ClosedAt
        FROM DisclosureEvent e
        JOIN Candidate c ON c.CandidateId = e.CandidateId
        JOIN Organisation o ON o.OrganisationId = e.OrganisationId
        LEFT JOIN MemberName m ON m.AccountId = e.AccountId AND m.OrganisationId = e.OrganisationId
        LEFT JOIN DisclosureObjection x ON x.DisclosureEventId = e.DisclosureEventId AND x.Status <> 'withdrawn'
        WHERE c.AccountId = @AccountId
        ORDER BY e.OccurredAt DESC, e.DisclosureEventId {dialect.Page}
        """;

    const string CountSql = "SELECT COUNT(*) FROM DisclosureEvent e JOIN Candidate c ON c.CandidateId = e.CandidateId WHERE c.AccountId = @AccountId";
}
