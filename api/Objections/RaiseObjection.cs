using System.Data.Common;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Objections;

/// <summary>A person objects to one look at their data. The whole ministry is told by letter, without a word of who objects.</summary>
public static class RaiseObjection
{
    /// <param name="Reason">Why, in the person's words; read by the ministry alone.</param>
    public sealed record Request(string Reason);

    /// <param name="ObjectionId">The new objection.</param>
    public sealed record Response(Guid ObjectionId);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(1000).Must(PrintableText.IsText)
            .WithMessage(_ => Said.In("1000文字以内の読める文字で入力してください。", "Use at most 1,000 printable characters."));
    }

    public static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(Guid id, Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            return await db.Transact<Results<Created<Response>, ProblemHttpResult>>(async tx =>
            {
                if (await tx.Find<Row>(FindSql, new { id, me.AccountId }) is not { } look) return ObjectionRefusals.NoSuchDisclosure.Problem();
                if (look.Action == "granted") return ObjectionRefusals.OwnConsent.Problem();
                var now = clock.GetUtcNow();
                var objectionId = Guid.CreateVersion7(now);
                await tx.Execute(InsertSql, new { objectionId, id, reason = request.Reason.Trim(), raised = Words.Of(ObjectionStatus.Raised), now });
                await Inbox.Add(tx, clock, me.AccountId, "objection", Words.Of(ObjectionStatus.Raised), objectionId);
                foreach (var ministry in await tx.Query<Guid>(MinistrySql))
                    await Outbox.Add(tx, clock, ministry, new Letter.ObjectionRaised(objectionId, look.NameJa, look.NameEn));
                await AuditTrail.Add(tx, clock, me.Actor, "objection.raised", ("objection", objectionId));
                return TypedResults.Created($"/api/me/objections/{objectionId}", new Response(objectionId));
            }, ct);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            return ObjectionRefusals.AlreadyObjected.Problem();
        }
    }

    sealed record Row
    {
        public required string Action { get; init; }
        public required string NameJa { get; init; }
        public required string NameEn { get; init; }
    }

    const string FindSql = """
        SELECT e.Action, o.NameJa, o.NameEn
        FROM DisclosureEvent e
        JOIN Candidate c ON c.CandidateId = e.CandidateId
        JOIN Organisation o ON o.OrganisationId = e.OrganisationId
        WHERE e.DisclosureEventId = @id AND c.AccountId = @AccountId
        """;

    const string InsertSql = "INSERT INTO DisclosureObjection (ObjectionId, DisclosureEventId, Reason, Status, RaisedAt) VALUES (@objectionId, @id, @reason, @raised, @now)";

    const string MinistrySql = """
        SELECT m.AccountId
        FROM Membership m
        JOIN Organisation o ON o.OrganisationId = m.OrganisationId
        JOIN Account a ON a.AccountId = m.AccountId
        WHERE o.Kind = 'ministry' AND m.Role <> 'auditor' AND m.SuspendedAt IS NULL AND a.Status = 'active'
        """;
}
