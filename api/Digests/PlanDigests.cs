using System.Data.Common;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Digests;

/// <summary>
/// Fixes who gets the digest of a period: the run and all its recipients in one transaction, once for each period, whoever asks.
/// After an outage only the newest period is sent, with all that was missed; earlier ones are marked skipped, so that nobody gets several at once.
/// </summary>
public static class PlanDigests
{
    // How far back a gap is looked for.
    const int Remembered = 7;

    /// <summary>Plans what is due and not planned yet.</summary>
    public static async Task RunOnce(Db db, TimeProvider clock, CancellationToken ct)
    {
        foreach (var frequency in Enum.GetValues<DigestFrequency>())
        {
            List<DigestPeriod> periods = [DigestSchedule.LastDue(frequency, clock.GetUtcNow())];
            for (var back = 1; back <= Remembered; back++) periods.Add(DigestSchedule.Before(periods[^1]));
            var known = (await db.Query<string>(KnownSql, new { frequency = DigestRun.Word(frequency), periods = periods.Select(period => period.Key) }, ct)).ToHashSet(StringComparer.Ordinal);
            if (known.Contains(periods[0].Key)) continue;

            // Without an earlier run the product is new, and nothing was missed.
            var missed = known.Count == 0 ? [] : periods.Skip(1).TakeWhile(period => !known.Contains(period.Key));
            foreach (var period in missed) await Skip(db, clock, period, ct);
            await Plan(db, clock, periods[0], periods[0].EndsAt, null, ct);
        }
    }

    /// <summary>Plans a run for a period; false when it has one already.</summary>
    /// <param name="db">The database.</param>
    /// <param name="clock">The time source.</param>
    /// <param name="period">The period.</param>
    /// <param name="endsAt">Up to when postings are told of.</param>
    /// <param name="startedBy">The member of the ministry who asked; null for the schedule.</param>
    /// <param name="ct">Ends the work.</param>
    public static async Task<bool> Plan(Db db, TimeProvider clock, DigestPeriod period, DateTimeOffset endsAt, (Guid AccountId, Guid? OrganisationId)? startedBy, CancellationToken ct)
    {
        var run = Run(period, endsAt, clock, startedBy?.AccountId);
        return await Once(db, async tx =>
        {
            await tx.Execute(InsertRunSql, run);
            var recipients = await tx.Execute(InsertRecipientsSql, run);
            await tx.Execute(PlannedSql, run);
            await AuditTrail.Add(tx, clock, startedBy, "digest.planned", ("digestRun", run.Id), $"{period.Key} recipients={recipients}");
        }, ct);
    }

    static Task<bool> Skip(Db db, TimeProvider clock, DigestPeriod period, CancellationToken ct)
    {
        var run = Run(period, period.EndsAt, clock, null);
        return Once(db, async tx =>
        {
            await tx.Execute(InsertRunSql, run);
            await tx.Execute(SkippedSql, run);
            await AuditTrail.Add(tx, clock, null, "digest.skipped", ("digestRun", run.Id), period.Key);
        }, ct);
    }

    // The unique key of the period decides when two ask at the same time.
    static async Task<bool> Once(Db db, Func<Tx, Task> work, CancellationToken ct)
    {
        try
        {
            await db.Transact(work, ct);
            return true;
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            return false;
        }
    }

    static RunRow Run(DigestPeriod period, DateTimeOffset endsAt, TimeProvider clock, Guid? startedBy) =>
        new(Guid.CreateVersion7(clock.GetUtcNow()), DigestRun.Word(period.Frequency), period.Key, period.StartsAt, endsAt, startedBy, clock.GetUtcNow());

    sealed record RunRow(Guid Id, string Frequency, string Period, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Guid? StartedBy, DateTimeOffset Now);

    const string KnownSql = "SELECT Period FROM DigestRun WHERE Frequency = @frequency AND Period IN @periods";

    const string InsertRunSql = """
        INSERT INTO DigestRun (DigestRunId, Frequency, Period, StartsAt, EndsAt, StartedBy)
        VALUES (@Id, @Frequency, @Period, @StartsAt, @EndsAt, @StartedBy)
        """;

    // Only those who asked for the digest before the period was over: a new subscriber is not met with an old one.
    const string InsertRecipientsSql = """
        INSERT INTO DigestDelivery (DigestRunId, AccountId, State, Attempts, NextAt)
        SELECT @Id, s.AccountId, 'due', 0, @Now
        FROM Subscription s
        JOIN Account a ON a.AccountId = s.AccountId
        JOIN Candidate c ON c.AccountId = s.AccountId
        WHERE s.Frequency = @Frequency AND s.ConsentedAt <= @EndsAt AND a.Status = 'active' AND c.Status = 'listed'
        """;

    const string PlannedSql = "UPDATE DigestRun SET PlannedAt = @Now WHERE DigestRunId = @Id";

    const string SkippedSql = "UPDATE DigestRun SET SkippedAt = @Now WHERE DigestRunId = @Id";
}
