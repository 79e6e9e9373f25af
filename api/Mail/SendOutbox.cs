using System.Security.Cryptography;
using MimeKit;
using TalentPool.Database;

namespace TalentPool.Mail;

/// <summary>
/// Sends what is due in the outbox. A row is leased, sent, and acknowledged under the lease: nothing is lost when the process dies, and what was
/// sent but not acknowledged goes out again with the same Message-ID. Once a letter is done, what it said is forgotten: it may hold a secret link.
/// </summary>
public static class SendOutbox
{
    /// <summary>Sends one batch; answers how many letters were taken.</summary>
    public static async Task<int> RunOnce(Db db, Postman postman, TimeProvider clock, CancellationToken ct)
    {
        if (postman.IsResting) return 0;
        var now = clock.GetUtcNow();
        var lease = new { leaseId = Guid.NewGuid(), until = now + Postman.Lease, now, skip = 0, take = Postman.Batch };
        if (await db.Execute(LeaseSql(db.Dialect), lease, ct) == 0) return 0;
        var rows = await db.Query<Row>(ReadSql, lease, ct);
        var dead = await SuppressedAddresses.Among(db, rows.Select(row => row.EmailNormalized), now, ct);
        var byFate = rows.Select(row => Open(db.Seal, row)).ToLookup(opened => opened switch
        {
            { IsClosed: true } => "closed",
            { Letter: null } => "failed",
            var (row, letter, _) when letter is not null && (dead.Contains(row.EmailNormalized) || !IsWanted(letter, row)) => "suppressed",
            _ => "send",
        });
        if (byFate["closed"].Any()) postman.TellClosed(byFate["closed"].Count());
        await db.Transact(async tx =>
        {
            foreach (var (row, _, _) in byFate["failed"]) await tx.Execute(FinishSql, Finish(row, "failed", "unknown kind of letter", lease.leaseId, clock, row.Attempts));
            foreach (var (row, _, _) in byFate["suppressed"]) await tx.Execute(FinishSql, Finish(row, "suppressed", null, lease.leaseId, clock, row.Attempts));
            // A key may be there again: another process has made it, or the database could not be asked for it.
            foreach (var (row, _, _) in byFate["closed"]) await Delay(tx, row, "its seal cannot be opened", lease.leaseId, clock);
        }, ct);
        await postman.Deliver([.. byFate["send"]], lease.until, opened => Seal(opened.Row, opened.Letter!, postman, clock),
            outcomes => Acknowledge(db, [.. outcomes.Select(outcome => (outcome.Row.Row, outcome.Outcome))], lease.leaseId, clock), ct);
        return rows.Count;
    }

    sealed record Opened(Row Row, Letter? Letter, bool IsClosed);

    static Opened Open(Seal seal, Row row)
    {
        try
        {
            return new(row, Outbox.Read(seal, row.Letter), false);
        }
        catch (CryptographicException)
        {
            return new(row, null, true);
        }
    }

    // A notice goes to who wants such mail and is on the list at this moment: whoever was hidden since it was written hears nothing of it.
    static bool IsWanted(Letter letter, Row row) => letter.IsAboutAccount() || row is { Status: "active", SendsNoticeMail: true, CandidateStatus: null or "listed" };

    static MimeMessage? Seal(Row row, Letter letter, Postman postman, TimeProvider clock)
    {
        var words = LetterText.Of(letter, row.Locale, postman.Settings.Site);
        var mayStop = !letter.IsAboutAccount();
        var body = LetterPage.Of(words, row.Locale, postman.Settings, mayStop ? postman.Links.Page(row.AccountId, MailList.Notice) : null);
        return new Envelope(row.OutboxMailId.ToString("N"), row.Email, row.Locale, words.Subject, body,
            mayStop ? postman.Links.OneClick(row.AccountId, MailList.Notice) : null).Seal(postman.Settings, clock.GetUtcNow());
    }

