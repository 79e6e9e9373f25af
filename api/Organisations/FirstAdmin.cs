using TalentPool.Accounts;
using TalentPool.Database;

namespace TalentPool.Organisations;

/// <summary>
/// How a fresh installation gets its first admin: the address in <c>Organisations:FirstAdmin</c> is invited to the ministry at start, as long as the ministry has no admin
/// and no admin is invited. Nobody can approve anything before.
/// </summary>
static class FirstAdmin
{
    /// <returns>True when an invitation was sent now.</returns>
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
            var invitationId = await Invitations.Send(tx, clock, id, await addressee.Account(tx), "admin", null);
            await AuditTrail.Add(tx, clock, null, "member.invited", ("invitation", invitationId), "admin first");
            return true;
        });
    }

    const string TakeTurnSql = "UPDATE Organisation SET IsActive = IsActive WHERE Kind = 'ministry'";

    const string MinistrySql = "SELECT OrganisationId FROM Organisation WHERE Kind = 'ministry'";
}
