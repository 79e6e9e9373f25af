using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Mail;

namespace TalentPool.Digests;

/// <summary>
/// Sends the planned digests. Each recipient is leased, matched with the postings of the moment, sent to, and acknowledged together with the list
/// of what they were told, so that no posting is told twice. Whoever nothing new suits gets no mail.
/// </summary>
public static class SendDigests
{
    // Recipients read and leased at once.
    const int Batch = 500;

    // After so many batches the postings are read again: some may have been closed meanwhile.
    const int BatchesWithOneReading = 10;

    /// <summary>Sends what is due; answers the number of recipients taken.</summary>
    public static async Task<int> RunOnce(Db db, Postman postman, TimeProvider clock, CancellationToken ct)
    {
        var taken = 0;
        foreach (var run in await db.Query<OpenRun>(OpenRunsSql, null, ct))
        {
            if (postman.IsResting) return taken;
            var cards = await DigestCards.Load(db, run.EndsAt, Tokyo.Today(clock), postman.Settings.Site, ct);
            for (var batch = 0; batch < BatchesWithOneReading && !postman.IsResting; batch++)
            {
                var count = await SendBatch(db, run, cards, postman, clock, ct);
                taken += count;
                if (count < Batch) break;
            }

            await db.Execute(CompleteSql, new { run.DigestRunId, now = clock.GetUtcNow() }, ct);
        }

        return taken;
    }

    static async Task<int> SendBatch(Db db, OpenRun run, DigestCards cards, Postman postman, TimeProvider clock, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var now = clock.GetUtcNow();
        var lease = new { runId = run.DigestRunId, leaseId = Guid.NewGuid(), until = now + Postman.Lease, now, skip = 0, take = Batch };
        if (await db.Execute(LeaseSql(db.Dialect), lease, ct) == 0) return 0;
        var readers = await DigestReaders.Read(db, run.DigestRunId, lease.leaseId, ct);
        var dead = await SuppressedAddresses.Among(db, readers.All.Select(reader => reader.EmailNormalized), now, ct);
        List<Issue> issues = [];
        List<Guid> without = [];
        foreach (var reader in readers.All)
        {
            var offers = reader.StillWants(run.Frequency) && !dead.Contains(reader.EmailNormalized) ? readers.Choose(reader, cards.Offers) : [];
            if (offers.Count > 0) issues.Add(new Issue(reader, offers));
            else without.Add(reader.AccountId);
        }

        if (without.Count > 0) await db.Execute(FinishAllSql, new { runId = run.DigestRunId, lease.leaseId, now, accounts = without }, ct);
        var day = Tokyo.DayOf(run.EndsAt);
        await postman.Deliver(issues, lease.until,
            issue => DigestLetter.Seal(run.DigestRunId, day, issue.Reader.AccountId, issue.Reader.Email, issue.Reader.Locale, issue.Offers, cards, postman, clock.GetUtcNow()),
            outcomes => Acknowledge(db, run, outcomes, lease.leaseId, clock), ct);
        return readers.All.Count;
    }

    static Task Acknowledge(Db db, OpenRun run, IReadOnlyList<(Issue Issue, Handover Outcome)> outcomes, Guid leaseId, TimeProvider clock) => db.Transact(async tx =>
    {
        var now = clock.GetUtcNow();
        foreach (var ((reader, offers), outcome) in outcomes)
        {
            var attempts = reader.Attempts + 1;
            var next = outcome is Handover.Delayed ? Retry.Next(run.PlannedAt, attempts, now) : null;
            var row = new { runId = run.DigestRunId, reader.AccountId, leaseId, attempts, now, next, state = outcome is Handover.Accepted ? "accepted" : "failed" };
            var kept = await tx.Execute(next is null ? FinishSql : DelaySql, row) > 0;
            if (kept && outcome is Handover.Accepted) await tx.Execute(ToldSql, new { row.runId, reader.AccountId, postings = offers.Select(offer => offer.PostingId) });
            if (outcome is Handover.Refused { NoSuchAddress: true }) await SuppressedAddresses.Add(tx, reader.EmailNormalized, now);
        }
    }, CancellationToken.None);

    /// <summary>What one reader is sent.</summary>
    sealed record Issue(DigestReader Reader, IReadOnlyList<Offer> Offers);

    sealed record OpenRun
    {
        public required Guid DigestRunId { get; init; }
        public required string Frequency { get; init; }
        public required DateTimeOffset EndsAt { get; init; }
        public required DateTimeOffset PlannedAt { get; init; }
    }

    const string OpenRunsSql = """
        SELECT DigestRunId, Frequency, EndsAt, PlannedAt FROM DigestRun
        WHERE PlannedAt IS NOT NULL AND CompletedAt IS NULL
        ORDER BY EndsAt
        """;

    // The condition stands outside the subquery too: a second sender that waited for the row lock must not take what is leased by now.
    static string LeaseSql(Dialect dialect) => $"""
        UPDATE DigestDelivery SET State = 'leased', LeaseId = @leaseId, LeasedUntil = @until
        WHERE DigestRunId = @runId
          AND ((State = 'due' AND NextAt <= @now) OR (State = 'leased' AND LeasedUntil < @now))
          AND AccountId IN (
            SELECT AccountId FROM DigestDelivery
            WHERE DigestRunId = @runId AND ((State = 'due' AND NextAt <= @now) OR (State = 'leased' AND LeasedUntil < @now))
            ORDER BY NextAt, AccountId {dialect.Page})
        """;

    const string FinishAllSql = """
        UPDATE DigestDelivery SET State = 'suppressed', FinishedAt = @now, LeaseId = NULL, LeasedUntil = NULL
        WHERE DigestRunId = @runId AND LeaseId = @leaseId AND State = 'leased' AND AccountId IN @accounts
        """;

    const string FinishSql = """
        UPDATE DigestDelivery SET State = @state, Attempts = @attempts, FinishedAt = @now, LeaseId = NULL, LeasedUntil = NULL
        WHERE DigestRunId = @runId AND AccountId = @AccountId AND LeaseId = @leaseId AND State = 'leased'
        """;

    const string DelaySql = """
        UPDATE DigestDelivery SET State = 'due', Attempts = @attempts, NextAt = @next, LeaseId = NULL, LeasedUntil = NULL
        WHERE DigestRunId = @runId AND AccountId = @AccountId AND LeaseId = @leaseId AND State = 'leased'
        """;

    const string ToldSql = """
        INSERT INTO DigestItem (AccountId, PostingId, DigestRunId)
        SELECT @AccountId, p.PostingId, @runId
        FROM Posting p
        WHERE p.PostingId IN @postings
          AND NOT EXISTS (SELECT 1 FROM DigestItem i WHERE i.AccountId = @AccountId AND i.PostingId = p.PostingId)
        """;

    const string CompleteSql = """
        UPDATE DigestRun SET CompletedAt = @now
        WHERE DigestRunId = @DigestRunId AND CompletedAt IS NULL
          AND NOT EXISTS (SELECT 1 FROM DigestDelivery d WHERE d.DigestRunId = @DigestRunId AND d.State IN ('due', 'leased'))
        """;
}
