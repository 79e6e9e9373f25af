using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Audit;

/// <summary>The matching events as CSV for Excel (UTF-8 with its mark), at most 50,000, newest first. Cells that a spreadsheet would run as a formula are quoted.</summary>
public static class ExportAuditEvents
{
    const int Most = 50_000;

    public static async Task<FileContentHttpResult> Handle([AsParameters] AuditFilter filter, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var items = await db.Transact(async tx =>
        {
            var rows = await tx.Query<AuditItem>(AuditItem.PageSql(tx.Dialect), filter.Parameters(0, Most));
            await AuditTrail.Add(tx, clock, me.Actor, "audit.exported", ("audit", me.AccountId), $"events={rows.Count}");
            return rows;
        }, ct);
        return TypedResults.File(Write(items), "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"audit-{Tokyo.Today(clock):yyyy-MM-dd}.csv"));
    }

    static byte[] Write(IEnumerable<AuditItem> items) => CsvSheet.Write(
        ["seq", "occurredAt", "action", "actor", "actorId", "organisation", "subjectKind", "subject", "subjectId", "detail"],
        items.Select(item => (IReadOnlyList<string>)
        [
            item.Seq.ToString(CultureInfo.InvariantCulture), Tokyo.TimeOf(item.OccurredAt).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), item.Action,
            item.Actor ?? "", item.ActorId?.ToString() ?? "", item.OrganisationJa ?? "", item.SubjectKind, item.Subject ?? "", item.SubjectId?.ToString() ?? "", item.Detail ?? "",
        ]));
}
