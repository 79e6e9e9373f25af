using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Digests;

/// <summary>
/// One click in a mail program stops a list (RFC 8058): no signing in, no cookie, any body, and the same answer when it was stopped already.
/// </summary>
public static class Unsubscribe
{
    /// <param name="List">What was stopped: digest or notice.</param>
    public sealed record Response(MailList List);

    static readonly Refusal NoSuchLink = new("no-such-unsubscribe-link", 404,
        "この配信停止リンクは正しくありません。ログインして配信設定から停止してください。", "This link is not valid. Sign in and stop the mail in your settings.");

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(string token, Db db, UnsubscribeLinks links, TimeProvider clock, CancellationToken ct)
    {
        if (links.Read(token) is not var (accountId, list)) return NoSuchLink.Problem();
        await db.Transact(async tx =>
        {
            var stopped = await tx.Execute(list is MailList.Digest ? StopDigestSql : StopNoticesSql, new { accountId, now = clock.GetUtcNow() });
            if (stopped > 0) await AuditTrail.Add(tx, clock, (accountId, null), "subscription.ended", ("account", accountId), $"{list.ToString().ToLowerInvariant()} one-click");
        }, ct);
        return TypedResults.Ok(new Response(list));
    }

    const string StopDigestSql = """
        UPDATE Subscription SET Frequency = 'off', EndedAt = @now, EndedReason = 'one-click'
        WHERE AccountId = @accountId AND Frequency <> 'off'
        """;

    const string StopNoticesSql = "UPDATE Subscription SET SendsNoticeMail = 0 WHERE AccountId = @accountId AND SendsNoticeMail = 1";
}
