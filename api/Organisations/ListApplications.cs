using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Organisations;

/// <summary>The queue of applications in reach, the oldest first; decided ones the newest first.</summary>
public static class ListApplications
{
    public sealed record Response(int Total, IReadOnlyList<Item> Items);

    /// <param name="ApplicationId">The application.</param>
    /// <param name="Kind">prefecture, municipality or company.</param>
    /// <param name="NameJa">What is applied for.</param>
    /// <param name="NameEn">The same in English.</param>
    /// <param name="PrefectureCode">Of a prefecture or municipality.</param>
    /// <param name="SubmittedAt">When the address was proven.</param>
    /// <param name="AgeDays">Full days since then, until now or until the decision.</param>
    /// <param name="Status">Where it stands.</param>
    public sealed record Item(Guid ApplicationId, string Kind, string NameJa, string NameEn, string? PrefectureCode, DateTimeOffset SubmittedAt, int AgeDays, ApplicationStatus Status);

    public static async Task<Ok<Response>> Handle(CurrentUser me, Db db, TimeProvider clock, CancellationToken ct, string? status = "open", int page = 0, int pageSize = 20)
    {
        var take = Math.Clamp(pageSize, 1, 100);
        var asked = new { actor = me.AccountId, isDecided = status == "decided", skip = Math.Clamp(page, 0, 1_000_000) * take, take };
        var rows = await db.Query<Row>(asked.isDecided ? DecidedSql(db.Dialect) : OpenSql(db.Dialect), asked, ct);
        return TypedResults.Ok(new Response(await db.Find<int>(asked.isDecided ? CountDecidedSql : CountOpenSql, asked, ct), [.. rows.Select(row => new Item(
            row.ApplicationId, row.Kind, row.NameJa, row.NameEn, row.PrefectureCode, row.SubmittedAt, (int)((row.DecidedAt ?? clock.GetUtcNow()) - row.SubmittedAt).TotalDays, Words.Read<ApplicationStatus>(row.Status)))]));
    }

    sealed record Row
    {
        public required Guid ApplicationId { get; init; }
        public required string Kind { get; init; }
        public required string NameJa { get; init; }
        public required string NameEn { get; init; }
        public string? PrefectureCode { get; init; }
        public required DateTimeOffset SubmittedAt { get; init; }
        public DateTimeOffset? DecidedAt { get; init; }
        public required string Status { get; init; }
    }

    const string Select = "SELECT a.ApplicationId, a.Kind, a.NameJa, a.NameEn, a.PrefectureCode, a.SubmittedAt, a.DecidedAt, a.Status FROM OrganisationApplication a WHERE";

    static string OpenSql(Dialect dialect) => $"{Select} a.Status = 'submitted' AND {OrganisationReach.OfApplications} ORDER BY a.SubmittedAt, a.ApplicationId {dialect.Page}";

    static string DecidedSql(Dialect dialect) => $"{Select} a.Status IN ('approved', 'refused') AND {OrganisationReach.OfApplications} ORDER BY a.DecidedAt DESC, a.ApplicationId {dialect.Page}";

    const string CountOpenSql = $"SELECT COUNT(*) FROM OrganisationApplication a WHERE a.Status = 'submitted' AND {OrganisationReach.OfApplications}";

    const string CountDecidedSql = $"SELECT COUNT(*) FROM OrganisationApplication a WHERE a.Status IN ('approved', 'refused') AND {OrganisationReach.OfApplications}";
}
