using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Notices;

/// <summary>Ends the notices that nobody answered by their last day in Japan.</summary>
public static class ExpireNotices
{
    /// <returns>How many recipients had not answered.</returns>
    public static Task<int> RunOnce(Db db, TimeProvider clock, CancellationToken ct) => db.Transact(async tx =>
    {
        var total = 0;
        foreach (var noticeId in await tx.Query<Guid>(OverdueSql, new { today = Tokyo.Today(clock) }))
        {
            var expired = await tx.Execute(ExpireSql, new { noticeId });
            await AuditTrail.Add(tx, clock, null, "notice.expired", ("notice", noticeId), $"recipients={expired}");
            total += expired;
        }

        return total;
    }, ct);

    const string OverdueSql = """
        SELECT n.NoticeId FROM Notice n
        WHERE n.AnswerBy < @today AND EXISTS (SELECT 1 FROM NoticeRecipient r WHERE r.NoticeId = n.NoticeId AND r.Status IN ('sent', 'opened', 'considering'))
        """;

    const string ExpireSql = "UPDATE NoticeRecipient SET Status = 'expired' WHERE NoticeId = @noticeId AND Status IN ('sent', 'opened', 'considering')";
}

/// <summary>Looks each minute.</summary>
sealed class NoticeExpiryWorker(Db db, TimeProvider clock, ILogger<NoticeExpiryWorker> log) : PeriodicWorker("Ending unanswered notices", TimeSpan.FromMinutes(1), clock, log)
{
    protected override Task RunOnce(CancellationToken ct) => ExpireNotices.RunOnce(db, Clock, ct);
}
