using MimeKit;
using TalentPool.Database;
using TalentPool.Evidence;
using TalentPool.Mail;

namespace TalentPool.OwnData;

/// <summary>
/// Does what an erasure left to do outside of its transaction, each step on its own and as often as it takes: the line in the list beside the database, the evidence files, the last
/// letter, the letters in the local mailbox of a developer, and the traces in the database's own file. Only then is the erasure closed, and the last hash of the address gone.
/// </summary>
sealed class FinishErasures(Db db, ErasureList list, EvidenceFiles files, Postman postman, TimeProvider clock, LocalMailbox? mailbox = null)
{
    /// <exception cref="AggregateException">Some steps failed; they are found again by the next run.</exception>
    public async Task RunOnce(CancellationToken ct)
    {
        List<Exception> failed = [];
        foreach (var erasure in await db.Query<Row>(UnlistedSql, null, ct)) await Try(() => PutOnList(erasure, ct));
        foreach (var file in await db.Query<Guid>(FilesSql, null, ct)) await Try(() => Remove(file, ct));
        await Try(() => SendLastLetters(ct));
        await Try(() => Close(ct));
        if (failed.Count > 0) throw new AggregateException($"{failed.Count} steps of erasures failed.", failed);

        async Task Try(Func<Task> step)
        {
            try
            {
                await step();
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                failed.Add(e);
            }
        }
    }

    async Task PutOnList(Row erasure, CancellationToken ct)
    {
        list.Add(new(erasure.AccountId, erasure.CandidateId, erasure.ErasedOn));
        await db.Execute(ListedSql, new { erasure.AccountId, now = clock.GetUtcNow() }, ct);
    }

    async Task Remove(Guid evidenceId, CancellationToken ct)
    {
        files.Delete(evidenceId);
        await db.Execute(RemovedSql, new { evidenceId }, ct);
    }

    // The address stands in one row until the relay has taken the letter, or has refused it for good.
    async Task SendLastLetters(CancellationToken ct)
    {
        if (postman.IsResting) return;
        var now = clock.GetUtcNow();
        var until = now + Postman.Lease;
        List<Row> mine = [];
        foreach (var erasure in (await db.Query<Row>(LettersSql, new { now }, ct)).Take(Postman.Batch))
            if (await db.Execute(LeaseSql, new { erasure.AccountId, erasure.LastLetterAttempts, now, until }, ct) == 1) mine.Add(erasure);
        await postman.Deliver(mine, until, Seal, outcomes => Acknowledge(outcomes), ct);
    }

    MimeMessage? Seal(Row erasure)
    {
        var locale = erasure.LastLetterLocale ?? "ja";
        var words = LetterText.Of(new Letter.PersonErased(erasure.ErasedOn), locale, postman.Settings.Site);
        return new Envelope($"erased-{erasure.AccountId:N}", erasure.LastLetterTo!, locale, words.Subject, LetterPage.Of(words, locale, postman.Settings, null)).Seal(postman.Settings, clock.GetUtcNow());
    }

    Task Acknowledge(IReadOnlyList<(Row Erasure, Handover Outcome)> outcomes) => db.Transact(async tx =>
    {
        foreach (var (erasure, outcome) in outcomes)
            if (outcome is Handover.Delayed && Retry.Next(erasure.LastLetterQueuedAt, erasure.LastLetterAttempts + 1, clock.GetUtcNow()) is { } next)
                await tx.Execute(DelaySql, new { erasure.AccountId, next });
            else
                await tx.Execute(ForgetAddressSql, new { erasure.AccountId });
    }, CancellationToken.None);

    async Task Close(CancellationToken ct)
    {
        // A letter that was on its way when the person was erased has arrived by then.
        var ready = await db.Query<Row>(ReadySql, new { before = clock.GetUtcNow() - Postman.Lease }, ct);
        if (ready.Count == 0) return;
        var hashes = ready.Select(erasure => erasure.AddressHash).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (mailbox is not null) await mailbox.Forget(hashes, ct);
        if (!await db.WipeDeleted(ct)) return;
        foreach (var erasure in ready) await db.Execute(CloseSql, new { erasure.AccountId, now = clock.GetUtcNow() }, ct);
    }

    sealed record Row
    {
        public required Guid AccountId { get; init; }
        public Guid? CandidateId { get; init; }
        public required DateOnly ErasedOn { get; init; }
        public string? LastLetterTo { get; init; }
        public string? LastLetterLocale { get; init; }
        public required DateTimeOffset LastLetterQueuedAt { get; init; }
        public required int LastLetterAttempts { get; init; }
        public string? AddressHash { get; init; }
    }

    const string Select = "SELECT AccountId, CandidateId, ErasedOn, LastLetterTo, LastLetterLocale, LastLetterQueuedAt, LastLetterAttempts, AddressHash FROM Erasure WHERE ClosedAt IS NULL";

    const string UnlistedSql = Select + " AND ListedAt IS NULL";

    const string ListedSql = "UPDATE Erasure SET ListedAt = @now WHERE AccountId = @AccountId";

    const string FilesSql = "SELECT EvidenceId FROM ErasedFile";

    const string RemovedSql = "DELETE FROM ErasedFile WHERE EvidenceId = @evidenceId";

    const string LettersSql = Select + " AND LastLetterTo IS NOT NULL AND LastLetterNextAt <= @now ORDER BY LastLetterNextAt";

    const string LeaseSql = """
        UPDATE Erasure SET LastLetterNextAt = @until, LastLetterAttempts = LastLetterAttempts + 1
        WHERE AccountId = @AccountId AND LastLetterTo IS NOT NULL AND LastLetterNextAt <= @now AND LastLetterAttempts = @LastLetterAttempts
        """;

    const string DelaySql = "UPDATE Erasure SET LastLetterNextAt = @next WHERE AccountId = @AccountId AND LastLetterTo IS NOT NULL";

    const string ForgetAddressSql = "UPDATE Erasure SET LastLetterTo = NULL, LastLetterLocale = NULL WHERE AccountId = @AccountId";

    const string ReadySql = Select + """
         AND ListedAt IS NOT NULL AND LastLetterTo IS NULL AND LastLetterQueuedAt <= @before
            AND NOT EXISTS (SELECT 1 FROM ErasedFile f WHERE f.AccountId = Erasure.AccountId)
        """;

    const string CloseSql = "UPDATE Erasure SET ClosedAt = @now, AddressHash = NULL WHERE AccountId = @AccountId";
}
