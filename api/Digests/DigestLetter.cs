using System.Globalization;
using System.Text;
using MimeKit;
using TalentPool.Domain;
using TalentPool.Mail;

namespace TalentPool.Digests;

/// <summary>The digest of one person: the cards that suit them, best first, and the way to all postings and out.</summary>
public static class DigestLetter
{
    /// <summary>The message, or null when the address cannot be written to. Its Message-ID is the run and the account: the same at every attempt.</summary>
    public static MimeMessage? Seal(Guid runId, DateOnly day, Guid accountId, string email, string locale, IReadOnlyList<Offer> offers, DigestCards cards, Postman postman, DateTimeOffset now)
    {
        var settings = postman.Settings;
        var english = locale == "en";
        var subject = english
            ? string.Create(CultureInfo.InvariantCulture, $"{(offers.Count == 1 ? "1 posting fits" : $"{offers.Count} postings fit")} your wishes ({day:d MMMM yyyy})")
            : $"あなたの希望に合う採用情報 {offers.Count}件({day.Month}月{day.Day}日)";
        var opening = english
            ? "These postings fit the wishes in your profile. You are told of each posting once."
            : "プロフィールの希望条件に合う採用情報をお知らせします。同じ採用情報を二度お送りすることはありません。";
        var (all, settingsPage) = ($"{settings.Site}/postings", $"{settings.Site}/me/subscription");
        var (allLabel, settingsLabel) = english ? ("See all postings", "Change how often this comes") : ("すべての採用情報を見る", "配信の頻度を変更する");

        var text = new StringBuilder().Append(opening).Append("\n\n");
        var html = new StringBuilder($"<p style=\"margin:0 0 16px\">{LetterPage.Encode(opening)}</p>\n");
        foreach (var offer in offers)
        {
            var card = cards.Of(offer.PostingId, locale);
            text.Append(card.Text);
            html.Append(card.Html);
        }

        text.Append(CultureInfo.InvariantCulture, $"{allLabel}:\n{all}\n\n{settingsLabel}:\n{settingsPage}\n");
        html.Append(CultureInfo.InvariantCulture, $"<p style=\"margin:0\"><a href=\"{LetterPage.Encode(all)}\" style=\"color:#0017c1\">{LetterPage.Encode(allLabel)}</a><br><a href=\"{LetterPage.Encode(settingsPage)}\" style=\"color:#0017c1\">{LetterPage.Encode(settingsLabel)}</a></p>\n");
        var body = LetterPage.Frame(subject, text.ToString(), html.ToString(), locale, settings, postman.Links.Page(accountId, MailList.Digest));
        return new Envelope($"{runId:N}.{accountId:N}", email, locale, subject, body, postman.Links.OneClick(accountId, MailList.Digest), "digest").Seal(settings, now);
    }
}
