using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Accounts;

/// <summary>
/// An address that letters go to before its owner has done anything. An unverified account stands for it, without a password; whoever opens the
/// mailbox may make it theirs. An address that has an account keeps it, and costs the same work.
/// </summary>
public sealed record Addressee
{
    Addressee(Guid accountId, string email, string locale, DateTimeOffset now) =>
        (AccountId, Email, EmailNormalized, Locale, Now) = (accountId, JapaneseText.PlainEmail(email), JapaneseText.NormalizeEmail(email), locale, now);

    Guid AccountId { get; }
    string Email { get; }
    string EmailNormalized { get; }
    string Locale { get; }
    DateTimeOffset Now { get; }

    /// <param name="email">As it was typed.</param>
    /// <param name="locale">ja or en: the language of the letters to an address that is new.</param>
    /// <param name="clock">The time source.</param>
    public static Addressee At(string email, string locale, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new(Guid.CreateVersion7(now), email, locale, now);
    }

    /// <summary>The account that stands for the address.</summary>
    public async Task<Guid> Account(Tx tx)
    {
        var row = new { AccountId, Email, EmailNormalized, Locale, Now };
        await tx.Execute(InsertSql, row);
        return await tx.Find<Guid>(FindSql, row);
    }

    const string InsertSql = """
        INSERT INTO Account (AccountId, Email, EmailNormalized, PasswordHash, Locale, Status, CreatedAt)
        SELECT @AccountId, @Email, @EmailNormalized, '', @Locale, 'unverified', @Now
        WHERE NOT EXISTS (SELECT 1 FROM Account WHERE EmailNormalized = @EmailNormalized)
        """;

    const string FindSql = "SELECT AccountId FROM Account WHERE EmailNormalized = @EmailNormalized";
}
