using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Mail;

namespace TalentPool.Availability;

/// <summary>
/// What is due on a day, by <see cref="RegistryCalendar"/>: pauses that end, questions and reminders by mail, and the lapse (失効) of who did not answer
/// twice or did not renew. Each person is dealt with in a transaction of their own, which looks again whether it is still due: running it twice,
/// or on two machines at once, changes nothing. Who cannot be dealt with does not keep the others waiting. Whose account is suspended is neither asked nor shown again
/// before it is open: they could not answer. What is due runs out for them as for everybody.
/// </summary>
public static class KeepRegistryAlive
{
    /// <exception cref="AggregateException">Some people could not be dealt with; all others were.</exception>
    public static async Task RunOnce(Db db, TimeProvider clock, CancellationToken ct)
    {
        var today = Tokyo.Today(clock);
        List<Exception> failed = [];
        await Each(ResumeDueSql, (tx, person) => Resume(tx, clock, person));
        await Each(LapseDueSql, (tx, person) => Lapse(tx, clock, person));
        await Each(RenewalDueSql, (tx, person) => RemindRenewal(tx, clock, person));
        await Each(ConfirmDueSql, (tx, person) => AskToConfirm(tx, clock, person));
        if (failed.Count > 0) throw new AggregateException($"{failed.Count} people could not be dealt with.", failed);

        object Due(Guid? candidateId) => new
        {
            today,
            remindUntil = today.AddDays(RegistryCalendar.RemindBeforeRenewalDays),
            confirmedBefore = Tokyo.EndOf(RegistryCalendar.AskedIfConfirmedUntil(today)),
            candidateId,
        };

        async Task Each(string sql, Func<Tx, Person, Task> deal)
        {
            foreach (var found in await db.Query<Person>(sql, Due(null), ct))
                try
                {
                    await db.Transact(async tx =>
                    {
                        // The row stays locked to the commit: of two machines the second finds nothing due any more.
                        await tx.Execute(TakeTurnSql, found);
                        if (await tx.Find<Person>(sql, Due(found.CandidateId)) is { } person) await deal(tx, person);
                    }, ct);
                }
                catch (Exception e) when (!ct.IsCancellationRequested)
                {
                    failed.Add(e);
                }
        }
    }

    static async Task Resume(Tx tx, TimeProvider clock, Person person)
    {
        if (await tx.Execute(ResumeSql, new { person.CandidateId, today = Tokyo.Today(clock), now = clock.GetUtcNow(), change = await tx.NextChange() }) == 0) return;
        await Inbox.Add(tx, clock, person.AccountId, "availability", "resumed", null);
        await Outbox.Add(tx, clock, person.AccountId, new Letter.AvailabilityResumed());
        await AuditTrail.Add(tx, clock, null, "candidate.resumed", ("candidate", person.CandidateId));
    }

    static async Task Lapse(Tx tx, TimeProvider clock, Person person)
    {
        var row = new { person.CandidateId, lapsed = Words.Of(CandidateStatus.Lapsed), from = CandidateTransitions.Sources(CandidateStatus.Lapsed), now = clock.GetUtcNow(), change = await tx.NextChange() };
        if (await tx.Execute(LapseSql, row) == 0) return;
        await tx.Execute(VoidSql, row);
        await Inbox.Add(tx, clock, person.AccountId, "availability", "lapsed", null);
        await Outbox.Add(tx, clock, person.AccountId, new Letter.ListingLapsed(await Ask(tx, clock, person, "lapsed", Tokyo.Today(clock))));
        await AuditTrail.Add(tx, clock, null, "candidate.lapsed", ("candidate", person.CandidateId));
    }

    static async Task RemindRenewal(Tx tx, TimeProvider clock, Person person)
    {
        var renewBy = person.RenewBy ?? throw new InvalidOperationException("Only who has a renewal date is reminded of it.");
        await Inbox.Add(tx, clock, person.AccountId, "availability", "renewSoon", null);
        await Outbox.Add(tx, clock, person.AccountId, new Letter.RenewalDue(await Ask(tx, clock, person, "renewal", renewBy), renewBy));
    }

    static async Task AskToConfirm(Tx tx, TimeProvider clock, Person person)
    {
        var dueOn = Tokyo.Today(clock).AddDays(RegistryCalendar.DaysToAnswer);
        await Inbox.Add(tx, clock, person.AccountId, "availability", "confirm", null);
        await Outbox.Add(tx, clock, person.AccountId, new Letter.ConfirmAvailability(await Ask(tx, clock, person, "confirm", dueOn), dueOn, person.Asked > 0));
    }

    static async Task<string> Ask(Tx tx, TimeProvider clock, Person person, string kind, DateOnly dueOn)
    {
        var secret = Secrets.New();
        await tx.Execute(AskSql, new { id = Guid.CreateVersion7(clock.GetUtcNow()), person.CandidateId, kind, hash = Secrets.Hash(secret), now = clock.GetUtcNow(), dueOn });
        return secret;
    }

