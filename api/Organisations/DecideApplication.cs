using System.Data.Common;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Organisations;

/// <summary>
/// An admin of the ministry, or of the prefecture for its municipality, approves or refuses with a reason. An approval makes the organisation and invites the
/// applicant as its first admin. Decided once: of two at once one wins, and the other is told.
/// </summary>
public static class DecideApplication
{
    /// <param name="Decision">approved or refused.</param>
    /// <param name="Reason">With refused: what the applicant is told.</param>
    public sealed record Request(string Decision, string? Reason = null);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Decision).Must(decision => decision is "approved" or "refused").WithMessage(_ => Said.In("承認するかどうかを選んでください。", "Choose approved or refused."));
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(1000).Must(reason => PrintableText.IsText(reason!)).When(r => r.Decision == "refused")
                .WithMessage(_ => Said.In("1000文字以内の読める文字で、理由を入力してください。", "Give the reason in at most 1,000 printable characters."));
        }
    }

    /// <param name="OrganisationId">What an approval made; null after a refusal.</param>
    public sealed record Response(Guid? OrganisationId);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            return await db.Transact(tx => Decide(tx, id, request, me, clock), ct);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            // Two applications for one organisation were approved at once.
            return OrganisationRefusals.OrganisationExists.Problem();
        }
    }

    static async Task<Results<Ok<Response>, ProblemHttpResult>> Decide(Tx tx, Guid id, Request request, CurrentUser me, TimeProvider clock)
    {
        // The row is locked before it is read: the second of two waits here and then sees the decision.
        var key = new { id, actor = me.AccountId };
        await tx.Execute(TakeTurnSql, key);
        if (await tx.Find<Row>(FindSql, key) is not { } found) return OrganisationRefusals.NoSuchApplication.Problem();
        if (found.Status != Words.Of(ApplicationStatus.Submitted)) return OrganisationRefusals.AlreadyDecided.Problem();
        Guid? organisationId = null;
        if (request.Decision == "approved")
        {
            var facts = new OrganisationFacts
            {
                Kind = found.Kind,
                PrefectureCode = found.PrefectureCode,
                MunicipalityCode = found.MunicipalityCode,
                NameJa = found.NameJa,
                NameEn = found.NameEn,
                NameKana = found.NameKana,
                Address = found.Address,
                CorporateNumber = found.CorporateNumber,
            };
            if (await EstablishOrganisation.IsTaken(tx, clock, facts)) return OrganisationRefusals.OrganisationExists.Problem();
            organisationId = await EstablishOrganisation.Do(tx, clock, facts);
            if (organisationId is not { } made) return OrganisationRefusals.OrganisationIsSuspended.Problem();
            await Invitations.Send(tx, clock, made, found.AccountId, "admin", me.AccountId, isFirst: true);
        }
        else
        {
            await Outbox.Add(tx, clock, found.AccountId, new Letter.ApplicationDecided(request.Reason!.Trim(), found.NameJa, found.NameEn));
        }

        await tx.Execute(DecideSql, new { id, to = request.Decision, reason = request.Decision == "refused" ? request.Reason!.Trim() : null, organisationId, me.AccountId, now = clock.GetUtcNow() });
        await AuditTrail.Add(tx, clock, me.Actor, "application." + request.Decision, ("application", id), organisationId?.ToString());
        return TypedResults.Ok(new Response(organisationId));
    }

    sealed record Row
    {
        public required string Status { get; init; }
        public required string Kind { get; init; }
        public string? PrefectureCode { get; init; }
        public string? MunicipalityCode { get; init; }
        public required string NameJa { get; init; }
        public required string NameEn { get; init; }
        public string? NameKana { get; init; }
        public string? Address { get; init; }
        public string? CorporateNumber { get; init; }
        public required Guid AccountId { get; init; }
    }

    const string TakeTurnSql = $"""
        UPDATE OrganisationApplication SET Status = Status
        WHERE ApplicationId IN (SELECT a.ApplicationId FROM OrganisationApplication a WHERE a.ApplicationId = @id AND {OrganisationReach.OfApplications})
        """;

    const string FindSql = $"""
        SELECT a.Status, a.Kind, a.PrefectureCode, a.MunicipalityCode, a.NameJa, a.NameEn, a.NameKana, a.Address, a.CorporateNumber, a.AccountId
        FROM OrganisationApplication a
        WHERE a.ApplicationId = @id AND a.Status <> 'unverified' AND {OrganisationReach.OfApplications}
        """;

    const string DecideSql = """
        UPDATE OrganisationApplication SET Status = @to, Reason = @reason, OrganisationId = @organisationId, DecidedBy = @AccountId, DecidedAt = @now
        WHERE ApplicationId = @id AND Status = 'submitted'
        """;
}
