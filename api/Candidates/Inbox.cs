using TalentPool.Database;

namespace TalentPool.Candidates;

/// <summary>What a person is told inside the product, beside the mail.</summary>
public static class Inbox
{
    /// <param name="kind">verdict, reviewDecided, appealReceived, notice or objection.</param>
    /// <param name="detail">A code, and after a space the words of a decision.</param>
    /// <param name="relatedId">What it is about, such as the notice or the objection.</param>
    public static Task Add(Tx tx, TimeProvider clock, Guid accountId, string kind, string? detail, Guid? relatedId)
    {
        var now = clock.GetUtcNow();
        return tx.Execute(InsertSql, new { id = Guid.CreateVersion7(now), accountId, kind, detail, relatedId, now });
    }

    const string InsertSql = """
        INSERT INTO InboxMessage (InboxMessageId, AccountId, Kind, Detail, RelatedId, CreatedAt)
        VALUES (@id, @accountId, @kind, @detail, @relatedId, @now)
        """;
}
