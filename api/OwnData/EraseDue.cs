using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Mail;

namespace TalentPool.OwnData;

/// <summary>
/// What is due of the requests for deletion: the reminder, the erasure when the grace is over, and the erasure anew of who stands in the list but, after a backup was put back,
/// in the database as well. Each person has a transaction of their own that looks again; who cannot be dealt with keeps nobody waiting.
/// </summary>
static class EraseDue
{
    /// <returns>How many were erased.</returns>
    /// <exception cref="AggregateException">Some could not be dealt with; all others were.</exception>
    public static async Task<int> RunOnce(Db db, ErasureList list, TimeProvider clock, CancellationToken ct)
    {
        var today = Tokyo.Today(clock);
        List<Exception> failed = [];
        var erased = 0;
        foreach (var due in await db.Query<Due>(RemindSql, new { today, until = today.AddDays(DeletionCalendar.RemindBeforeDays) }, ct))
            await Try(() => Remind(db, clock, due, ct));
        foreach (var due in await db.Query<Due>(OverSql, new { today }, ct))
            await Try(async () => erased += await Erase(db, clock, due.AccountId, today, ct) ? 1 : 0);
        await Try(async () => erased += await Again(db, list, clock, ct));
        if (failed.Count > 0) throw new AggregateException($"{failed.Count} requests for deletion could not be dealt with.", failed);
        return erased;

        async Task Try(Func<Task> work)
        {
            try
            {
                await work();
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                failed.Add(e);
            }
        }
    }

    /// <summary>Erases again who was erased before, in a database that does not know it. At every start, before anybody can be seen.</summary>
    public static async Task<int> Again(Db db, ErasureList list, TimeProvider clock, CancellationToken ct = default)
    {
        var erased = 0;
        foreach (var entry in list.Read())
            if (await db.Find<int>(IsHereSql, new { entry.AccountId }, ct) > 0 && await db.Transact(tx => ErasePerson.Erase(tx, clock, entry.AccountId, entry.ErasedOn, tellsThem: false), ct)) erased++;
        return erased;
    }

    static Task Remind(Db db, TimeProvider clock, Due due, CancellationToken ct) => db.Transact(async tx =>
    {
        if (await tx.Execute(RemindedSql, new { due.AccountId, due.UndoUntil, now = clock.GetUtcNow() }) == 0) return;
        await Outbox.Add(tx, clock, due.AccountId, new Letter.DeletionNear(due.UndoUntil));
        await AuditTrail.Add(tx, clock, null, "deletion.reminded", ("account", due.AccountId));
    }, ct);

    static Task<bool> Erase(Db db, TimeProvider clock, Guid accountId, DateOnly today, CancellationToken ct) => db.Transact(async tx =>
    {
        // An undo in the last second and this cannot both find the request: it is taken here or there.
        return await tx.Execute(TakeSql, new { accountId, today }) == 1 && await ErasePerson.Erase(tx, clock, accountId, today, tellsThem: true);
    }, ct);

    sealed record Due
    {
        public required Guid AccountId { get; init; }
        public required DateOnly UndoUntil { get; init; }
    }

    const string RemindSql = "SELECT AccountId, UndoUntil FROM DeletionRequest WHERE RemindedAt IS NULL AND UndoUntil >= @today AND UndoUntil <= @until";

    const string RemindedSql = "UPDATE DeletionRequest SET RemindedAt = @now WHERE AccountId = @AccountId AND UndoUntil = @UndoUntil AND RemindedAt IS NULL";

    const string OverSql = "SELECT AccountId, UndoUntil FROM DeletionRequest WHERE UndoUntil < @today";

    const string TakeSql = "DELETE FROM DeletionRequest WHERE AccountId = @accountId AND UndoUntil < @today";

    const string IsHereSql = "SELECT COUNT(*) FROM Account a WHERE a.AccountId = @AccountId AND NOT EXISTS (SELECT 1 FROM Erasure e WHERE e.AccountId = a.AccountId)";
}

/// <summary>Looks each minute what is due, and finishes what was begun.</summary>
sealed class ErasureWorker(Db db, ErasureList list, FinishErasures finish, TimeProvider clock, ILogger<ErasureWorker> log) : PeriodicWorker("Erasing who asked for it", TimeSpan.FromMinutes(1), clock, log)
{
    protected override async Task RunOnce(CancellationToken ct)
    {
        try
        {
            await EraseDue.RunOnce(db, list, Clock, ct);
        }
        finally
        {
            await finish.RunOnce(ct);
        }
    }
}
