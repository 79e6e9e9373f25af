using System.Data.Common;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;

namespace TalentPool.Digests;

/// <summary>A person chooses what to get by mail. When the digest was switched on or off is kept, as proof of consent.</summary>
public static class UpdateMySubscription
{
    /// <param name="Frequency">How often the digest comes.</param>
    /// <param name="NoticeMail">Whether hiring notices are told of by mail too.</param>
    public sealed record Request(SubscriptionFrequency Frequency, bool NoticeMail);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Frequency).IsInEnum();
    }

    public static async Task<Ok<GetMySubscription.Response>> Handle(Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var choice = new { me.AccountId, frequency = request.Frequency.ToString().ToLowerInvariant(), noticeMail = request.NoticeMail, now = clock.GetUtcNow() };
        try
        {
            await Keep();
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            // Another request made the row in the same moment: now there is one to change.
            await Keep();
        }

        return TypedResults.Ok(GetMySubscription.Of(request.Frequency, request.NoticeMail, clock));

        Task Keep() => db.Transact(async tx =>
        {
            if (await tx.Execute(request.Frequency is SubscriptionFrequency.Off ? StopSql : ContinueSql, choice) == 0) await tx.Execute(InsertSql, choice);
            await AuditTrail.Add(tx, clock, me.Actor, "subscription.changed", ("account", me.AccountId), $"{choice.frequency} notices={request.NoticeMail}");
        }, ct);
    }

    const string StopSql = """
        UPDATE Subscription SET SendsNoticeMail = @noticeMail,
            EndedAt = CASE WHEN Frequency = 'off' THEN EndedAt ELSE @now END,
            EndedReason = CASE WHEN Frequency = 'off' THEN EndedReason ELSE 'by-person' END,
            Frequency = 'off'
        WHERE AccountId = @AccountId
        """;

    const string ContinueSql = """
        UPDATE Subscription SET SendsNoticeMail = @noticeMail,
            ConsentedAt = CASE WHEN Frequency = 'off' THEN @now ELSE ConsentedAt END,
            EndedAt = NULL, EndedReason = NULL, Frequency = @frequency
        WHERE AccountId = @AccountId
        """;

    const string InsertSql = """
        INSERT INTO Subscription (AccountId, Frequency, SendsNoticeMail, ConsentedAt)
        VALUES (@AccountId, @frequency, @noticeMail, @now)
        """;
}
