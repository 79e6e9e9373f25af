using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Audit;

/// <summary>Checks the chain each night after two o'clock in Japan. The log keeps the head: a copy that whoever rewrites the database does not reach.</summary>
sealed class AuditCheckWorker(Db db, TimeProvider clock, ILogger<AuditCheckWorker> log) : PeriodicWorker("Checking the audit trail", TimeSpan.FromMinutes(10), clock, log)
{
    const int Hour = 2;

    protected override async Task RunOnce(CancellationToken ct)
    {
        var due = Tokyo.StartOf(Tokyo.Today(Clock)).AddHours(Hour);
        if (Clock.GetUtcNow() < due || (await AuditChain.Latest(db, Clock, ct))?.CheckedAt >= due) return;
        AuditLog.Say(Log, await AuditChain.Check(db, Clock, ct));
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
