using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Suspensions;

/// <summary>
/// An admin of the ministry takes a listed person off the list (停止). Hidden at once, opened identities are closed, and the person is told the reason;
/// they cannot come back by themself.
/// </summary>
public static class SuspendRegistration
{
    /// <param name="Reason">Told to the person as it stands.</param>
    public sealed record Request(string Reason);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(1000).Must(PrintableText.IsText)
            .WithMessage(_ => Said.In("1000文字以内の読める文字で、理由を入力してください。", "Give the reason in at most 1,000 printable characters."));
    }

    static readonly Refusal NotListed = new("not-listed", 409, "掲載中の登録だけ停止できます。", "Only a listed registration can be suspended.");

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(string number, Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (!await FindRegistration.IsAdmin(tx, me)) return FindRegistration.AdminsOnly.Problem();
            if (await FindRegistration.Find(tx, number) is not { } found) return FindRegistration.NoSuchRegistration.Problem();
            var (now, reason) = (clock.GetUtcNow(), request.Reason.Trim());
            var row = new
            {
                id = Guid.CreateVersion7(now),
                found.CandidateId,
                me.AccountId,
                reason,
                to = Words.Of(CandidateStatus.Suspended),
                from = CandidateTransitions.Sources(CandidateStatus.Suspended),
                now,
                change = await tx.NextChange(),
            };
            if (await tx.Execute(SuspendSql, row) == 0) return NotListed.Problem();
            await tx.Execute(KeepSql, row);
            var ended = await DisclosureGrants.EndAll(tx, clock, found.CandidateId);
            await Inbox.Add(tx, clock, found.AccountId, "suspension", $"suspended {reason}", row.id);
            await Outbox.Add(tx, clock, found.AccountId, new Letter.RegistrationSuspended(reason));
            await AuditTrail.Add(tx, clock, me.Actor, "candidate.suspended", ("candidate", found.CandidateId), $"grantsEnded={ended}");
            return TypedResults.NoContent();
        }, ct);

    const string SuspendSql = """
        UPDATE Candidate SET Status = @to, PausedUntil = NULL, ChangeNo = @change, UpdatedAt = @now
        WHERE CandidateId = @CandidateId AND Status IN @from
        """;

    const string KeepSql = """
        INSERT INTO Suspension (SuspensionId, CandidateId, Reason, SuspendedBy, SuspendedAt)
        VALUES (@id, @CandidateId, @reason, @AccountId, @now)
        """;
}
