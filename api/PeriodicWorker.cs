namespace TalentPool;

/// <summary>Work that is looked for again and again while the product runs. What fails is logged and tried again at the next time; only the end of the product ends it.</summary>
/// <param name="work">What it does, as the log begins its sentence.</param>
/// <param name="every">How often.</param>
/// <param name="clock">The time source.</param>
/// <param name="log">Of the worker.</param>
abstract class PeriodicWorker(string work, TimeSpan every, TimeProvider clock, ILogger log) : BackgroundService
{
    protected TimeProvider Clock => clock;

    protected ILogger Log => log;

    protected abstract Task RunOnce(CancellationToken ct);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnce(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "{Work} failed; it is tried again", work);
            }
        }
    }
}
