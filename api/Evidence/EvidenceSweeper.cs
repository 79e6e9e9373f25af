using TalentPool.Database;

namespace TalentPool.Evidence;

/// <summary>Removes each hour what a crash between file and row left behind.</summary>
sealed class EvidenceSweeper(Db db, EvidenceFiles files, TimeProvider clock, ILogger<EvidenceSweeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnce(db, files, clock, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "Sweeping the evidence failed; it is tried again");
            }
        }
    }

    /// <returns>How many files were removed.</returns>
    public static async Task<int> RunOnce(Db db, EvidenceFiles files, TimeProvider clock, CancellationToken ct) =>
        files.Sweep((await db.Query<Guid>(KnownSql, null, ct)).ToHashSet(), clock.GetUtcNow());

    const string KnownSql = "SELECT EvidenceId FROM Evidence";
}
