using TalentPool.Database;

namespace TalentPool.Accounts;

/// <summary>
/// Forgets addresses that somebody signed up and nobody proved: their owners never agreed to anything. Accounts that stand for an invitation or an application stay, since these
/// say for whom they were. Links that are over go as well.
/// </summary>
public static class ForgetUnverified
{
    /// <summary>How long an address waits for its owner, and how long a link that is over is kept.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <returns>How many addresses were forgotten.</returns>
    public static Task<int> RunOnce(Db db, TimeProvider clock, CancellationToken ct) => db.Transact(async tx =>
    {
        var now = clock.GetUtcNow();
        var due = new { now, before = now - Patience };
        await tx.Execute(LettersSql, due);
        await tx.Execute(LinksSql, due);
        var forgotten = await tx.Execute(AccountsSql, due);
        await tx.Execute(OldLinksSql, due);
        // They are nobody's, and were never more than an address.
        if (forgotten > 0) await AuditTrail.Add(tx, clock, null, "account.forgotten", ("account", Guid.Empty), $"addresses={forgotten}");
        return forgotten;
    }, ct);

    const string Unproved = """
        SELECT a.AccountId FROM Account a
        WHERE a.Status = 'unverified' AND a.CreatedAt < @before
            AND NOT EXISTS (SELECT 1 FROM EmailToken t WHERE t.AccountId = a.AccountId AND t.UsedAt IS NULL AND t.ExpiresAt > @now)
            AND NOT EXISTS (SELECT 1 FROM Invitation i WHERE i.AccountId = a.AccountId)
            AND NOT EXISTS (SELECT 1 FROM OrganisationApplication o WHERE o.AccountId = a.AccountId)
        """;

    const string LettersSql = $"DELETE FROM OutboxMail WHERE AccountId IN ({Unproved})";

    const string LinksSql = $"DELETE FROM EmailToken WHERE AccountId IN ({Unproved})";

    const string AccountsSql = $"DELETE FROM Account WHERE AccountId IN ({Unproved})";

    const string OldLinksSql = "DELETE FROM EmailToken WHERE ExpiresAt < @before";
}

/// <summary>Looks each hour.</summary>
sealed class UnverifiedWorker(Db db, TimeProvider clock, ILogger<UnverifiedWorker> log) : PeriodicWorker("Forgetting unproved addresses and old sessions", TimeSpan.FromHours(1), clock, log)
{
    protected override async Task RunOnce(CancellationToken ct)
    {
        await ForgetOldSessions.RunOnce(db, Clock, ct);
        if (await ForgetUnverified.RunOnce(db, Clock, ct) is > 0 and var many) Log.LogInformation("{Many} addresses that nobody proved were forgotten", many);
    }
}
