using System.Text.Encodings.Web;
using System.Text.Json;
using TalentPool.Database;

namespace TalentPool.Mail;

/// <summary>The one way out for single letters: a row written in the transaction that causes the letter, sent later by the worker.</summary>
public static class Outbox
{
    // The width of the column. A message whose letter would not fit is cut: the whole stands on the page that the letter links to.
    const int MaxLetter = 4000, MaxMessage = 1000;

    // Japanese as it is, so that the column holds four thousand characters and not six hundred escapes.
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="tx">The transaction that causes the letter.</param>
    /// <param name="clock">The time source.</param>
    /// <param name="accountId">Who gets it.</param>
    /// <param name="letter">What it says.</param>
    /// <param name="dedupeKey">A key that may be used once: a second letter with it is refused by the database. By default each letter has its own.</param>
    public static Task Add(Tx tx, TimeProvider clock, Guid accountId, Letter letter, string? dedupeKey = null)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        return tx.Execute(InsertSql, new { id, accountId, kind = letter.GetType().Name, letter = Write(letter), dedupeKey = dedupeKey ?? id.ToString(), now });
    }

    /// <summary>The letter of a row; null when this version does not know its kind, as after going back to an older one.</summary>
    public static Letter? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Letter>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string Write(Letter letter)
    {
        var json = JsonSerializer.Serialize(letter, Json);
        if (json.Length > MaxLetter && letter is Letter.NoticeReceived { Message.Length: > MaxMessage } notice)
            json = JsonSerializer.Serialize<Letter>(notice with { Message = Beginning(notice.Message) }, Json);
        return json.Length <= MaxLetter ? json : throw new InvalidOperationException($"A letter of {json.Length} characters does not fit the outbox.");
    }

    static string Beginning(string message) => string.Concat(message.AsSpan(0, char.IsHighSurrogate(message[MaxMessage - 1]) ? MaxMessage - 1 : MaxMessage), "…");

    const string InsertSql = """
        INSERT INTO OutboxMail (OutboxMailId, AccountId, Kind, Letter, DedupeKey, State, Attempts, QueuedAt, NextAt)
        VALUES (@id, @accountId, @kind, @letter, @dedupeKey, 'due', 0, @now, @now)
        """;
}
