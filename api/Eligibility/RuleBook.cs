using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Eligibility;

/// <summary>
/// The one source of the policy and the catalogue in force. Held in memory and renewed when the change number in the database says so: each use costs one
/// indexed read, and several processes never differ.
/// </summary>
/// <param name="starting">The configured policy: what holds before the first version's day.</param>
public sealed class RuleBook(EligibilityPolicy starting)
{
    /// <summary>The name of the configured policy.</summary>
    public string StartingVersion => starting.Experience.Version;

    volatile Rules? known;

    /// <summary>The rules as they stand now.</summary>
    public async Task<Rules> Now(Db db, CancellationToken ct) =>
        known is { } rules && rules.Number == await db.Find<long>(NumberSql, null, ct) ? rules : await db.Transact(Now, ct);

    /// <summary>The rules as a transaction sees them; not for one that has changed them itself.</summary>
    public async Task<Rules> Now(Tx tx)
    {
        var number = await tx.Find<long>(NumberSql);
        return known is { } rules && rules.Number == number ? rules : known = await Rules.Read(tx, starting, number);
    }

    /// <summary>The rules as a transaction that is changing them sees them; nobody else does.</summary>
    public Task<Rules> Uncommitted(Tx tx) => Rules.Read(tx, starting, 0);

    /// <summary>
    /// Begins a change of the rules. Changes go one after the other, and none goes beside a submission: what a submission was judged by on a day cannot be edited
    /// behind its back, since after that day's first one the change sees that its day has come.
    /// </summary>
    public static async Task BeginChange(Tx tx)
    {
        await tx.NextChange();
        await tx.Next("rules");
    }

    /// <summary>
    /// Keeps the configured policy under its name, so that a verdict made by it stays explained when the configuration says something else. Like the reference lists
    /// it comes with the start of the product and is nobody's deed: no audit event, the row says when.
    /// </summary>
    /// <exception cref="InvalidOperationException">The name stands for other figures already.</exception>
    public Task KeepStarting(Db db, TimeProvider clock, CancellationToken ct = default) => db.Transact(async tx =>
    {
        var now = clock.GetUtcNow();
        var row = PolicyRow.Of(Guid.CreateVersion7(now), null, starting);
        var key = PolicyRow.KeyOf(row.Version);
        if (await IsKept()) return;
        await BeginChange(tx);
        // Of two processes that start at once the second sees here what the first has kept.
        if (await IsKept()) return;
        await tx.Execute(PolicyRow.InsertSql, row.Columns("", null, now));

        async Task<bool> IsKept()
        {
            if (await tx.Find<PolicyRow>(PolicyRow.NamedSql, new { key }) is not { } kept) return false;
            if (kept.ValidFrom is { } day)
                throw new InvalidOperationException($"The policy version {kept.Version} is the ministry's own, from {day:yyyy-MM-dd}: give the configured policy another name with Eligibility__PolicyVersion.");
            return row with { PolicyVersionId = kept.PolicyVersionId } == kept ? true
                : throw new InvalidOperationException($"The settings under Eligibility differ from policy {kept.Version} as it was kept with verdicts: name the new policy with Eligibility__PolicyVersion.");
        }
    }, ct);

    const string NumberSql = "SELECT Value FROM ChangeCounter WHERE Name = 'rules'";
}
