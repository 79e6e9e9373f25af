using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace TalentPool.Database;

/// <summary>One event in the chain of the audit trail.</summary>
public sealed record AuditLink
{
    public required Guid AuditEventId { get; init; }
    public required DateTimeOffset OccurredAt { get; init; }
    public Guid? AccountId { get; init; }
    public Guid? OrganisationId { get; init; }
    public required string Action { get; init; }
    public required string SubjectKind { get; init; }
    public Guid? SubjectId { get; init; }
    public string? Detail { get; init; }

    /// <summary>Its place, from 1, without gaps.</summary>
    public long Seq { get; init; }

    /// <summary>SHA-256 over the hash of the event before and everything of this one; lower-case hex.</summary>
    public string Hash { get; init; } = "";

    /// <summary>What <see cref="Hash"/> must be when the event before has <paramref name="head"/>; empty for the first.</summary>
    public string HashAfter(string head) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes<string?[]>(
    [
        head, Seq.ToString(CultureInfo.InvariantCulture), AuditEventId.ToString(), OccurredAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        AccountId?.ToString(), OrganisationId?.ToString(), Action, SubjectKind, SubjectId?.ToString(), Detail,
    ])));
}
