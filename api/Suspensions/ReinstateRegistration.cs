using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Suspensions;

/// <summary>An admin of the ministry puts a suspended person back on the list (停止の解除). Identities that were closed stay closed.</summary>
public static class ReinstateRegistration
{
    static readonly Refusal NotSuspended = new("not-suspended", 409, "停止中の登録だけ再開できます。", "Only a suspended registration can be reinstated.");

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(string number, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (!await FindRegistration.IsAdmin(tx, me)) return FindRegistration.AdminsOnly.Problem();
            if (await FindRegistration.Find(tx, number) is not { } found) return FindRegistration.NoSuchRegistration.Problem();
            var row = new { found.CandidateId, me.AccountId, listed = Words.Of(CandidateStatus.Listed), suspended = Words.Of(CandidateStatus.Suspended), now = clock.GetUtcNow(), change = await tx.NextChange() };
            if (await tx.Execute(ReinstateSql, row) == 0) return NotSuspended.Problem();
            await tx.Execute(CloseSql, row);
            await Inbox.Add(tx, clock, found.AccountId, "suspension", "reinstated", null);
            await Outbox.Add(tx, clock, found.AccountId, new Letter.RegistrationReinstated());
            await AuditTrail.Add(tx, clock, me.Actor, "candidate.reinstated", ("candidate", found.CandidateId));
            return TypedResults.NoContent();
        }, ct);

    const string ReinstateSql = "UPDATE Candidate SET Status = @listed, ChangeNo = @change, UpdatedAt = @now WHERE CandidateId = @CandidateId AND Status = @suspended";

    const string CloseSql = "UPDATE Suspension SET ReinstatedAt = @now, ReinstatedBy = @AccountId WHERE CandidateId = @CandidateId AND ReinstatedAt IS NULL";
}
