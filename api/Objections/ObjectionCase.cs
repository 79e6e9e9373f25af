namespace TalentPool.Objections;

/// <summary>Whom an objection is between, as the ministry's steps need it.</summary>
sealed record ObjectionCase
{
    public required string Status { get; init; }

    /// <summary>The account that looked.</summary>
    public required Guid LookedBy { get; init; }

    /// <summary>The account of the person.</summary>
    public required Guid RaisedBy { get; init; }
    public required Guid CandidateId { get; init; }
    public required string PublicNumber { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string NameJa { get; init; }
    public required string NameEn { get; init; }

    public const string FindSql = """
        SELECT x.Status, e.AccountId AS LookedBy, c.AccountId AS RaisedBy, c.CandidateId, c.PublicNumber, e.OrganisationId, o.NameJa, o.NameEn
        FROM DisclosureObjection x
        JOIN DisclosureEvent e ON e.DisclosureEventId = x.DisclosureEventId
        JOIN Candidate c ON c.CandidateId = e.CandidateId
        JOIN Organisation o ON o.OrganisationId = e.OrganisationId
        WHERE x.ObjectionId = @id
        """;
}
