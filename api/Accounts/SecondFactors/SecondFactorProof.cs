using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using TalentPool.Accounts.SignOn;
using TalentPool.Database;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Accounts.SecondFactors;

/// <summary>
/// Asks for a factor and checks it, after a password and before what needs a fresh proof. Codes can be guessed, so ten wrong ones lock them for the account
/// (by Identity's lock); a passkey cannot, and stays open to the owner meanwhile.
/// </summary>
public sealed class SecondFactorProof(AccountUsers users, AccountStore store, Passwords passwords, IPasskeyHandler<Account> passkeys, Ceremonies ceremonies, SignOnAccounts ties, Db db, TimeProvider clock)
{
    public static readonly Refusal Over = new("ceremony-over", 400, "手続きの有効期限が切れたか、すでに使われています。もう一度初めからお試しください。", "This took too long or was used already. Please begin again.");

    static readonly Refusal WrongCode = new("wrong-code", 400, "認証コードが正しくありません。新しいコードが表示されてから入力してください。", "The code is wrong or was used already. Wait for the next one.");

    static readonly Refusal Retired = new("authenticator-retired", 400, "認証アプリのコードの誤りが100回続いたため、この認証アプリは使えなくなりました。パスキーかリカバリーコードで確認し、認証アプリを設定し直してください。",
        "A hundred codes in a row were wrong, so this authenticator app no longer counts. Use a passkey or a recovery code, then set the app up anew.");

    static readonly Refusal WrongRecoveryCode = new("wrong-recovery-code", 400, "リカバリーコードが正しくないか、すでに使われています。", "The recovery code is wrong or was used already.");

    static readonly Refusal WrongPassword = new("wrong-password", 400, "パスワードが正しくありません。", "The password is wrong.");

    static readonly Refusal PasskeyRefused = new("passkey-refused", 400, "このパスキーでは確認できませんでした。", "This passkey could not be verified.");

    static readonly Refusal Locked = new("second-factor-locked", 429, "コードの誤りが続いたため、15分間コードを使えません。パスキーは使えます。", "Too many wrong codes. Codes are locked for 15 minutes; a passkey still works.");

    static readonly Refusal PasswordLocked = new("second-factor-locked", 429, "パスワードの誤りが続いたため、15分間お待ちください。", "The password was wrong too often. Please wait 15 minutes.");

    static readonly Refusal Nothing = new("invalid", 400, "確認の方法を一つ選んで入力してください。", "Choose one way to prove who you are.");

    /// <summary>What would do for an account that has a second factor and gave its password.</summary>
    public Task<SecondFactorChallenge> Challenge(HttpContext http, Account account, CancellationToken ct) => Challenge(http, account, Ceremonies.SecondFactor, ct);

    public async Task<SecondFactorChallenge> Challenge(HttpContext http, Account account, string purpose, CancellationToken ct)
    {
        List<string> methods = [];
        if (account.HasPasskeys) methods.Add("passkey");
        if (account.HasAuthenticator) methods.Add("authenticator");
        if (account.HasSecondFactor && await users.CountRecoveryCodesAsync(account) > 0) methods.Add("recoveryCode");
        if (account.HasPassword && await TakesPassword(account, purpose, ct)) methods.Add("password");
        var options = account.HasPasskeys ? await passkeys.MakeRequestOptionsAsync(account, http) : null;
        var ceremony = await ceremonies.Begin(purpose, account.AccountId, options?.AssertionState ?? "", ct);
        return new SecondFactorChallenge(ceremony, methods, options is null ? null : JsonElement.Parse(options.RequestOptionsJson));
    }

