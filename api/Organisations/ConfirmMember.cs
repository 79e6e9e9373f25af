using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Mail;

namespace TalentPool.Organisations;

/// <summary>
/// The yearly confirmation (利用者の年次確認) that a member still belongs to the organisation; later too, and then access is back. Nobody confirms themself, but for
/// the ministry's only admin, whom nobody else could confirm.
/// </summary>
public static class ConfirmMember
{
    /// <param name="VerifiedUntil">The last day for which the membership is confirmed now.</param>
    public sealed record Response(DateOnly VerifiedUntil);

    public static Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, Guid accountId, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<Ok<Response>, ProblemHttpResult>>(async tx =>
        {
            if (await MemberRow.Find(tx, id, accountId, me) is not { } member) return OrganisationRefusals.NoSuchMember.Problem();
            var today = Tokyo.Today(clock);
            if (!MembershipCalendar.IsConfirmable(member.VerifiedUntil, today)) return OrganisationRefusals.TooEarly.Problem();
            var until = MembershipCalendar.Confirmed(member.VerifiedUntil, today);
            if (await tx.Execute(ConfirmSql, new { id, member = accountId, actor = me.AccountId, today, until }) == 0) return OrganisationRefusals.OwnMembership.Problem();
            await Outbox.Add(tx, clock, accountId, member.Changed("confirmed", until: until));
            await AuditTrail.Add(tx, clock, me.Actor, "member.confirmed", ("account", accountId), accountId == me.AccountId ? "own" : null);
            return TypedResults.Ok(new Response(until));
        }, ct);

    /// <summary>Over <c>Membership m</c>, with @actor and @today.</summary>
    internal const string ByWhom = $"""
        (m.AccountId <> @actor OR (
            EXISTS (SELECT 1 FROM Organisation theOne WHERE theOne.OrganisationId = m.OrganisationId AND theOne.Kind = 'ministry')
            AND NOT EXISTS (SELECT 1 FROM Membership able, Account theirs WHERE able.OrganisationId = m.OrganisationId AND able.Role = 'admin' AND able.AccountId <> m.AccountId AND {OrganisationReach.Able})))
        """;

    const string ConfirmSql = $"""
        UPDATE Membership SET VerifiedUntil = @until, RemindedFor = NULL, LapsedFor = NULL
        WHERE AccountId IN (SELECT m.AccountId FROM Membership m WHERE m.OrganisationId = @id AND m.AccountId = @member AND {ByWhom})
        """;
}
