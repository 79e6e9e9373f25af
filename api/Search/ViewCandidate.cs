using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Search;

/// <summary>
/// One person in detail, still without name. The identity is added only under a grant of the person to this very organisation, and then the look is recorded
/// in the same transaction.
/// </summary>
public static class ViewCandidate
{
    /// <summary>The card, what the person wrote without names, and the history with this organisation.</summary>
    public sealed record Response : CandidateCard
    {
        [SetsRequiredMembers]
        public Response(CandidateCard card) : base(card)
        {
        }

        public string Introduction { get; init; } = "";
        public IReadOnlyList<Job> Career { get; init; } = [];
        public IReadOnlyList<PassedExam> Exams { get; init; } = [];

        /// <summary>Who it is; null unless the person opened their identity to this organisation.</summary>
        public Identity? Disclosure { get; init; }

        /// <summary>Notices of this organisation to the person, the newest first.</summary>
        public IReadOnlyList<NoticeItem> History { get; init; } = [];
    }

    public sealed record Job
    {
        public required string JobTitle { get; init; }
        public required string Start { get; init; }
        public string? End { get; init; }

        /// <summary>yes, partial or no.</summary>
        public required string Digital { get; init; }
        public required string Description { get; init; }
    }

    /// <param name="ExamId">The examination.</param>
    /// <param name="PassedYear">From the certificate number.</param>
    public sealed record PassedExam(string ExamId, int PassedYear);

    public sealed record Identity
    {
        public required string Name { get; init; }
        public required string Kana { get; init; }
        public required string Email { get; init; }
        public string? Phone { get; init; }
        public required DateTimeOffset GrantedAt { get; init; }
        public required DateTimeOffset ExpiresAt { get; init; }
        public required Guid NoticeId { get; init; }

        /// <summary>Ties to organisations that the person declared (利益相反申告).</summary>
        public IReadOnlyList<Tie> Interests { get; init; } = [];
    }

    public sealed record Tie
    {
        public required string OrganisationName { get; init; }

        /// <summary>employment, contract, office, holding, family or other.</summary>
        public required string Relation { get; init; }
        public required string Start { get; init; }
        public string? End { get; init; }
    }

    public sealed record NoticeItem
    {
        public required Guid NoticeId { get; init; }
        public required string PostingTitle { get; init; }
        public required DateTimeOffset SentAt { get; init; }
        public required string Status { get; init; }
    }

    static readonly Refusal NoSuchCandidate = new("no-such-candidate", 404, "該当する方は見つかりません。掲載を休止したか、表示の同意がない可能性があります。", "There is no such person on the list, or no longer one you may see.");

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, CurrentUser me, Db db, LiveIndex index, TimeProvider clock, CancellationToken ct)
    {
        if (await SearchViewer.Of(me, db, ct) is not { } viewer) return ProblemPages.For(403).Problem();
        if (await SearchableRows.Cards(db, [id], viewer, index.Current, ct) is not [var card]) return NoSuchCandidate.Problem();
        return await db.Transact<Results<Ok<Response>, ProblemHttpResult>>(async tx =>
        {
            var key = new { id, viewer.OrganisationId, now = clock.GetUtcNow() };
            var identity = await tx.Find<Identity>(IdentitySql, key);
            if (identity is not null)
                await IdentityDisclosure.Add(tx, clock, id, (me.AccountId, viewer.OrganisationId), "viewed", IdentityDisclosure.Hiring, "name kana email phone interests");
            await AuditTrail.Add(tx, clock, me.Actor, "candidate.viewed", ("candidate", id), identity is null ? "anonymous" : "identified");
            var exams = await tx.Query<ExamRow>(ExamsSql, key);
            return TypedResults.Ok(new Response(card)
            {
                Introduction = await tx.Find<string>(IntroductionSql, key) ?? "",
                Career = await tx.Query<Job>(CareerSql, key),
                Exams = [.. exams.Select(exam => new PassedExam(exam.ExamId, int.Parse(exam.NormalizedNumber.AsSpan(3, 4), System.Globalization.CultureInfo.InvariantCulture)))],
                Disclosure = identity is null ? null : identity with { Phone = tx.Seal.Open(identity.Phone), Interests = await tx.Query<Tie>(InterestsSql, key) },
                History = await tx.Query<NoticeItem>(HistorySql, key),
            });
        }, ct);
    }

    sealed record ExamRow
    {
        public required string ExamId { get; init; }
        public required string NormalizedNumber { get; init; }
    }

    const string IntroductionSql = "SELECT Introduction FROM Candidate WHERE CandidateId = @id";

    const string CareerSql = """
        SELECT JobTitle, StartText AS Start, EndText AS "End", Digital, Description
        FROM CareerEntry WHERE CandidateId = @id ORDER BY Position
        """;

    // A pass is told only when it was accepted: a number that somebody else holds too proves nothing yet.
    const string ExamsSql = """
        SELECT ExamId, NormalizedNumber FROM Qualification
        WHERE CandidateId = @id AND Status IN ('accept', 'accept_legacy') AND ExamId IS NOT NULL AND NormalizedNumber IS NOT NULL
            AND EXISTS (SELECT 1 FROM CandidateRoute r WHERE r.CandidateId = @id AND r.Route = 'exam')
        ORDER BY Position
        """;

    const string IdentitySql = """
        SELECT c.Name, c.Kana, a.Email, c.Phone, g.GrantedAt, g.ExpiresAt, g.NoticeId
        FROM DisclosureGrant g
        JOIN Candidate c ON c.CandidateId = g.CandidateId
        JOIN Account a ON a.AccountId = c.AccountId
        WHERE g.CandidateId = @id AND g.OrganisationId = @OrganisationId AND g.RevokedAt IS NULL AND g.ExpiresAt > @now
        ORDER BY g.ExpiresAt DESC
        """;

    const string InterestsSql = """
        SELECT OrganisationName, Relation, StartText AS Start, EndText AS "End"
        FROM InterestDeclaration WHERE CandidateId = @id ORDER BY Position
        """;

    const string HistorySql = """
        SELECT n.NoticeId, p.Title AS PostingTitle, n.SentAt, r.Status
        FROM NoticeRecipient r
        JOIN Notice n ON n.NoticeId = r.NoticeId
        JOIN Posting p ON p.PostingId = n.PostingId
        WHERE r.CandidateId = @id AND n.OrganisationId = @OrganisationId
        ORDER BY n.SentAt DESC
        """;
}
