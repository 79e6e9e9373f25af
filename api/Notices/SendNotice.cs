using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Http;
using TalentPool.Mail;
using TalentPool.Search;

namespace TalentPool.Notices;

/// <summary>
/// A prefecture sends a hiring notice (採用通知). In one transaction: the notice, its recipients, a message in the inbox of each, a letter for those who want
/// mail, and the record of it that each can see. Nobody's identity is opened by it.
/// </summary>
public static class SendNotice
{
    /// <param name="NoticeId">The new notice.</param>
    /// <param name="Recipients">How many got it.</param>
    /// <param name="Skipped">Who did not, and why.</param>
    public sealed record Response(Guid NoticeId, int Recipients, IReadOnlyList<SkippedCandidate> Skipped);

    const int SearchLength = 2000;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(NoticeRequest request, CurrentUser me, Db db, LiveIndex index, TimeProvider clock, CancellationToken ct)
    {
        if (await SearchViewer.Of(me, db, ct) is not { } viewer) return ProblemPages.For(403).Problem();
        var (ids, refused) = NoticePlan.Meant(request, index.Current, viewer);
        if (refused is not null) return refused;
        var searched = request.Search is null ? null : JsonSerializer.Serialize(request.Search, Json);
        if (searched is { Length: > SearchLength }) return Validation.Invalid("search", "検索条件が多すぎます。", "The search has too many conditions.");

        return await db.Transact<Results<Created<Response>, ProblemHttpResult>>(async tx =>
        {
            var (plan, reason) = await NoticePlan.Make(tx, request, ids, viewer, clock);
            if (plan is null) return reason!;
            if (plan.Recipients.Count == 0)
                return Validation.Invalid(request.Search is null ? "candidateIds" : "search", "送れる相手がいません。", "There is nobody who can receive this notice.");

            var now = clock.GetUtcNow();
            var noticeId = Guid.CreateVersion7(now);
            await tx.Execute(InsertSql, new { noticeId, request.PostingId, viewer.OrganisationId, me.AccountId, request.Message, searched, request.AnswerBy, now });
            await tx.Execute(InsertRecipientSql, plan.Recipients.Select(person => new { noticeId, person.CandidateId }).ToArray());
            var letter = new Letter.NoticeReceived(noticeId, plan.Posting.NameJa, plan.Posting.NameEn, plan.Posting.Title, request.Message, request.AnswerBy);
            foreach (var person in plan.Recipients)
            {
                await Inbox.Add(tx, clock, person.AccountId, "notice", null, noticeId);
                if (person.WantsMail) await Outbox.Add(tx, clock, person.AccountId, letter, $"notice:{noticeId}:{person.AccountId}");
                await IdentityDisclosure.Add(tx, clock, person.CandidateId, (me.AccountId, viewer.OrganisationId), "noticeSent", plan.Posting.Title, "");
            }

            await AuditTrail.Add(tx, clock, me.Actor, "notice.sent", ("notice", noticeId), $"recipients={plan.Recipients.Count} skipped={plan.Skipped.Count}");
            return TypedResults.Created($"/api/notices/{noticeId}", new Response(noticeId, plan.Recipients.Count, plan.Skipped));
        }, ct);
    }

    const string InsertSql = """
        INSERT INTO Notice (NoticeId, PostingId, OrganisationId, SentBy, Message, SearchQuery, AnswerBy, SentAt)
        VALUES (@noticeId, @PostingId, @OrganisationId, @AccountId, @Message, @searched, @AnswerBy, @now)
        """;

    const string InsertRecipientSql = "INSERT INTO NoticeRecipient (NoticeId, CandidateId, Status) VALUES (@noticeId, @CandidateId, 'sent')";
}
