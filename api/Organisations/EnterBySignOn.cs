using TalentPool.Accounts.SignOn;
using TalentPool.Database;

namespace TalentPool.Organisations;

/// <summary>
/// An invitation accepted by an issuer's word for the address, as <see cref="AcceptInvitation"/> accepts it by the link. A new account gets no password: one that a stranger chose
/// for the address before opens nothing. A known account proves itself by the link and its password, unless it is tied to the person already.
/// </summary>
sealed class EnterBySignOn(TimeProvider clock) : IStaffEntry
{
    const string NotInvited = "not-invited", Several = "several-invitations", NameMissing = "name-missing", ByLink = "by-link";

    public async Task<string?> Enter(Tx tx, Guid accountId, string? name, bool isOwner)
    {
        var key = new { accountId, now = clock.GetUtcNow() };
        // Of two rounds at once the second waits here.
        await tx.Execute(TakeTurnSql, key);
        var open = await tx.Query<LookAtInvitation.Row>(OpenSql, key);
        if (open.Count != 1) return open.Count == 0 ? NotInvited : Several;
        if (open[0].Status == "active" && !isOwner) return ByLink;
        if (name is null) return NameMissing;
        return await AcceptInvitation.Enter(tx, clock, open[0], name, open[0].Status == "unverified" ? "" : null) is { } refusal ? refusal.Code : null;
    }

    const string TakeTurnSql = "UPDATE Invitation SET Role = Role WHERE AccountId = @accountId AND AcceptedAt IS NULL AND RevokedAt IS NULL";

    const string OpenSql = $"{LookAtInvitation.OpenSql} AND i.AccountId = @accountId";
}
