using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using TalentPool.Domain;

namespace TalentPool.Accounts;

/// <summary>
/// Identity's users, as the house needs them: time is the time provider's, a lock is counted by the database and not by a copy of the row, and each store method
/// writes at once, so that there is nothing left to save.
/// </summary>
public sealed class AccountUsers(
    AccountStore store, IOptions<IdentityOptions> options, IPasswordHasher<Account> hasher, IdentityErrorDescriber errors, IServiceProvider services,
    ILogger<UserManager<Account>> logger, TimeProvider clock)
    : UserManager<Account>(store, options, hasher, [], [], new Addresses(), errors, services, logger)
{
    /// <summary>Half a minute of keyboard: 24 signs of 5 bits, more than 112 bits, so that a plain hash may be stored (NIST SP 800-63B).</summary>
    const int RecoveryCodeSigns = 24, RecoveryCodeGroup = 6;

    // Without 0, O, 1 and I, which people mix up.
    const string RecoveryAlphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public override Task<bool> IsLockedOutAsync(Account user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Task.FromResult(user.LockedUntil > clock.GetUtcNow());
    }

    /// <summary>
    /// Counts a guess before it is looked at, and locks with the last one allowed: of a thousand at once ten are looked at. Fails when there is none left; who guessed
    /// right is forgiven by <see cref="Forgive"/>.
    /// </summary>
    public override async Task<IdentityResult> AccessFailedAsync(Account user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var (most, until) = (Options.Lockout.MaxFailedAccessAttempts, clock.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan);
        return await store.CountFailureAsync(user, most, until, CancellationToken) > most ? IdentityResult.Failed() : IdentityResult.Success;
    }

    public Task Forgive(Account user) => store.ForgiveAsync(user, CancellationToken);

    protected override Task<IdentityResult> UpdateUserAsync(Account user) => Task.FromResult(IdentityResult.Success);

    /// <summary>A code as it was made, whatever width, case and dashes it was typed with.</summary>
    public static string TidyRecoveryCode(string typed)
    {
        var signs = typed.Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit);
        return string.Join('-', signs.Chunk(RecoveryCodeGroup).Select(group => new string(group)));
    }

    protected override string CreateTwoFactorRecoveryCode()
    {
        var signs = System.Security.Cryptography.RandomNumberGenerator.GetString(RecoveryAlphabet, RecoveryCodeSigns);
        return string.Join('-', signs.Chunk(RecoveryCodeGroup).Select(group => new string(group)));
    }

    /// <summary>An account is found by its address in one form.</summary>
    sealed class Addresses : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => name is null ? null : JapaneseText.NormalizeEmail(name);

        public string? NormalizeEmail(string? email) => NormalizeName(email);
    }
}
