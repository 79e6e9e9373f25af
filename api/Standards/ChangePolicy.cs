using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Eligibility;

namespace TalentPool.Standards;

/// <summary>An admin changes a version of the policy before its first day.</summary>
public static class ChangePolicy
{
    public sealed record Request : PolicyInput
    {
        /// <summary>The revision that was read.</summary>
        public required int Revision { get; init; }
    }

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            Include(new PolicyInput.Validator());
            RuleFor(r => r.Revision).GreaterThanOrEqualTo(1);
        }
    }

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (!await MinistryAdmin.Is(tx, me)) return StandardsRefusals.AdminsOnly.Problem();
            await RuleBook.BeginChange(tx);
            var today = Tokyo.Today(clock);
            if (await tx.Find<VersionRow>(FindSql, new { id }) is not { } version) return StandardsRefusals.NoSuchVersion.Problem();
            if (version.Against(today, request.Revision) is { } against) return against.Problem();
            if (await request.Refused(tx, clock, id) is { } refused) return refused;

            var row = PolicyRow.Of(id, request.ValidFrom, request.Policy(id).Policy);
            if (await tx.Execute(UpdateSql, new
            {
                id,
                row.Version,
                key = PolicyRow.KeyOf(row.Version),
                row.ValidFrom,
                row.MinWeeklyMinutes,
                row.DaysPerCarryMonth,
                row.LeaveCutFromMonths,
                row.KeptLeaveKinds,
                row.AcceptsFormerExams,
                note = request.Note.Trim(),
                me.AccountId,
                now = clock.GetUtcNow(),
                today,
                request.Revision,
            }) == 0) return StandardsRefusals.ChangedElsewhere.Problem();
            await AuditTrail.Add(tx, clock, me.Actor, "policy.changed", ("policy", id), request.Detail());
            return TypedResults.NoContent();
        }, ct);

    internal const string FindSql = "SELECT ValidFrom, WithdrawnAt, Revision FROM PolicyVersion WHERE PolicyVersionId = @id";

    const string UpdateSql = """
        UPDATE PolicyVersion SET Version = @Version, VersionKey = @key, ValidFrom = @ValidFrom, MinWeeklyMinutes = @MinWeeklyMinutes, DaysPerCarryMonth = @DaysPerCarryMonth,
            LeaveCutFromMonths = @LeaveCutFromMonths, KeptLeaveKinds = @KeptLeaveKinds, AcceptsFormerExams = @AcceptsFormerExams, Note = @note,
            ChangedBy = @AccountId, ChangedAt = @now, Revision = Revision + 1
        WHERE PolicyVersionId = @id AND Revision = @Revision AND ValidFrom > @today AND WithdrawnAt IS NULL
        """;
}
