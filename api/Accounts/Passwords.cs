using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace TalentPool.Accounts;

/// <summary>Passwords by ASP.NET Core Identity's hasher (PBKDF2 with HMAC-SHA512, own salt each); 210,000 rounds unless configured.</summary>
public sealed class Passwords(IConfiguration configuration)
{
    /// <summary>Least and greatest length: NIST SP 800-63B-4 for a password that is the only factor; no rules of composition.</summary>
    public const int MinLength = 15, MaxLength = 128;

    readonly PasswordHasher<object> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = configuration.GetValue("Passwords:Iterations", 210_000) }));

    /// <summary>The salted hash to store.</summary>
    public string Hash(string password) => hasher.HashPassword(this, password);

    /// <summary>Whether the password belongs to the hash. With no hash (no such account) it takes the same time and answers no.</summary>
    public bool Matches(string? hash, string password) =>
        hasher.VerifyHashedPassword(this, hash ?? Nobody, password) != PasswordVerificationResult.Failed && hash is not null;

    string Nobody => field ??= Hash(Secrets.New());
}
