using System.Text.Json;
using TalentPool.Database;

namespace TalentPool.Mail;

/// <summary>The one way out for single letters: a row written in the transaction that causes the letter, sent later by the worker.</summary>
public static class Outbox
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="tx">The transaction that causes the letter.</param>
    /// <param name="clock">The time source.</param>
    /// <param name="accountId">Who gets it.</param>
    /// <param name="letter">What it says.</param>
    /// <param name="dedupeKey">A key that may be used once: a second letter with it is refused by the database. By default each letter has its own.</param>
    public static Task Add(Tx tx, TimeProvider clock, Guid accountId, Letter letter, string? dedupeKey = null)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        return tx.Execute(InsertSql, new { id, accountId, kind = letter.GetType().Name, letter = JsonSerializer.Serialize(letter, Json), dedupeKey = dedupeKey ?? id.ToString(), now });
    }

    /// <summary>The letter of a row.</summary>
    public static Letter Read(string json) => JsonSerializer.Deserialize<Letter>(json, Json) ?? throw new JsonException("An outbox row holds no letter.");

    const string InsertSql = """
        INSERT INTO OutboxMail (OutboxMailId, AccountId, Kind, Letter, DedupeKey, State, Attempts, QueuedAt, NextAt)
        VALUES (@id, @accountId, @kind, @letter, @dedupeKey, 'due', 0, @now, @now)
        """;
}
