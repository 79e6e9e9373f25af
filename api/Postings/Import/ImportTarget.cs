using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Postings.Import;

/// <summary>Where the rows of a file may go: a prefecture's staff import for their own prefecture, the ministry's for any.</summary>
static class ImportTarget
{
    /// <summary>The prefectures that the caller may import for: their organisation by the six digits.</summary>
    public static async Task<Dictionary<string, Guid>> All(Db db, CurrentUser me, CancellationToken ct) =>
        (await db.Query<Organisation>(OrganisationsSql, Caller(me), ct)).ToDictionary(row => row.PrefectureCode, row => row.OrganisationId, StringComparer.Ordinal);

    /// <summary>The imported postings of those prefectures: the state of each by organisation and key.</summary>
    public static async Task<Dictionary<(Guid, string), ImportedState>> Existing(Db db, CurrentUser me, CancellationToken ct) =>
        (await db.Query<ImportedState>(ExistingSql, Caller(me), ct)).ToDictionary(row => (row.OrganisationId, row.ImportKey));

    static object Caller(CurrentUser me) => new { me.Organisation, isMinistry = me.Kind == "ministry" };

    sealed record Organisation
    {
        public required Guid OrganisationId { get; init; }
        public required string PrefectureCode { get; init; }
    }

    /// <summary>A posting that came from a file.</summary>
    public sealed record ImportedState
    {
        public required Guid PostingId { get; init; }
        public required Guid OrganisationId { get; init; }
        public required string ImportKey { get; init; }
        public required string Status { get; init; }
        public required int Version { get; init; }

        public PostingStatus Is() => Words.Read<PostingStatus>(Status);
    }

    const string OrganisationsSql = """
        SELECT OrganisationId, PrefectureCode FROM Organisation
        WHERE Kind = 'prefecture' AND (OrganisationId = @Organisation OR @isMinistry = 1)
        """;

    const string ExistingSql = """
        SELECT p.PostingId, p.OrganisationId, p.ImportKey, p.Status, p.Version FROM Posting p
        WHERE p.ImportKey IS NOT NULL AND (p.OrganisationId = @Organisation OR @isMinistry = 1)
        """;
}
