using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using TalentPool.Database;

namespace TalentPool.Mail;

/// <summary>
/// The one way out for single letters: a row written in the transaction that causes the letter, sent later by the worker. What it says is sealed until then, since it may be a link that signs in:
/// who reads the database, or a copy of it, opens nothing with it.
/// </summary>
public static class Outbox
{
    // As long as a letter may be. A message whose letter would be longer is cut: the whole stands on the page that the letter links to.
    const int MaxLetter = 4000, MaxMessage = 1000;

    // Japanese as it is, so that a letter may have four thousand characters and not six hundred escapes.
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
        return tx.Execute(InsertSql, new { id, accountId, kind = letter.GetType().Name, letter = tx.Seal.Close(Write(letter)), dedupeKey = dedupeKey ?? id.ToString(), now });
    }

    /// <summary>The work of closing a letter, for nobody: where it must not show whether there is somebody to write to.</summary>
    internal static void CloseNothing(Tx tx, Letter letter) => _ = tx.Seal.Close(Write(letter));

    /// <summary>The letter of a row; null when this version does not know its kind, as after going back to an older one.</summary>
    /// <exception cref="CryptographicException">The key of its seal cannot be had, now or ever.</exception>
    public static Letter? Read(Seal seal, string stored)
    {
        try
        {
            return JsonSerializer.Deserialize<Letter>(seal.Open(stored)!, Json);
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
