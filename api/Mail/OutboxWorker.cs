using TalentPool.Database;

namespace TalentPool.Mail;

/// <summary>Looks into the outbox every second and sends until it is empty.</summary>
sealed class OutboxWorker(Db db, Postman postman, TimeProvider clock, ILogger<OutboxWorker> log) : PeriodicWorker("Sending the outbox", TimeSpan.FromSeconds(1), clock, log)
{
    protected override async Task RunOnce(CancellationToken ct)
    {
        while (await SendOutbox.RunOnce(db, postman, Clock, ct) == Postman.Batch && !postman.IsResting) ct.ThrowIfCancellationRequested();
    }
}
