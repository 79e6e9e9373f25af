using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Mail;

namespace TalentPool.Organisations;

/// <summary>What an admin does with an invitation that is out: send it again with a new link, or take it back.</summary>
public static class CloseInvitation
{
    public static Task<Results<NoContent, ProblemHttpResult>> Resend(Guid id, Guid invitationId, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await Find(tx, id, invitationId, me) is not { } found) return OrganisationRefusals.NoSuchInvitation.Problem();
            if (await MemberRoles.RefuseAt(tx, id, found.Role) is { } refusal) return refusal.Problem();
            if (!await Invitations.Renew(tx, clock, invitationId, id, found.AccountId, found.Role)) return OrganisationRefusals.InvitationClosed.Problem();
            await AuditTrail.Add(tx, clock, me.Actor, "invitation.resent", ("invitation", invitationId), found.Role);
            return TypedResults.NoContent();
        }, ct);

    public static Task<Results<NoContent, ProblemHttpResult>> Revoke(Guid id, Guid invitationId, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await Find(tx, id, invitationId, me) is not { } found) return OrganisationRefusals.NoSuchInvitation.Problem();
            if (await tx.Execute(RevokeSql, new { invitationId, now = clock.GetUtcNow() }) == 0) return OrganisationRefusals.InvitationClosed.Problem();
            var organisation = await NameInLetters.Of(tx, id);
            await Outbox.Add(tx, clock, found.AccountId, new Letter.InvitationRevoked(organisation.NameJa, organisation.NameEn));
            await AuditTrail.Add(tx, clock, me.Actor, "invitation.revoked", ("invitation", invitationId), found.Role);
            return TypedResults.NoContent();
        }, ct);

    static async Task<Row?> Find(Tx tx, Guid id, Guid invitationId, CurrentUser me) =>
        await tx.Execute(OrganisationReach.TakeTurnSql, new { id, actor = me.AccountId }) == 0 ? null : await tx.Find<Row>(FindSql, new { id, invitationId });

    sealed record Row
    {
        public required Guid AccountId { get; init; }
        public required string Role { get; init; }
    }

    const string FindSql = "SELECT AccountId, Role FROM Invitation WHERE InvitationId = @invitationId AND OrganisationId = @id";

    const string RevokeSql = "UPDATE Invitation SET RevokedAt = @now WHERE InvitationId = @invitationId AND AcceptedAt IS NULL AND RevokedAt IS NULL";
}
