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
        await db.Execute(ReadSql, new { id, me.AccountId, now = clock.GetUtcNow() }, ct) == 0 ? NoSuchMessage.Problem() : TypedResults.NoContent();

    const string ReadSql = "UPDATE InboxMessage SET ReadAt = COALESCE(ReadAt, @now) WHERE InboxMessageId = @id AND AccountId = @AccountId";
}
