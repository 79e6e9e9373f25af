using TalentPool.Database;
using TalentPool.Mail;

namespace TalentPool.Digests;

/// <summary>Plans what is due each minute, and sends what is planned each second, until nothing is left.</summary>
sealed class DigestWorker(Db db, Postman postman, TimeProvider clock, ILogger<DigestWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var nextPlan = DateTimeOffset.MinValue;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (clock.GetUtcNow() >= nextPlan)
                {
                    await PlanDigests.RunOnce(db, clock, stoppingToken);
                    nextPlan = clock.GetUtcNow().AddMinutes(1);
                }

                while (await SendDigests.RunOnce(db, postman, clock, stoppingToken) > 0 && !postman.IsResting) stoppingToken.ThrowIfCancellationRequested();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "Sending digests failed; it is tried again");
            }
        }
    }
}
