using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Mail;

namespace TalentPool.OwnData;

/// <summary>
/// Erases a person in one transaction: all of it or nothing. What lies outside of the database (files, the last letter, the list beside it) is written down in
/// the same transaction and done by <see cref="FinishErasures"/>, however often it is interrupted.
/// </summary>
static class ErasePerson
{
    /// <param name="erasedOn">The day it counts from.</param>
    /// <param name="tellsThem">True for the last letter; false for who was erased, and told, before.</param>
    /// <returns>False when the account is not there or was erased already.</returns>
    public static async Task<bool> Erase(Tx tx, TimeProvider clock, Guid accountId, DateOnly erasedOn, bool tellsThem)
    {
        var change = await tx.NextChange();
        if (await tx.Find<Row>(FindSql, new { accountId }) is not { } person) return false;
        var row = new
        {
            person.AccountId,
            person.CandidateId,
            erasedOn,
            to = tellsThem ? person.Email : null,
            locale = tellsThem ? person.Locale : null,
            hash = SuppressedAddresses.HashOf(person.EmailNormalized),
            erased = Words.Of(CandidateStatus.Erased),
            now = clock.GetUtcNow(),
            change,
        };
        await tx.Execute(KeepSql, row);
        var files = await tx.Execute(KeepFilesSql, row);
        foreach (var sql in ErasureStatements.All) await tx.Execute(sql, row);
        await AuditTrail.Add(tx, clock, null, "person.erased", person.CandidateId is { } id ? ("candidate", id) : ("account", person.AccountId), $"files={files} again={!tellsThem}");
        return true;
    }

    sealed record Row
    {
        public required Guid AccountId { get; init; }
        public Guid? CandidateId { get; init; }
        public required string Email { get; init; }
        public required string EmailNormalized { get; init; }
        public required string Locale { get; init; }
    }

    const string FindSql = """
        SELECT a.AccountId, c.CandidateId, a.Email, a.EmailNormalized, a.Locale
        FROM Account a
        LEFT JOIN Candidate c ON c.AccountId = a.AccountId
        WHERE a.AccountId = @accountId
            AND NOT EXISTS (SELECT 1 FROM Erasure e WHERE e.AccountId = a.AccountId)
            AND NOT EXISTS (SELECT 1 FROM Membership m WHERE m.AccountId = a.AccountId)
        """;

    const string KeepSql = """
        INSERT INTO Erasure (AccountId, CandidateId, ErasedOn, LastLetterTo, LastLetterLocale, LastLetterQueuedAt, LastLetterNextAt, LastLetterAttempts, AddressHash)
        VALUES (@AccountId, @CandidateId, @erasedOn, @to, @locale, @now, @now, 0, @hash)
        """;

    const string KeepFilesSql = """
        INSERT INTO ErasedFile (EvidenceId, AccountId)
        SELECT e.EvidenceId, @AccountId FROM Evidence e WHERE e.CandidateId = @CandidateId
        """;
}
