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
        var link = new { hash = Secrets.Hash(request.Token), now = clock.GetUtcNow() };
        var verified = await db.Transact(async tx =>
        {
            if (await tx.Execute(UseSql, link) == 0) return false;
            var accountId = await tx.Find<Guid>(OwnerSql, link);
            if (await tx.Execute(ActivateSql, new { accountId, link.now }) == 0) return false;
            await tx.Execute(SubscribeSql, new { accountId, link.now });
            await AuditTrail.Add(tx, clock, (accountId, null), "account.verified", ("account", accountId));
            return true;
        }, ct);
        return verified ? TypedResults.NoContent() : LinkExpired.Problem();
    }

    const string UseSql = "UPDATE EmailToken SET UsedAt = @now WHERE TokenHash = @hash AND Purpose = 'verify' AND UsedAt IS NULL AND ExpiresAt > @now";

    const string OwnerSql = "SELECT AccountId FROM EmailToken WHERE TokenHash = @hash";

    const string ActivateSql = "UPDATE Account SET Status = 'active', EmailVerifiedAt = @now WHERE AccountId = @accountId AND Status = 'unverified'";

    const string SubscribeSql = """
        INSERT INTO Subscription (AccountId, Frequency, SendsNoticeMail, ConsentedAt)
        VALUES (@accountId, 'weekly', 1, @now)
        """;
}
