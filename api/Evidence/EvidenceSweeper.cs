using TalentPool.Database;

namespace TalentPool.Evidence;

/// <summary>Removes each hour what a crash between file and row left behind.</summary>
sealed class EvidenceSweeper(Db db, EvidenceFiles files, TimeProvider clock, ILogger<EvidenceSweeper> log) : PeriodicWorker("Sweeping the evidence", TimeSpan.FromHours(1), clock, log)
{
    protected override Task RunOnce(CancellationToken ct) => RunOnce(db, files, Clock, ct);

    /// <returns>How many files were removed.</returns>
    public static async Task<int> RunOnce(Db db, EvidenceFiles files, TimeProvider clock, CancellationToken ct) =>
        files.Sweep((await db.Query<Guid>(KnownSql, null, ct)).ToHashSet(), clock.GetUtcNow());

    const string KnownSql = "SELECT EvidenceId FROM Evidence";
}
