using Microsoft.AspNetCore.Identity;
using TalentPool.Accounts.SecondFactors;
using TalentPool.Database;

namespace TalentPool.Accounts;

/// <summary>
/// Where Identity finds accounts: passwords, locks, passkeys, the authenticator's key and recovery codes over our own tables. Each method writes at once, in a
/// transaction of its own or in the one that it was asked to <see cref="Join"/>. Security stamps are left out: sessions are rows, and end themselves.
/// </summary>
public sealed partial class AccountStore(Db db, TimeProvider clock, AuthenticatorKeys keys)
    : IUserPasswordStore<Account>, IUserLockoutStore<Account>, IUserTwoFactorStore<Account>, IUserAuthenticatorKeyStore<Account>, IUserTwoFactorRecoveryCodeStore<Account>, IUserPasskeyStore<Account>
{
    Tx? joined;

    /// <summary>Until the answer is disposed of, everything is done in this transaction.</summary>
    public IDisposable Join(Tx tx)
    {
        joined = tx;
        return new Leave(this);
    }

    sealed class Leave(AccountStore store) : IDisposable
    {
        public void Dispose() => store.joined = null;
    }

    public void Dispose() => joined = null;

    async Task<IReadOnlyList<T>> Query<T>(string sql, object args, CancellationToken ct) => joined is { } tx ? await tx.Query<T>(sql, args) : await db.Query<T>(sql, args, ct);

    Task<T?> Find<T>(string sql, object args, CancellationToken ct) => joined is { } tx ? tx.Find<T>(sql, args) : db.Find<T>(sql, args, ct);

    Task<int> Execute(string sql, object args, CancellationToken ct) => joined is { } tx ? tx.Execute(sql, args) : db.Execute(sql, args, ct);

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var accountId) ? await Find<Account>(ByIdSql, new { accountId }, cancellationToken) : null;

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Find<Account>(ByEmailSql, new { email = normalizedUserName }, cancellationToken);

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.AccountId.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.EmailNormalized);

    // Accounts come into being by CreateAccount, which tells nobody what there is already, and go by an erasure, which leaves a husk.
    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.HasPassword);

    /// <summary>A better hash of the same password. One that was replaced meanwhile stays as it is.</summary>
    public async Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        if (await Execute(RehashSql, new { user.AccountId, before = user.PasswordHash, passwordHash }, cancellationToken) == 1) user.PasswordHash = passwordHash!;
    }

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.LockedUntil);

    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Counts a failure and locks with the last one allowed, in one statement; how many there are, or int.MaxValue when the account is locked.</summary>
    public async Task<int> CountFailureAsync(Account user, int most, DateTimeOffset until, CancellationToken ct)
    {
        if (joined is null)
        {
            return await db.Transact(async tx =>
            {
                using var _ = Join(tx);
                return await CountFailureAsync(user, most, until, ct);
            }, ct);
        }

        var failure = new { user.AccountId, most, until, now = clock.GetUtcNow() };
        await Execute(UnlockSql, failure, ct);
        if (await Execute(FailSql, failure, ct) == 0) return int.MaxValue;
        user.FailedSignIns = await Find<int>(FailedSql, failure, ct);
        if (user.FailedSignIns >= most) user.LockedUntil = until;
        return user.FailedSignIns;
    }

    /// <summary>After the right answer: nothing is counted, nothing is locked.</summary>
    public Task ForgiveAsync(Account user, CancellationToken ct)
    {
        (user.FailedSignIns, user.LockedUntil) = (0, null);
        return Execute(ForgiveAllSql, new { user.AccountId }, ct);
    }

    public Task ResetAccessFailedCountAsync(Account user, CancellationToken cancellationToken)
    {
        user.FailedSignIns = 0;
        return Execute(ForgiveSql, new { user.AccountId }, cancellationToken);
    }

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.FailedSignIns);

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> GetTwoFactorEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.HasSecondFactor);

    public Task SetTwoFactorEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => throw new NotSupportedException();

    const string ByIdSql = """
        SELECT a.AccountId, a.Email, a.EmailNormalized, a.PasswordHash, a.Status, a.IsDemo, a.FailedSignIns, a.LockedUntil,
            CASE WHEN EXISTS (SELECT 1 FROM AuthenticatorApp t WHERE t.AccountId = a.AccountId AND t.ConfirmedAt IS NOT NULL) THEN 1 ELSE 0 END AS HasAuthenticator,
            CASE WHEN EXISTS (SELECT 1 FROM Passkey p WHERE p.AccountId = a.AccountId) THEN 1 ELSE 0 END AS HasPasskeys
        FROM Account a
        WHERE a.AccountId = @accountId AND a.Status = 'active'
        """;

    const string ByEmailSql = """
        SELECT a.AccountId, a.Email, a.EmailNormalized, a.PasswordHash, a.Status, a.IsDemo, a.FailedSignIns, a.LockedUntil,
            CASE WHEN EXISTS (SELECT 1 FROM AuthenticatorApp t WHERE t.AccountId = a.AccountId AND t.ConfirmedAt IS NOT NULL) THEN 1 ELSE 0 END AS HasAuthenticator,
            CASE WHEN EXISTS (SELECT 1 FROM Passkey p WHERE p.AccountId = a.AccountId) THEN 1 ELSE 0 END AS HasPasskeys
        FROM Account a
        WHERE a.EmailNormalized = @email
        """;

    const string RehashSql = "UPDATE Account SET PasswordHash = @passwordHash WHERE AccountId = @AccountId AND PasswordHash = @before";

    // A lock that is over begins anew.
    const string UnlockSql = "UPDATE Account SET FailedSignIns = 0, LockedUntil = NULL WHERE AccountId = @AccountId AND LockedUntil <= @now";

    const string FailSql = """
        UPDATE Account SET
            LockedUntil = CASE WHEN FailedSignIns + 1 >= @most THEN @until ELSE NULL END,
            FailedSignIns = FailedSignIns + 1
        WHERE AccountId = @AccountId AND LockedUntil IS NULL
        """;

    const string ForgiveAllSql = "UPDATE Account SET FailedSignIns = 0, LockedUntil = NULL WHERE AccountId = @AccountId AND (FailedSignIns > 0 OR LockedUntil IS NOT NULL)";

    const string FailedSql = "SELECT FailedSignIns FROM Account WHERE AccountId = @AccountId";

    const string ForgiveSql = "UPDATE Account SET FailedSignIns = 0 WHERE AccountId = @AccountId AND FailedSignIns > 0";
}
