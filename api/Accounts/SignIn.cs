using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using TalentPool.Accounts.SecondFactors;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>
/// Sign-in by address and password. A wrong address, a wrong password and an unverified account get the same answer by the same work, and the same lock.
/// Who has a second factor is asked for it: 202, and no session yet.
/// </summary>
public static class SignIn
{
    public sealed record Request(string Email, string Password);

    /// <param name="AccessToken">Bearer token.</param>
    /// <param name="ExpiresIn">Seconds.</param>
    public sealed record Response(string AccessToken, int ExpiresIn);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Email).NotEmpty().MaximumLength(254);
            RuleFor(r => r.Password).NotEmpty().MaximumLength(Passwords.MaxLength);
        }
    }

    static readonly Refusal Refused = new("sign-in-failed", 401, "メールアドレスまたはパスワードが正しくありません。メールアドレスの確認がお済みでない場合は、届いたメールのリンクを開いてください。", "The e-mail address or the password is wrong. If you have not verified your address yet, open the link in the mail we sent.");

    static readonly Refusal Locked = new("sign-in-locked", 429, "ログインの失敗が続いたため、15分間ログインできません。ふだん使っている端末、またはパスキーでログインできます。", "Too many failed attempts. Sign-in is locked for 15 minutes; from a device that you use normally, or with a passkey, you can still sign in.");

    public static async Task<Results<Ok<Response>, Accepted<SecondFactorChallenge>, ProblemHttpResult>> Handle(
        Request request, HttpContext http, AccountUsers users, AccountStore store, Passwords passwords, SignInGuesses guesses, SecondFactorProof proof, Sessions sessions, Db db, IHostEnvironment environment, TimeProvider clock, CancellationToken ct)
    {
        var email = JapaneseText.NormalizeEmail(request.Email);
        var account = await users.FindByNameAsync(email);
        var counter = await guesses.For(http, account?.EmailNormalized ?? email, account?.AccountId, ct);
        var guess = await guesses.Take(counter, ct);
        var result = passwords.Check(account?.PasswordHash, request.Password);
        if (guess == SignInGuesses.Guess.Refused) return Locked.Problem();

        // The password of demo accounts is public knowledge.
        if (account is null || result == PasswordVerificationResult.Failed || account.Status != "active" || (account.IsDemo && !environment.IsDevelopment()))
        {
            await guesses.Fail(account?.AccountId, guess, ct);
            return Refused.Problem();
        }

        await guesses.Forget(counter, ct);
        if (result == PasswordVerificationResult.SuccessRehashNeeded) await store.SetPasswordHashAsync(account, passwords.Hash(request.Password), ct);
        if (await MembershipStanding.Refuse(db, account.AccountId, clock, ct) is { } standing) return standing.Problem();
        if (account.HasSecondFactor) return TypedResults.Accepted((string?)null, await proof.Challenge(http, account, ct));
        return await sessions.StartByPassword(http, account, ct) is { } session ? TypedResults.Ok(session) : Refused.Problem();
    }
}
