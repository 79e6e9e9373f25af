namespace TalentPool.Database;

/// <summary>What happened, by whom, to what. Written in the transaction that does it. Details are codes and counts: nothing in them names a person.</summary>
public static class AuditTrail
{
    /// <param name="tx">The transaction that does what is recorded.</param>
    /// <param name="clock">The time source.</param>
    /// <param name="actor">Who did it; null when the system did.</param>
    /// <param name="action">A code such as <c>candidate.submitted</c>.</param>
    /// <param name="subject">The kind and id of what was changed or seen.</param>
    /// <param name="detail">Codes and counts only.</param>
    public static Task Add(Tx tx, TimeProvider clock, (Guid AccountId, Guid? OrganisationId)? actor, string action, (string Kind, Guid Id) subject, string? detail = null) =>
        tx.Execute(InsertSql, new
        {
            id = Guid.CreateVersion7(clock.GetUtcNow()),
            now = clock.GetUtcNow(),
            accountId = actor?.AccountId,
            organisationId = actor?.OrganisationId,
            action,
            kind = subject.Kind,
            subjectId = subject.Id,
            detail,
        });

    const string InsertSql = """
        INSERT INTO AuditEvent (AuditEventId, OccurredAt, AccountId, OrganisationId, Action, SubjectKind, SubjectId, Detail)
        VALUES (@id, @now, @accountId, @organisationId, @action, @kind, @subjectId, @detail)
        """;
}
