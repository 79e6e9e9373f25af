using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Eligibility;

namespace TalentPool.Standards;

/// <summary>An admin takes back a planned amendment before its first day, unless another one stands on it.</summary>
public static class WithdrawAmendment
{
    /// <param name="Revision">The revision that was read.</param>
    public sealed record Request(int Revision);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Revision).GreaterThanOrEqualTo(1);
    }

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, Request request, CurrentUser me, Db db, RuleBook book, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (!await MinistryAdmin.Is(tx, me)) return StandardsRefusals.AdminsOnly.Problem();
            await RuleBook.BeginChange(tx);
            var today = Tokyo.Today(clock);
            if (await tx.Find<VersionRow>(AmendmentRows.FindSql, new { id }) is not { } version) return StandardsRefusals.NoSuchVersion.Problem();
            if (version.Against(today, request.Revision) is { } against) return against.Problem();
            if ((await book.Uncommitted(tx)).Exams.Without(id).From(today).Any(edition => edition.Catalogue.Clash() is not null)) return StandardsRefusals.StillNeeded.Problem();
            if (await tx.Execute(AmendmentRows.WithdrawSql, new { id, request.Revision, me.AccountId, today, now = clock.GetUtcNow() }) == 0) return StandardsRefusals.ChangedElsewhere.Problem();
            await AuditTrail.Add(tx, clock, me.Actor, "exam.withdrawn", ("examAmendment", id));
            return TypedResults.NoContent();
        }, ct);
}
