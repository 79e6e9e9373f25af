using TalentPool.Database;

namespace TalentPool.Accounts;

/// <summary>
/// Forgets what is left of sessions that ended long ago, and browsers from which an account was not used for a year: where and when somebody signed in is told no longer than a theft of
/// a token could still be looked into. The audit trail keeps that there was a session.
/// </summary>
public static class ForgetOldSessions
{
    static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static Task RunOnce(Db db, TimeProvider clock, CancellationToken ct) => db.Transact(
        async tx =>
        {
            var now = clock.GetUtcNow();
            var due = new { over = now - Kept, unused = now - Kept - Sessions.IdleLife, unseen = now - KnownDevices.Life };
            await tx.Execute(TokensSql, due);
            await tx.Execute(SessionsSql, due);
            await tx.Execute(DevicesSql, due);
        },
        ct);

    const string TokensSql = "DELETE FROM RefreshToken WHERE ExpiresAt < @over";

    const string SessionsSql = "DELETE FROM AccountSession WHERE LastUsedAt < @unused";

    const string DevicesSql = "DELETE FROM KnownDevice WHERE LastSeenAt < @unseen";
}
