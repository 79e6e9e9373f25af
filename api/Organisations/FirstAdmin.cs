using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Mail;

namespace TalentPool.Organisations;

/// <summary>
/// How a fresh installation gets its first admin, and how the ministry gets one back when all have lapsed, are suspended or gone: at start, as long as no admin of the ministry can work and
/// none is invited, the address in <c>Organisations:FirstAdmin</c> is invited. Where it is that of an admin whose confirmation has lapsed, who holds the configuration confirms it for a year:
/// a member cannot be invited again, and nobody else is left who could. Nobody can approve anything before.
/// </summary>
static class FirstAdmin
{
    /// <returns>True when an invitation was sent or a lapsed admin confirmed now.</returns>
    public static async Task<bool> Invite(Db db, IConfiguration configuration, TimeProvider clock)
    {
        if (configuration["Organisations:FirstAdmin"] is not { Length: > 0 } email) return false;
        var addressee = Addressee.At(email, "ja", clock);
        return await db.Transact(async tx =>
        {
            // Of two processes that start at once the second waits here and finds the invitation.
            await tx.Execute(TakeTurnSql);
            var ministry = new OrganisationFacts { Kind = "ministry", NameJa = "", NameEn = "" };
            if (await EstablishOrganisation.IsTaken(tx, clock, ministry)) return false;
            var id = await tx.Find<Guid>(MinistrySql);
            var account = await addressee.Account(tx);
            if (await Confirm(tx, clock, id, account)) return true;
            var invitationId = await Invitations.Send(tx, clock, id, account, "admin", null);
            await AuditTrail.Add(tx, clock, null, "member.invited", ("invitation", invitationId), "admin first");
            return true;
        });
    }

    static async Task<bool> Confirm(Tx tx, TimeProvider clock, Guid id, Guid account)
    {
        var today = Tokyo.Today(clock);
        var until = MembershipCalendar.VerifiedUntil(today);
        if (await tx.Execute(ConfirmSql, new { id, account, today, until }) == 0) return false;
        await Outbox.Add(tx, clock, account, (await MemberRow.Find(tx, id, account))!.Changed("confirmed", until: until));
        await AuditTrail.Add(tx, clock, null, "member.confirmed", ("account", account), "first");
        return true;
    }

    const string TakeTurnSql = "UPDATE Organisation SET IsActive = IsActive WHERE Kind = 'ministry'";

    const string ConfirmSql = """
        UPDATE Membership SET VerifiedUntil = @until, RemindedFor = NULL, LapsedFor = NULL
        WHERE OrganisationId = @id AND AccountId = @account AND Role = 'admin' AND SuspendedAt IS NULL AND VerifiedUntil < @today
            AND EXISTS (SELECT 1 FROM Account a WHERE a.AccountId = Membership.AccountId AND a.Status = 'active')
        """;

    const string MinistrySql = "SELECT OrganisationId FROM Organisation WHERE Kind = 'ministry'";
}
