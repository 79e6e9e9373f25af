using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;

namespace TalentPool.Reviews;

/// <summary>The ministry's queue (要件審査), the oldest first; decided ones the newest first. Nobody is named in it.</summary>
public static class ListReviews
{
    public sealed record Response(int Total, IReadOnlyList<Item> Items);

    /// <param name="PublicNumber">The person's number.</param>
    /// <param name="AgeDays">Full days since it was opened.</param>
    /// <param name="Reasons">Codes of what is to be decided.</param>
    /// <param name="Status">open or decided.</param>
    public sealed record Item(
        Guid ReviewId, string PublicNumber, DateTimeOffset OpenedAt, int AgeDays, IReadOnlyList<string> Reasons, int CountedMonths, int DeclaredMonths, bool ClaimsEquivalent, string Status, string? Decision, DateTimeOffset? DecidedAt);

    public static async Task<Ok<Response>> Handle(Db db, TimeProvider clock, CancellationToken ct, string? status = "open", int page = 0, int pageSize = 20)
    {
        var take = Math.Clamp(pageSize, 1, 100);
        var isOpen = status != "decided";
        var rows = await db.Query<Row>(isOpen ? OpenSql(db.Dialect) : DecidedSql(db.Dialect), new { skip = Math.Clamp(page, 0, 1_000_000) * take, take }, ct);
        var now = clock.GetUtcNow();
        return TypedResults.Ok(new Response(
            await db.Find<int>(isOpen ? CountOpenSql : CountDecidedSql, null, ct),
            [.. rows.Select(row => new Item(row.ReviewId, row.PublicNumber, row.OpenedAt, (int)(now - row.OpenedAt).TotalDays, row.Reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries), row.CountedMonths, row.DeclaredMonths, row.ByEquivalent, row.Decision is null ? "open" : "decided", row.Decision, row.DecidedAt))]));
    }

    sealed record Row
    {
        public required Guid ReviewId { get; init; }
        public required string PublicNumber { get; init; }
        public required DateTimeOffset OpenedAt { get; init; }
        public required string Reasons { get; init; }
        public int CountedMonths { get; init; }
        public int DeclaredMonths { get; init; }
        public bool ByEquivalent { get; init; }
        public string? Decision { get; init; }
        public DateTimeOffset? DecidedAt { get; init; }
    }

    static string OpenSql(Dialect dialect) => $"""
        SELECT r.ReviewId, c.PublicNumber, r.OpenedAt, s.Reasons, s.CountedMonths, s.DeclaredMonths, s.ByEquivalent, r.Decision, r.DecidedAt
        FROM Review r
        JOIN Submission s ON s.SubmissionId = r.SubmissionId
        JOIN Candidate c ON c.CandidateId = r.CandidateId
        WHERE r.Decision IS NULL
        ORDER BY r.OpenedAt, c.PublicNumber {dialect.Page}
        """;

    static string DecidedSql(Dialect dialect) => $"""
        SELECT r.ReviewId, c.PublicNumber, r.OpenedAt, s.Reasons, s.CountedMonths, s.DeclaredMonths, s.ByEquivalent, r.Decision, r.DecidedAt
        FROM Review r
        JOIN Submission s ON s.SubmissionId = r.SubmissionId
        JOIN Candidate c ON c.CandidateId = r.CandidateId
        WHERE r.Decision IN ('approved', 'returned', 'rejected')
        ORDER BY r.DecidedAt DESC, c.PublicNumber {dialect.Page}
        """;

    const string CountOpenSql = "SELECT COUNT(*) FROM Review WHERE Decision IS NULL";

    const string CountDecidedSql = "SELECT COUNT(*) FROM Review WHERE Decision IN ('approved', 'returned', 'rejected')";
}
