using TalentPool.Database;

namespace TalentPool.Mail;

/// <summary>Looks into the outbox every second and sends until it is empty.</summary>
sealed class OutboxWorker(Db db, Postman postman, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await SendOutbox.RunOnce(db, postman, clock, stoppingToken) == Postman.Batch && !postman.IsResting) stoppingToken.ThrowIfCancellationRequested();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "Sending the outbox failed; it is tried again");
            }
        }
    }
}
