using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Eligibility;

namespace TalentPool.Standards;

/// <summary>An admin plans a new examination, or a change of one, from a day on.</summary>
public static class PlanAmendment
{
    /// <param name="AmendmentId">The change.</param>
    /// <param name="ExamId">The examination.</param>
    public sealed record Response(Guid AmendmentId, string ExamId);

    public static Task<Results<Created<Response>, ProblemHttpResult>> Handle(ExamInput request, CurrentUser me, Db db, RuleBook book, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<Created<Response>, ProblemHttpResult>>(async tx =>
        {
            if (!await MinistryAdmin.Is(tx, me)) return StandardsRefusals.AdminsOnly.Problem();
            await RuleBook.BeginChange(tx);
            var now = clock.GetUtcNow();
            var id = Guid.CreateVersion7(now);
            var (amendment, refused) = await request.Check(tx, clock, await book.Uncommitted(tx), id);
            if (amendment is null) return refused!;

            var columns = AmendmentRows.Columns(amendment, request.Note, me.AccountId, now, Tokyo.Today(clock), 1);
            await tx.Execute(AmendmentRows.InsertExamSql, columns);
            await tx.Execute(AmendmentRows.InsertSql, columns);
            await AmendmentRows.ReplaceSittings(tx, amendment);
            await AuditTrail.Add(tx, clock, me.Actor, "exam.planned", ("examAmendment", id), request.Detail());
            return TypedResults.Created($"/api/standards/exams/{Uri.EscapeDataString(amendment.Exam.Id)}", new Response(id, amendment.Exam.Id));
        }, ct);
}
