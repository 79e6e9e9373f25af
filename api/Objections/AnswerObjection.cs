using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Objections;

/// <summary>
/// The ministry answers an objection: upheld or dismissed, with words for the person. One that is upheld ends the organisation's permission to see the identity
/// at once, and the account that looked is told. An answer is never edited; of two at once one wins.
/// </summary>
public static class AnswerObjection
{
    /// <param name="Decision">upheld or dismissed.</param>
    /// <param name="Answer">What the person is told.</param>
    public sealed record Request(string Decision, string Answer);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Decision).Must(decision => decision is "upheld" or "dismissed").WithMessage(_ => Said.In("認容か棄却を選んでください。", "Choose upheld or dismissed."));
            RuleFor(r => r.Answer).NotEmpty().MaximumLength(1000).Must(PrintableText.IsText)
                .WithMessage(_ => Said.In("1000文字以内の読める文字で入力してください。", "Use at most 1,000 printable characters."));
        }
    }

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await tx.Find<ObjectionCase>(ObjectionCase.FindSql, new { id }) is not { } found) return ObjectionRefusals.NoSuchObjection.Problem();
            if (found.LookedBy == me.AccountId) return ObjectionRefusals.OwnLook.Problem();
            var (now, answer, to) = (clock.GetUtcNow(), request.Answer.Trim(), Words.Read<ObjectionStatus>(request.Decision));
            if (await tx.Execute(AnswerSql, new { id, to = request.Decision, from = ObjectionTransitions.Sources(to), answer, me.AccountId, now }) == 0) return ObjectionRefusals.AlreadyClosed.Problem();

            await Inbox.Add(tx, clock, found.RaisedBy, "objection", $"{request.Decision} {answer}", id);
            await Outbox.Add(tx, clock, found.RaisedBy, new Letter.ObjectionAnswered(request.Decision, answer, found.NameJa, found.NameEn));
            var ended = 0;
            if (to == ObjectionStatus.Upheld)
            {
                ended = await tx.Execute(RevokeSql, new { found.CandidateId, found.OrganisationId, now });
                await Outbox.Add(tx, clock, found.LookedBy, new Letter.LookFoundWrong(found.PublicNumber));
            }

            await AuditTrail.Add(tx, clock, me.Actor, "objection." + request.Decision, ("objection", id), $"grantsRevoked={ended}");
            return TypedResults.NoContent();
        }, ct);

    const string AnswerSql = """
        UPDATE DisclosureObjection SET Status = @to, Answer = @answer, AnsweredBy = @AccountId, ClosedAt = @now
        WHERE ObjectionId = @id AND Status IN @from
        """;

    const string RevokeSql = "UPDATE DisclosureGrant SET RevokedAt = @now WHERE CandidateId = @CandidateId AND OrganisationId = @OrganisationId AND RevokedAt IS NULL";
}
