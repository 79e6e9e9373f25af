using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Objections;

/// <summary>One objection with the look it is about. The person stands in it by public number alone: no identity is needed to judge a look.</summary>
public static class GetObjection
{
    /// <param name="ObjectionId">The objection.</param>
    /// <param name="PublicNumber">The number of the person who objects.</param>
    /// <param name="Look">What was recorded.</param>
    /// <param name="Reason">Why the person objects.</param>
    /// <param name="Status">Where it stands.</param>
    /// <param name="RaisedAt">When it was raised.</param>
    /// <param name="TakenAt">When the inquiry began.</param>
    /// <param name="Answer">What the person was told.</param>
    /// <param name="ClosedAt">When it was answered or taken back.</param>
    /// <param name="IsOwnLook">True when the reader made the look: then a colleague answers.</param>
    public sealed record Response(
        Guid ObjectionId, string PublicNumber, LookItem Look, string Reason, ObjectionStatus Status, DateTimeOffset RaisedAt, DateTimeOffset? TakenAt, string? Answer, DateTimeOffset? ClosedAt, bool IsOwnLook);

    /// <param name="OrganisationJa">Who looked.</param>
    /// <param name="OrganisationEn">The same in English.</param>
    /// <param name="Actor">The member of its staff.</param>
    /// <param name="Action">viewed, exported or noticeSent.</param>
    /// <param name="Purpose">For what, as it was recorded.</param>
    /// <param name="Fields">What was shown.</param>
    /// <param name="OccurredAt">When.</param>
    public sealed record LookItem(string OrganisationJa, string OrganisationEn, string? Actor, string Action, string Purpose, IReadOnlyList<string> Fields, DateTimeOffset OccurredAt);

    public static Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<Ok<Response>, ProblemHttpResult>>(async tx =>
        {
            if (await tx.Find<Row>(FindSql, new { id }) is not { } row) return ObjectionRefusals.NoSuchObjection.Problem();
            await AuditTrail.Add(tx, clock, me.Actor, "objection.viewed", ("objection", id));
            return TypedResults.Ok(new Response(
                row.ObjectionId, row.PublicNumber,
                new(row.NameJa, row.NameEn, row.Actor, row.Action, row.Purpose, row.Fields.Split(' ', StringSplitOptions.RemoveEmptyEntries), row.OccurredAt),
                row.Reason, Words.Read<ObjectionStatus>(row.Status), row.RaisedAt, row.TakenAt, row.Answer, row.ClosedAt, row.LookedBy == me.AccountId));
        }, ct);

    sealed record Row
    {
        public required Guid ObjectionId { get; init; }
        public required string PublicNumber { get; init; }
        public required string NameJa { get; init; }
        public required string NameEn { get; init; }
        public required Guid LookedBy { get; init; }
        public string? Actor { get; init; }
        public required string Action { get; init; }
        public required string Purpose { get; init; }
        public required string Fields { get; init; }
        public required DateTimeOffset OccurredAt { get; init; }
        public required string Reason { get; init; }
        public required string Status { get; init; }
        public required DateTimeOffset RaisedAt { get; init; }
        public DateTimeOffset? TakenAt { get; init; }
        public string? Answer { get; init; }
        public DateTimeOffset? ClosedAt { get; init; }
    }

    const string FindSql = """
        SELECT x.ObjectionId, c.PublicNumber, o.NameJa, o.NameEn, e.AccountId AS LookedBy, m.DisplayName AS Actor, e.Action, e.Purpose, e.Fields, e.OccurredAt,
            x.Reason, x.Status, x.RaisedAt, x.TakenAt, x.Answer, x.ClosedAt
        FROM DisclosureObjection x
        JOIN DisclosureEvent e ON e.DisclosureEventId = x.DisclosureEventId
        JOIN Candidate c ON c.CandidateId = e.CandidateId
        JOIN Organisation o ON o.OrganisationId = e.OrganisationId
        LEFT JOIN MemberName m ON m.AccountId = e.AccountId AND m.OrganisationId = e.OrganisationId
        WHERE x.ObjectionId = @id
        """;
}
