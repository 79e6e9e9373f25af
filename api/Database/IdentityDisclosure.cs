namespace TalentPool.Database;

/// <summary>The record of an identity shown to an organisation (開示記録): written in the transaction that reads it, shown to the person.</summary>
public static class IdentityDisclosure
{
    /// <param name="by">The account and organisation that see it.</param>
    /// <param name="action">viewed, granted or noticeSent.</param>
    /// <param name="purpose">For what, in words a person understands.</param>
    /// <param name="fields">The fields, separated by spaces.</param>
    public static Task Add(Tx tx, TimeProvider clock, Guid candidateId, (Guid AccountId, Guid OrganisationId) by, string action, string purpose, string fields) =>
        tx.Execute(InsertSql, new { id = Guid.CreateVersion7(clock.GetUtcNow()), candidateId, by.OrganisationId, by.AccountId, action, purpose, fields, now = clock.GetUtcNow() });

    const string InsertSql = """
        INSERT INTO DisclosureEvent (DisclosureEventId, CandidateId, OrganisationId, AccountId, Action, Purpose, Fields, OccurredAt)
        VALUES (@id, @candidateId, @OrganisationId, @AccountId, @action, @purpose, @fields, @now)
        """;
}
