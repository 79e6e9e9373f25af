using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Notices;

/// <summary>What a person says to a notice.</summary>
public enum NoticeAnswer
{
    /// <summary>Yes (応じる): opens name and contact to the one organisation that asked, for a limited time.</summary>
    Interested,

    /// <summary>Not yet (検討中): may be changed until the last day.</summary>
    Considering,

    /// <summary>No (辞退), with a reason.</summary>
    Declined,
}

/// <summary>A person answers a notice. Interested and declined are final.</summary>
public static class AnswerNotice
{
    /// <param name="Answer">interested, considering or declined.</param>
    /// <param name="Reason">Needed to decline; shown to the organisation.</param>
    public sealed record Request(NoticeAnswer Answer, string? Reason = null);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Answer).IsInEnum();
            RuleFor(r => r.Reason).MaximumLength(1000);
            RuleFor(r => r.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).When(r => r.Answer is NoticeAnswer.Declined)
                .WithMessage(_ => Said.In("辞退の理由を入力してください。", "Say why you decline."));
        }
    }

    public static async Task<Results<Ok<MyNotice>, ProblemHttpResult>> Handle(Guid id, Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var refused = await db.Transact(async tx =>
        {
            if (await tx.Find<MyNoticeRow>(FindSql, new { id, me.AccountId }) is not { } notice) return NoticeRefusals.NoSuchNotice.Problem();
            if (Refuse(notice.Is(), StatusOf(request.Answer), notice.AnswerBy, clock.GetUtcNow()) is { } refusal) return refusal.Problem();
            if (request.Answer is NoticeAnswer.Interested && await tx.Find<int>(HiddenSql, notice) > 0) return NoticeRefusals.UseStopped.Problem();
            if (request.Answer is NoticeAnswer.Interested && await tx.Find<string>(PurposeSql, notice) != PurposeNotice.Version) return NoticeRefusals.PurposeChanged.Problem();
            return await Store(tx, clock, request, notice, me) ? null : NoticeRefusals.AlreadyAnswered.Problem();
        }, ct);
        return refused is null ? TypedResults.Ok((await db.Find<MyNoticeRow>(FindSql, new { id, me.AccountId }, ct))!.ToNotice()) : refused;
    }

    // A notice that ran out unanswered is too late, whether or not the worker has marked it yet.
    static Refusal? Refuse(NoticeStatus from, NoticeStatus to, DateOnly answerBy, DateTimeOffset now)
    {
        if (from is NoticeStatus.Accepted or NoticeStatus.Declined) return NoticeRefusals.AlreadyAnswered;
        if (from is NoticeStatus.Expired || NoticeTransitions.IsTooLate(answerBy, now)) return NoticeRefusals.AnswerTooLate;
        return NoticeTransitions.Allows(from, to) ? null : NoticeRefusals.AlreadyAnswered;
    }

    static NoticeStatus StatusOf(NoticeAnswer answer) => answer switch
    {
        NoticeAnswer.Interested => NoticeStatus.Accepted,
        NoticeAnswer.Considering => NoticeStatus.Considering,
        _ => NoticeStatus.Declined,
    };

    static async Task<bool> Store(Tx tx, TimeProvider clock, Request request, MyNoticeRow notice, CurrentUser me)
    {
        var now = clock.GetUtcNow();
        var status = Words.Of(StatusOf(request.Answer));
        var reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        if (await tx.Execute(AnswerSql, new { notice.NoticeId, notice.CandidateId, from = notice.Status, status, reason, now }) == 0) return false;
        if (request.Answer is NoticeAnswer.Interested)
        {
            var grantId = Guid.CreateVersion7(now);
            await tx.Execute(GrantSql, new { grantId, notice.CandidateId, notice.OrganisationId, notice.NoticeId, now, expiresAt = now.AddDays(NoticeTransitions.DisclosureDays) });
            await IdentityDisclosure.Add(tx, clock, notice.CandidateId, (me.AccountId, notice.OrganisationId), "granted", notice.PostingTitle, "name kana email phone");
            await AuditTrail.Add(tx, clock, me.Actor, "disclosure.granted", ("disclosureGrant", grantId));
        }

        var answer = Words.Of(request.Answer);
        await Outbox.Add(tx, clock, notice.SentBy, new Letter.NoticeAnswered(notice.NoticeId, notice.PostingTitle, answer));
        await AuditTrail.Add(tx, clock, me.Actor, "notice.answered", ("notice", notice.NoticeId), answer);
        return true;
    }

    // Whose data is not to be used, by their own wish or the ministry's, opens it to nobody by an answer. A pause with a day of return does not hinder it.
    const string HiddenSql = "SELECT COUNT(*) FROM Candidate WHERE CandidateId = @CandidateId AND (Status IN ('suspended', 'withdrawn', 'erased') OR (Status = 'paused' AND PausedUntil IS NULL))";

    const string PurposeSql = "SELECT PurposeVersion FROM Candidate WHERE CandidateId = @CandidateId";

    const string FindSql = MyNoticeRow.Select + " AND n.NoticeId = @id";

    const string AnswerSql = """
        UPDATE NoticeRecipient SET Status = @status, Reason = @reason, AnsweredAt = @now, OpenedAt = COALESCE(OpenedAt, @now)
        WHERE NoticeId = @NoticeId AND CandidateId = @CandidateId AND Status = @from
        """;

    const string GrantSql = """
        INSERT INTO DisclosureGrant (DisclosureGrantId, CandidateId, OrganisationId, NoticeId, GrantedAt, ExpiresAt)
        VALUES (@grantId, @CandidateId, @OrganisationId, @NoticeId, @now, @expiresAt)
        """;
}
