using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Mail;

namespace TalentPool.Organisations;

/// <summary>How invitations (招待) go out: a link that works once, within seven days, of which only the hash is kept.</summary>
static class Invitations
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>Invites the owner of an address; an older open invitation to the same organisation is void.</summary>
    public static async Task<Guid> Send(Tx tx, TimeProvider clock, Guid organisationId, Guid accountId, string role, Guid? invitedBy, bool isFirst = false)
    {
        var (now, secret) = (clock.GetUtcNow(), Secrets.New());
        var row = new { id = Guid.CreateVersion7(now), organisationId, accountId, role, hash = Secrets.Hash(secret), invitedBy, now, expiresAt = now + Life };
        await tx.Execute(VoidSql, row);
        await tx.Execute(InsertSql, row);
        await Write(tx, clock, organisationId, accountId, role, secret, isFirst);
        return row.id;
    }

    /// <summary>A new link with seven days more for an invitation that is not closed; the old link is void.</summary>
    /// <returns>False when it is closed.</returns>
    public static async Task<bool> Renew(Tx tx, TimeProvider clock, Guid invitationId, Guid organisationId, Guid accountId, string role)
    {
        var secret = Secrets.New();
        if (await tx.Execute(RenewSql, new { invitationId, hash = Secrets.Hash(secret), expiresAt = clock.GetUtcNow() + Life }) == 0) return false;
        await Write(tx, clock, organisationId, accountId, role, secret, isFirst: false);
        return true;
    }

    /// <summary>
    /// Takes back what a member sent who is put out, or may no longer invite: a second address of their own would be the way back. The invited are told, as by <see cref="CloseInvitation"/>.
    /// </summary>
    /// <returns>How many, for the audit trail: empty when there is none.</returns>
    public static async Task<string> RevokeSentBy(Tx tx, TimeProvider clock, Guid member)
    {
        var sent = await tx.Query<Sent>(SentSql, new { member });
        foreach (var invitation in sent)
        {
            await tx.Execute(RevokeSql, new { invitation.InvitationId, now = clock.GetUtcNow() });
            await Outbox.Add(tx, clock, invitation.AccountId, new Letter.InvitationRevoked(invitation.NameJa, invitation.NameEn));
        }

        return sent.Count > 0 ? $" invitationsRevoked={sent.Count}" : "";
    }

    /// <summary>Why an account cannot become a member: it is a person's on the list (candidate), or a member of some organisation (staff); null when it can.</summary>
    public static Task<string?> Barrier(Tx tx, Guid accountId) => tx.Find<string>(BarrierSql, new { accountId });

    // Who invites learns nothing of whose the address is: only its owner is told why it cannot be.
    static async Task Write(Tx tx, TimeProvider clock, Guid organisationId, Guid accountId, string role, string secret, bool isFirst)
    {
        var organisation = await NameInLetters.Of(tx, organisationId);
        await Outbox.Add(tx, clock, accountId, await Barrier(tx, accountId) is { } because
            ? new Letter.InvitationNotPossible(because, organisation.NameJa, organisation.NameEn)
            : new Letter.InvitedAsMember(secret, role, isFirst, organisation.NameJa, organisation.NameEn));
    }

    sealed record Sent
    {
        public required Guid InvitationId { get; init; }
        public required Guid AccountId { get; init; }
        public required string NameJa { get; init; }
        public required string NameEn { get; init; }
    }

    const string SentSql = """
        SELECT i.InvitationId, i.AccountId, o.NameJa, o.NameEn
        FROM Invitation i
        JOIN Organisation o ON o.OrganisationId = i.OrganisationId
        WHERE i.InvitedBy = @member AND i.AcceptedAt IS NULL AND i.RevokedAt IS NULL
        """;

    const string RevokeSql = "UPDATE Invitation SET RevokedAt = @now WHERE InvitationId = @InvitationId AND AcceptedAt IS NULL AND RevokedAt IS NULL";

    const string VoidSql = "UPDATE Invitation SET RevokedAt = @now WHERE OrganisationId = @organisationId AND AccountId = @accountId AND AcceptedAt IS NULL AND RevokedAt IS NULL";

    const string InsertSql = """
        INSERT INTO Invitation (InvitationId, OrganisationId, AccountId, Role, TokenHash, InvitedBy, InvitedAt, ExpiresAt)
        VALUES (@id, @organisationId, @accountId, @role, @hash, @invitedBy, @now, @expiresAt)
        """;

    const string RenewSql = "UPDATE Invitation SET TokenHash = @hash, ExpiresAt = @expiresAt WHERE InvitationId = @invitationId AND AcceptedAt IS NULL AND RevokedAt IS NULL";

    // A form that was begun is a registration on its way.
    const string BarrierSql = """
        SELECT CASE
            WHEN EXISTS (SELECT 1 FROM Membership m WHERE m.AccountId = a.AccountId) THEN 'staff'
            WHEN EXISTS (SELECT 1 FROM Candidate c WHERE c.AccountId = a.AccountId) OR EXISTS (SELECT 1 FROM RegistrationFormPart f WHERE f.AccountId = a.AccountId) THEN 'candidate'
            END
        FROM Account a WHERE a.AccountId = @accountId
        """;
}

/// <summary>An organisation's name for letters.</summary>
sealed record NameInLetters
{
    public required string NameJa { get; init; }
    public required string NameEn { get; init; }

    public static async Task<NameInLetters> Of(Tx tx, Guid organisationId) =>
        await tx.Find<NameInLetters>(FindSql, new { organisationId }) ?? throw new InvalidOperationException("The organisation is gone.");

    const string FindSql = "SELECT NameJa, NameEn FROM Organisation WHERE OrganisationId = @organisationId";
}
