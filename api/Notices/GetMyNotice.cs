using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Postings;

namespace TalentPool.Notices;

/// <summary>One notice of the caller with its posting. Opening it is what marks it as opened; there is no pixel in the mail.</summary>
public static class GetMyNotice
{
    public sealed record Response : MyNotice
    {
        [SetsRequiredMembers]
        public Response(MyNotice notice, Posting posting) : base(notice) => Posting = posting;

        /// <summary>What the notice is about, as it stands now.</summary>
        public Posting Posting { get; }
    }

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var row = await db.Transact(async tx =>
        {
            var key = new { id, me.AccountId, now = clock.GetUtcNow() };
            var found = await tx.Find<MyNoticeRow>(FindSql, key);
            if (found is null || found.Is() is not NoticeStatus.Sent || NoticeTransitions.IsTooLate(found.AnswerBy, key.now)) return found;
            if (await tx.Execute(OpenSql, new { id, found.CandidateId, key.now }) > 0) await AuditTrail.Add(tx, clock, me.Actor, "notice.opened", ("notice", id));
            return found with { Status = Words.Of(NoticeStatus.Opened) };
        }, ct);
        if (row is null) return NoticeRefusals.NoSuchNotice.Problem();
        // Read as its organisation sees it: who got the notice may read a posting that was withdrawn since.
        var posting = await GetPosting.Read(db, clock, row.PostingId, row.OrganisationId, ct);
        return TypedResults.Ok(new Response(row.ToNotice(), posting!));
    }

    const string FindSql = MyNoticeRow.Select + " AND n.NoticeId = @id";

    const string OpenSql = "UPDATE NoticeRecipient SET Status = 'opened', OpenedAt = @now WHERE NoticeId = @id AND CandidateId = @CandidateId AND Status = 'sent'";
}
