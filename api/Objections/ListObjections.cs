using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Objections;

/// <summary>The ministry's queue of objections, the oldest first; closed ones the newest first. Nobody is named in it.</summary>
public static class ListObjections
{
    public sealed record Response(int Total, IReadOnlyList<Item> Items);

    /// <param name="ObjectionId">The objection.</param>
    /// <param name="PublicNumber">The number of the person who objects.</param>
    /// <param name="OrganisationJa">Who looked.</param>
    /// <param name="OrganisationEn">The same in English.</param>
    /// <param name="Action">viewed, exported or noticeSent.</param>
    /// <param name="RaisedAt">When it was raised.</param>
    /// <param name="AgeDays">Full days since then, until now or until it was closed.</param>
    /// <param name="Status">Where it stands.</param>
    public sealed record Item(Guid ObjectionId, string PublicNumber, string OrganisationJa, string OrganisationEn, string Action, DateTimeOffset RaisedAt, int AgeDays, ObjectionStatus Status);

    public static async Task<Ok<Response>> Handle(CurrentUser me, Db db, TimeProvider clock, CancellationToken ct, string? status = "open", int page = 0, int pageSize = 20)
    {
        var take = Math.Clamp(pageSize, 1, 100);
        var isOpen = status != "closed";
        var rows = await db.Query<Row>(isOpen ? OpenSql(db.Dialect) : ClosedSql(db.Dialect), new { skip = Math.Clamp(page, 0, 1_000_000) * take, take }, ct);
        await AuditTrail.Add(db, clock, me.Actor, "objection.listed", ("organisation", me.Organisation), $"objections={rows.Count}", ct);
        return TypedResults.Ok(new Response(
            await db.Find<int>(isOpen ? CountOpenSql : CountClosedSql, null, ct),
            [.. rows.Select(row => new Item(row.ObjectionId, row.PublicNumber, row.NameJa, row.NameEn, row.Action, row.RaisedAt, (int)((row.ClosedAt ?? clock.GetUtcNow()) - row.RaisedAt).TotalDays, Words.Read<ObjectionStatus>(row.Status)))]));
    }

    sealed record Row
    {
        public required Guid ObjectionId { get; init; }
        public required string PublicNumber { get; init; }
        public required string NameJa { get; init; }
        public required string NameEn { get; init; }
        public required string Action { get; init; }
        public required DateTimeOffset RaisedAt { get; init; }
        public DateTimeOffset? ClosedAt { get; init; }
        public required string Status { get; init; }
    }

    const string Select = """
        SELECT x.ObjectionId, c.PublicNumber, o.NameJa, o.NameEn, e.Action, x.RaisedAt, x.ClosedAt, x.Status
        FROM DisclosureObjection x
        JOIN DisclosureEvent e ON e.DisclosureEventId = x.DisclosureEventId
        JOIN Candidate c ON c.CandidateId = e.CandidateId
        JOIN Organisation o ON o.OrganisationId = e.OrganisationId
        """;

    static string OpenSql(Dialect dialect) => $"{Select} WHERE x.Status IN ('raised', 'underInquiry') ORDER BY x.RaisedAt, x.ObjectionId {dialect.Page}";

    static string ClosedSql(Dialect dialect) => $"{Select} WHERE x.Status IN ('upheld', 'dismissed', 'withdrawn') ORDER BY x.ClosedAt DESC, x.ObjectionId {dialect.Page}";

    const string CountOpenSql = "SELECT COUNT(*) FROM DisclosureObjection WHERE Status IN ('raised', 'underInquiry')";

    const string CountClosedSql = "SELECT COUNT(*) FROM DisclosureObjection WHERE Status IN ('upheld', 'dismissed', 'withdrawn')";
}