    sealed record Person
    {
        public required Guid CandidateId { get; init; }
        public required Guid AccountId { get; init; }
        public DateOnly? RenewBy { get; init; }

        /// <summary>Questions of the present round that stayed unanswered.</summary>
        public int Asked { get; init; }
    }

    const string TakeTurnSql = "UPDATE Candidate SET Version = Version WHERE CandidateId = @CandidateId";

    const string IsAccountOpen = "EXISTS (SELECT 1 FROM Account a WHERE a.AccountId = c.AccountId AND a.Status <> 'suspended')";

    // Each of the statements that look for who is due looks for one person again when it is given a candidateId.
    const string ResumeDueSql = $"""
        SELECT c.CandidateId, c.AccountId, c.RenewBy, 0 AS Asked
        FROM Candidate c
        WHERE c.Status = 'paused' AND c.PausedUntil <= @today AND {IsAccountOpen} AND (@candidateId IS NULL OR c.CandidateId = @candidateId)
        """;

    const string ResumeSql = """
        UPDATE Candidate SET Status = 'listed', PausedUntil = NULL, ChangeNo = @change, UpdatedAt = @now
        WHERE CandidateId = @CandidateId AND Status = 'paused' AND PausedUntil <= @today
        """;

    // Two questions whose time is over, or a renewal date that has passed.
    const string LapseDueSql = """
        SELECT c.CandidateId, c.AccountId, c.RenewBy, 0 AS Asked
        FROM Candidate c
        WHERE ((c.Status IN ('listed', 'paused') AND c.RenewBy < @today)
            OR (c.Status = 'listed' AND (SELECT COUNT(*) FROM AvailabilityCheck k WHERE k.CandidateId = c.CandidateId AND k.Kind = 'confirm' AND k.AnsweredAt IS NULL AND k.DueOn < @today) >= 2))
            AND (@candidateId IS NULL OR c.CandidateId = @candidateId)
        """;

    const string LapseSql = "UPDATE Candidate SET Status = @lapsed, PausedUntil = NULL, ChangeNo = @change, UpdatedAt = @now WHERE CandidateId = @CandidateId AND Status IN @from";

    const string VoidSql = "UPDATE AvailabilityCheck SET AnsweredAt = @now, Answer = 'void' WHERE CandidateId = @CandidateId AND AnsweredAt IS NULL";

    const string RenewalDueSql = $"""
        SELECT c.CandidateId, c.AccountId, c.RenewBy, 0 AS Asked
        FROM Candidate c
        WHERE c.Status IN ('listed', 'paused') AND c.RenewBy >= @today AND c.RenewBy <= @remindUntil AND {IsAccountOpen}
            AND NOT EXISTS (SELECT 1 FROM AvailabilityCheck k WHERE k.CandidateId = c.CandidateId AND k.Kind = 'renewal' AND k.DueOn = c.RenewBy)
            AND (@candidateId IS NULL OR c.CandidateId = @candidateId)
        """;

    // The first question, and the second when the time of the first is over. Who is asked to renew anyway is not asked twice.
    const string ConfirmDueSql = $"""
        SELECT c.CandidateId, c.AccountId, c.RenewBy,
            (SELECT COUNT(*) FROM AvailabilityCheck k WHERE k.CandidateId = c.CandidateId AND k.Kind = 'confirm' AND k.AnsweredAt IS NULL) AS Asked
        FROM Candidate c
        WHERE c.Status = 'listed' AND c.LastConfirmedAt < @confirmedBefore AND {IsAccountOpen}
            AND NOT EXISTS (SELECT 1 FROM AvailabilityCheck k WHERE k.CandidateId = c.CandidateId AND k.AnsweredAt IS NULL AND k.DueOn >= @today)
            AND (SELECT COUNT(*) FROM AvailabilityCheck k WHERE k.CandidateId = c.CandidateId AND k.Kind = 'confirm' AND k.AnsweredAt IS NULL) < 2
            AND (@candidateId IS NULL OR c.CandidateId = @candidateId)
        """;

    const string AskSql = """
        INSERT INTO AvailabilityCheck (AvailabilityCheckId, CandidateId, Kind, TokenHash, SentAt, DueOn)
        VALUES (@id, @CandidateId, @kind, @hash, @now, @dueOn)
        """;
}

/// <summary>Looks every ten minutes what is due.</summary>
sealed class RegistryWorker(Db db, TimeProvider clock, ILogger<RegistryWorker> log) : PeriodicWorker("Keeping the registry alive", TimeSpan.FromMinutes(10), clock, log)
{
    protected override Task RunOnce(CancellationToken ct) => KeepRegistryAlive.RunOnce(db, Clock, ct);
}
