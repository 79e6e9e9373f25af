using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Eligibility;

namespace TalentPool.Standards;

/// <summary>Whom a proposed change of an examination would affect on its first day. Changes nothing; refuses what keeping it would refuse.</summary>
public static class PreviewAmendment
{
    public sealed record Request : ExamInput
    {
        /// <summary>The planned amendment that this would replace; null for a new one.</summary>
        public Guid? AmendmentId { get; init; }

        /// <summary>From 0.</summary>
        public int Page { get; init; }
    }

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            Include(new ExamInput.Validator());
            RuleFor(r => r.Page).InclusiveBetween(0, 100_000);
        }
    }

    public static async Task<Results<Ok<Effect>, ProblemHttpResult>> Handle(Request request, CurrentUser me, Db db, RuleBook book, TimeProvider clock, CancellationToken ct)
    {
        var id = request.AmendmentId ?? Guid.Empty;
        if (!await MinistryAdmin.Is(db, me, ct)) return StandardsRefusals.AdminsOnly.Problem();
        var rules = await book.Now(db, ct);
        var (amendment, refused) = await db.Transact(tx => request.Check(tx, clock, rules, id), ct);
        if (amendment is null) return refused!;

        var day = request.ValidFrom;
        var policy = rules.Policies.On(day);
        var effect = await Recount.Run(db, day, (policy, rules.Exams.Without(id).On(day)), (policy, rules.Exams.With(amendment).On(day)), request.Page, ct);
        await db.Transact(tx => AuditTrail.Add(tx, clock, me.Actor, "exam.previewed", ("account", me.AccountId), $"{request.Detail()} people={effect.People} changed={effect.Changed}"), ct);
        return TypedResults.Ok(effect);
    }
}
