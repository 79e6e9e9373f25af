namespace TalentPool.Database;

/// <summary>
/// The record of an identity shown to an organisation (開示記録): written in the transaction that reads it, shown to the person. A law test drives every endpoint
/// and finds any answer with an identity that left no record.
/// </summary>
public static class IdentityDisclosure
{
    /// <summary>The purpose of a prefecture that looks at a person who accepted its notice.</summary>
    public const string Hiring = "採用の検討";

    /// <summary>The purpose of the ministry that looks at the evidence of a registration.</summary>
    public const string Review = "登録要件の審査";

    /// <summary>A purpose for readers of English: the known ones translated, a posting's title as it is.</summary>
    public static string PurposeInEnglish(string purpose) => purpose switch { Hiring => "Consideration for a post", Review => "Review of eligibility", _ => purpose };

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
