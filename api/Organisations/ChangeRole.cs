using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Mail;

namespace TalentPool.Organisations;

/// <summary>
/// An admin changes a member's role; it holds from the member's next request on. Who no longer may do what they have on the desk hands it over with that. The last
/// admin stays one.
/// </summary>
public static class ChangeRole
{
    /// <param name="Role">member or admin; at the ministry also reviewer and auditor.</param>
    /// <param name="HandOverTo">The colleague who takes reviews and objections that the new role cannot finish.</param>
    public sealed record Request(string Role, Guid? HandOverTo = null);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Role).Must(MemberRoles.Contains).WithMessage(_ => MemberRoles.Missing);
    }

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, Guid accountId, Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await MemberRow.Find(tx, id, accountId, me) is not { } member) return OrganisationRefusals.NoSuchMember.Problem();
            if (await MemberRoles.RefuseAt(tx, id, request.Role) is { } refusal) return refusal.Status == 400 ? refusal.At("role") : refusal.Problem();
            if (member.Role == request.Role) return OrganisationRefusals.SameRole.Problem();
            var open = (await OpenWork.Of(tx, member)).Beyond(request.Role);
            if (open.Total > 0 && await OpenWork.RefuseColleague(tx, clock, member, request.HandOverTo, open) is { } mayNot) return mayNot.Problem();
            if (await tx.Execute(ChangeSql, new { id, member = accountId, role = request.Role, today = Domain.Tokyo.Today(clock) }) == 0) return OrganisationRefusals.LastAdmin.Problem();
            if (open.Total > 0) await OpenWork.HandOver(tx, clock, member, request.HandOverTo!.Value, open);
            var revoked = request.Role == "admin" ? "" : await Invitations.RevokeSentBy(tx, clock, accountId);
            await Outbox.Add(tx, clock, accountId, member.Changed("role", request.Role));
            await AuditTrail.Add(tx, clock, me.Actor, "member.roleChanged", ("account", accountId), $"from={member.Role} to={request.Role}{open.InAudit()}{revoked}");
            return TypedResults.NoContent();
        }, ct);

    const string ChangeSql = $"UPDATE Membership SET Role = @role WHERE OrganisationId = @id AND AccountId = @member AND (Role <> 'admin' OR {OrganisationReach.AdminRemains})";
}
