using TalentPool.Database;
using TalentPool.Mail;

namespace TalentPool.Accounts;

/// <summary>The links that only the owner of an address can open: single use, soon over, a new one voids the older of its kind.</summary>
static class EmailTokens
{
    public static readonly TimeSpan VerificationLife = TimeSpan.FromHours(24), ResetLife = TimeSpan.FromHours(1);

    public static Task SendVerification(Tx tx, TimeProvider clock, Guid accountId) =>
        Send(tx, clock, accountId, "verify", VerificationLife, secret => new Letter.VerifyAddress(secret));

    public static Task SendReset(Tx tx, TimeProvider clock, Guid accountId) =>
        Send(tx, clock, accountId, "reset", ResetLife, secret => new Letter.ResetPassword(secret));

    /// <summary>The same work for nobody, where it must not show whether there is an account: as many statements, and as much written.</summary>
    public static async Task SendNothing(Tx tx, TimeProvider clock)
    {
        await Idle(tx, clock);
        Outbox.CloseNothing(tx, new Letter.ResetPassword(Secrets.New()));
        await tx.Next("nobody");
    }

    /// <summary>The news that there is an account already, with the work of a link.</summary>
    public static async Task SendAccountExists(Tx tx, TimeProvider clock, Guid accountId)
    {
        await Idle(tx, clock);
        await tx.Execute(RaiseSql);
        await Outbox.Add(tx, clock, accountId, new Letter.AccountExists());
    }

    static Task<int> Idle(Tx tx, TimeProvider clock)
    {
        _ = Secrets.Hash(Secrets.New());
        return tx.Execute(VoidSql, new { accountId = Guid.Empty, purpose = "reset", now = clock.GetUtcNow() });
    }

    /// <summary>Uses a link up; answers whose it is, or null when it is made up, used or over.</summary>
    public static async Task<Guid?> Use(Tx tx, TimeProvider clock, string purpose, string secret)
    {
        var link = new { hash = Secrets.Hash(secret), purpose, now = clock.GetUtcNow() };
        return await tx.Execute(UseSql, link) == 1 ? await tx.Find<Guid>(OwnerSql, link) : null;
    }

    /// <summary>The address that a link was mailed to, without using it up; null when it is made up, used or over.</summary>
    public static Task<string?> AddressOf(Db db, TimeProvider clock, string purpose, string secret, CancellationToken ct) =>
        db.Find<string>(AddressSql, new { hash = Secrets.Hash(secret), purpose, now = clock.GetUtcNow() }, ct);

    static async Task Send(Tx tx, TimeProvider clock, Guid accountId, string purpose, TimeSpan life, Func<string, Letter> letter)
    {
        var secret = Secrets.New();
        var now = clock.GetUtcNow();
        await tx.Execute(VoidSql, new { accountId, purpose, now });
        await tx.Execute(InsertSql, new { hash = Secrets.Hash(secret), accountId, purpose, now, expiresAt = now + life });
        await Outbox.Add(tx, clock, accountId, letter(secret));
    }

    const string VoidSql = "UPDATE EmailToken SET UsedAt = @now WHERE AccountId = @accountId AND Purpose = @purpose AND UsedAt IS NULL";

    const string RaiseSql = "UPDATE ChangeCounter SET Value = Value + 1 WHERE Name = 'nobody'";

    const string InsertSql = """
        INSERT INTO EmailToken (TokenHash, AccountId, Purpose, CreatedAt, ExpiresAt)
        VALUES (@hash, @accountId, @purpose, @now, @expiresAt)
        """;

    const string UseSql = "UPDATE EmailToken SET UsedAt = @now WHERE TokenHash = @hash AND Purpose = @purpose AND UsedAt IS NULL AND ExpiresAt > @now";

    const string AddressSql = """
        SELECT a.Email FROM EmailToken t
        JOIN Account a ON a.AccountId = t.AccountId
        WHERE t.TokenHash = @hash AND t.Purpose = @purpose AND t.UsedAt IS NULL AND t.ExpiresAt > @now
        """;

    const string OwnerSql = "SELECT AccountId FROM EmailToken WHERE TokenHash = @hash";
}
