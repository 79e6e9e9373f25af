using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Organisations;

/// <summary>An admin of the ministry suspends an organisation (利用停止): its members are out with their next request. Or ends that. The ministry itself cannot be suspended.</summary>
public static class SuspendOrganisation
{
    /// <param name="Reason">Told to the organisation's admins as it stands.</param>
    public sealed record Request(string Reason);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(1000).Must(PrintableText.IsText)
            .WithMessage(_ => Said.In("1000文字以内の読める文字で、理由を入力してください。", "Give the reason in at most 1,000 printable characters."));
    }

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        Set(id, request.Reason.Trim(), me, db, clock, ct);

    public static Task<Results<NoContent, ProblemHttpResult>> End(Guid id, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) => Set(id, null, me, db, clock, ct);

    static Task<Results<NoContent, ProblemHttpResult>> Set(Guid id, string? reason, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            var row = new { id, actor = me.AccountId, reason, isActive = reason is null };
            if (await tx.Execute(SetSql, row) == 0)
            {
                var refusal = await tx.Find<int>(InReachSql, row) == 0 ? OrganisationRefusals.NoSuchOrganisation : reason is null ? OrganisationRefusals.NotSuspended : OrganisationRefusals.AlreadySuspended;
                return refusal.Problem();
            }

            var organisation = await NameInLetters.Of(tx, id);
            foreach (var admin in await tx.Query<Guid>(AdminsSql, row)) await Outbox.Add(tx, clock, admin, new Letter.OrganisationSuspended(reason, organisation.NameJa, organisation.NameEn));
            await AuditTrail.Add(tx, clock, me.Actor, reason is null ? "organisation.reinstated" : "organisation.suspended", ("organisation", id));
            return TypedResults.NoContent();
        }, ct);

    const string SetSql = $"""
        UPDATE Organisation SET IsActive = @isActive, SuspendedReason = @reason
        WHERE OrganisationId IN (SELECT o.OrganisationId FROM Organisation o WHERE o.OrganisationId = @id AND o.Kind <> 'ministry' AND o.IsActive <> @isActive AND {OrganisationReach.OfMinistry})
        """;

    const string InReachSql = $"SELECT COUNT(*) FROM Organisation o WHERE o.OrganisationId = @id AND o.Kind <> 'ministry' AND {OrganisationReach.OfMinistry}";

    const string AdminsSql = "SELECT AccountId FROM Membership WHERE OrganisationId = @id AND Role = 'admin'";
}
