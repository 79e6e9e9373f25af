using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Audit;

/// <summary>
/// The matching events as CSV for Excel (UTF-8 with its mark), at most 50,000, newest first; where there are more, the last line says how many. Cells that a spreadsheet would run as a formula
/// are quoted.
/// </summary>
public static class ExportAuditEvents
{
    internal const int Most = 50_000;

    public static async Task<FileContentHttpResult> Handle([AsParameters] AuditFilter filter, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var (items, all) = await db.Transact(async tx =>
        {
            var asked = filter.Parameters(0, Most);
            var rows = await tx.Query<AuditItem>(AuditItem.PageSql(tx.Dialect), asked);
            var total = rows.Count < Most ? rows.Count : await tx.Find<int>(AuditItem.CountSql, asked);
            await AuditTrail.Add(tx, clock, me.Actor, "audit.exported", ("audit", me.AccountId), $"events={rows.Count}");
            return (rows, total);
        }, ct);
        return TypedResults.File(Write(items, all), "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"audit-{Tokyo.Today(clock):yyyy-MM-dd}.csv"));
    }

    static byte[] Write(IReadOnlyList<AuditItem> items, int all) => CsvSheet.Write(
        ["seq", "occurredAt", "action", "actor", "actorId", "organisation", "subjectKind", "subject", "subjectId", "detail"],
        [.. items.Select(item => (IReadOnlyList<string>)
        [
            item.Seq.ToString(CultureInfo.InvariantCulture), Tokyo.TimeOf(item.OccurredAt).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), item.Action,
            item.Actor ?? "", item.ActorId?.ToString() ?? "", item.OrganisationJa ?? "", item.SubjectKind, item.Subject ?? "", item.SubjectId?.ToString() ?? "", item.Detail ?? "",
        ]), .. items.Count < all ? [Rest(items.Count, all)] : Array.Empty<IReadOnlyList<string>>()]);

    static IReadOnlyList<string> Rest(int here, int all) =>
        ["", "", "", "", "", "", "", "", "", Said.In($"条件に合う記録{all}件のうち、新しい{here}件です。期間を分けて書き出してください。", $"The newest {here} of {all} events that match. Export shorter periods for the rest.")];
}
