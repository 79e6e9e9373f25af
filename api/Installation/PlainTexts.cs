using TalentPool.Database;

namespace TalentPool.Installation;

/// <summary>Seals what was stored before it was sealed; at the start, in one transaction.</summary>
static class PlainTexts
{
    public static Task Close(Db db) => db.Transact(async tx =>
    {
        var mark = new { mark = Seal.Mark, length = Seal.Mark.Length };
        foreach (var row in await tx.Query<PhoneRow>(PhonesSql, mark)) await tx.Execute(ClosePhoneSql, new { row.CandidateId, phone = tx.Seal.Close(row.Phone) });
        foreach (var row in await tx.Query<ContactRow>(ContactsSql, mark)) await tx.Execute(CloseContactSql, new { row.ApplicationId, phone = tx.Seal.Close(row.ContactPhone) });
        foreach (var row in await tx.Query<LetterRow>(LettersSql, mark)) await tx.Execute(CloseLetterSql, new { row.OutboxMailId, letter = tx.Seal.Close(row.Letter) });
        foreach (var row in await tx.Query<CorrectionRow>(CorrectionsSql, mark)) await tx.Execute(CloseCorrectionSql, new { row.CorrectionId, before = tx.Seal.Close(row.ValueBefore), after = tx.Seal.Close(row.ValueAfter) });
    });

    sealed record PhoneRow
    {
        public required Guid CandidateId { get; init; }
        public required string Phone { get; init; }
    }

    sealed record ContactRow
    {
        public required Guid ApplicationId { get; init; }
        public required string ContactPhone { get; init; }
    }

    sealed record LetterRow
    {
        public required Guid OutboxMailId { get; init; }
        public required string Letter { get; init; }
    }

    sealed record CorrectionRow
    {
        public required Guid CorrectionId { get; init; }
        public string? ValueBefore { get; init; }
        public string? ValueAfter { get; init; }
    }

    const string PhonesSql = "SELECT CandidateId, Phone FROM Candidate WHERE Phone IS NOT NULL AND SUBSTRING(Phone, 1, @length) <> @mark";

    const string ClosePhoneSql = "UPDATE Candidate SET Phone = @phone WHERE CandidateId = @CandidateId";

    // That of somebody erased is empty.
    const string ContactsSql = "SELECT ApplicationId, ContactPhone FROM OrganisationApplication WHERE ContactPhone <> '' AND SUBSTRING(ContactPhone, 1, @length) <> @mark";

    const string CloseContactSql = "UPDATE OrganisationApplication SET ContactPhone = @phone WHERE ApplicationId = @ApplicationId";

    // What a letter said is gone once it was sent.
    const string LettersSql = "SELECT OutboxMailId, Letter FROM OutboxMail WHERE Letter IS NOT NULL AND SUBSTRING(Letter, 1, @length) <> @mark";

    const string CloseLetterSql = "UPDATE OutboxMail SET Letter = @letter WHERE OutboxMailId = @OutboxMailId AND Letter IS NOT NULL";

    const string CorrectionsSql = """
        SELECT CorrectionId, ValueBefore, ValueAfter FROM Correction
        WHERE Field = 'phone' AND (SUBSTRING(ValueBefore, 1, @length) <> @mark OR SUBSTRING(ValueAfter, 1, @length) <> @mark)
        """;

    const string CloseCorrectionSql = "UPDATE Correction SET ValueBefore = @before, ValueAfter = @after WHERE CorrectionId = @CorrectionId";
}
