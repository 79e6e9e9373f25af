using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>
/// The owner of an address opens the link that was mailed and chooses the account's password: whoever asked for the link has no part in it. From then on the account
/// can sign in (and is signed in here), and the digest is on (weekly) until the person says otherwise.
/// </summary>
public static class VerifyEmail
{
    /// <param name="Token">From the link.</param>
    /// <param name="Password">15 to 128 characters that nobody would guess, without the address.</param>
    public sealed record Request(string Token, string Password);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Token).NotEmpty().MaximumLength(100);
            Passwords.Rule(RuleFor(r => r.Password), _ => null);
        }
    }

    internal static readonly Refusal LinkExpired = new("link-expired", 400,
        "このリンクは無効か、有効期限が切れています。もう一度登録の手続きをしてください。", "This link is not valid or has expired. Please sign up again to get a new one.");

    public static async Task<Results<Ok<SignIn.Response>, ProblemHttpResult>> Handle(Request request, HttpContext http, Db db, Passwords passwords, Sessions sessions, TimeProvider clock, CancellationToken ct)
    {
        // A refused password leaves the link as it is.
        if (await EmailTokens.AddressOf(db, clock, "verify", request.Token, ct) is not { } email) return LinkExpired.Problem();
        var chosen = await new ChosenPassword.Validator().ValidateAsync(new ChosenPassword(request.Password, email), ct);
        if (!chosen.IsValid) return Validation.Invalid(chosen.Errors);
        var hash = passwords.Hash(request.Password);
        var verified = await db.Transact<Guid?>(async tx =>
        {
            if (await EmailTokens.Use(tx, clock, "verify", request.Token) is not { } accountId) return null;
            var now = clock.GetUtcNow();
            if (await tx.Execute(ActivateSql, new { accountId, hash, now }) == 0) return null;
            await tx.Execute(SubscribeSql, new { accountId, now });
            await AuditTrail.Add(tx, clock, (accountId, null), "account.verified", ("account", accountId));
            return accountId;
        }, ct);
        return verified is { } mine ? TypedResults.Ok(await sessions.Start(http, mine, Amr.Password, ct)) : LinkExpired.Problem();
    }

    const string ActivateSql = "UPDATE Account SET PasswordHash = @hash, Status = 'active', EmailVerifiedAt = @now WHERE AccountId = @accountId AND Status = 'unverified'";

    const string SubscribeSql = """
        INSERT INTO Subscription (AccountId, Frequency, SendsNoticeMail, ConsentedAt)
        VALUES (@accountId, 'weekly', 1, @now)
        """;
}
