using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Digests;

/// <summary>One leased recipient of a run, as things stand now.</summary>
sealed record DigestReader
{
    public required Guid AccountId { get; init; }
    public required int Attempts { get; init; }
    public required string Email { get; init; }
    public required string EmailNormalized { get; init; }
    public required string Locale { get; init; }
    public required string AccountStatus { get; init; }
    public string? Frequency { get; init; }
    public Guid? CandidateId { get; init; }
    public string? CandidateStatus { get; init; }
    public bool? IsNationwide { get; init; }
    public int? DaysPerWeek { get; init; }
    public string? RemoteWork { get; init; }

    /// <summary>True while the person is on the list and still wants the digest this often.</summary>
    public bool StillWants(string frequency) => AccountStatus == "active" && CandidateStatus == "listed" && Frequency == frequency;
}

/// <summary>The readers of a leased batch with what they wish for and what they were told already.</summary>
sealed record DigestReaders(IReadOnlyList<DigestReader> All, ILookup<Guid, string> Prefectures, ILookup<Guid, string> EmploymentTypes, ILookup<Guid, string> Skills, ILookup<Guid, Guid> Told)
{
    public static async Task<DigestReaders> Read(Db db, Guid runId, Guid leaseId, CancellationToken ct)
    {
        var batch = new { runId, leaseId };
        return new DigestReaders(
            await db.Query<DigestReader>(ReadersSql, batch, ct),
            await Words(PrefecturesSql),
            await Words(EmploymentTypesSql),
            await Words(SkillsSql),
            (await db.Query<ToldRow>(ToldSql, batch, ct)).ToLookup(row => row.AccountId, row => row.PostingId));

        async Task<ILookup<Guid, string>> Words(string sql) => (await db.Query<WordRow>(sql, batch, ct)).ToLookup(row => row.CandidateId, row => row.Word);
    }

    /// <summary>The best ten postings for a reader that they were not told of.</summary>
    public IReadOnlyList<Offer> Choose(DigestReader reader, IReadOnlyList<Offer> offers)
    {
        var id = reader.CandidateId ?? throw new InvalidOperationException("Only people on the list get the digest.");
        var prefectures = Prefectures[id].Aggregate(0UL, (bits, code) => bits | WishMatch.PrefectureBit(code));
        var wishes = new Wishes(prefectures, reader.IsNationwide == true, EmploymentTypes[id].ToHashSet(StringComparer.Ordinal), reader.DaysPerWeek, reader.RemoteWork, Skills[id].ToHashSet(StringComparer.Ordinal));
        return WishMatch.Best(wishes, offers, Told[reader.AccountId].ToHashSet(), 10);
    }

    sealed record WordRow
    {
        public required Guid CandidateId { get; init; }
        public required string Word { get; init; }
    }

    sealed record ToldRow
    {
        public required Guid AccountId { get; init; }
        public required Guid PostingId { get; init; }
    }

    const string ReadersSql = """
        SELECT d.AccountId, d.Attempts, a.Email, a.EmailNormalized, a.Locale, a.Status AS AccountStatus, s.Frequency,
            c.CandidateId, c.Status AS CandidateStatus, c.IsNationwide, c.DaysPerWeek, c.RemoteWork
        FROM DigestDelivery d
        JOIN Account a ON a.AccountId = d.AccountId
        LEFT JOIN Subscription s ON s.AccountId = d.AccountId
        LEFT JOIN Candidate c ON c.AccountId = d.AccountId
        WHERE d.DigestRunId = @runId AND d.LeaseId = @leaseId AND d.State = 'leased'
        """;

    const string PrefecturesSql = """
        SELECT w.CandidateId, w.PrefectureCode AS Word
        FROM DigestDelivery d
        JOIN Candidate c ON c.AccountId = d.AccountId
        JOIN CandidatePrefecture w ON w.CandidateId = c.CandidateId
        WHERE d.DigestRunId = @runId AND d.LeaseId = @leaseId
        """;

    const string EmploymentTypesSql = """
        SELECT w.CandidateId, w.EmploymentType AS Word
        FROM DigestDelivery d
        JOIN Candidate c ON c.AccountId = d.AccountId
        JOIN CandidateEmploymentType w ON w.CandidateId = c.CandidateId
        WHERE d.DigestRunId = @runId AND d.LeaseId = @leaseId
        """;

    const string SkillsSql = """
        SELECT w.CandidateId, w.SkillId AS Word
        FROM DigestDelivery d
        JOIN Candidate c ON c.AccountId = d.AccountId
        JOIN CandidateSkill w ON w.CandidateId = c.CandidateId
        WHERE d.DigestRunId = @runId AND d.LeaseId = @leaseId
        """;

    // What was told already, and what nobody wants to hear of: postings of organisations that the reader blocked.
    const string ToldSql = """
        SELECT i.AccountId, i.PostingId
        FROM DigestDelivery d
        JOIN DigestItem i ON i.AccountId = d.AccountId
        WHERE d.DigestRunId = @runId AND d.LeaseId = @leaseId
        UNION
        SELECT d.AccountId, p.PostingId
        FROM DigestDelivery d
        JOIN Candidate c ON c.AccountId = d.AccountId
        JOIN CandidateBlock b ON b.CandidateId = c.CandidateId
        JOIN Posting p ON p.OrganisationId = b.OrganisationId
        WHERE d.DigestRunId = @runId AND d.LeaseId = @leaseId
        """;
}