    static Task Acknowledge(Db db, IReadOnlyList<(Row Row, Handover Outcome)> outcomes, Guid leaseId, TimeProvider clock) => db.Transact(async tx =>
    {
        foreach (var (row, outcome) in outcomes)
        {
            var attempts = row.Attempts + 1;
            switch (outcome)
            {
                case Handover.Delayed delayed:
                    await Delay(tx, row, delayed.Reply, leaseId, clock);
                    break;
                case Handover.Refused refused:
                    await tx.Execute(FinishSql, Finish(row, "failed", refused.Reply, leaseId, clock, attempts));
                    if (refused.NoSuchAddress) await SuppressedAddresses.Add(tx, row.EmailNormalized, clock.GetUtcNow());
                    break;
                default:
                    await tx.Execute(FinishSql, Finish(row, "accepted", null, leaseId, clock, attempts));
                    break;
            }
        }
    }, CancellationToken.None);

    static Task<int> Delay(Tx tx, Row row, string error, Guid leaseId, TimeProvider clock) => Retry.Next(row.QueuedAt, row.Attempts + 1, clock.GetUtcNow()) is { } next
        ? tx.Execute(DelaySql, new { row.OutboxMailId, leaseId, attempts = row.Attempts + 1, next, error })
        : tx.Execute(FinishSql, Finish(row, "failed", error, leaseId, clock, row.Attempts + 1));

    static object Finish(Row row, string state, string? error, Guid leaseId, TimeProvider clock, int attempts) =>
        new { row.OutboxMailId, leaseId, state, error, attempts, now = clock.GetUtcNow() };

    sealed record Row
    {
        public required Guid OutboxMailId { get; init; }
        public required Guid AccountId { get; init; }
        public required string Letter { get; init; }
        public required int Attempts { get; init; }
        public required DateTimeOffset QueuedAt { get; init; }
        public required string Email { get; init; }
        public required string EmailNormalized { get; init; }
        public required string Locale { get; init; }
        public required string Status { get; init; }
        public bool? SendsNoticeMail { get; init; }
        public string? CandidateStatus { get; init; }
    }

    // The condition stands outside the subquery too: a second sender that waited for the row lock must not take what is leased by now.
    static string LeaseSql(Dialect dialect) => $"""
        UPDATE OutboxMail SET State = 'leased', LeaseId = @leaseId, LeasedUntil = @until
        WHERE ((State = 'due' AND NextAt <= @now) OR (State = 'leased' AND LeasedUntil < @now))
          AND OutboxMailId IN (
            SELECT OutboxMailId FROM OutboxMail
            WHERE (State = 'due' AND NextAt <= @now) OR (State = 'leased' AND LeasedUntil < @now)
            ORDER BY NextAt {dialect.Page})
        """;

    const string ReadSql = """
        SELECT o.OutboxMailId, o.AccountId, o.Letter, o.Attempts, o.QueuedAt, a.Email, a.EmailNormalized, a.Locale, a.Status, s.SendsNoticeMail, c.Status AS CandidateStatus
        FROM OutboxMail o
        JOIN Account a ON a.AccountId = o.AccountId
        LEFT JOIN Subscription s ON s.AccountId = o.AccountId
        LEFT JOIN Candidate c ON c.AccountId = o.AccountId
        WHERE o.LeaseId = @leaseId AND o.State = 'leased'
        ORDER BY o.QueuedAt
        """;

    const string FinishSql = """
        UPDATE OutboxMail SET State = @state, Letter = NULL, Attempts = @attempts, FinishedAt = @now, LastError = @error, LeaseId = NULL, LeasedUntil = NULL
        WHERE OutboxMailId = @OutboxMailId AND LeaseId = @leaseId AND State = 'leased'
        """;

    const string DelaySql = """
        UPDATE OutboxMail SET State = 'due', Attempts = @attempts, NextAt = @next, LastError = @error, LeaseId = NULL, LeasedUntil = NULL
        WHERE OutboxMailId = @OutboxMailId AND LeaseId = @leaseId AND State = 'leased'
        """;
}
