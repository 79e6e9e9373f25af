using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Eligibility;

namespace TalentPool.Standards;

/// <summary>All versions of the policy, the newest day first, with who made them and why; for everyone of the ministry.</summary>
public static class ListPolicies
{
    /// <param name="MayEdit">True for an admin.</param>
    /// <param name="Items">The versions; those without a day came from the configuration.</param>
    public sealed record Response(bool MayEdit, IReadOnlyList<Item> Items);

    /// <param name="PolicyId">The version.</param>
    /// <param name="Version">Its name.</param>
    /// <param name="ValidFrom">Its first day; null for a configured one.</param>
    /// <param name="State">Where it stands today.</param>
    /// <param name="MinWeeklyHours">From this many hours a week on, work counts in full.</param>
    /// <param name="DaysPerCarryMonth">Left-over days of several periods that make a month.</param>
    /// <param name="LeaveCutFromMonths">Leaves of this many full months or more are not counted.</param>
    /// <param name="KeptLeaveKinds">Kinds of leave that count besides maternity.</param>
    /// <param name="AcceptsFormerExams">Whether a former name of a level-4 examination is enough by itself.</param>
    /// <param name="Note">Why.</param>
    /// <param name="MadeBy">Who planned it; null for a configured one.</param>
    /// <param name="MadeAt">When.</param>
    /// <param name="ChangedBy">Who changed it last, or took it back.</param>
    /// <param name="ChangedAt">When.</param>
    /// <param name="Revision">To be sent with a change.</param>
    public sealed record Item(
        Guid PolicyId, string Version, DateOnly? ValidFrom, VersionState State, decimal MinWeeklyHours, int DaysPerCarryMonth, int LeaveCutFromMonths, IReadOnlyList<string> KeptLeaveKinds,
        bool AcceptsFormerExams, string Note, string? MadeBy, DateTimeOffset MadeAt, string? ChangedBy, DateTimeOffset? ChangedAt, int Revision);

    public static async Task<Ok<Response>> Handle(CurrentUser me, Db db, RuleBook rules, TimeProvider clock, CancellationToken ct)
    {
        var today = Tokyo.Today(clock);
        var now = (await rules.Now(db, ct)).Policies.On(today).Experience.Version;
        var rows = await db.Query<Row>(ListSql, null, ct);
        return TypedResults.Ok(new Response(await MinistryAdmin.Is(db, me, ct), [.. rows.Select(row => Item(row))]));

        Item Item(Row row)
        {
            var policy = row.Policy();
            return new(
                row.PolicyVersionId, row.Version, row.ValidFrom,
                row.WithdrawnAt is not null ? VersionState.Withdrawn : row.ValidFrom > today ? VersionState.Scheduled : row.Version == now ? VersionState.InForce : VersionState.Past,
                policy.Experience.MinWeeklyHours, row.DaysPerCarryMonth, row.LeaveCutFromMonths, [.. policy.Experience.KeptLeaveKinds.Where(kind => kind != "maternity")],
                row.AcceptsFormerExams, row.Note, row.MadeByName, row.MadeAt, row.ChangedByName, row.ChangedAt, row.Revision);
        }
    }

    sealed record Row : PolicyRow
    {
        public required string Note { get; init; }
        public string? MadeByName { get; init; }
        public DateTimeOffset MadeAt { get; init; }
        public string? ChangedByName { get; init; }
        public DateTimeOffset? ChangedAt { get; init; }
        public DateTimeOffset? WithdrawnAt { get; init; }
        public int Revision { get; init; }
    }

    const string ListSql = """
        SELECT p.PolicyVersionId, p.Version, p.ValidFrom, p.MinWeeklyMinutes, p.DaysPerCarryMonth, p.LeaveCutFromMonths, p.KeptLeaveKinds, p.AcceptsFormerExams, p.Note,
            m.DisplayName AS MadeByName, p.MadeAt, c.DisplayName AS ChangedByName, p.ChangedAt, p.WithdrawnAt, p.Revision
        FROM PolicyVersion p
        LEFT JOIN Membership m ON m.AccountId = p.MadeBy
        LEFT JOIN Membership c ON c.AccountId = p.ChangedBy
        ORDER BY CASE WHEN p.ValidFrom IS NULL THEN 1 ELSE 0 END, p.ValidFrom DESC, p.MadeAt DESC
        """;
}
