using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace TalentPool.Mail;

/// <summary>The two forms of a letter's body.</summary>
/// <param name="Text">For programs and people that prefer plain text.</param>
/// <param name="Html">The same with a little form; every value in it is encoded.</param>
public sealed record LetterBody(string Text, string Html);

/// <summary>Turns the parts of a letter into plain text and HTML, with the sender, the postal address and the way out at its foot.</summary>
public static class LetterPage
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>A value made safe inside HTML; Japanese stays readable.</summary>
    public static string Encode(string value) => Encoder.Encode(value);

    /// <summary>The body of a letter made of parts.</summary>
    /// <param name="letter">The words.</param>
    /// <param name="locale">ja or en.</param>
    /// <param name="settings">Who writes.</param>
    /// <param name="stopPage">The page that stops this kind of letter; null for letters about the account itself.</param>
    public static LetterBody Of(LetterText letter, string locale, MailSettings settings, string? stopPage)
    {
        var text = new StringBuilder();
        var html = new StringBuilder();
        foreach (var part in letter.Parts)
        {
            text.Append(TextOf(part)).Append("\n\n");
            html.Append(HtmlOf(part)).Append('\n');
        }

        return Frame(letter.Subject, text.ToString(), html.ToString(), locale, settings, stopPage);
    }

    /// <summary>Puts head and foot around a body; <paramref name="html"/> must be encoded already.</summary>
    public static LetterBody Frame(string title, string text, string html, string locale, MailSettings settings, string? stopPage)
    {
        var name = settings.From.Name is { Length: > 0 } given ? given : settings.From.Address;
        var why = (locale, stopPage) switch
        {
            ("en", null) => "This mail concerns your account or something you asked for.",
            ("en", _) => "You get this mail because it is switched on in your settings. To stop it:",
            (_, null) => "このメールは、アカウントまたはお手続きに関するお知らせです。",
            _ => "このメールは、配信設定にもとづいてお送りしています。配信の停止:",
        };
        var stop = locale == "en" ? "Stop this mail" : "配信を停止する";
        var foot = locale == "en" ? "Sender" : "送信者";
        var wholeText = $"{text.TrimEnd()}\n\n-- \n{why}{(stopPage is null ? "" : "\n" + stopPage)}\n{foot}: {name}\n{settings.PostalAddress}\n{settings.Site}\n";
        var wholeHtml = $"""
            <!DOCTYPE html>
            <html lang="{(locale == "en" ? "en" : "ja")}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Encode(title)}</title></head>
            <body style="margin:0;padding:0;background:#f2f2f2;color:#1a1a1c;font-family:'Noto Sans JP','Hiragino Sans',Meiryo,sans-serif;font-size:16px;line-height:1.7">
            <div style="max-width:600px;margin:0 auto;padding:24px 16px">
            <div style="background:#ffffff;border:1px solid #d9d9d9;border-radius:8px;padding:24px">
            <h1 style="font-size:20px;line-height:1.5;margin:0 0 16px">{Encode(title)}</h1>
            {html}</div>
            <div style="padding:16px 8px;font-size:13px;color:#595959">
            <p style="margin:0 0 8px">{Encode(why)}{(stopPage is null ? "" : $" <a href=\"{Encode(stopPage)}\" style=\"color:#0017c1\">{Encode(stop)}</a>")}</p>
            <p style="margin:0">{Encode(foot)}: {Encode(name)}<br>{Encode(settings.PostalAddress)}<br><a href="{Encode(settings.Site)}" style="color:#0017c1">{Encode(settings.Site)}</a></p>
            </div></div></body></html>
            """;
        return new LetterBody(wholeText, wholeHtml);
    }

    static string TextOf(LetterPart part) => part switch
    {
        LetterPart.Paragraph p => p.Text,
        LetterPart.Quote q => "> " + q.Text.ReplaceLineEndings("\n").TrimEnd().Replace("\n", "\n> ", StringComparison.Ordinal),
        LetterPart.Step a => $"{a.Label}:\n{a.Address}",
        LetterPart.Fact f => $"{f.Name}: {f.Value}",
        _ => throw new InvalidOperationException($"{part.GetType().Name} cannot be written as text."),
    };

    static string HtmlOf(LetterPart part) => part switch
    {
        LetterPart.Paragraph p => $"<p style=\"margin:0 0 16px\">{Encode(p.Text)}</p>",
        LetterPart.Quote q => $"<blockquote style=\"margin:0 0 16px;padding:8px 16px;border-left:4px solid #767676;background:#f8f8fb;white-space:pre-wrap\">{Encode(q.Text.Trim())}</blockquote>",
        LetterPart.Step a => $"<p style=\"margin:0 0 16px\"><a href=\"{Encode(a.Address)}\" style=\"display:inline-block;padding:12px 24px;border-radius:8px;background:#0017c1;color:#ffffff;text-decoration:none;font-weight:bold\">{Encode(a.Label)}</a></p>",
        LetterPart.Fact f => $"<p style=\"margin:0 0 16px\"><span style=\"color:#595959\">{Encode(f.Name)}</span><br><strong>{Encode(f.Value)}</strong></p>",
        _ => throw new InvalidOperationException($"{part.GetType().Name} cannot be written as HTML."),
    };
}
