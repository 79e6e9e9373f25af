using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Organisations;

/// <summary>
/// A member leaves: out at once, and what is open goes to a named colleague in the same transaction. Without a colleague it is refused with what is open. The last admin
/// who can work stays. Whoever looked at someone's data stays named in the ledger.
/// </summary>
public static class RemoveMember
{
    /// <param name="HandOverTo">The colleague who takes what is open.</param>
    public sealed record Request(Guid? HandOverTo = null);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.HandOverTo).NotEqual(Guid.Empty).WithMessage(_ => Said.In("引き継ぐ人を選んでください。", "Choose who takes the work."));
    }

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, Guid accountId, Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await MemberRow.Find(tx, id, accountId, me) is not { } member) return OrganisationRefusals.NoSuchMember.Problem();
            var open = await OpenWork.Of(tx, member);
            if (open.Total > 0 && await OpenWork.RefuseColleague(tx, clock, member, request.HandOverTo, open) is { } mayNot) return mayNot.Problem();
            var row = new { id, member = accountId, member.DisplayName, now = clock.GetUtcNow(), today = Domain.Tokyo.Today(clock) };
            if (await tx.Execute(RemoveSql, row) == 0) return OrganisationRefusals.LastAdmin.Problem();
            if (await tx.Execute(RememberAgainSql, row) == 0) await tx.Execute(RememberSql, row);
            if (open.Total > 0) await OpenWork.HandOver(tx, clock, member, request.HandOverTo!.Value, open);
            var revoked = await Invitations.RevokeSentBy(tx, clock, accountId);
            await Sessions.EndAll(tx, clock, accountId, but: null);
            await Outbox.Add(tx, clock, accountId, member.Changed("removed"));
            await AuditTrail.Add(tx, clock, me.Actor, "member.removed", ("account", accountId), $"role={member.Role}{open.InAudit()}{revoked}");
            return TypedResults.NoContent();
        }, ct);

    const string RemoveSql = $"DELETE FROM Membership WHERE OrganisationId = @id AND AccountId = @member AND (Role <> 'admin' OR {OrganisationReach.AdminRemains})";

    const string RememberAgainSql = "UPDATE FormerMember SET DisplayName = @DisplayName, LeftAt = @now WHERE OrganisationId = @id AND AccountId = @member";

    const string RememberSql = "INSERT INTO FormerMember (AccountId, OrganisationId, DisplayName, LeftAt) VALUES (@member, @id, @DisplayName, @now)";
}
