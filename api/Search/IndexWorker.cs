using System.Data.Common;

namespace TalentPool.Search;

/// <summary>Follows the database twice a second.</summary>
sealed class IndexWorker(LiveIndex index, TimeProvider clock, ILogger<IndexWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await index.Follow(stoppingToken);
            }
            catch (DbException e)
            {
                // The database is away for a moment: the picture stays as it is, the next tick tries again.
                log.LogError(e, "The search index could not follow the database");
            }
        }
    }
}
