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
    /// <summary>Whom a statement is about.</summary>
    /// <param name="Account">Null when it is nobody who is known.</param>
    /// <param name="Refusal">The code of what stands in the way, or null.</param>
    /// <param name="IsTied">False when the account's own second factor must be proved before it is tied.</param>
    internal sealed record Found(Account? Account, string? Refusal, bool IsTied = true);

    internal async Task<Found> Find(SignOnIssuer issuer, IssuerStatement said, CancellationToken ct)
    {
        if (said.Email is not null && !issuer.SpeaksFor(said.Email)) return new(null, SignOnRefusals.ForeignDomain);
        var tied = await db.Find<Guid?>(TiedSql, new { said.SubjectHash }, ct);
        if (tied is null && !said.IsVerified) return new(null, SignOnRefusals.Unverified);
        var account = tied is { } owner ? await users.FindByIdAsync(owner.ToString()) : await users.FindByNameAsync(said.Email!);
        // The demo's accounts exist for everybody who tries the product.
        if (account is null || account.Status == "suspended" || (account.IsDemo && !environment.IsDevelopment())) return new(account, SignOnRefusals.NotInvited);
        if (!issuer.SpeaksFor(account.EmailNormalized)) return new(account, SignOnRefusals.ForeignDomain);
        if (await MembershipStanding.Refuse(db, account.AccountId, clock, ct) is { } standing) return new(account, standing.Code);
        try
        {
            var (refusal, isTied) = await Settle(issuer, said, account, isOwner: tied is not null, ct);
            return refusal is null ? new(await users.FindByIdAsync(account.AccountId.ToString()), null, isTied) : new(account, refusal);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            // Two rounds of one person ended at the same moment.
            return new(account, SignOnRefusals.Over);
        }
    }

    /// <summary>The configured issuers to which an account is tied.</summary>
    internal async Task<IReadOnlyList<ListIssuers.Issuer>> IssuersOf(Guid accountId, CancellationToken ct) =>
        [.. (await db.Query<string>(IssuersSql, new { accountId }, ct)).Select(issuers.At).OfType<SignOnIssuer>().Select(ListIssuers.Issuer.Of)];

    /// <summary>Ties a member's account after its own second factor was proved as well.</summary>
    /// <returns>False when it cannot be tied any more.</returns>
    internal async Task<bool> Tie(SignOnIssuer issuer, string subjectHash, Guid accountId, CancellationToken ct)
    {
        try
        {
            return await db.Transact(async tx =>
            {
                var row = Row(issuer, subjectHash, accountId);
                if (await tx.Find<int>(OtherSql, row) > 0) return false;
                return await tx.Execute(UseSql, row) == 1 || await Tie(tx, issuer, row, await tx.Find<Guid?>(MemberSql, row), isNews: true);
            }, ct);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            return false;
        }
    }

    TieRow Row(SignOnIssuer issuer, string subjectHash, Guid accountId) => new(Guid.CreateVersion7(clock.GetUtcNow()), accountId, issuer.Address, subjectHash, clock.GetUtcNow());

    async Task<bool> Tie(Tx tx, SignOnIssuer issuer, TieRow row, Guid? organisation, bool isNews)
    {
        if (await tx.Execute(TieSql, row) == 0) return false;
        if (isNews) await Outbox.Add(tx, clock, row.AccountId, new Letter.SignOnChanged(true, issuer.NameJa, issuer.NameEn, row.Now));
        await AuditTrail.Add(tx, clock, (row.AccountId, organisation), "account.signOnTied", ("account", row.AccountId), issuer.Id);
        return true;
    }

    Task<(string? Refusal, bool IsTied)> Settle(SignOnIssuer issuer, IssuerStatement said, Account account, bool isOwner, CancellationToken ct) => db.Transact(async tx =>
    {
        var row = Row(issuer, said.SubjectHash, account.AccountId);
        if (await tx.Find<int>(OtherSql, row) > 0) return (SignOnRefusals.TiedOtherwise, false);
        var organisation = await tx.Find<Guid?>(MemberSql, row);
        if (organisation is null)
        {
            // Who left an organisation and is invited again proves the address anew.
            if (!said.IsVerified || said.Email != account.EmailNormalized) return (SignOnRefusals.NotInvited, false);
            if (await entry.Enter(tx, account.AccountId, said.Name, isOwner) is { } barrier) return (barrier, false);
        }

        if (await tx.Execute(UseSql, row) == 1) return (null, true);
        // An address alone ties nobody who has a second factor here.
        if (organisation is not null && account.HasSecondFactor && !said.IsByTwo) return (null, false);
        // Who came by an invitation is told of that already.
        if (!await Tie(tx, issuer, row, organisation ?? await tx.Find<Guid?>(MemberSql, row), isNews: organisation is not null)) throw new InvalidOperationException("A member could not be tied.");
        return ((string?)null, true);
    }, ct);

    sealed record TieRow(Guid Id, Guid AccountId, string Issuer, string SubjectHash, DateTimeOffset Now);

    const string TiedSql = "SELECT AccountId FROM SignOnTie WHERE SubjectHash = @SubjectHash";

    const string IssuersSql = "SELECT Issuer FROM SignOnTie WHERE AccountId = @accountId ORDER BY TiedAt, SignOnTieId";

    const string MemberSql = "SELECT OrganisationId FROM Membership WHERE AccountId = @AccountId";

    const string UseSql = "UPDATE SignOnTie SET LastUsedAt = @Now WHERE SubjectHash = @SubjectHash AND AccountId = @AccountId";

    const string OtherSql = "SELECT COUNT(*) FROM SignOnTie WHERE AccountId = @AccountId AND Issuer = @Issuer AND SubjectHash <> @SubjectHash";

    const string TieSql = """
        INSERT INTO SignOnTie (SignOnTieId, AccountId, Issuer, SubjectHash, TiedAt, LastUsedAt)
        SELECT @Id, m.AccountId, @Issuer, @SubjectHash, @Now, @Now
        FROM Membership m
        JOIN Account a ON a.AccountId = m.AccountId
        WHERE m.AccountId = @AccountId AND a.Status = 'active'
        """;
}
