using TalentPool.Database;

namespace TalentPool.Audit;

/// <summary>An event as auditors see it.</summary>
public sealed record AuditItem
{
    /// <summary>Its place in the chain.</summary>
    public required long Seq { get; init; }
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>A code such as candidate.viewed.</summary>
    public required string Action { get; init; }

    /// <summary>The account that acted; null when the system did.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The display name of a member of staff or the public number of a professional.</summary>
    public string? Actor { get; init; }

    /// <summary>The organisation it acted for.</summary>
    public string? OrganisationJa { get; init; }
    public string? OrganisationEn { get; init; }

    /// <summary>candidate, review, posting and the like.</summary>
    public required string SubjectKind { get; init; }
    public Guid? SubjectId { get; init; }

    /// <summary>The public number of a professional who is the subject.</summary>
    public string? Subject { get; init; }

    /// <summary>Codes and counts.</summary>
    public string? Detail { get; init; }

    internal static string PageSql(Dialect dialect) => $"""
        SELECT e.Seq, e.OccurredAt, e.Action, e.AccountId AS ActorId, COALESCE(m.DisplayName, p.PublicNumber) AS Actor, o.NameJa AS OrganisationJa, o.NameEn AS OrganisationEn,
            e.SubjectKind, e.SubjectId, c.PublicNumber AS Subject, e.Detail
        FROM AuditEvent e
        LEFT JOIN MemberName m ON m.AccountId = e.AccountId AND m.OrganisationId = e.OrganisationId
        LEFT JOIN Candidate p ON p.AccountId = e.AccountId
        LEFT JOIN Organisation o ON o.OrganisationId = e.OrganisationId
        LEFT JOIN Candidate c ON c.CandidateId = e.SubjectId
        WHERE e.Seq IS NOT NULL
            AND (@from IS NULL OR e.OccurredAt >= @from) AND (@until IS NULL OR e.OccurredAt < @until)
            AND (@action IS NULL OR e.Action = @action OR e.Action LIKE @family ESCAPE '!')
            AND (@Actor IS NULL OR e.AccountId = @Actor) AND (@Subject IS NULL OR e.SubjectId = @Subject)
        ORDER BY e.Seq DESC {dialect.Page}
        """;

    internal const string CountSql = """
        SELECT COUNT(*)
        FROM AuditEvent e
        WHERE e.Seq IS NOT NULL
            AND (@from IS NULL OR e.OccurredAt >= @from) AND (@until IS NULL OR e.OccurredAt < @until)
            AND (@action IS NULL OR e.Action = @action OR e.Action LIKE @family ESCAPE '!')
            AND (@Actor IS NULL OR e.AccountId = @Actor) AND (@Subject IS NULL OR e.SubjectId = @Subject)
        """;
}
