using MimeKit;
using MimeKit.Text;

namespace TalentPool.Mail;

/// <summary>A letter as it goes over the wire. All headers are set through MimeKit, which encodes what is not plain and never lets a value break its line.</summary>
/// <param name="MessageId">The left side of the Message-ID, stable over every retry, so that receivers can fold a letter that was sent twice.</param>
/// <param name="Recipient">The address.</param>
/// <param name="Locale">ja or en.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Text and HTML.</param>
/// <param name="OneClick">Where a mail program posts to stop this list (RFC 8058); null for letters about the account itself.</param>
/// <param name="ListName">The left side of the List-Id; null for single letters.</param>
public sealed record Envelope(string MessageId, string Recipient, string Locale, string Subject, LetterBody Body, string? OneClick = null, string? ListName = null)
{
    /// <summary>The finished message; null when the recipient is not an address one can write to.</summary>
    public MimeMessage? Seal(MailSettings settings, DateTimeOffset date)
    {
        if (!MailboxAddress.TryParse(Recipient, out var to) || to.Domain.Length == 0) return null;
        var message = new MimeMessage { Subject = OneLine(Subject), MessageId = $"{MessageId}@{settings.Domain}", Date = date };
        message.From.Add(settings.From);
        message.To.Add(new MailboxAddress("", to.Address));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Content-Language", Locale);
        if (ListName is not null) message.Headers.Add(HeaderId.ListId, $"<{ListName}.{settings.Domain}>");
        if (OneClick is not null)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{OneClick}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        message.Body = new MultipartAlternative
        {
            Part(TextFormat.Plain, Body.Text),
            Part(TextFormat.Html, Body.Html),
        };
        return message;
    }

    static TextPart Part(TextFormat format, string text)
    {
        var part = new TextPart(format) { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(System.Text.Encoding.UTF8, text);
        return part;
    }

    // A title may hold what someone typed: line breaks and other control characters become spaces.
    static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();
}
