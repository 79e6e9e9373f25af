using System.Data.Common;
using TalentPool.Database;

namespace TalentPool.Accounts;

/// <summary>
/// Counts wrong passwords and locks for a quarter of an hour after ten. Counted is the address as typed, whether or not it has an account, so that a lock tells nobody
/// who exists. A browser that the account is known from is counted by itself: strangers who guess lock out strangers, never the owner at their own desk.
/// Identity counts by account alone and could do neither.
/// </summary>
public sealed class SignInGuesses(Db db, KnownDevices devices, TimeProvider clock)
{
    const int FailuresBeforeLock = 10;

    static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15), Memory = TimeSpan.FromDays(1);

    /// <summary>Where a guess is counted: the hash of the address, and of the browser when the account is known from it.</summary>
    public sealed record Counter(string AddressHash, string DeviceHash);

    /// <summary>Whether a guess may be looked at.</summary>
    public enum Guess
    {
        /// <summary>None is left: not to be looked at.</summary>
        Refused,

        /// <summary>Counted.</summary>
        Counted,

        /// <summary>Counted; when it is wrong too, the lock has begun.</summary>
        Last,
    }

    /// <param name="http">The browser.</param>
    /// <param name="email">The address, normalised.</param>
    /// <param name="accountId">Whose it is; null costs the same.</param>
    /// <param name="ct">Ends with the request.</param>
    public async Task<Counter> For(HttpContext http, string email, Guid? accountId, CancellationToken ct)
    {
        var device = devices.HashOf(http);
        var isKnown = await db.Find<int>(IsKnownSql, new { accountId = accountId ?? Guid.Empty, device }, ct) > 0;
        return new Counter(Secrets.Hash(email), isKnown ? device : "");
    }

    /// <summary>Where guesses at the present password are counted that are made from within a session: apart, so that they neither lock a sign-in nor forgive wrong second factors.</summary>
    public static Counter WithinSession(Guid accountId) => new(Secrets.Hash($"session:{accountId}"), "");

    /// <summary>
    /// Counts a guess before it is looked at: of a thousand at once ten are. Who guessed right is forgiven by <see cref="Forget(Counter, CancellationToken)"/>.
    /// </summary>
    public async Task<Guess> Take(Counter counter, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var guess = new { counter.AddressHash, counter.DeviceHash, limit = FailuresBeforeLock, until = now + LockTime, now, old = now - Memory };
        try
        {
            return await db.Transact(async tx =>
            {
                await tx.Execute(SweepSql, guess);
                var isCounted = await tx.Execute(TakeSql, guess) == 1;
                if (await tx.Find<int>(LockSql, guess) > 0) return isCounted ? Guess.Last : Guess.Refused;
                if (!isCounted) await tx.Execute(FirstSql, guess);
                return Guess.Counted;
            }, ct);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            // Another process counted the first one meanwhile.
            return await db.Execute(TakeSql, guess, ct) == 1 ? Guess.Counted : Guess.Refused;
        }
    }

    /// <summary>Puts a wrong guess on the audit trail; of an address without an account, under no id. The owner is told of the last one allowed.</summary>
    public Task Fail(Guid? accountId, Guess guess, CancellationToken ct) => db.Transact(
        async tx =>
        {
            await Record(tx, clock, accountId, "password");
            if (guess == Guess.Last) await PasswordLock.Tell(tx, clock, accountId);
        },
        ct);

    /// <summary>Puts a refused sign-in on the audit trail.</summary>
    public static Task Record(Tx tx, TimeProvider clock, Guid? accountId, string by) => AuditTrail.Add(tx, clock, null, "session.refused", ("account", accountId ?? Guid.Empty), by);

    /// <summary>After the right password.</summary>
    public Task Forget(Counter counter, CancellationToken ct) => db.Execute(ForgetSql, counter, ct);

    /// <summary>After the owner took a new password: from everywhere.</summary>
    public static async Task Forget(Tx tx, Guid accountId)
    {
        if (await tx.Find<string>(AddressSql, new { accountId }) is { } email) await tx.Execute(ForgetAllSql, new { hash = Secrets.Hash(email) });
    }

    const string IsKnownSql = "SELECT COUNT(*) FROM KnownDevice WHERE AccountId = @accountId AND DeviceHash = @device";

    const string LockSql = "SELECT COUNT(*) FROM SignInGuess WHERE AddressHash = @AddressHash AND DeviceHash = @DeviceHash AND LockedUntil > @now";

    const string SweepSql = "DELETE FROM SignInGuess WHERE LastFailedAt < @old";

    const string TakeSql = """
        UPDATE SignInGuess SET
            LockedUntil = CASE WHEN Failed + 1 >= @limit THEN @until ELSE LockedUntil END,
            Failed = CASE WHEN Failed + 1 >= @limit THEN 0 ELSE Failed + 1 END,
            LastFailedAt = @now
        WHERE AddressHash = @AddressHash AND DeviceHash = @DeviceHash AND (LockedUntil IS NULL OR LockedUntil <= @now)
        """;

    const string FirstSql = "INSERT INTO SignInGuess (AddressHash, DeviceHash, Failed, LastFailedAt) VALUES (@AddressHash, @DeviceHash, 1, @now)";

    const string ForgetSql = "DELETE FROM SignInGuess WHERE AddressHash = @AddressHash AND DeviceHash = @DeviceHash";

    const string AddressSql = "SELECT EmailNormalized FROM Account WHERE AccountId = @accountId";

    const string ForgetAllSql = "DELETE FROM SignInGuess WHERE AddressHash = @hash";
}
