using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>Sets a new password by the mailed link. Every session ends, a lock is lifted, and the owner is told.</summary>
public static class ResetPassword
{
    /// <param name="Token">From the link.</param>
    /// <param name="Password">15 to 128 characters that nobody would guess.</param>
    public sealed record Request(string Token, string Password);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Token).NotEmpty().MaximumLength(100);
            Passwords.Rule(RuleFor(r => r.Password), _ => null);
        }
    }

    static readonly Refusal LinkExpired = new("link-expired", 400,
        "このリンクは無効か、有効期限が切れています。もう一度パスワードの再設定を申し込んでください。", "This link is not valid or has expired. Please ask for a new one.");

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Request request, HttpContext http, Db db, Passwords passwords, KnownDevices devices, TimeProvider clock, CancellationToken ct)
    {
        // Before the link is used up: a password that is refused costs nobody a second letter.
        if (await EmailTokens.AddressOf(db, clock, "reset", request.Token, ct) is not { } email) return LinkExpired.Problem();
        var chosen = await new ChosenPassword.Validator().ValidateAsync(new ChosenPassword(request.Password, email), ct);
        if (!chosen.IsValid) return Validation.Invalid(chosen.Errors);
        return await db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await EmailTokens.Use(tx, clock, "reset", request.Token) is not { } accountId) return LinkExpired.Problem();
            await passwords.Replace(tx, clock, accountId, request.Password, keepSession: null);
            // Whoever opened the owner's mail here is no stranger: a lock that strangers cause does not hold for this browser.
            await devices.Remember(tx, http, accountId);
            return TypedResults.NoContent();
        }, ct);
    }
}
