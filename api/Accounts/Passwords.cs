using FluentValidation;
using Microsoft.AspNetCore.Identity;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Accounts;

/// <summary>Passwords by ASP.NET Core Identity's hasher (PBKDF2 with HMAC-SHA512, own salt each); <see cref="UsualRounds"/> unless configured.</summary>
public sealed class Passwords(IPasswordHasher<Account> hasher)
{
    /// <summary>Least and greatest length: NIST SP 800-63B-4 for a password that is the only factor; no rules of composition.</summary>
    public const int MinLength = 15, MaxLength = 128;

    /// <summary>As OWASP asks of PBKDF2 with HMAC-SHA512; outside Development also the least.</summary>
    public const int UsualRounds = 210_000;

    /// <summary>The rounds that are configured (<c>Passwords:Iterations</c>).</summary>
    /// <exception cref="InvalidOperationException">They are too few outside Development, or none.</exception>
    public static int Rounds(IConfiguration configuration, IHostEnvironment environment)
    {
        var (rounds, least) = (configuration.GetValue("Passwords:Iterations", UsualRounds), environment.IsDevelopment() ? 1 : UsualRounds);
        return rounds >= least ? rounds : throw new InvalidOperationException($"Passwords__Iterations is {rounds}: at least {least} are needed here, or a stolen hash is guessed too soon.");
    }

    /// <summary>The salted hash to store.</summary>
    public string Hash(string password) => hasher.HashPassword(null!, Plain(password));

    /// <summary>Whether the password belongs to the hash. With no hash (no such account, or one without a password) it takes the same time and answers no.</summary>
    public bool Matches(string? hash, string password) => Check(hash, password) != PasswordVerificationResult.Failed;

    /// <summary>The same, and whether the hash was made with other rounds than today's and should be made anew.</summary>
    public PasswordVerificationResult Check(string? hash, string password)
    {
        var isNone = string.IsNullOrEmpty(hash);
        var result = hasher.VerifyHashedPassword(null!, isNone ? Nobody : hash!, Plain(password));
        return isNone ? PasswordVerificationResult.Failed : result;
    }

    /// <summary>In one form (NFKC), however the keyboard composes が and in whatever width it writes.</summary>
    static string Plain(string password) => JapaneseText.Compatible(password);

    // A character of two halves is one (NIST SP 800-63B-4, 3.1.1.2), and one that stands for a whole word is no word.
    static int Length(string password) => Math.Min(password.EnumerateRunes().Count(), Plain(password).EnumerateRunes().Count());

    string Nobody => field ??= Hash(Secrets.New());

    /// <summary>The rules for a password that is being chosen: its length, and that nobody would guess it.</summary>
    public static void Rule<T>(IRuleBuilder<T, string> rule, Func<T, string?> email) => rule.NotEmpty().MinimumLength(MinLength).MaximumLength(MaxLength)
        .Must(password => Length(password) >= MinLength).WithMessage(_ => Said.In($"{MinLength}文字以上で入力してください。", $"Use at least {MinLength} characters."))
        .Must((request, password) => password is null || !GuessablePasswords.Contains(password, email(request) ?? ""))
        .WithMessage(_ => Said.In("推測されやすいパスワードです。別の言葉を組み合わせてください。", "This password is easy to guess. Choose other words."));

    /// <summary>
    /// Puts a new password in place of the old: wrong passwords (not wrong second factors) are forgotten, other sessions and half sign-ins end, open reset links are void, the owner
    /// is told. With the hash of the old one only if it is still that; false when it is not, and nothing is written.
    /// </summary>
    public async Task<bool> Replace(Tx tx, TimeProvider clock, Guid accountId, string password, Guid? keepSession, string? before = null)
    {
        var now = clock.GetUtcNow();
        if (await tx.Execute(ReplaceSql, new { accountId, hash = Hash(password), before }) == 0) return false;
        await OpenProofs.Void(tx, clock, accountId);
        await SignInGuesses.Forget(tx, accountId);
        await Sessions.EndAll(tx, clock, accountId, keepSession);
        await Outbox.Add(tx, clock, accountId, new Letter.PasswordChanged(now));
        await AuditTrail.Add(tx, clock, (accountId, null), "account.passwordChanged", ("account", accountId));
        return true;
    }

    const string ReplaceSql = "UPDATE Account SET PasswordHash = @hash WHERE AccountId = @accountId AND (@before IS NULL OR PasswordHash = @before)";
}
