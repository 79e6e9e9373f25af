using TalentPool.Database;
using TalentPool.Mail;

namespace TalentPool.Digests;

/// <summary>Plans what is due each minute, and sends what is planned each second, until nothing is left.</summary>
sealed class DigestWorker(Db db, Postman postman, TimeProvider clock, ILogger<DigestWorker> log) : PeriodicWorker("Sending digests", TimeSpan.FromSeconds(1), clock, log)
{
    DateTimeOffset nextPlan = DateTimeOffset.MinValue;

    protected override async Task RunOnce(CancellationToken ct)
    {
        if (Clock.GetUtcNow() >= nextPlan)
        {
            await PlanDigests.RunOnce(db, Clock, ct);
            nextPlan = Clock.GetUtcNow().AddMinutes(1);
        }

        while (await SendDigests.RunOnce(db, postman, Clock, ct) > 0 && !postman.IsResting) ct.ThrowIfCancellationRequested();
    }
}
