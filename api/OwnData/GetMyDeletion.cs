using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.OwnData;

/// <summary>Where one's registration stands with regard to use and deletion. Open also to who asked to be deleted.</summary>
public static class GetMyDeletion
{
    /// <param name="Status">none before the first save, or the state of registration.</param>
    /// <param name="OpenIdentities">To how many organisations one's identity is open now.</param>
    /// <param name="SuspensionReason">While the ministry has suspended one: why.</param>
    /// <param name="RequestedAt">When deletion was asked for; null when it was not.</param>
    /// <param name="UndoUntil">The last day in Japan on which it can be taken back.</param>
    /// <param name="UndoUntilIfAskedNow">That day, were deletion asked for now.</param>
    public sealed record Response(string Status, int OpenIdentities, string? SuspensionReason, DateTimeOffset? RequestedAt, DateOnly? UndoUntil, DateOnly UndoUntilIfAskedNow);

    public static async Task<Ok<Response>> Handle(CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var row = await db.Find<Row>(ReadSql, new { me.AccountId, now = clock.GetUtcNow() }, ct) ?? new Row { OpenIdentities = 0 };
        return TypedResults.Ok(new Response(row.Status ?? "none", row.OpenIdentities, row.Reason, row.RequestedAt, row.UndoUntil, DeletionCalendar.UndoUntil(Tokyo.Today(clock))));
    }

    sealed record Row
    {
        public string? Status { get; init; }
        public required int OpenIdentities { get; init; }
        public string? Reason { get; init; }
        public DateTimeOffset? RequestedAt { get; init; }
        public DateOnly? UndoUntil { get; init; }
    }

    const string ReadSql = """
        SELECT c.Status, d.RequestedAt, d.UndoUntil, s.Reason,
            (SELECT COUNT(DISTINCT g.OrganisationId) FROM DisclosureGrant g WHERE g.CandidateId = c.CandidateId AND g.RevokedAt IS NULL AND g.ExpiresAt > @now) AS OpenIdentities
        FROM Account a
        LEFT JOIN Candidate c ON c.AccountId = a.AccountId
        LEFT JOIN DeletionRequest d ON d.AccountId = a.AccountId
        LEFT JOIN Suspension s ON s.CandidateId = c.CandidateId AND s.ReinstatedAt IS NULL AND c.Status = 'suspended'
        WHERE a.AccountId = @AccountId
        """;
}
