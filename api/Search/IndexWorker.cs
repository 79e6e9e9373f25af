namespace TalentPool.Search;

/// <summary>Follows the database twice a second. While it is away the picture stays as it is.</summary>
sealed class IndexWorker(LiveIndex index, TimeProvider clock, ILogger<IndexWorker> log) : PeriodicWorker("Following the database for the search index", TimeSpan.FromMilliseconds(500), clock, log)
{
    protected override Task RunOnce(CancellationToken ct) => index.Follow(ct);
}
