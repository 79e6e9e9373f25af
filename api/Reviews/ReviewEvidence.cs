using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Evidence;

namespace TalentPool.Reviews;

/// <summary>The files of a registration under review, for the ministry. They name the person: each look is recorded and shown to them.</summary>
public static class ReviewEvidence
{
    public static Task<Results<Ok<MyEvidence.Response>, ProblemHttpResult>> List(Guid id, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<Ok<MyEvidence.Response>, ProblemHttpResult>>(async tx =>
        {
            if (await tx.Find<Guid?>(CandidateSql, new { id, me.AccountId }) is not { } candidateId) return EvidenceItem.NoSuchEvidence.Problem();
            var items = await tx.Query<EvidenceItem>(ListSql, new { id, me.AccountId });
            if (items.Count > 0) await IdentityDisclosure.Add(tx, clock, candidateId, (me.AccountId, me.Organisation), "viewed", IdentityDisclosure.Review, "evidence");
            await AuditTrail.Add(tx, clock, me.Actor, "evidence.listed", ("review", id), $"files={items.Count}");
            return TypedResults.Ok(new MyEvidence.Response(items));
        }, ct);

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Download(
        Guid id, Guid evidenceId, CurrentUser me, Db db, EvidenceFiles files, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        var item = await db.Transact(async tx =>
        {
            var found = (await tx.Query<EvidenceItem>(ListSql, new { id, me.AccountId })).SingleOrDefault(one => one.EvidenceId == evidenceId);
            if (found is null || await tx.Find<Guid?>(CandidateSql, new { id, me.AccountId }) is not { } candidateId) return null;
            await IdentityDisclosure.Add(tx, clock, candidateId, (me.AccountId, me.Organisation), "viewed", IdentityDisclosure.Review, "evidence");
            await AuditTrail.Add(tx, clock, me.Actor, "evidence.downloaded", ("evidence", evidenceId), $"review {id}");
            return found;
        }, ct);
        return item is null ? EvidenceItem.NoSuchEvidence.Problem() : await EvidenceDownload.Of(item, files, response, ct);
    }

    const string CandidateSql = $"""
        SELECT r.CandidateId
        FROM Review r
        JOIN Candidate c ON c.CandidateId = r.CandidateId
        WHERE r.ReviewId = @id AND {MayReview.Condition}
        """;

    const string ListSql = $"""
        SELECT e.EvidenceId, e.Kind, e.FileName, e.ContentType, e.Size, e.Sha256, e.UploadedAt
        FROM Evidence e
        JOIN Review r ON r.CandidateId = e.CandidateId
        JOIN Candidate c ON c.CandidateId = e.CandidateId
        WHERE r.ReviewId = @id AND {MayReview.Condition}
        ORDER BY e.UploadedAt, e.EvidenceId
        """;
}
