using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;

namespace TalentPool.Evidence;

/// <summary>A person's own files: what is there, one of them, and away with one.</summary>
public static class MyEvidence
{
    /// <param name="Items">The oldest first.</param>
    public sealed record Response(IReadOnlyList<EvidenceItem> Items);

    public static async Task<Ok<Response>> List(CurrentUser me, Db db, CancellationToken ct) =>
        TypedResults.Ok(new Response(await db.Query<EvidenceItem>(EvidenceItem.ListSql, new { me.AccountId }, ct)));

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Download(Guid id, CurrentUser me, Db db, EvidenceFiles files, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        var item = await db.Transact(async tx =>
        {
            var found = await tx.Find<EvidenceItem>(EvidenceItem.OwnSql, new { id, me.AccountId });
            if (found is not null) await AuditTrail.Add(tx, clock, me.Actor, "evidence.downloaded", ("evidence", id));
            return found;
        }, ct);
        return item is null ? EvidenceItem.NoSuchEvidence.Problem() : await EvidenceDownload.Of(item, files, response, ct);
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, CurrentUser me, Db db, EvidenceFiles files, TimeProvider clock, CancellationToken ct)
    {
        var refusal = await db.Transact(async tx =>
        {
            if (await tx.Find<EvidenceItem>(EvidenceItem.OwnSql, new { id, me.AccountId }) is null) return EvidenceItem.NoSuchEvidence;
            if (await tx.Execute(DeleteSql, new { id, me.AccountId }) == 0) return EvidenceItem.UnderReview;
            await AuditTrail.Add(tx, clock, me.Actor, "evidence.deleted", ("evidence", id));
            return null;
        }, ct);
        if (refusal is not null) return refusal.Problem();
        // The row is gone for good: a file that stays behind now is removed by the sweep.
        files.Delete(id);
        return TypedResults.NoContent();
    }

    const string DeleteSql = """
        DELETE FROM Evidence
        WHERE EvidenceId = @id AND CandidateId IN (
            SELECT c.CandidateId FROM Candidate c
            WHERE c.AccountId = @AccountId AND NOT EXISTS (SELECT 1 FROM Review r WHERE r.CandidateId = c.CandidateId AND r.Decision IS NULL))
        """;
}
