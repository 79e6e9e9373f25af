using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Mail;
using TalentPool.Reviews;

namespace TalentPool.Organisations;

/// <summary>What hangs on a member and is open: it goes to a colleague when the member leaves (引き継ぎ).</summary>
public static class OpenWork
{
    /// <summary>How much is open.</summary>
    public sealed record Counts
    {
        /// <summary>Drafts and published postings that the member wrote.</summary>
        public int Postings { get; init; }

        /// <summary>Notices that the member sent and somebody may still answer.</summary>
        public int Notices { get; init; }

        /// <summary>Reviews that the member has taken.</summary>
        public int Reviews { get; init; }

        /// <summary>Objections into which the member inquires.</summary>
        public int Objections { get; init; }

        internal int Total => Postings + Notices + Reviews + Objections;

        /// <summary>The part that a role cannot finish.</summary>
        internal Counts Beyond(string role) => new() { Reviews = role is "admin" or "reviewer" ? 0 : Reviews, Objections = role == "auditor" ? Objections : 0 };

        internal string InJapanese() => string.Join("、", Named(("採用情報", Postings), ("回答待ちの採用通知", Notices), ("要件審査", Reviews), ("異議の申出", Objections)).Select(one => $"{one.Name}{one.Count}件"));

        internal string InEnglish() => string.Join(", ", Named(("postings", Postings), ("notices in progress", Notices), ("reviews", Reviews), ("objections", Objections)).Select(one => $"{one.Name}: {one.Count}"));

        internal string InAudit() => string.Concat(Named(("postings", Postings), ("notices", Notices), ("reviews", Reviews), ("objections", Objections)).Select(one => $" {one.Name}={one.Count}"));

        static IEnumerable<(string Name, int Count)> Named(params (string Name, int Count)[] all) => all.Where(one => one.Count > 0);
    }

    /// <param name="Open">What is open.</param>
    /// <param name="Colleagues">Who can take it.</param>
    public sealed record Response(Counts Open, IReadOnlyList<Colleague> Colleagues);

    /// <summary>A member of the same organisation who can work.</summary>
    public sealed record Colleague
    {
        public required Guid AccountId { get; init; }
        public required string Name { get; init; }
        public required string Role { get; init; }
    }

    /// <summary>For the admin who is about to remove a member.</summary>
    public static Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, Guid accountId, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<Ok<Response>, ProblemHttpResult>>(async tx =>
        {
            if (await MemberRow.Find(tx, id, accountId, me) is not { } member) return OrganisationRefusals.NoSuchMember.Problem();
            await AuditTrail.Add(tx, clock, me.Actor, "member.workViewed", ("account", accountId));
            return TypedResults.Ok(new Response(await Of(tx, member), await tx.Query<Colleague>(ColleaguesSql, member.Key(me, clock))));
        }, ct);

    internal static async Task<Counts> Of(Tx tx, MemberRow member) => await tx.Find<Counts>(CountSql, new { id = member.OrganisationId, member = member.AccountId }) ?? new Counts();

    /// <returns>Null when the colleague may take what is open.</returns>
    internal static async Task<Refusal?> RefuseColleague(Tx tx, TimeProvider clock, MemberRow member, Guid? colleague, Counts open)
    {
        if (colleague is not { } to) return OrganisationRefusals.WorkIsOpen(open);
        var found = (await tx.Query<Colleague>(ColleaguesSql, new { id = member.OrganisationId, member = member.AccountId, today = Tokyo.Today(clock) })).SingleOrDefault(one => one.AccountId == to);
        return found is null || (open.Reviews > 0 && found.Role is not ("admin" or "reviewer")) || (open.Objections > 0 && found.Role == "auditor") ? OrganisationRefusals.ColleagueMayNot : null;
    }

    /// <summary>
    /// Hands over, and tells the colleague. A review that the colleague may not handle goes back to the queue; an objection to the colleague's own look stays where anybody
    /// else at the desk answers it.
    /// </summary>
    internal static async Task HandOver(Tx tx, TimeProvider clock, MemberRow member, Guid to, Counts open)
    {
        var key = new { id = member.OrganisationId, member = member.AccountId, AccountId = to, now = clock.GetUtcNow() };
        if (open.Postings > 0) await tx.Execute(PostingsSql, key);
        if (open.Notices > 0) await tx.Execute(NoticesSql, key);
        var reviews = open.Reviews > 0 ? await tx.Execute(ReviewsSql, key) : 0;
        if (open.Reviews > 0) await tx.Execute(ReleaseSql, key);
        var objections = open.Objections > 0 ? await tx.Execute(ObjectionsSql, key) : 0;
        await Outbox.Add(tx, clock, to, new Letter.WorkHandedOver(open.Postings, open.Notices, reviews, objections));
    }

    const string IsPosting = "OrganisationId = @id AND CreatedBy = @member AND Status IN ('draft', 'published')";

    const string IsNotice = """
        OrganisationId = @id AND SentBy = @member
            AND EXISTS (SELECT 1 FROM NoticeRecipient r WHERE r.NoticeId = Notice.NoticeId AND r.Status IN ('sent', 'opened', 'considering'))
        """;

    const string IsReview = "AssignedTo = @member AND Decision IS NULL";

    const string IsObjection = "TakenBy = @member AND Status = 'underInquiry'";

    const string CountSql = $"""
        SELECT (SELECT COUNT(*) FROM Posting WHERE {IsPosting}) AS Postings, (SELECT COUNT(*) FROM Notice WHERE {IsNotice}) AS Notices,
            (SELECT COUNT(*) FROM Review WHERE {IsReview}) AS Reviews, (SELECT COUNT(*) FROM DisclosureObjection WHERE {IsObjection}) AS Objections
        """;

    const string ColleaguesSql = $"""
        SELECT able.AccountId, able.DisplayName AS Name, able.Role
        FROM Membership able, Account theirs
        WHERE able.OrganisationId = @id AND able.AccountId <> @member AND {OrganisationReach.Able}
        ORDER BY able.DisplayName, able.AccountId
        """;

    const string PostingsSql = $"UPDATE Posting SET CreatedBy = @AccountId WHERE {IsPosting}";

    const string NoticesSql = $"UPDATE Notice SET SentBy = @AccountId WHERE {IsNotice}";

    const string ReviewsSql = $"""
        UPDATE Review SET AssignedTo = @AccountId, AssignedAt = @now
        WHERE {IsReview} AND ReviewId IN (SELECT r.ReviewId FROM Review r JOIN Candidate c ON c.CandidateId = r.CandidateId WHERE r.AssignedTo = @member AND {MayReview.Condition})
        """;

    const string ReleaseSql = $"UPDATE Review SET AssignedTo = NULL, AssignedAt = NULL WHERE {IsReview}";

    const string ObjectionsSql = $"""
        UPDATE DisclosureObjection SET TakenBy = @AccountId
        WHERE {IsObjection} AND DisclosureEventId IN (SELECT e.DisclosureEventId FROM DisclosureEvent e WHERE e.AccountId <> @AccountId)
        """;
}
