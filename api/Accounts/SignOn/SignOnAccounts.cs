using System.Data.Common;
using TalentPool.Database;
using TalentPool.Mail;

namespace TalentPool.Accounts.SignOn;

/// <summary>
/// Whose account a person is whom an issuer names: the one tied to that subject; else a member's whose address the issuer vouches for, which is tied once; else that of an open
/// invitation. A tie holds as long as its issuer speaks for the account's domain. An issuer that gives an address to somebody else does not give the account with it.
/// </summary>
public sealed class SignOnAccounts(AccountUsers users, IStaffEntry entry, SignOnIssuers issuers, Db db, IHostEnvironment environment, TimeProvider clock)
{
    /// <summary>The account, or the code of what stands in the way.</summary>
    internal async Task<(Account? Account, string? Refusal)> Find(SignOnIssuer issuer, IssuerStatement said, CancellationToken ct)
    {
        if (said.Email is not null && !issuer.SpeaksFor(said.Email)) return (null, SignOnRefusals.ForeignDomain);
        var tied = await db.Find<Guid?>(TiedSql, new { said.SubjectHash }, ct);
        if (tied is null && !said.IsVerified) return (null, SignOnRefusals.Unverified);
        var account = tied is { } owner ? await users.FindByIdAsync(owner.ToString()) : await users.FindByNameAsync(said.Email!);
        // The demo's accounts exist for everybody who tries the product.
        if (account is null || account.Status == "suspended" || (account.IsDemo && !environment.IsDevelopment())) return (null, SignOnRefusals.NotInvited);
        if (!issuer.SpeaksFor(account.EmailNormalized)) return (null, SignOnRefusals.ForeignDomain);
        if (await MembershipStanding.Refuse(db, account.AccountId, clock, ct) is { } standing) return (null, standing.Code);
        try
        {
            var refusal = await Settle(issuer, said, account, isOwner: tied is not null, ct);
            return refusal is null ? (await users.FindByIdAsync(account.AccountId.ToString()), null) : (null, refusal);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            // Two rounds of one person ended at the same moment.
            return (null, SignOnRefusals.Over);
        }
    }

    /// <summary>The configured issuers to which an account is tied.</summary>
    internal async Task<IReadOnlyList<ListIssuers.Issuer>> IssuersOf(Guid accountId, CancellationToken ct) =>
        [.. (await db.Query<string>(IssuersSql, new { accountId }, ct)).Select(issuers.At).OfType<SignOnIssuer>().Select(ListIssuers.Issuer.Of)];

    Task<string?> Settle(SignOnIssuer issuer, IssuerStatement said, Account account, bool isOwner, CancellationToken ct) => db.Transact(async tx =>
    {
        var row = new { id = Guid.CreateVersion7(clock.GetUtcNow()), account.AccountId, issuer = issuer.Address, said.SubjectHash, now = clock.GetUtcNow() };
        if (await tx.Find<int>(OtherSql, row) > 0) return SignOnRefusals.TiedOtherwise;
        var organisation = await tx.Find<Guid?>(MemberSql, row);
        if (organisation is null)
        {
            // Who left an organisation and is invited again proves the address anew.
            if (!said.IsVerified || said.Email != account.EmailNormalized) return SignOnRefusals.NotInvited;
            if (await entry.Enter(tx, account.AccountId, said.Name, isOwner) is { } barrier) return barrier;
        }

        if (await tx.Execute(UseSql, row) == 1) return null;
        if (await tx.Execute(TieSql, row) == 0) throw new InvalidOperationException("A member could not be tied.");
        // Who came by an invitation is told of that already.
        if (organisation is not null) await Outbox.Add(tx, clock, account.AccountId, new Letter.SignOnChanged(true, issuer.NameJa, issuer.NameEn, row.now));
        await AuditTrail.Add(tx, clock, (account.AccountId, organisation ?? await tx.Find<Guid?>(MemberSql, row)), "account.signOnTied", ("account", account.AccountId), issuer.Id);
        return (string?)null;
    }, ct);

    const string TiedSql = "SELECT AccountId FROM SignOnTie WHERE SubjectHash = @SubjectHash";

    const string IssuersSql = "SELECT Issuer FROM SignOnTie WHERE AccountId = @accountId ORDER BY TiedAt, SignOnTieId";

    const string MemberSql = "SELECT OrganisationId FROM Membership WHERE AccountId = @AccountId";

    const string UseSql = "UPDATE SignOnTie SET LastUsedAt = @now WHERE SubjectHash = @SubjectHash AND AccountId = @AccountId";

    const string OtherSql = "SELECT COUNT(*) FROM SignOnTie WHERE AccountId = @AccountId AND Issuer = @issuer AND SubjectHash <> @SubjectHash";

    const string TieSql = """
        INSERT INTO SignOnTie (SignOnTieId, AccountId, Issuer, SubjectHash, TiedAt, LastUsedAt)
        SELECT @id, m.AccountId, @issuer, @SubjectHash, @now, @now
        FROM Membership m
        JOIN Account a ON a.AccountId = m.AccountId
        WHERE m.AccountId = @AccountId AND a.Status = 'active'
        """;
}
