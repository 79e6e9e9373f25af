using TalentPool.Database;
using TalentPool.Mail;

namespace TalentPool.Accounts;

/// <summary>The links that prove that an address is read by its owner: single use, good for 24 hours, a new one voids the older.</summary>
static class EmailTokens
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public static async Task SendVerification(Tx tx, TimeProvider clock, Guid accountId)
    {
        var secret = Secrets.New();
        var now = clock.GetUtcNow();
        await tx.Execute(VoidSql, new { accountId, now });
        await tx.Execute(InsertSql, new { hash = Secrets.Hash(secret), accountId, now, expiresAt = now + Lifetime });
        await Outbox.Add(tx, clock, accountId, new Letter.VerifyAddress(secret));
    }

    const string VoidSql = "UPDATE EmailToken SET UsedAt = @now WHERE AccountId = @accountId AND Purpose = 'verify' AND UsedAt IS NULL";

    const string InsertSql = """
        INSERT INTO EmailToken (TokenHash, AccountId, Purpose, CreatedAt, ExpiresAt)
        VALUES (@hash, @accountId, 'verify', @now, @expiresAt)
        """;
}
