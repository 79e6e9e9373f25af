using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Mail;
using TalentPool.Organisations;

namespace TalentPool.Suspensions;

/// <summary>
/// An admin of the ministry closes an account (アカウントの停止), a person's or a member's of staff: every session and what of a sign-in was begun ends at once, nobody signs in, and a
/// person on the list is not seen. What they entered, opened and are due to answer stays as it is, so that a reinstatement gives back what was there. The owner is told why.
/// </summary>
public static class SuspendAccount
{
    /// <param name="Reason">Told to the owner as it stands.</param>
    public sealed record Request(string Reason);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(1000).Must(PrintableText.IsText)
            .WithMessage(_ => Said.In("1000文字以内の読める文字で、理由を入力してください。", "Give the reason in at most 1,000 printable characters."));
    }

    static readonly Refusal OwnAccount = new("own-account", 409, "ご自身のアカウントは停止できません。ほかの管理者に依頼してください。", "You cannot suspend your own account. Ask another admin.");

    static readonly Refusal AlreadySuspended = new("already-suspended", 409, "このアカウントはすでに停止されています。", "This account is suspended already.");

    static readonly Refusal NotOpen = new("account-not-open", 409, "メールアドレスの確認が済んでいないアカウントは停止できません。まだログインに使えません。", "Its address was never verified. Such an account cannot sign in and cannot be suspended.");

    static readonly Refusal LastAdmin = new("last-admin", 409, "総務省には、利用できる管理者が少なくとも一人必要です。先にほかの利用者を管理者にしてください。", "The ministry needs at least one admin who can work. Make somebody else an admin first.");

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            var now = clock.GetUtcNow();
            var row = new { suspensionId = Guid.CreateVersion7(now), id = me.Organisation, member = id, actor = me.AccountId, reason = request.Reason.Trim(), now, today = Tokyo.Today(clock) };
            // Of two admins who suspend each other at once the second sees what the first did.
            if (await tx.Execute(OrganisationReach.TakeTurnSql, row) == 0 || await AccountRow.Find(tx, me.AccountId, id) is not { } account) return AccountRow.NoSuchAccount.Problem();
            if (account.AccountId == me.AccountId) return OwnAccount.Problem();
            if (account.Status != AccountRow.Active) return (account.Status == AccountRow.Suspended ? AlreadySuspended : NotOpen).Problem();
            var change = await tx.NextChange();
            if (await tx.Execute(SuspendSql, row) == 0) return LastAdmin.Problem();
            await tx.Execute(KeepSql, row);
            await Sessions.EndAll(tx, clock, id, but: null);
            await OpenProofs.Void(tx, clock, id);
            await AccountRow.Touch(tx, id, change);
            await Outbox.Add(tx, clock, id, new Letter.AccountSuspended(row.reason));
            await AuditTrail.Add(tx, clock, me.Actor, "account.suspended", ("account", id), $"kind={account.Kind ?? "candidate"}{await Invitations.RevokeSentBy(tx, clock, id)}");
            return TypedResults.NoContent();
        }, ct);

    const string SuspendSql = $"""
        UPDATE Account SET Status = 'suspended'
        WHERE AccountId = @member AND AccountId <> @actor AND Status = 'active' AND {OrganisationReach.OfMinistry}
            AND (NOT EXISTS (SELECT 1 FROM Membership m WHERE m.OrganisationId = @id AND m.AccountId = @member AND m.Role = 'admin') OR {OrganisationReach.AdminRemains})
        """;

    const string KeepSql = "INSERT INTO AccountSuspension (AccountSuspensionId, AccountId, Reason, SuspendedBy, SuspendedAt) VALUES (@suspensionId, @member, @reason, @actor, @now)";
}
