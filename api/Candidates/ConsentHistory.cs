using TalentPool.Database;

namespace TalentPool.Candidates;

/// <summary>The proof of what a person agreed to, and when: a row for each change, never edited.</summary>
public static class ConsentHistory
{
    /// <summary>Keeps the consent when it differs from the one kept last.</summary>
    public static async Task Keep(Tx tx, TimeProvider clock, Guid candidateId, ConsentItem consent)
    {
        var prefectures = string.Join(' ', (consent.Prefectures ?? []).Order(StringComparer.Ordinal));
        var now = clock.GetUtcNow();
        var row = new { id = Guid.CreateVersion7(now), candidateId, now, consent.PurposeVersion, consent.Nationwide, prefectures };
        var last = await tx.Find<Row>(LastSql, row);
        if (last is null ? consent is { PurposeVersion: null, Nationwide: false } && prefectures.Length == 0
            : last.PurposeVersion == consent.PurposeVersion && last.Nationwide == consent.Nationwide && last.Prefectures == prefectures) return;
        await tx.Execute(InsertSql, row);
    }

    sealed record Row
    {
        public string? PurposeVersion { get; init; }
        public bool Nationwide { get; init; }
        public required string Prefectures { get; init; }
    }

    const string LastSql = "SELECT PurposeVersion, Nationwide, Prefectures FROM ConsentRecord WHERE CandidateId = @candidateId ORDER BY RecordedAt DESC, ConsentRecordId DESC";

    const string InsertSql = """
        INSERT INTO ConsentRecord (ConsentRecordId, CandidateId, RecordedAt, PurposeVersion, Nationwide, Prefectures)
        VALUES (@id, @candidateId, @now, @PurposeVersion, @Nationwide, @prefectures)
        """;
}
