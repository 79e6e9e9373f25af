using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Eligibility;

namespace TalentPool.Standards;

/// <summary>An admin takes back a version of the policy before its first day. It stays in the list, and its name stays taken.</summary>
public static class WithdrawPolicy
{
    /// <param name="Revision">The revision that was read.</param>
    public sealed record Request(int Revision);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Revision).GreaterThanOrEqualTo(1);
    }

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (!await MinistryAdmin.Is(tx, me)) return StandardsRefusals.AdminsOnly.Problem();
            await RuleBook.BeginChange(tx);
            var today = Tokyo.Today(clock);
            if (await tx.Find<VersionRow>(ChangePolicy.FindSql, new { id }) is not { } version) return StandardsRefusals.NoSuchVersion.Problem();
            if (version.Against(today, request.Revision) is { } against) return against.Problem();
            if (await tx.Execute(WithdrawSql, new { id, request.Revision, me.AccountId, today, now = clock.GetUtcNow() }) == 0) return StandardsRefusals.ChangedElsewhere.Problem();
            await AuditTrail.Add(tx, clock, me.Actor, "policy.withdrawn", ("policy", id));
            return TypedResults.NoContent();
        }, ct);

    const string WithdrawSql = """
        UPDATE PolicyVersion SET WithdrawnAt = @now, ChangedBy = @AccountId, ChangedAt = @now, Revision = Revision + 1
        WHERE PolicyVersionId = @id AND Revision = @Revision AND ValidFrom > @today AND WithdrawnAt IS NULL
        """;
}
