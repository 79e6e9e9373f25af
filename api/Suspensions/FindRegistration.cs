using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Suspensions;

/// <summary>Where the registration of a number stands, for the ministry's admins: its state and its suspensions, nothing of the person.</summary>
public static class FindRegistration
{
    /// <param name="PublicNumber">Such as TP-0001234.</param>
    /// <param name="Status">The state of registration.</param>
    /// <param name="ListedAt">Since when it has been on the list.</param>
    /// <param name="Suspensions">The newest first.</param>
    /// <param name="IsAccountSuspended">True while the person's account is: then nobody sees the entry, whatever its state.</param>
    public sealed record Response(string PublicNumber, CandidateStatus Status, DateTimeOffset? ListedAt, IReadOnlyList<Item> Suspensions, bool IsAccountSuspended);

    public sealed record Item
    {
        public required string Reason { get; init; }
        public required DateTimeOffset SuspendedAt { get; init; }

        /// <summary>Null while it lasts.</summary>
        public DateTimeOffset? ReinstatedAt { get; init; }
    }

    public static Task<Results<Ok<Response>, ProblemHttpResult>> Handle(string number, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<Ok<Response>, ProblemHttpResult>>(async tx =>
        {
            if (!await IsAdmin(tx, me)) return AdminsOnly.Problem();
            if (await Find(tx, number) is not { } row) return NoSuchRegistration.Problem();
            await AuditTrail.Add(tx, clock, me.Actor, "registration.looked", ("candidate", row.CandidateId), row.Status);
            return TypedResults.Ok(new Response(row.PublicNumber, Words.Read<CandidateStatus>(row.Status), row.ListedAt, await tx.Query<Item>(SuspensionsSql, row), row.IsAccountSuspended));
        }, ct);

    internal static readonly Refusal AdminsOnly = new("admins-only", 403, "掲載の停止と再開は、総務省の管理者だけができます。", "Only the ministry's admins may suspend and reinstate.");

    internal static readonly Refusal NoSuchRegistration = new("no-such-registration", 404, "この登録番号は見つかりません。", "There is no registration of this number.");

    internal sealed record Row
    {
        public required Guid CandidateId { get; init; }
        public required Guid AccountId { get; init; }
        public required string PublicNumber { get; init; }
        public required string Status { get; init; }
        public DateTimeOffset? ListedAt { get; init; }
        public bool IsAccountSuspended { get; init; }
    }

    internal static async Task<bool> IsAdmin(Tx tx, CurrentUser me) => await tx.Find<int>(AdminSql, new { me.AccountId }) > 0;

    /// <summary>By its number, however wide its digits were typed.</summary>
    internal static Task<Row?> Find(Tx tx, string number) => tx.Find<Row>(FindSql, new { number = Tidy(number) });

    /// <summary>A number as it is kept.</summary>
    internal static string Tidy(string number) => number.Normalize(System.Text.NormalizationForm.FormKC).Trim().ToUpperInvariant();

    const string AdminSql = """
        SELECT COUNT(*) FROM Membership m
        JOIN Organisation o ON o.OrganisationId = m.OrganisationId
        WHERE m.AccountId = @AccountId AND o.Kind = 'ministry' AND o.IsActive = 1 AND m.Role = 'admin'
        """;

    // What was never submitted is nobody's business but the person's.
    const string FindSql = """
        SELECT c.CandidateId, c.AccountId, c.PublicNumber, c.Status, c.ListedAt, CASE WHEN a.Status = 'suspended' AND c.Status <> 'erased' THEN 1 ELSE 0 END AS IsAccountSuspended
        FROM Candidate c
        JOIN Account a ON a.AccountId = c.AccountId
        WHERE c.PublicNumber = @number AND c.Status <> 'draft'
        """;

    const string SuspensionsSql = "SELECT Reason, SuspendedAt, ReinstatedAt FROM Suspension WHERE CandidateId = @CandidateId ORDER BY SuspendedAt DESC, SuspensionId";
}
