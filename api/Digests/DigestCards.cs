using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Mail;
using TalentPool.Mail.Letters;

namespace TalentPool.Digests;

/// <summary>The open postings of a run: what they offer, and each as a card in both languages, rendered once for all recipients.</summary>
public sealed class DigestCards
{
    readonly Dictionary<(Guid PostingId, bool English), LetterBody> cards;

    DigestCards(IReadOnlyList<Offer> offers, Dictionary<(Guid, bool), LetterBody> cards) => (Offers, this.cards) = (offers, cards);

    /// <summary>What the postings offer.</summary>
    public IReadOnlyList<Offer> Offers { get; }

    /// <summary>The card of a posting.</summary>
    public LetterBody Of(Guid postingId, string locale) => cards[(postingId, locale == "en")];

    /// <summary>Reads the postings that were published until <paramref name="endsAt"/> and can still be applied for today.</summary>
    public static async Task<DigestCards> Load(Db db, DateTimeOffset endsAt, DateOnly today, string site, CancellationToken ct)
    {
        var open = new { endsAt, today };
        var skills = (await db.Query<SkillRow>(SkillsSql, open, ct)).ToLookup(row => row.PostingId, row => row.SkillId);
        List<Offer> offers = [];
        Dictionary<(Guid, bool), LetterBody> cards = [];
        foreach (var posting in await db.Query<Row>(PostingsSql, open, ct))
        {
            offers.Add(new Offer(posting.PostingId, WishMatch.PrefectureBit(posting.PrefectureCode), posting.EmploymentType, posting.WeeklyMinutes, posting.WorkStyle, [.. skills[posting.PostingId]], posting.PublishedAt));
            cards[(posting.PostingId, false)] = Card(posting.Title, $"{site}/postings/{posting.PostingId}",
                ("勤務先", $"{posting.OrganisationJa}({posting.PrefectureJa})"), ("雇用形態", EmploymentJa(posting.EmploymentType)), ("給与・報酬", posting.PayText), ("締切", Japanese.Day(posting.Deadline)), "詳しく見る");
            cards[(posting.PostingId, true)] = Card(posting.Title, $"{site}/postings/{posting.PostingId}",
                ("Where", $"{posting.OrganisationEn} ({posting.PrefectureEn})"), ("Employment", EmploymentEn(posting.EmploymentType)), ("Pay", posting.PayText), ("Deadline", English.Day(posting.Deadline)), "See details");
        }

        return new DigestCards(offers, cards);
    }

    static LetterBody Card(string title, string address, (string Name, string Value) place, (string Name, string Value) employment, (string Name, string Value) pay, (string Name, string Value) deadline, string more)
    {
        (string Name, string Value)[] facts = [place, employment, pay, deadline];
        var text = $"■ {title}\n{string.Concat(facts.Select(fact => $"  {fact.Name}: {fact.Value}\n"))}  {address}\n\n";
        var list = string.Concat(facts.Select(fact => $"<span style=\"color:#595959\">{LetterPage.Encode(fact.Name)}</span> {LetterPage.Encode(fact.Value)}<br>"));
        var html = $"""
            <div style="margin:0 0 16px;padding:16px;border:1px solid #d9d9d9;border-radius:8px">
            <h2 style="font-size:17px;line-height:1.5;margin:0 0 8px"><a href="{LetterPage.Encode(address)}" style="color:#0017c1">{LetterPage.Encode(title)}</a></h2>
            <p style="margin:0 0 8px;font-size:15px">{list}</p>
            <p style="margin:0"><a href="{LetterPage.Encode(address)}" style="color:#0017c1">{LetterPage.Encode(more)}</a></p>
            </div>

            """;
        return new LetterBody(text, html);
    }

    static string EmploymentJa(string type) => type switch { "fullTime" => "フルタイム", "partTime" => "パートタイム", "sideJob" => "兼業・副業", "dispatch" => "派遣", _ => type };

    static string EmploymentEn(string type) => type switch { "fullTime" => "Full time", "partTime" => "Part time", "sideJob" => "Side job", "dispatch" => "Dispatch", _ => type };

    sealed record Row
    {
        public required Guid PostingId { get; init; }
        public required string Title { get; init; }
        public required string EmploymentType { get; init; }
        public required string WorkStyle { get; init; }
        public required int WeeklyMinutes { get; init; }
        public required string PayText { get; init; }
        public required DateOnly Deadline { get; init; }
        public required DateTimeOffset PublishedAt { get; init; }
        public required string OrganisationJa { get; init; }
        public required string OrganisationEn { get; init; }
        public required string PrefectureCode { get; init; }
        public required string PrefectureJa { get; init; }
        public required string PrefectureEn { get; init; }
    }

    sealed record SkillRow
    {
        public required Guid PostingId { get; init; }
        public required string SkillId { get; init; }
    }

    const string PostingsSql = """
        SELECT p.PostingId, p.Title, p.EmploymentType, p.WorkStyle, p.WeeklyMinutes, p.PayText, p.Deadline, p.PublishedAt,
            o.NameJa AS OrganisationJa, o.NameEn AS OrganisationEn, f.PrefectureCode, f.NameJa AS PrefectureJa, f.NameEn AS PrefectureEn
        FROM Posting p
        JOIN Organisation o ON o.OrganisationId = p.OrganisationId
        JOIN Prefecture f ON f.PrefectureCode = o.PrefectureCode
        WHERE p.Status = 'published' AND p.PublishedAt <= @endsAt AND p.Deadline >= @today
        """;

    const string SkillsSql = """
        SELECT s.PostingId, s.SkillId
        FROM PostingSkill s
        JOIN Posting p ON p.PostingId = s.PostingId
        WHERE p.Status = 'published' AND p.PublishedAt <= @endsAt AND p.Deadline >= @today
        """;
}
