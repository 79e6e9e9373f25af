using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.Database;

namespace TalentPool.Consent;

/// <summary>To whom one's data may be given, who is kept out, which ties are declared, and how it was before.</summary>
public static class GetMyPrivacy
{
    /// <param name="PurposeVersion">The purpose notice that was accepted; null while none was.</param>
    /// <param name="AcceptedAt">When.</param>
    /// <param name="NeedsAcceptance">True when a newer purpose notice waits: until it is accepted, no identity is newly opened.</param>
    /// <param name="Nationwide">True for every prefecture.</param>
    /// <param name="Prefectures">Otherwise these, six digits each.</param>
    /// <param name="Blocked">Organisations that never see the person.</param>
    /// <param name="Organisations">Those that can be blocked.</param>
    /// <param name="Interests">Declared ties (利益相反申告).</param>
    /// <param name="History">Every consent given, changed or taken back, the newest first.</param>
    public sealed record Response(
        string? PurposeVersion, DateTimeOffset? AcceptedAt, bool NeedsAcceptance, bool Nationwide, IReadOnlyList<string> Prefectures, IReadOnlyList<Guid> Blocked,
        IReadOnlyList<OrganisationItem> Organisations, IReadOnlyList<InterestItem> Interests, IReadOnlyList<ConsentChange> History);

    public sealed record OrganisationItem
    {
        public required Guid OrganisationId { get; init; }
        public required string NameJa { get; init; }
        public required string NameEn { get; init; }

        /// <summary>prefecture, municipality or company.</summary>
        public required string Kind { get; init; }
        public string? PrefectureCode { get; init; }
    }

    /// <param name="PurposeVersion">Null: the consent was taken back.</param>
    /// <param name="RecordedAt">When.</param>
    /// <param name="Nationwide">True for every prefecture.</param>
    /// <param name="Prefectures">Otherwise these.</param>
    public sealed record ConsentChange(DateTimeOffset RecordedAt, string? PurposeVersion, bool Nationwide, IReadOnlyList<string> Prefectures);

    public static async Task<Ok<Response>> Handle(CurrentUser me, Db db, CancellationToken ct) => TypedResults.Ok(await db.Transact(async tx =>
    {
        var organisations = await tx.Query<OrganisationItem>(OrganisationsSql);
        if (await ProfileRows.FindMine(tx, me.AccountId) is not { } row) return new Response(null, null, false, false, [], [], organisations, [], []);
        var key = new { row.CandidateId };
        var profile = await ProfileRows.Read(tx, row);
        var history = await tx.Query<HistoryRow>(HistorySql, key);
        return new Response(
            profile.Consent.PurposeVersion, (await tx.Find<AcceptedRow>(AcceptedSql, key))?.PurposeAcceptedAt, profile.Consent.PurposeVersion is { } accepted && accepted != PurposeNotice.Version,
            profile.Consent.Nationwide, profile.Consent.Prefectures ?? [], profile.BlockedOrganisations, organisations, await tx.Query<InterestItem>(InterestsSql, key),
            [.. history.Select(change => new ConsentChange(change.RecordedAt, change.PurposeVersion, change.Nationwide, change.Prefectures.Split(' ', StringSplitOptions.RemoveEmptyEntries)))]);
    }, ct));

    sealed record AcceptedRow
    {
        public DateTimeOffset? PurposeAcceptedAt { get; init; }
    }

    sealed record HistoryRow
    {
        public required DateTimeOffset RecordedAt { get; init; }
        public string? PurposeVersion { get; init; }
        public bool Nationwide { get; init; }
        public required string Prefectures { get; init; }
    }

    const string OrganisationsSql = "SELECT OrganisationId, NameJa, NameEn, Kind, PrefectureCode FROM Organisation WHERE Kind <> 'ministry' AND IsActive = 1 ORDER BY COALESCE(PrefectureCode, '990000'), NameJa";

    const string AcceptedSql = "SELECT PurposeAcceptedAt FROM Candidate WHERE CandidateId = @CandidateId";

    internal const string InterestsSql = "SELECT OrganisationName, Relation, StartText AS Start, EndText AS \"End\" FROM InterestDeclaration WHERE CandidateId = @CandidateId ORDER BY Position";

    const string HistorySql = "SELECT RecordedAt, PurposeVersion, Nationwide, Prefectures FROM ConsentRecord WHERE CandidateId = @CandidateId ORDER BY RecordedAt DESC, ConsentRecordId DESC";
}
