namespace TalentPool.Database;

/// <summary>
/// What happened, by whom, to what (監査証跡). Written in the transaction that does it, as its last step, so that the chain is locked for the
/// shortest time and always after everything else. Details are codes and counts: nothing in them names a person.
/// </summary>
public static class AuditTrail
{
    /// <param name="tx">The transaction that does what is recorded.</param>
    /// <param name="clock">The time source.</param>
    /// <param name="actor">Who did it; null when the system did.</param>
    /// <param name="action">A code such as <c>candidate.submitted</c>.</param>
    /// <param name="subject">The kind and id of what was changed or seen.</param>
    /// <param name="detail">Codes and counts only.</param>
    public static Task Add(Tx tx, TimeProvider clock, (Guid AccountId, Guid? OrganisationId)? actor, string action, (string Kind, Guid Id) subject, string? detail = null)
    {
        var now = clock.GetUtcNow();
        var link = new AuditLink
        {
            AuditEventId = Guid.CreateVersion7(now),
            OccurredAt = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)),
            AccountId = actor?.AccountId,
            OrganisationId = actor?.OrganisationId,
            Action = action,
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            Detail = detail,
        };
        tx.AtEnd(() => Append(tx, link));
        return Task.CompletedTask;
    }

    /// <summary>The same in a transaction of its own: for what is read, before it is answered.</summary>
    public static Task Add(Db db, TimeProvider clock, (Guid AccountId, Guid? OrganisationId) actor, string action, (string Kind, Guid Id) subject, string? detail, CancellationToken ct) =>
        db.Transact(tx => Add(tx, clock, actor, action, subject, detail), ct);

    static async Task Append(Tx tx, AuditLink link)
    {
        var seq = await tx.Next("audit");
        var head = await tx.Find<string>(HeadSql, new { seq = seq - 1 }) ?? "";
        var placed = link with { Seq = seq };
        await tx.Execute(InsertSql, placed with { Hash = placed.HashAfter(head) });
    }

    const string HeadSql = "SELECT Hash FROM AuditEvent WHERE Seq = @seq";

    const string InsertSql = """
        INSERT INTO AuditEvent (AuditEventId, OccurredAt, AccountId, OrganisationId, Action, SubjectKind, SubjectId, Detail, Seq, Hash)
        VALUES (@AuditEventId, @OccurredAt, @AccountId, @OrganisationId, @Action, @SubjectKind, @SubjectId, @Detail, @Seq, @Hash)
        """;
}
