using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

// The store's second half lives with what it keeps.
namespace TalentPool.Accounts;

/// <content>Second factors: passkeys, the key of the authenticator app, recovery codes.</content>
public sealed partial class AccountStore
{
    // NIST SP 800-63B-4, 3.2.2.
    const int MostWrongCodes = 100;

    public Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) => Key(user.AccountId, cancellationToken);

    /// <summary>A key that no code has proved yet, in place of another such one; a proved key is never replaced here.</summary>
    public async Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken)
    {
        await Execute(DropUnprovedSql, new { user.AccountId }, cancellationToken);
        await Execute(InsertKeySql, new { user.AccountId, sealedKey = keys.Protect(user.AccountId, key), now = clock.GetUtcNow() }, cancellationToken);
    }

    /// <summary>Takes a step of time for used; false when it, or a later one, was used before.</summary>
    public async Task<bool> UseStep(Guid accountId, long step, CancellationToken ct) => await Execute(UseStepSql, new { accountId, step, most = MostWrongCodes }, ct) == 1;

    /// <summary>Counts a wrong code; only a right one takes it back.</summary>
    public Task CountWrongCode(Guid accountId, CancellationToken ct) => Execute(WrongCodeSql, new { accountId }, ct);

    /// <summary>Whether so many codes in a row were wrong that the app proves nothing any more; it is set up anew.</summary>
    public async Task<bool> IsRetired(Guid accountId, CancellationToken ct) => await Find<int>(WrongCodesSql, new { accountId }, ct) >= MostWrongCodes;

    async Task<string?> Key(Guid accountId, CancellationToken ct) =>
        await Find<string>(KeySql, new { accountId }, ct) is { } sealedKey ? keys.Unprotect(accountId, sealedKey) : null;

    public async Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        await Execute(DropCodesSql, new { user.AccountId }, cancellationToken);
        foreach (var code in recoveryCodes) await Execute(InsertCodeSql, new { user.AccountId, hash = Secrets.Hash(code), now = clock.GetUtcNow() }, cancellationToken);
    }

    public async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken) =>
        await Execute(RedeemSql, new { user.AccountId, hash = Secrets.Hash(code), now = clock.GetUtcNow() }, cancellationToken) == 1;

    public Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) => Find<int>(CountCodesSql, new { user.AccountId }, cancellationToken);

    /// <summary>What a use changed of a passkey: its counter and whether it is backed up. A new one needs a name and is added by <see cref="AddPasskey"/>.</summary>
    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        Execute(UsePasskeySql, new { user.AccountId, hash = HashOf(passkey.CredentialId), signCount = (long)passkey.SignCount, passkey.IsBackedUp, now = clock.GetUtcNow() }, cancellationToken);

    public Task<int> AddPasskey(Account user, UserPasskeyInfo passkey, string name, CancellationToken ct) => Execute(InsertPasskeySql, new
    {
        id = Guid.CreateVersion7(clock.GetUtcNow()),
        user.AccountId,
        hash = HashOf(passkey.CredentialId),
        credentialId = Base64Url.EncodeToString(passkey.CredentialId),
        publicKey = Base64Url.EncodeToString(passkey.PublicKey),
        signCount = (long)passkey.SignCount,
        transports = string.Join(' ', passkey.Transports ?? []),
        passkey.IsBackupEligible,
        passkey.IsBackedUp,
        name,
        now = clock.GetUtcNow(),
    }, ct);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await Query<PasskeyRow>(PasskeysSql, new { user.AccountId }, cancellationToken)).Select(row => row.Info())];

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await Find<Guid?>(PasskeyOwnerSql, new { hash = HashOf(credentialId) }, cancellationToken) is { } owner ? await FindByIdAsync(owner.ToString(), cancellationToken) : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await Find<PasskeyRow>(PasskeySql, new { user.AccountId, hash = HashOf(credentialId) }, cancellationToken))?.Info();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => Execute(RemovePasskeySql, new { user.AccountId, hash = HashOf(credentialId) }, cancellationToken);

    static string HashOf(byte[] credentialId) => Convert.ToHexStringLower(SHA256.HashData(credentialId));

    sealed record PasskeyRow
    {
        public required string CredentialId { get; init; }
        public required string PublicKey { get; init; }
        public long SignCount { get; init; }
        public required string Transports { get; init; }
        public bool IsBackupEligible { get; init; }
        public bool IsBackedUp { get; init; }
        public required string Name { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }

        // Only passkeys that verify their user are taken. What the device attested is not asked for and not kept.
        public UserPasskeyInfo Info() => new(
            Base64Url.DecodeFromChars(CredentialId), Base64Url.DecodeFromChars(PublicKey), CreatedAt, (uint)SignCount,
            Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries), isUserVerified: true, IsBackupEligible, IsBackedUp, [], [])
        { Name = Name };
    }

    const string KeySql = "SELECT ProtectedKey FROM AuthenticatorApp WHERE AccountId = @accountId";

    const string DropUnprovedSql = "DELETE FROM AuthenticatorApp WHERE AccountId = @AccountId AND ConfirmedAt IS NULL";

    const string InsertKeySql = "INSERT INTO AuthenticatorApp (AccountId, ProtectedKey, LastStep, CreatedAt) VALUES (@AccountId, @sealedKey, 0, @now)";

    const string UseStepSql = "UPDATE AuthenticatorApp SET LastStep = @step, WrongCodes = 0 WHERE AccountId = @accountId AND LastStep < @step AND WrongCodes < @most";

    const string WrongCodeSql = "UPDATE AuthenticatorApp SET WrongCodes = WrongCodes + 1 WHERE AccountId = @accountId AND ConfirmedAt IS NOT NULL";

    const string WrongCodesSql = "SELECT WrongCodes FROM AuthenticatorApp WHERE AccountId = @accountId";

    const string DropCodesSql = "DELETE FROM RecoveryCode WHERE AccountId = @AccountId";

    const string InsertCodeSql = "INSERT INTO RecoveryCode (CodeHash, AccountId, CreatedAt) VALUES (@hash, @AccountId, @now)";

    const string RedeemSql = "UPDATE RecoveryCode SET UsedAt = @now WHERE CodeHash = @hash AND AccountId = @AccountId AND UsedAt IS NULL";

    const string CountCodesSql = "SELECT COUNT(*) FROM RecoveryCode WHERE AccountId = @AccountId AND UsedAt IS NULL";

    const string PasskeysSql = "SELECT CredentialId, PublicKey, SignCount, Transports, IsBackupEligible, IsBackedUp, Name, CreatedAt FROM Passkey WHERE AccountId = @AccountId ORDER BY CreatedAt, PasskeyId";

    const string PasskeySql = "SELECT CredentialId, PublicKey, SignCount, Transports, IsBackupEligible, IsBackedUp, Name, CreatedAt FROM Passkey WHERE AccountId = @AccountId AND CredentialHash = @hash";

    const string PasskeyOwnerSql = "SELECT AccountId FROM Passkey WHERE CredentialHash = @hash";

    const string UsePasskeySql = "UPDATE Passkey SET SignCount = @signCount, IsBackedUp = @IsBackedUp, LastUsedAt = @now WHERE AccountId = @AccountId AND CredentialHash = @hash";

    const string InsertPasskeySql = """
        INSERT INTO Passkey (PasskeyId, AccountId, CredentialHash, CredentialId, PublicKey, SignCount, Transports, IsBackupEligible, IsBackedUp, Name, CreatedAt)
        VALUES (@id, @AccountId, @hash, @credentialId, @publicKey, @signCount, @transports, @IsBackupEligible, @IsBackedUp, @name, @now)
        """;

    const string RemovePasskeySql = "DELETE FROM Passkey WHERE AccountId = @AccountId AND CredentialHash = @hash";
}
