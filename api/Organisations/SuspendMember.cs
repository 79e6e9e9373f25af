using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Mail;

namespace TalentPool.Organisations;

/// <summary>An admin stops a member's access at once, or gives it back. The last admin who can work stays.</summary>
public static class SuspendMember
{
    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, Guid accountId, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await MemberRow.Find(tx, id, accountId, me) is not { } member) return OrganisationRefusals.NoSuchMember.Problem();
            if (member.SuspendedAt is not null) return OrganisationRefusals.AlreadySuspended.Problem();
            if (await tx.Execute(SuspendSql, member.Key(me, clock)) == 0) return OrganisationRefusals.LastAdmin.Problem();
            await Sessions.EndAll(tx, clock, accountId, but: null);
            await Outbox.Add(tx, clock, accountId, member.Changed("suspended"));
            await AuditTrail.Add(tx, clock, me.Actor, "member.suspended", ("account", accountId), (await Invitations.RevokeSentBy(tx, clock, accountId)).TrimStart());
            return TypedResults.NoContent();
        }, ct);

    public static Task<Results<NoContent, ProblemHttpResult>> End(Guid id, Guid accountId, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await MemberRow.Find(tx, id, accountId, me) is not { } member) return OrganisationRefusals.NoSuchMember.Problem();
            if (await tx.Execute(EndSql, member.Key(me, clock)) == 0) return OrganisationRefusals.NotSuspended.Problem();
            await Outbox.Add(tx, clock, accountId, member.Changed("reinstated"));
            await AuditTrail.Add(tx, clock, me.Actor, "member.reinstated", ("account", accountId));
            return TypedResults.NoContent();
        }, ct);

    const string SuspendSql = $"UPDATE Membership SET SuspendedAt = @now WHERE OrganisationId = @id AND AccountId = @member AND (Role <> 'admin' OR {OrganisationReach.AdminRemains})";

    const string EndSql = "UPDATE Membership SET SuspendedAt = NULL WHERE OrganisationId = @id AND AccountId = @member AND SuspendedAt IS NOT NULL";
}
