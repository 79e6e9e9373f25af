using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Candidates;

/// <summary>A person has read a message of their own. Reading it again changes nothing.</summary>
public static class ReadInboxMessage
{
    static readonly Refusal NoSuchMessage = new("no-such-message", 404, "メッセージが見つかりません。", "There is no such message.");

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        await db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            var key = new { id, me.AccountId, now = clock.GetUtcNow() };
            if (await tx.Execute(ReadSql, key) > 0) await AuditTrail.Add(tx, clock, me.Actor, "inbox.read", ("inboxMessage", id));
            else if (await tx.Find<int>(CountSql, key) == 0) return NoSuchMessage.Problem();
            return TypedResults.NoContent();
        }, ct);

    const string ReadSql = "UPDATE InboxMessage SET ReadAt = @now WHERE InboxMessageId = @id AND AccountId = @AccountId AND ReadAt IS NULL";

    const string CountSql = "SELECT COUNT(*) FROM InboxMessage WHERE InboxMessageId = @id AND AccountId = @AccountId";
}
