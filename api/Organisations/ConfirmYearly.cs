using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Mail;

namespace TalentPool.Organisations;

/// <summary>
/// What is due about memberships on a day, by <see cref="MembershipCalendar"/>: admins are told whom to confirm, who was not confirmed is told that access has ended, and
/// applications whose link was never opened go. Each organisation and each member is dealt with in a transaction of its own that looks again: running it twice, or on two
/// machines at once, changes nothing.
/// </summary>
public static class ConfirmYearly
{
    /// <exception cref="AggregateException">Some could not be dealt with; all others were.</exception>
    public static async Task RunOnce(Db db, TimeProvider clock, CancellationToken ct)
    {
        await FillMissing(db, clock, ct);
        await db.Transact(
            async tx =>
            {
                if (await tx.Execute(ForgetSql, new { now = clock.GetUtcNow() }) is > 0 and var forgotten)
                    await AuditTrail.Add(tx, clock, null, "application.forgotten", ("application", Guid.Empty), $"applications={forgotten}");
            },
            ct);
        var due = new { today = Tokyo.Today(clock), remindUntil = Tokyo.Today(clock).AddDays(MembershipCalendar.RemindBeforeDays) };
        List<Exception> failed = [];
        foreach (var id in await db.Query<Guid>(OrganisationsDueSql, due, ct)) await Deal(tx => Remind(tx, clock, id));
        foreach (var member in await db.Query<Guid>(LapsedSql, due, ct)) await Deal(tx => Lapse(tx, clock, member));
        if (failed.Count > 0) throw new AggregateException($"{failed.Count} organisations or members could not be dealt with.", failed);

        async Task Deal(Func<Tx, Task> work)
        {
            try
            {
                await db.Transact(work, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                failed.Add(e);
            }
        }
    }

    /// <summary>Gives a year to whoever has no date: all who were members before there was one.</summary>
    public static Task<int> FillMissing(Db db, TimeProvider clock, CancellationToken ct = default) =>
        db.Execute(FillSql, new { until = MembershipCalendar.VerifiedUntil(Tokyo.Today(clock)) }, ct);

    static async Task Remind(Tx tx, TimeProvider clock, Guid id)
    {
        const int MostNames = 20;
        await tx.Execute(TakeTurnSql, new { id });
        var key = new { id, today = Tokyo.Today(clock), remindUntil = Tokyo.Today(clock).AddDays(MembershipCalendar.RemindBeforeDays) };
        var members = await tx.Query<Member>(MembersDueSql, key);
        if (members.Count == 0) return;
        var names = members.Select(member => member.DisplayName).ToList();
        var organisation = await NameInLetters.Of(tx, id);
        var letter = new Letter.MembersToConfirm(id, names.Count <= MostNames ? names : [.. names.Take(MostNames), $"+{names.Count - MostNames}"], members[0].VerifiedUntil, organisation.NameJa, organisation.NameEn);
        // Nobody confirms themself: where nobody else can, whoever looks after the organisation is asked.
        var admins = await tx.Query<Guid>(AdminsSql, key);
        if (members.Any(member => !admins.Any(admin => admin != member.AccountId))) admins = [.. admins, .. await tx.Query<Guid>(OverseersSql, key)];
        foreach (var admin in admins.Distinct()) await Outbox.Add(tx, clock, admin, letter);
        await tx.Execute(RemindedSql, members.Select(member => new { member.AccountId, member.VerifiedUntil }));
        await AuditTrail.Add(tx, clock, null, "members.reminded", ("organisation", id), $"members={members.Count}");
    }

    static async Task Lapse(Tx tx, TimeProvider clock, Guid member)
    {
        var key = new { member, today = Tokyo.Today(clock) };
        if (await tx.Execute(LapseSql, key) == 0 || await tx.Find<MemberRow>(FindSql, key) is not { } row) return;
        await Sessions.EndAll(tx, clock, member, but: null);
        await Outbox.Add(tx, clock, member, row.Changed("lapsed"));
        await AuditTrail.Add(tx, clock, null, "member.lapsed", ("account", member), (await Invitations.RevokeSentBy(tx, clock, member)).TrimStart());
    }

    sealed record Member
    {
        public required Guid AccountId { get; init; }
        public required string DisplayName { get; init; }
        public required DateOnly VerifiedUntil { get; init; }
    }

    const string FillSql = "UPDATE Membership SET VerifiedUntil = @until WHERE VerifiedUntil IS NULL";

    const string ForgetSql = "DELETE FROM OrganisationApplication WHERE Status = 'unverified' AND ExpiresAt <= @now";

    const string TakeTurnSql = "UPDATE Organisation SET IsActive = IsActive WHERE OrganisationId = @id";

    const string IsDue = "m.VerifiedUntil >= @today AND m.VerifiedUntil <= @remindUntil AND (m.RemindedFor IS NULL OR m.RemindedFor <> m.VerifiedUntil)";

    const string OrganisationsDueSql = $"""
        SELECT DISTINCT m.OrganisationId
        FROM Membership m
        JOIN Organisation o ON o.OrganisationId = m.OrganisationId
        WHERE o.IsActive = 1 AND {IsDue}
        """;

    const string MembersDueSql = $"SELECT m.AccountId, m.DisplayName, m.VerifiedUntil FROM Membership m WHERE m.OrganisationId = @id AND {IsDue} ORDER BY m.VerifiedUntil, m.DisplayName, m.AccountId";

    const string RemindedSql = "UPDATE Membership SET RemindedFor = @VerifiedUntil WHERE AccountId = @AccountId AND VerifiedUntil = @VerifiedUntil";

    const string AdminsSql = $"SELECT able.AccountId FROM Membership able, Account theirs WHERE able.OrganisationId = @id AND able.Role = 'admin' AND {OrganisationReach.Able}";

    const string OverseersSql = $"""
        SELECT able.AccountId
        FROM Membership able, Account theirs
        WHERE able.Role = 'admin' AND {OrganisationReach.Able}
            AND able.OrganisationId IN (
                SELECT above.OrganisationId FROM Organisation above, Organisation below
                WHERE below.OrganisationId = @id AND above.IsActive = 1 AND (above.Kind = 'ministry' OR above.OrganisationId = below.ParentId))
        """;

    const string LapsedSql = "SELECT AccountId FROM Membership WHERE VerifiedUntil < @today AND (LapsedFor IS NULL OR LapsedFor <> VerifiedUntil)";

    const string LapseSql = "UPDATE Membership SET LapsedFor = VerifiedUntil WHERE AccountId = @member AND VerifiedUntil < @today AND (LapsedFor IS NULL OR LapsedFor <> VerifiedUntil)";

    const string FindSql = """
        SELECT m.AccountId, m.OrganisationId, m.Role, m.DisplayName, m.SuspendedAt, m.VerifiedUntil, o.NameJa, o.NameEn
        FROM Membership m
        JOIN Organisation o ON o.OrganisationId = m.OrganisationId
        WHERE m.AccountId = @member
        """;
}

/// <summary>Looks every hour what is due.</summary>
sealed class MembershipWorker(Db db, TimeProvider clock, ILogger<MembershipWorker> log) : PeriodicWorker("The yearly confirmation of members", TimeSpan.FromHours(1), clock, log)
{
    protected override Task RunOnce(CancellationToken ct) => ConfirmYearly.RunOnce(db, Clock, ct);
}
