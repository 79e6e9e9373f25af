using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Notices;

/// <summary>
/// One notice of the own organisation with its recipients. A name is read only under a grant of that person to this organisation that has neither run out nor
/// been revoked, and each name shown is recorded in the same transaction.
/// </summary>
public static class GetNotice
{
    /// <param name="NoticeId">The notice.</param>
    /// <param name="PostingId">What it is about.</param>
    /// <param name="PostingTitle">The posting's title now.</param>
    /// <param name="SentAt">When it was sent.</param>
    /// <param name="AnswerBy">The last day for an answer.</param>
    /// <param name="Message">What was written.</param>
    /// <param name="Counts">How many recipients stand where.</param>
    /// <param name="Recipients">By public number.</param>
    public sealed record Response(Guid NoticeId, Guid PostingId, string PostingTitle, DateTimeOffset SentAt, DateOnly AnswerBy, string Message, NoticeCounts Counts, IReadOnlyList<Recipient> Recipients);

    /// <param name="CandidateId">The person.</param>
    /// <param name="PublicNumber">Such as TP-0001234.</param>
    /// <param name="Headline">What the anonymous card says; empty when the person is no longer to be seen.</param>
    /// <param name="Status">Where the notice stands with this person.</param>
    /// <param name="Reason">What the person wrote with the answer.</param>
    /// <param name="AnsweredAt">When; of somebody whose identity is not open, the beginning of that day in Japan.</param>
    /// <param name="Disclosed">True when the person opened their identity to this organisation.</param>
    /// <param name="Name">Null unless disclosed.</param>
    public sealed record Recipient(Guid CandidateId, string PublicNumber, string Headline, NoticeStatus Status, string? Reason, DateTimeOffset? AnsweredAt, bool Disclosed, string? Name);

    public static Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<Ok<Response>, ProblemHttpResult>>(async tx =>
        {
            var key = new { id, me.Organisation, now = clock.GetUtcNow() };
            if (await tx.Find<ListNotices.Row>(HeadSql, key) is not { } head) return NoticeRefusals.NoSuchNotice.Problem();
            var rows = await tx.Query<Row>(RecipientsSql, key);
            var named = rows.Where(row => row.Name is not null).ToList();
            foreach (var row in named) await IdentityDisclosure.Add(tx, clock, row.CandidateId, (me.AccountId, me.Organisation), "viewed", head.PostingTitle, "name");
            await AuditTrail.Add(tx, clock, me.Actor, "notice.viewed", ("notice", id), $"recipients={rows.Count} names={named.Count}");
            return TypedResults.Ok(new Response(head.NoticeId, head.PostingId, head.PostingTitle, head.SentAt, head.AnswerBy, head.Message, head.Counts(), [.. rows.Select(row => row.ToRecipient())]));
        }, ct);

    sealed record Row
    {
        public required Guid CandidateId { get; init; }
        public required string PublicNumber { get; init; }
        public required string Headline { get; init; }
        public required string Status { get; init; }
        public string? Reason { get; init; }
        public DateTimeOffset? AnsweredAt { get; init; }
        public string? Name { get; init; }

        public Recipient ToRecipient() => new(CandidateId, PublicNumber, Headline, Words.Read<NoticeStatus>(Status), Reason, Name is null ? DayOf(AnsweredAt) : AnsweredAt, Name is not null, Name);

        // Until the identity is open an answer has a day, as the card has: the minute would tell a colleague who it was.
        static DateTimeOffset? DayOf(DateTimeOffset? answered) => answered is { } at ? Tokyo.StartOf(Tokyo.DayOf(at)) : null;
    }

    const string HeadSql = ListNotices.Row.Select + " AND n.NoticeId = @id" + ListNotices.Row.Group;

    const string IsToBeSeen = "b.CandidateId IS NULL AND c.Status NOT IN ('withdrawn', 'erased', 'suspended') AND a.Status <> 'suspended'";

    const string RecipientsSql = $"""
        SELECT r.CandidateId, c.PublicNumber, CASE WHEN {IsToBeSeen} THEN c.Headline ELSE '' END AS Headline,
            r.Status, r.Reason, r.AnsweredAt,
            CASE WHEN {IsToBeSeen} AND EXISTS
                (SELECT 1 FROM DisclosureGrant g WHERE g.CandidateId = r.CandidateId AND g.OrganisationId = n.OrganisationId AND g.RevokedAt IS NULL AND g.ExpiresAt > @now)
                THEN c.Name ELSE NULL END AS Name
        FROM NoticeRecipient r
        JOIN Notice n ON n.NoticeId = r.NoticeId
        JOIN Candidate c ON c.CandidateId = r.CandidateId
        JOIN Account a ON a.AccountId = c.AccountId
        LEFT JOIN CandidateBlock b ON b.CandidateId = r.CandidateId AND b.OrganisationId = n.OrganisationId
        WHERE r.NoticeId = @id AND n.OrganisationId = @Organisation
        ORDER BY c.PublicNumber
        """;
}
