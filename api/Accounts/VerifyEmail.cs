using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>The owner of an address opens the link that was mailed. From then on the account can sign in, and the digest is on (weekly) until the person says otherwise.</summary>
public static class VerifyEmail
{
    /// <param name="Token">From the link.</param>
    public sealed record Request(string Token);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Token).NotEmpty().MaximumLength(100);
    }

    static readonly Refusal LinkExpired = new("link-expired", 400,
        "このリンクは無効か、有効期限が切れています。もう一度登録の手続きをしてください。", "This link is not valid or has expired. Please sign up again to get a new one.");

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Request request, Db db, TimeProvider clock, CancellationToken ct)
    {
        var verified = await db.Transact(async tx =>
        {
            if (await EmailTokens.Use(tx, clock, "verify", request.Token) is not { } accountId) return false;
            var now = clock.GetUtcNow();
            if (await tx.Execute(ActivateSql, new { accountId, now }) == 0) return false;
            await tx.Execute(SubscribeSql, new { accountId, now });
            await AuditTrail.Add(tx, clock, (accountId, null), "account.verified", ("account", accountId));
            return true;
        }, ct);
        return verified ? TypedResults.NoContent() : LinkExpired.Problem();
    }

    const string ActivateSql = "UPDATE Account SET Status = 'active', EmailVerifiedAt = @now WHERE AccountId = @accountId AND Status = 'unverified'";

    const string SubscribeSql = """
        INSERT INTO Subscription (AccountId, Frequency, SendsNoticeMail, ConsentedAt)
        VALUES (@accountId, 'weekly', 1, @now)
        """;
}