    /// <summary>Checks a proof for the account of its ceremony, and uses the ceremony up; how the account was proved, or why not.</summary>
    public async Task<(Account? Account, string Amr, Refusal? Refusal, string? Field)> Check(HttpContext http, FactorAnswer answer, string purpose, Guid? expected, CancellationToken ct)
    {
        var ceremony = answer.Credential is null ? await ceremonies.Look(answer.Ceremony, purpose, ct) : await ceremonies.Use(answer.Ceremony, purpose, ct);
        if (ceremony?.AccountId is not { } owner || (expected is { } asked && asked != owner)) return No(Over);
        if (await users.FindByIdAsync(owner.ToString()) is not { } account) return No(Over);
        if (answer.Credential is { } credential)
        {
            if (await Assert(http, credential, ceremony.State) is { } holder && holder.AccountId == account.AccountId) return (account, Amr.Passkey, null, null);
            await Record(account, "passkey", ct);
            return No(PasskeyRefused);
        }

        if (!await IsGuessable(account, answer, purpose, ct)) return No(Nothing);
        if (!(await users.AccessFailedAsync(account)).Succeeded) return No(account.HasSecondFactor ? Locked : PasswordLocked);
        var (isRight, amr, refusal, field) = await Guess(account, answer);
        if (!isRight)
        {
            await Record(account, field, ct);
            if (await users.IsLockedOutAsync(account)) await Tell(account, ct);
            return (null, "", field == "code" && await store.IsRetired(account.AccountId, ct) ? Retired : refusal, field);
        }

        if (await ceremonies.Use(answer.Ceremony, purpose, ct) is null) return No(Over);
        await users.Forgive(account);
        return (account, amr, null, null);

        static (Account?, string, Refusal?, string?) No(Refusal refusal) => (null, "", refusal, null);
    }

    /// <summary>The account whose passkey answered the challenge; its counter is kept.</summary>
    public async Task<Account?> Assert(HttpContext http, JsonElement credential, string state)
    {
        var result = await passkeys.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = credential.GetRawText(), AssertionState = state });
        if (!result.Succeeded) return null;
        await store.AddOrUpdatePasskeyAsync(result.User, result.Passkey, http.RequestAborted);
        return result.User;
    }

    // A password is a fresh factor for who has no other, never instead of one: not where factors are here, nor where the issuer that the account is tied to asks for them.
    async Task<bool> TakesPassword(Account account, string purpose, CancellationToken ct) =>
        !account.HasSecondFactor && (purpose != Ceremonies.StepUp || (await ties.IssuersOf(account.AccountId, ct)).Count == 0);

    async Task<bool> IsGuessable(Account account, FactorAnswer answer, string purpose, CancellationToken ct) => account.HasSecondFactor
        ? (answer.Code is not null && account.HasAuthenticator) || answer.RecoveryCode is not null
        : answer.Password is not null && await TakesPassword(account, purpose, ct);

    async Task<(bool IsRight, string Amr, Refusal Refusal, string Field)> Guess(Account account, FactorAnswer answer)
    {
        if (!account.HasSecondFactor) return (passwords.Matches(account.PasswordHash, answer.Password!), Amr.Password, WrongPassword, "password");
        if (answer.Code is { } code && account.HasAuthenticator)
            return (await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, Digits(code)), Amr.Code, WrongCode, "code");
        return (await Redeem(account, answer.RecoveryCode!), Amr.Code, WrongRecoveryCode, "recoveryCode");
    }

    Task<bool> Redeem(Account account, string typed) => db.Transact(async tx =>
    {
        using var _ = store.Join(tx);
        if (!(await users.RedeemTwoFactorRecoveryCodeAsync(account, AccountUsers.TidyRecoveryCode(typed))).Succeeded) return false;
        await FactorChanges.Record(tx, clock, (account.AccountId, null), account.AccountId, FactorChanges.RecoveryCodeUsed);
        return true;
    });

    Task Record(Account account, string by, CancellationToken ct) => db.Transact(tx => AuditTrail.Add(tx, clock, null, "account.factorRefused", ("account", account.AccountId), by), ct);

    Task Tell(Account account, CancellationToken ct) => db.Transact(async tx =>
    {
        if (!account.HasSecondFactor)
        {
            await PasswordLock.Tell(tx, clock, account.AccountId);
            return;
        }

        await Outbox.Add(tx, clock, account.AccountId, new Letter.SecondFactorGuessed(clock.GetUtcNow()));
        await AuditTrail.Add(tx, clock, null, "account.secondFactorLocked", ("account", account.AccountId));
    }, ct);

    /// <summary>Digits of any width, without what people put between them.</summary>
    public static string Digits(string typed) => string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit));
}
