namespace TalentPool.Database;

/// <summary>Looks through the whole audit trail whether anybody changed, removed, added or reordered an event.</summary>
public static class AuditChain
{
    const int AtATime = 2_000;

    /// <summary>What a check found.</summary>
    /// <param name="CheckedAt">When it was made.</param>
    /// <param name="Events">The events in the chain.</param>
    /// <param name="HeadHash">The hash of the last event; kept elsewhere, such as in the log, it shows later that nothing was rewritten from here back.</param>
    /// <param name="BrokenSeq">The first place where the chain does not hold; null when all is well.</param>
    /// <param name="Fault">changed, missing, cut (events at the end are gone) or loose (an event outside the chain).</param>
    public sealed record Outcome(DateTimeOffset CheckedAt, long Events, string HeadHash, long? BrokenSeq, string? Fault);

    /// <summary>A place of the chain as it was known once: so many events, and the hash of the last of them.</summary>
    public sealed record Head(long Events, string HeadHash);

    /// <summary>
    /// Checks and keeps what it found. Every sound check is a fixed point: who rewrites the whole chain is found by it, and who rewrites those too by a head that was kept elsewhere.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="clock">The time source.</param>
    /// <param name="kept">Heads that were kept elsewhere, such as in the log.</param>
    /// <param name="ct">Ends the check.</param>
    public static async Task<Outcome> Check(Db db, TimeProvider clock, IReadOnlyList<Head> kept, CancellationToken ct)
    {
        var known = (await db.Query<HeadRow>(SoundSql, null, ct)).Select(row => new Head(row.Events, row.HeadHash)).Concat(kept).ToLookup(head => head.Events, head => head.HeadHash);
        var furthest = known.Select(heads => heads.Key).DefaultIfEmpty().Max();
        // The end first: what is added while the check goes on belongs to the next one.
        var last = await db.Find<long>(LastSql, null, ct);
        var (head, seq, fault) = ("", 0L, (string?)null);
        while (seq < last && fault is null)
        {
            var links = await db.Query<AuditLink>(ReadSql, new { after = seq, until = Math.Min(last, seq + AtATime) }, ct);
            foreach (var link in links)
            {
                fault = link.Seq != seq + 1 ? "missing" : link.Hash != link.HashAfter(head) || known[link.Seq].Any(hash => hash != link.Hash) ? "changed" : null;
                if (fault is not null) break;
                (head, seq) = (link.Hash, link.Seq);
            }

            if (fault is null && links.Count == 0) fault = await db.Find<int>(AnyAfterSql, new { seq }, ct) > 0 ? "missing" : "cut";
        }

        if (fault is null && seq < furthest) fault = "cut";
        if (fault is null && await db.Find<int>(LooseSql, new { last }, ct) > 0) fault = "loose";
        var outcome = new Outcome(clock.GetUtcNow(), seq, head, fault is null ? null : seq + 1, fault);
        await db.Execute(KeepSql, new { id = Guid.CreateVersion7(outcome.CheckedAt), outcome.CheckedAt, outcome.Events, outcome.HeadHash, outcome.BrokenSeq, outcome.Fault }, ct);
        return outcome;
    }

    /// <summary>The same with what the database alone knows.</summary>
    public static Task<Outcome> Check(Db db, TimeProvider clock, CancellationToken ct) => Check(db, clock, [], ct);

    /// <summary>The newest outcome; null before the first check.</summary>
    public static async Task<Outcome?> Latest(Db db, TimeProvider clock, CancellationToken ct) =>
        await db.Find<OutcomeRow>(LatestSql, new { now = clock.GetUtcNow() }, ct) is { } row ? new Outcome(row.CheckedAt, row.Events, row.HeadHash, row.BrokenSeq, row.Fault) : null;

    sealed record HeadRow
    {
        public required long Events { get; init; }
        public required string HeadHash { get; init; }
    }

    sealed record OutcomeRow
    {
        public required DateTimeOffset CheckedAt { get; init; }
        public required long Events { get; init; }
        public required string HeadHash { get; init; }
        public long? BrokenSeq { get; init; }
        public string? Fault { get; init; }
    }

    const string LastSql = "SELECT Value FROM ChangeCounter WHERE Name = 'audit'";

    const string ReadSql = """
        SELECT AuditEventId, OccurredAt, AccountId, OrganisationId, Action, SubjectKind, SubjectId, Detail, Seq, Hash
        FROM AuditEvent WHERE Seq > @after AND Seq <= @until
        ORDER BY Seq
        """;

    const string AnyAfterSql = "SELECT COUNT(*) FROM AuditEvent WHERE Seq > @seq";

    // An event without a place, or beyond a counter that was turned back.
    const string LooseSql = "SELECT COUNT(*) FROM AuditEvent WHERE Seq IS NULL OR (Seq > @last AND Seq > (SELECT Value FROM ChangeCounter WHERE Name = 'audit'))";

    const string KeepSql = """
        INSERT INTO AuditCheck (AuditCheckId, CheckedAt, Events, HeadHash, BrokenSeq, Fault)
        VALUES (@id, @CheckedAt, @Events, @HeadHash, @BrokenSeq, @Fault)
        """;

    const string SoundSql = "SELECT Events, HeadHash FROM AuditCheck WHERE Fault IS NULL AND Events > 0";

    // One that claims to be of the future is none.
    const string LatestSql = """
        SELECT CheckedAt, Events, HeadHash, BrokenSeq, Fault
        FROM AuditCheck WHERE CheckedAt = (SELECT MAX(CheckedAt) FROM AuditCheck WHERE CheckedAt <= @now)
        """;
}
