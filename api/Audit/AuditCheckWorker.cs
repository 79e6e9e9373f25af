using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Audit;

/// <summary>Checks the chain each night after two o'clock in Japan. The log keeps the head: a copy that whoever rewrites the database does not reach.</summary>
sealed class AuditCheckWorker(Db db, TimeProvider clock, ILogger<AuditCheckWorker> log) : BackgroundService
{
    const int Hour = 2;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(10), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnce(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "Checking the audit trail failed; it is tried again");
            }
        }
    }

    async Task RunOnce(CancellationToken ct)
    {
        var due = Tokyo.StartOf(Tokyo.Today(clock)).AddHours(Hour);
        if (clock.GetUtcNow() < due || (await AuditChain.Latest(db, clock, ct))?.CheckedAt >= due) return;
        AuditLog.Say(log, await AuditChain.Check(db, clock, ct));
    }
}

/// <summary>What the log keeps of a check.</summary>
static class AuditLog
{
    public static void Say(ILogger log, AuditChain.Outcome outcome)
    {
        if (outcome.Fault is null) log.LogInformation("Audit trail sound: {Events} events, head {Head}", outcome.Events, outcome.HeadHash);
        else log.LogCritical("Audit trail broken at event {Seq}: {Fault}", outcome.BrokenSeq, outcome.Fault);
    }
}
