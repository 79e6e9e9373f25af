using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;

namespace TalentPool.Reviews;

/// <summary>Who reviews at the ministry, and how much each has on the desk.</summary>
public static class ListReviewers
{
    public sealed record Response(IReadOnlyList<Item> Items);

    /// <summary>A member of the ministry who reviews.</summary>
    public sealed record Item
    {
        public required Guid AccountId { get; init; }
        public required string Name { get; init; }

        /// <summary>reviewer or admin.</summary>
        public required string Role { get; init; }

        /// <summary>Reviews that wait for this person.</summary>
        public int Waiting { get; init; }
    }

    public static async Task<Ok<Response>> Handle(Db db, CancellationToken ct) => TypedResults.Ok(new Response(await db.Query<Item>(ListSql, null, ct)));

    const string ListSql = """
        SELECT m.AccountId, m.DisplayName AS Name, m.Role, (SELECT COUNT(*) FROM Review r WHERE r.AssignedTo = m.AccountId AND r.Decision IS NULL) AS Waiting
        FROM Membership m
        JOIN Organisation o ON o.OrganisationId = m.OrganisationId
        JOIN Account a ON a.AccountId = m.AccountId
        WHERE o.Kind = 'ministry' AND m.Role IN ('reviewer', 'admin') AND m.SuspendedAt IS NULL AND a.Status = 'active'
        ORDER BY m.DisplayName, m.AccountId
        """;
}
