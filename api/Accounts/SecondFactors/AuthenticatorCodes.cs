using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace TalentPool.Accounts.SecondFactors;

/// <summary>
/// The codes of an authenticator app (RFC 6238: HMAC-SHA1, 30 seconds, six digits). Identity's own provider reads the machine's clock, takes codes two steps off and
/// the same one twice; this one goes by the time provider, one step, and once.
/// </summary>
public sealed class AuthenticatorCodes(AccountStore store, TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    const int StepSeconds = 30, Digits = 6;

    public static string At(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 means HMAC-SHA1, and most apps know no other.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var cut = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFFFFFF;
        return (cut % 1_000_000).ToString("D" + Digits, CultureInfo.InvariantCulture);
    }

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (await store.GetAuthenticatorKeyAsync(user, CancellationToken.None) is not { } text) return false;
        var key = Base32.Decode(text);
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / StepSeconds;
        for (var step = now - 1; step <= now + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(At(key, step)), System.Text.Encoding.ASCII.GetBytes(token)))
                return await store.UseStep(user.AccountId, step, CancellationToken.None);
        }

        await store.CountWrongCode(user.AccountId, CancellationToken.None);
        return false;
    }

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => Task.FromResult(user.HasAuthenticator);

    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => throw new NotSupportedException("The app makes the codes.");
}
