using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Digests;

/// <summary>One sending of the digest and how far it is. Always planned = due + accepted + failed + suppressed.</summary>
/// <param name="DigestRunId">The run.</param>
/// <param name="Frequency">Whose digest it is.</param>
/// <param name="Period">The period it tells of, such as weekly:2026-W47.</param>
/// <param name="StartsAt">The first instant of the period.</param>
/// <param name="EndsAt">The end of the period, or the moment the ministry started the run, when that was earlier.</param>
/// <param name="PlannedAt">When its recipients were fixed; null for a run that was skipped.</param>
/// <param name="CompletedAt">When nothing was left to send.</param>
/// <param name="SkippedAt">Set when the period was missed (the system was down) and a later one tells of its postings.</param>
/// <param name="Planned">The recipients.</param>
/// <param name="Due">Not sent yet, or being tried again.</param>
/// <param name="Accepted">Taken by the relay.</param>
/// <param name="Failed">Refused for good, or given up after 48 hours.</param>
/// <param name="Suppressed">Without mail: nothing new suits the person, the digest was stopped meanwhile, or the address does not exist.</param>
public sealed record DigestRun(Guid DigestRunId, DigestFrequency Frequency, string Period, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    DateTimeOffset? PlannedAt, DateTimeOffset? CompletedAt, DateTimeOffset? SkippedAt, int Planned, int Due, int Accepted, int Failed, int Suppressed)
{
    /// <summary>The runs of one page, newest first.</summary>
    internal static async Task<IReadOnlyList<DigestRun>> Page(Db db, int skip, int take, CancellationToken ct) =>
        await Counted(db, await db.Query<Row>(PageSql(db.Dialect), new { skip, take }, ct), ct);

    internal static async Task<DigestRun?> Find(Db db, Guid id, CancellationToken ct) =>
        await Counted(db, await db.Query<Row>(FindSql, new { id }, ct), ct) is [var run] ? run : null;

    internal static async Task<DigestRun?> Find(Db db, DigestPeriod period, CancellationToken ct) =>
        await Counted(db, await db.Query<Row>(FindPeriodSql, new { frequency = Word(period.Frequency), period = period.Key }, ct), ct) is [var run] ? run : null;

    /// <summary>A frequency as it stands in columns.</summary>
    internal static string Word(DigestFrequency frequency) => frequency switch { DigestFrequency.Daily => "daily", DigestFrequency.Weekly => "weekly", _ => "monthly" };

    /// <summary>The frequency of a column's word.</summary>
    internal static DigestFrequency Frequent(string word) => Enum.Parse<DigestFrequency>(word, ignoreCase: true);

    static async Task<IReadOnlyList<DigestRun>> Counted(Db db, IReadOnlyList<Row> rows, CancellationToken ct)
    {
        if (rows.Count == 0) return [];
        var counts = (await db.Query<Count>(CountSql, new { ids = rows.Select(row => row.DigestRunId) }, ct)).ToLookup(count => count.DigestRunId);
        return [.. rows.Select(row => Of(row, counts[row.DigestRunId].ToDictionary(count => count.State, count => count.Number, StringComparer.Ordinal)))];
    }

    static DigestRun Of(Row row, Dictionary<string, int> counts) => new(row.DigestRunId, Frequent(row.Frequency), row.Period, row.StartsAt, row.EndsAt,
        row.PlannedAt, row.CompletedAt, row.SkippedAt, counts.Values.Sum(), counts.GetValueOrDefault("due") + counts.GetValueOrDefault("leased"),
        counts.GetValueOrDefault("accepted"), counts.GetValueOrDefault("failed"), counts.GetValueOrDefault("suppressed"));

    sealed record Row
    {
        public required Guid DigestRunId { get; init; }
        public required string Frequency { get; init; }
        public required string Period { get; init; }
        public required DateTimeOffset StartsAt { get; init; }
        public required DateTimeOffset EndsAt { get; init; }
        public DateTimeOffset? PlannedAt { get; init; }
        public DateTimeOffset? CompletedAt { get; init; }
        public DateTimeOffset? SkippedAt { get; init; }
    }

    sealed record Count
    {
        public required Guid DigestRunId { get; init; }
        public required string State { get; init; }
        public required int Number { get; init; }
    }

    static string PageSql(Dialect dialect) => $"""
        SELECT DigestRunId, Frequency, Period, StartsAt, EndsAt, PlannedAt, CompletedAt, SkippedAt
        FROM DigestRun ORDER BY EndsAt DESC, Frequency {dialect.Page}
        """;

    const string FindSql = """
        SELECT DigestRunId, Frequency, Period, StartsAt, EndsAt, PlannedAt, CompletedAt, SkippedAt
        FROM DigestRun WHERE DigestRunId = @id
        """;

    const string FindPeriodSql = """
        SELECT DigestRunId, Frequency, Period, StartsAt, EndsAt, PlannedAt, CompletedAt, SkippedAt
        FROM DigestRun WHERE Frequency = @frequency AND Period = @period
        """;

    const string CountSql = "SELECT DigestRunId, State, COUNT(*) AS Number FROM DigestDelivery WHERE DigestRunId IN @ids GROUP BY DigestRunId, State";
}
