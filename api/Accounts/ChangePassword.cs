using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>A signed-in person takes a new password, proving the present one. All other sessions end, and the owner is told.</summary>
public static class ChangePassword
{
    /// <param name="Current">The present password.</param>
    /// <param name="Password">15 to 128 characters that nobody would guess.</param>
    public sealed record Request(string Current, string Password);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Current).NotEmpty().MaximumLength(Passwords.MaxLength);
            Passwords.Rule(RuleFor(r => r.Password), _ => null);
        }
    }

    static readonly Refusal Wrong = new("wrong-password", 400, "現在のパスワードが正しくありません。", "The present password is wrong.");

    static readonly Refusal Locked = new("password-locked", 429, "現在のパスワードの誤りが続いたため、15分間変更できません。", "The present password was wrong too often. It cannot be changed for 15 minutes.");

    static readonly Refusal OfDemo = new("demo-account", 403, "デモ用アカウントのパスワードは変更できません。", "The password of a demo account cannot be changed.");

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Request request, CurrentUser me, AccountUsers users, SignInGuesses guesses, Db db, Passwords passwords, TimeProvider clock, CancellationToken ct)
    {
        if (await users.FindByIdAsync(me.AccountId.ToString()) is not { } account) return ProblemPages.For(401).Problem();
        var chosen = await new ChosenPassword.Validator().ValidateAsync(new ChosenPassword(request.Password, account.Email), ct);
        if (!chosen.IsValid) return Validation.Invalid(chosen.Errors);
        // A session that was left open is no place to guess.
        var counter = SignInGuesses.WithinSession(me.AccountId);
        var guess = await guesses.Take(counter, ct);
        if (guess == SignInGuesses.Guess.Refused) return Locked.Problem();
        if (!passwords.Matches(account.PasswordHash, request.Current))
        {
            await db.Transact(
                async tx =>
                {
                    await AuditTrail.Add(tx, clock, me.Actor, "account.factorRefused", ("account", me.AccountId), "password");
                    if (guess == SignInGuesses.Guess.Last) await PasswordLock.Tell(tx, clock, me.AccountId);
                },
                ct);
            return Wrong.At("current");
        }

        await guesses.Forget(counter, ct);
        if (account.IsDemo) return OfDemo.Problem();
        // The one that was proved must still be the present one: its owner may have set another by mail meanwhile.
        var isReplaced = await db.Transact(tx => passwords.Replace(tx, clock, me.AccountId, request.Password, me.SessionId, account.PasswordHash), ct);
        return isReplaced ? TypedResults.NoContent() : Wrong.At("current");
    }
}
