using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Eligibility;

namespace TalentPool.Standards;

/// <summary>Whom a proposed version of the policy would affect on its first day. Changes nothing; refuses what keeping it would refuse.</summary>
public static class PreviewPolicy
{
    public sealed record Request : PolicyInput
    {
        /// <summary>The scheduled version that this would replace; null for a new one.</summary>
        public Guid? PolicyId { get; init; }

        /// <summary>From 0.</summary>
        public int Page { get; init; }
    }

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            Include(new PolicyInput.Validator());
            RuleFor(r => r.Page).InclusiveBetween(0, 100_000);
        }
    }

    public static async Task<Results<Ok<Effect>, ProblemHttpResult>> Handle(Request request, CurrentUser me, Db db, RuleBook book, TimeProvider clock, CancellationToken ct)
    {
        var id = request.PolicyId ?? Guid.Empty;
        if (!await MinistryAdmin.Is(db, me, ct)) return StandardsRefusals.AdminsOnly.Problem();
        if (await db.Transact(tx => request.Refused(tx, clock, id), ct) is { } refused) return refused;

        var rules = await book.Now(db, ct);
        var edition = rules.Exams.On(request.ValidFrom);
        var effect = await Recount.Run(
            db, request.ValidFrom, (rules.Policies.Without(id).On(request.ValidFrom), edition), (rules.Policies.With(request.Policy(id)).On(request.ValidFrom), edition), request.Page, ct);
        await db.Transact(tx => AuditTrail.Add(tx, clock, me.Actor, "policy.previewed", ("account", me.AccountId), $"{request.Detail()} people={effect.People} changed={effect.Changed}"), ct);
        return TypedResults.Ok(effect);
    }
}
