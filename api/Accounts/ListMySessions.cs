using TalentPool.Database;

namespace TalentPool.Accounts;

/// <summary>Where the account is signed in now, the latest use first.</summary>
public static class ListMySessions
{
    /// <param name="Items">The sessions.</param>
    public sealed record Response(IReadOnlyList<Session> Items);

    /// <param name="SessionId">To end it.</param>
    /// <param name="Device">Such as "Chrome, Windows".</param>
    /// <param name="StartedAt">When it was signed in.</param>
    /// <param name="LastUsedAt">When it was used last, to ten minutes.</param>
    /// <param name="IsCurrent">True for the session that asks.</param>
    public sealed record Session(Guid SessionId, string Device, DateTimeOffset StartedAt, DateTimeOffset LastUsedAt, bool IsCurrent);

    public static async Task<Response> Handle(CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var rows = await db.Query<Row>(ReadSql, new { me.AccountId, now = clock.GetUtcNow() }, ct);
        return new Response([.. rows.Select(row => new Session(row.SessionId, row.Device, row.StartedAt, row.LastUsedAt, row.SessionId == me.SessionId))]);
    }

    sealed record Row
    {
        public required Guid SessionId { get; init; }
        public required string Device { get; init; }
        public required DateTimeOffset StartedAt { get; init; }
        public required DateTimeOffset LastUsedAt { get; init; }
    }

    const string ReadSql = """
        SELECT s.SessionId, s.Device, s.StartedAt, s.LastUsedAt
        FROM AccountSession s
        WHERE s.AccountId = @AccountId AND s.EndedAt IS NULL
            AND EXISTS (SELECT 1 FROM RefreshToken t WHERE t.FamilyId = s.SessionId AND t.RevokedAt IS NULL AND t.UsedAt IS NULL AND t.ExpiresAt > @now)
        ORDER BY s.LastUsedAt DESC, s.SessionId
        """;
}
