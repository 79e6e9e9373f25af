using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Digests;

/// <summary>How often a person gets the digest.</summary>
public enum SubscriptionFrequency
{
    /// <summary>Each day.</summary>
    Daily,

    /// <summary>Each Monday.</summary>
    Weekly,

    /// <summary>On the first of each month.</summary>
    Monthly,

    /// <summary>Not at all.</summary>
    Off,
}

/// <summary>What a person chose to get by mail (配信設定).</summary>
public static class GetMySubscription
{
    /// <param name="Frequency">How often the digest comes.</param>
    /// <param name="NoticeMail">Whether hiring notices are told of by mail too.</param>
    /// <param name="NextDigestAt">When the next digest is due; null when it is off.</param>
    public sealed record Response(SubscriptionFrequency Frequency, bool NoticeMail, DateTimeOffset? NextDigestAt);

    public static async Task<Ok<Response>> Handle(CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var row = await db.Find<Row>(ReadSql, new { me.AccountId }, ct);
        return TypedResults.Ok(Of(row is null ? SubscriptionFrequency.Off : Enum.Parse<SubscriptionFrequency>(row.Frequency, ignoreCase: true), row?.SendsNoticeMail ?? false, clock));
    }

    /// <summary>The answer for what is chosen.</summary>
    internal static Response Of(SubscriptionFrequency frequency, bool noticeMail, TimeProvider clock) => new(frequency, noticeMail, frequency switch
    {
        SubscriptionFrequency.Daily => DigestSchedule.Current(DigestFrequency.Daily, clock.GetUtcNow()).EndsAt,
        SubscriptionFrequency.Weekly => DigestSchedule.Current(DigestFrequency.Weekly, clock.GetUtcNow()).EndsAt,
        SubscriptionFrequency.Monthly => DigestSchedule.Current(DigestFrequency.Monthly, clock.GetUtcNow()).EndsAt,
        _ => null,
    });

    sealed record Row
    {
        public required string Frequency { get; init; }
        public required bool SendsNoticeMail { get; init; }
    }

    const string ReadSql = "SELECT Frequency, SendsNoticeMail FROM Subscription WHERE AccountId = @AccountId";
}
