using TalentPool.Database;

namespace TalentPool.Candidates;

/// <summary>
/// What a person changed in their registration, and when (訂正履歴): written in the transaction that changes it, read by nobody else, gone with the person.
/// A draft that was never submitted changes with each key and has no history.
/// </summary>
public static class CorrectionHistory
{
    /// <summary>The registration before a change; null while changes are not kept.</summary>
    internal static async Task<Profile?> Before(Tx tx, ProfileRows.CandidateRow? row) =>
        row is not null && await IsKept(tx, row.CandidateId) ? await ProfileRows.Read(tx, row) : null;

    /// <summary>Keeps what differs now, as the tables hold it.</summary>
    /// <param name="before">What <see cref="Before"/> answered.</param>
    internal static async Task Keep(Tx tx, TimeProvider clock, Guid accountId, Profile? before)
    {
        if (before is null || await ProfileRows.FindMine(tx, accountId) is not { } row) return;
        await Add(tx, clock, row.CandidateId, ProfileChanges.Between(before, await ProfileRows.Read(tx, row)));
    }

    /// <summary>True from the first submission on.</summary>
    public static async Task<bool> IsKept(Tx tx, Guid candidateId) => await tx.Find<int>(SubmittedSql, new { candidateId }) > 0;

    /// <summary>Keeps changes.</summary>
    public static Task Add(Tx tx, TimeProvider clock, Guid candidateId, IEnumerable<FieldChange> changes)
    {
        var now = clock.GetUtcNow();
        return tx.Execute(InsertSql, changes.Select((change, position) => new { id = Guid.CreateVersion7(now), candidateId, now, position, change.Field, before = Kept(change.Field, change.Before), after = Kept(change.Field, change.After) }).ToArray());

        string? Kept(string field, string? value) => field == "phone" ? tx.Seal.Close(value) : value;
    }

    const string SubmittedSql = "SELECT COUNT(*) FROM Submission WHERE CandidateId = @candidateId";

    const string InsertSql = """
        INSERT INTO Correction (CorrectionId, CandidateId, CorrectedAt, Position, Field, ValueBefore, ValueAfter)
        VALUES (@id, @candidateId, @now, @position, @Field, @before, @after)
        """;
}
