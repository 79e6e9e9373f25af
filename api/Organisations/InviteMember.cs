using System.Data.Common;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Organisations;

/// <summary>An admin invites an address. The answer is the same whoever owns it: what cannot be is said to the owner alone.</summary>
public static class InviteMember
{
    /// <param name="Email">Where the link goes.</param>
    /// <param name="Role">member or admin; at the ministry also reviewer and auditor.</param>
    public sealed record Request(string Email, string Role);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Email).IsEmail();
            RuleFor(r => r.Role).Must(MemberRoles.Contains).WithMessage(_ => MemberRoles.Missing);
        }
    }

    /// <param name="InvitationId">The new invitation.</param>
    public sealed record Response(Guid InvitationId);

    public static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(Guid id, Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var addressee = Addressee.At(request.Email, Said.In("ja", "en"), clock);
        try
        {
            return await db.Transact<Results<Created<Response>, ProblemHttpResult>>(async tx =>
            {
                if (await tx.Execute(OrganisationReach.TakeTurnSql, new { id, actor = me.AccountId }) == 0) return OrganisationRefusals.NoSuchOrganisation.Problem();
                if (await MemberRoles.RefuseAt(tx, id, request.Role) is { } refusal) return refusal.Status == 400 ? refusal.At("role") : refusal.Problem();
                var key = new { id, accountId = await addressee.Account(tx) };
                if (await tx.Find<int>(IsMemberSql, key) > 0) return OrganisationRefusals.AlreadyMember.At("email");
                if (await tx.Find<int>(IsInvitedSql, key) > 0) return OrganisationRefusals.AlreadyInvited.At("email");
                var invitationId = await Invitations.Send(tx, clock, id, key.accountId, request.Role, me.AccountId);
                await AuditTrail.Add(tx, clock, me.Actor, "member.invited", ("invitation", invitationId), request.Role);
                return TypedResults.Created($"/api/organisations/{id}", new Response(invitationId));
            }, ct);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            // The address was invited, or signed up, at the same moment.
            return OrganisationRefusals.AlreadyInvited.At("email");
        }
    }

    const string IsMemberSql = "SELECT COUNT(*) FROM Membership WHERE OrganisationId = @id AND AccountId = @accountId";

    const string IsInvitedSql = "SELECT COUNT(*) FROM Invitation WHERE OrganisationId = @id AND AccountId = @accountId AND AcceptedAt IS NULL AND RevokedAt IS NULL";
}

/// <summary>The roles that a member can have, and where.</summary>
static class MemberRoles
{
    static readonly string[] Everywhere = ["member", "admin"], Ministry = ["reviewer", "auditor"];

    public static string Missing => Said.In("役割を選んでください。", "Choose a role.");

    public static bool Contains(string? role) => Everywhere.Contains(role) || Ministry.Contains(role);

    /// <returns>Null when the organisation is active and has this role.</returns>
    public static async Task<Refusal?> RefuseAt(Tx tx, Guid organisationId, string role) =>
        await tx.Find<Row>(FindSql, new { organisationId }) switch
        {
            { IsActive: false } => OrganisationRefusals.OrganisationIsSuspended,
            { Kind: not "ministry" } when Ministry.Contains(role) => OrganisationRefusals.RoleNotHere,
            _ => null,
        };

    sealed record Row
    {
        public required string Kind { get; init; }
        public bool IsActive { get; init; }
    }

    const string FindSql = "SELECT Kind, IsActive FROM Organisation WHERE OrganisationId = @organisationId";
}
