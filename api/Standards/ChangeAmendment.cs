using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Eligibility;

namespace TalentPool.Standards;

/// <summary>An admin changes a planned amendment before its first day. It stays with its examination.</summary>
public static class ChangeAmendment
{
    public sealed record Request : ExamInput
    {
        /// <summary>The revision that was read.</summary>
        public required int Revision { get; init; }
    }

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            Include(new ExamInput.Validator());
            RuleFor(r => r.ExamId).NotNull();
            RuleFor(r => r.Revision).GreaterThanOrEqualTo(1);
        }
    }

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, Request request, CurrentUser me, Db db, RuleBook book, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (!await MinistryAdmin.Is(tx, me)) return StandardsRefusals.AdminsOnly.Problem();
            await RuleBook.BeginChange(tx);
            var today = Tokyo.Today(clock);
            if (await tx.Find<VersionRow>(AmendmentRows.FindSql, new { id }) is not { } version || version.ExamId != request.ExamId) return StandardsRefusals.NoSuchVersion.Problem();
            if (version.Against(today, request.Revision) is { } against) return against.Problem();
            var (amendment, refused) = await request.Check(tx, clock, await book.Uncommitted(tx), id);
            if (amendment is null) return refused!;

            if (await tx.Execute(AmendmentRows.UpdateSql, AmendmentRows.Columns(amendment, request.Note, me.AccountId, clock.GetUtcNow(), today, request.Revision)) == 0) return StandardsRefusals.ChangedElsewhere.Problem();
            await AmendmentRows.ReplaceSittings(tx, amendment);
            await AuditTrail.Add(tx, clock, me.Actor, "exam.changed", ("examAmendment", id), request.Detail());
            return TypedResults.NoContent();
        }, ct);
}
