using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Search;

namespace TalentPool.Notices;

/// <param name="CandidateId">Who is left out.</param>
/// <param name="Reason">not-visible (not on the list, or not for this organisation), already-noticed (of this posting) or cap (too many notices lately).</param>
public sealed record SkippedCandidate(Guid CandidateId, string Reason);

/// <summary>Who would get a notice and who not, by the same rules for the preview and for sending. The database has the last word, in the transaction that sends.</summary>
sealed record NoticePlan(NoticePlan.PostingFacts Posting, IReadOnlyList<NoticePlan.Person> Recipients, IReadOnlyList<SkippedCandidate> Skipped)
{
    // SQL Server takes at most 2,100 parameters in one statement.
    const int IdsAtATime = 1_000;

    // A search may find more than can be sent, as long as enough of them are skipped.
    const int MostFound = 4 * NoticeTransitions.MaxRecipients;

    /// <summary>The people that the request means, as far as it can be known before the transaction.</summary>
    /// <returns>Their ids, or why the search is refused.</returns>
    public static (IReadOnlyList<Guid> Ids, ProblemHttpResult? Refused) Meant(NoticeRequest request, CandidateIndex index, Viewer viewer)
    {
        if (request.Search is null) return ([.. request.CandidateIds!.Distinct()], null);
        var found = index.Search(request.Search.Criteria() with { Skip = 0, Take = MostFound }, viewer);
        return found.Total <= MostFound ? (found.CandidateIds, null) : ([], TooMany("search", found.Total));
    }

    /// <summary>Decides in a transaction.</summary>
    /// <returns>The plan, or why there is none.</returns>
    public static async Task<(NoticePlan? Plan, ProblemHttpResult? Refused)> Make(Tx tx, NoticeRequest request, IReadOnlyList<Guid> ids, Viewer viewer, TimeProvider clock)
    {
        // One notice of an organisation at a time, so that two at once cannot pass the cap together.
        await tx.Execute(TakeTurnSql, viewer);
        if (await tx.Find<PostingFacts>(PostingSql, new { request.PostingId, viewer.OrganisationId }) is not { } posting) return (null, NoticeRefusals.NoSuchPosting.Problem());
        var today = Tokyo.Today(clock);
        if (!PostingTransitions.IsOpen(Words.Read<PostingStatus>(posting.Status), posting.Deadline, today)) return (null, NoticeRefusals.PostingNotOpen.Problem());
        if (request.AnswerBy <= today) return (null, Validation.Invalid("answerBy", "明日以降の日にしてください。", "Choose a day after today."));
        if (request.AnswerBy > posting.Deadline) return (null, Validation.Invalid("answerBy", "採用情報の締切日までの日にしてください。", "Choose a day not after the posting's deadline."));

        Dictionary<Guid, Person> visible = [];
        foreach (var chunk in ids.Chunk(IdsAtATime))
            foreach (var person in await tx.Query<Person>(VisibleSql, new
            {
                ids = chunk,
                viewer.PrefectureCode,
                viewer.OrganisationId,
                request.PostingId,
                since = clock.GetUtcNow().AddDays(-NoticeTransitions.CapDays),
            }))
                visible[person.CandidateId] = person;

        List<Person> recipients = [];
        List<SkippedCandidate> skipped = [];
        foreach (var id in ids)
        {
            if (visible.GetValueOrDefault(id) is not { } person) skipped.Add(new(id, "not-visible"));
            else if (person.OfThisPosting > 0) skipped.Add(new(id, "already-noticed"));
            else if (person.OfLate >= NoticeTransitions.CapNotices) skipped.Add(new(id, "cap"));
            else recipients.Add(person);
        }

        return recipients.Count <= NoticeTransitions.MaxRecipients
            ? (new NoticePlan(posting, recipients, skipped), null)
            : (null, TooMany(request.Search is null ? "candidateIds" : "search", recipients.Count));
    }

    static ProblemHttpResult TooMany(string field, int count) => Validation.Invalid(field,
        $"一度に送れるのは{NoticeTransitions.MaxRecipients}人までです（現在{count}人）。条件を絞ってください。", $"A notice goes to at most {NoticeTransitions.MaxRecipients} people ({count} now). Narrow the search.");

    /// <summary>What the notice says about its posting.</summary>
    public sealed record PostingFacts
    {
        public required string Status { get; init; }
        public required DateOnly Deadline { get; init; }
        public required string Title { get; init; }
        public required string NameJa { get; init; }
        public required string NameEn { get; init; }
    }

    /// <summary>Someone whom the organisation may see.</summary>
    public sealed record Person
    {
        public required Guid CandidateId { get; init; }
        public required Guid AccountId { get; init; }
        public required bool WantsMail { get; init; }
        public required int OfThisPosting { get; init; }
        public required int OfLate { get; init; }
    }

    const string TakeTurnSql = "UPDATE Organisation SET IsActive = IsActive WHERE OrganisationId = @OrganisationId";

    const string PostingSql = """
        SELECT p.Status, p.Deadline, p.Title, o.NameJa, o.NameEn
        FROM Posting p JOIN Organisation o ON o.OrganisationId = p.OrganisationId
        WHERE p.PostingId = @PostingId AND p.OrganisationId = @OrganisationId
        """;

    const string VisibleSql = """
        SELECT c.CandidateId, c.AccountId, COALESCE(s.SendsNoticeMail, 0) AS WantsMail,
            (SELECT COUNT(*) FROM NoticeRecipient r JOIN Notice n ON n.NoticeId = r.NoticeId WHERE r.CandidateId = c.CandidateId AND n.PostingId = @PostingId) AS OfThisPosting,
            (SELECT COUNT(*) FROM NoticeRecipient r JOIN Notice n ON n.NoticeId = r.NoticeId
                WHERE r.CandidateId = c.CandidateId AND n.OrganisationId = @OrganisationId AND n.SentAt > @since) AS OfLate
        FROM Candidate c
        JOIN Account a ON a.AccountId = c.AccountId
        LEFT JOIN Subscription s ON s.AccountId = c.AccountId
        WHERE c.CandidateId IN @ids AND c.Status = 'listed' AND a.Status <> 'suspended'
            AND (c.ConsentsNationwide = 1 OR EXISTS (SELECT 1 FROM CandidateConsent k WHERE k.CandidateId = c.CandidateId AND k.PrefectureCode = @PrefectureCode))
            AND NOT EXISTS (SELECT 1 FROM CandidateBlock b WHERE b.CandidateId = c.CandidateId AND b.OrganisationId = @OrganisationId)
        """;
}
