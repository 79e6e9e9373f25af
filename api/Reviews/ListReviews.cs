using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Reviews;

/// <summary>The ministry's queue (要件審査), the oldest first; decided ones the newest first. Nobody is named in it, and what the reader may not handle is only counted.</summary>
public static class ListReviews
{
    public sealed record Request
    {
        /// <summary>open (all that wait; when left out), mine, unassigned, opinion (route 3 waits for one more, and the reader may give it) or decided.</summary>
        public string? Status { get; init; }

        /// <summary>From 0.</summary>
        public int? Page { get; init; }

        /// <summary>1 to 100; 20 when left out.</summary>
        public int? PageSize { get; init; }
    }

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Status).Must(status => status is null or "open" or "mine" or "unassigned" or "opinion" or "decided")
            .WithMessage(_ => Said.In("open、mine、unassigned、opinion、decided のいずれかを指定してください。", "Use open, mine, unassigned, opinion or decided."));
    }

    /// <param name="Total">How many there are in all.</param>
    /// <param name="Withheld">Waiting reviews that are not shown to the reader, such as those of people from an organisation they declared.</param>
    public sealed record Response(int Total, int Withheld, IReadOnlyList<Item> Items);

    /// <param name="PublicNumber">The person's number.</param>
    /// <param name="AgeDays">Full days since it was opened, up to the decision.</param>
    /// <param name="IsLate">True when it still waits after <see cref="ReviewStages.LateAfterDays"/> days.</param>
    /// <param name="Reasons">Codes of what is to be decided.</param>
    /// <param name="Stage">Where it stands.</param>
    /// <param name="AssignedName">Who has taken it.</param>
    /// <param name="IsMine">The reader has.</param>
    /// <param name="IsAppeal">It is about a decision that the person appealed.</param>
    public sealed record Item(
        Guid ReviewId, string PublicNumber, DateTimeOffset OpenedAt, int AgeDays, bool IsLate, IReadOnlyList<string> Reasons, int CountedMonths, int DeclaredMonths, bool ClaimsEquivalent,
        ReviewStage Stage, string? AssignedName, bool IsMine, bool IsAppeal, string? Decision, DateTimeOffset? DecidedAt);

    public static async Task<Ok<Response>> Handle([AsParameters] Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var take = Math.Clamp(request.PageSize ?? 20, 1, 100);
        var filter = new { me.AccountId, queue = request.Status ?? "open", skip = Math.Clamp(request.Page ?? 0, 0, 1_000_000) * take, take };
        var isDecided = request.Status == "decided";
        var rows = await db.Query<Row>(isDecided ? DecidedSql(db.Dialect) : WaitingSql(db.Dialect), filter, ct);
        var now = clock.GetUtcNow();
        await AuditTrail.Add(db, clock, me.Actor, "review.listed", ("organisation", me.Organisation), $"reviews={rows.Count}", ct);
        return TypedResults.Ok(new Response(
            await db.Find<int>(isDecided ? CountDecidedSql : CountWaitingSql, filter, ct), await db.Find<int>(CountWithheldSql, filter, ct), [.. rows.Select(row => row.ToItem(me.AccountId, now))]));
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
        public int Opinions { get; init; }
        public Guid? AssignedTo { get; init; }
        public string? AssignedName { get; init; }
        public bool IsAppeal { get; init; }
        public string? Decision { get; init; }
        public DateTimeOffset? DecidedAt { get; init; }

        public Item ToItem(Guid reader, DateTimeOffset now)
        {
            var age = (int)((DecidedAt ?? now) - OpenedAt).TotalDays;
            return new(
                ReviewId, PublicNumber, OpenedAt, age, Decision is null && age >= ReviewStages.LateAfterDays, Reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries), CountedMonths, DeclaredMonths, ByEquivalent,
                ReviewStages.Of(Decision, AssignedTo is not null, Opinions), AssignedName, AssignedTo == reader, IsAppeal, Decision, DecidedAt);
        }
    }

    const string Columns = """
        SELECT r.ReviewId, c.PublicNumber, r.OpenedAt, s.Reasons, s.CountedMonths, s.DeclaredMonths, s.ByEquivalent, r.Opinions, r.AssignedTo, m.DisplayName AS AssignedName,
            CASE WHEN r.AppealReason IS NULL THEN 0 ELSE 1 END AS IsAppeal, r.Decision, r.DecidedAt
        """;

    const string From = """

        FROM Review r
        JOIN Submission s ON s.SubmissionId = r.SubmissionId
        JOIN Candidate c ON c.CandidateId = r.CandidateId
        LEFT JOIN Membership m ON m.AccountId = r.AssignedTo

        """;

    // Two that agree end the round: nobody is asked for an opinion then.
    const string Waiting = $"""
        WHERE r.Decision IS NULL AND {MayReview.Condition}
            AND (@queue = 'open' OR (@queue = 'mine' AND r.AssignedTo = @AccountId) OR (@queue = 'unassigned' AND r.AssignedTo IS NULL)
                OR (@queue = 'opinion' AND s.ByEquivalent = 1 AND r.Opinions > 0
                    AND NOT EXISTS (SELECT 1 FROM ReviewOpinion o WHERE o.ReviewId = r.ReviewId AND o.AccountId = @AccountId)
                    AND (SELECT COUNT(*) FROM ReviewOpinion o WHERE o.ReviewId = r.ReviewId AND o.FindsEqual = 1) < 2
                    AND (SELECT COUNT(*) FROM ReviewOpinion o WHERE o.ReviewId = r.ReviewId AND o.FindsEqual = 0) < 2))
        """;

    const string Decided = $"WHERE r.Decision IN ('approved', 'returned', 'rejected') AND {MayReview.Condition}";

    static string WaitingSql(Dialect dialect) => $"{Columns}{From}{Waiting}\nORDER BY r.OpenedAt, c.PublicNumber {dialect.Page}";

    static string DecidedSql(Dialect dialect) => $"{Columns}{From}{Decided}\nORDER BY r.DecidedAt DESC, c.PublicNumber {dialect.Page}";

    const string CountWaitingSql = "SELECT COUNT(*)" + From + Waiting;

    const string CountDecidedSql = "SELECT COUNT(*)" + From + Decided;

    const string CountWithheldSql = $"""
        SELECT COUNT(*)
        FROM Review r
        JOIN Candidate c ON c.CandidateId = r.CandidateId
        WHERE r.Decision IS NULL AND NOT ({MayReview.Condition})
        """;
}
