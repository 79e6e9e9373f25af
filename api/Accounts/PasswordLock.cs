using TalentPool.Database;
using TalentPool.Mail;

namespace TalentPool.Accounts;

/// <summary>
/// What follows when the last guess at a password that is allowed was wrong: it stands on the audit trail, and the owner is told, once a day however often strangers lock it.
/// For an address without an account it is the same work.
/// </summary>
static class PasswordLock
{
    static readonly TimeSpan Quiet = TimeSpan.FromDays(1);

    /// <param name="tx">The transaction that records the guess.</param>
    /// <param name="clock">The time source.</param>
    /// <param name="accountId">Whose password was guessed at; null for an address without an account.</param>
    public static async Task Tell(Tx tx, TimeProvider clock, Guid? accountId)
    {
        var now = clock.GetUtcNow();
        var id = accountId ?? Guid.Empty;
        await AuditTrail.Add(tx, clock, null, "account.passwordLocked", ("account", id));
        if (await tx.Find<int>(UntoldSql, new { id, since = now - Quiet }) > 0) await Outbox.Add(tx, clock, id, new Letter.PasswordGuessed(now));
        else
        {
            Outbox.CloseNothing(tx, new Letter.PasswordGuessed(now));
            await tx.Execute(NothingSql);
        }
    }

    const string UntoldSql = """
        SELECT COUNT(*) FROM Account a
        WHERE a.AccountId = @id AND a.Status = 'active'
            AND NOT EXISTS (SELECT 1 FROM OutboxMail m WHERE m.AccountId = a.AccountId AND m.Kind = 'PasswordGuessed' AND m.QueuedAt > @since)
        """;

    const string NothingSql = "UPDATE ChangeCounter SET Value = Value + 1 WHERE Name = 'nobody'";
}
