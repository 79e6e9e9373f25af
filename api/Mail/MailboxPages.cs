using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace TalentPool.Mail;

/// <summary>The local mailbox to look at, in Development only: what would have been sent, and the links in it.</summary>
public static partial class MailboxPages
{
    const int Shown = 200;

    /// <param name="Id">The name of its file.</param>
    /// <param name="To">The recipient.</param>
    /// <param name="Subject">The subject.</param>
    /// <param name="Date">When it was sent.</param>
    /// <param name="Text">The plain text.</param>
    public sealed record Message(string Id, string To, string Subject, DateTimeOffset Date, string Text);

    public static void MapMailbox(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;
        var pages = app.MapGroup("/dev/mail").ExcludeFromDescription().AllowAnonymous();
        pages.MapGet("/", List);
        pages.MapGet("/messages", async (LocalMailbox mailbox, CancellationToken ct) => TypedResults.Ok(await Read(mailbox, ct)));
        pages.MapGet("/{id}", One);
        pages.MapGet("/{id}/html", Html);
    }

    static async Task<ContentHttpResult> List(LocalMailbox mailbox, CancellationToken ct)
    {
        var letters = await Read(mailbox, ct);
        var rows = string.Concat(letters.Select(letter => $"""
            <li><a href="/dev/mail/{Safe(letter.Id)}"><strong>{Safe(letter.Subject)}</strong><span>{Safe(letter.To)}</span><time>{Time(letter.Date)}</time></a></li>
            """));
        return Page("開発用メールボックス", letters.Count == 0 ? "<p>メールはまだありません。</p>" : $"<p>新しい順に{letters.Count}通を表示しています。</p><ul>{rows}</ul>");
    }

    static async Task<Results<ContentHttpResult, NotFound>> One(string id, LocalMailbox mailbox, CancellationToken ct)
    {
        using var mime = await mailbox.Read(id, ct);
        if (mime is null) return TypedResults.NotFound();
        var text = Links().Replace(Safe(mime.TextBody ?? ""), link => $"<a href=\"{link.Value}\">{link.Value}</a>");
        var headers = string.Concat(mime.Headers.Select(header => $"<dt>{Safe(header.Field)}</dt><dd>{Safe(header.Value)}</dd>"));
        return Page(mime.Subject ?? "", $"""
            <p><a href="/dev/mail">← 一覧へ戻る</a></p>
            <p>宛先: {Safe(mime.To.ToString())}<br>日時: <time>{Time(mime.Date)}</time></p>
            <h2>HTML</h2>
            <iframe title="HTML版の本文" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/dev/mail/{Safe(id)}/html"></iframe>
            <h2>テキスト</h2>
            <pre>{text}</pre>
            <details><summary>ヘッダー</summary><dl>{headers}</dl></details>
            """);
    }

    static async Task<Results<ContentHttpResult, NotFound>> Html(string id, LocalMailbox mailbox, CancellationToken ct)
    {
        using var mime = await mailbox.Read(id, ct);
        // Links leave the frame: inside the sandbox they could open nothing.
        return mime is null ? TypedResults.NotFound() : TypedResults.Content((mime.HtmlBody ?? "").Replace("<head>", "<head><base target=\"_blank\">", StringComparison.Ordinal), "text/html; charset=utf-8");
    }

    static async Task<IReadOnlyList<Message>> Read(LocalMailbox mailbox, CancellationToken ct)
    {
        List<Message> letters = [];
        foreach (var id in mailbox.Names(Shown))
        {
            using var mime = await mailbox.Read(id, ct);
            if (mime is not null) letters.Add(new Message(id, string.Join(", ", mime.To.Mailboxes.Select(to => to.Address)), mime.Subject ?? "", mime.Date, mime.TextBody ?? ""));
        }

        return letters;
    }

    static string Safe(string value) => LetterPage.Encode(value);

    static string Time(DateTimeOffset instant) => $"{instant.ToOffset(TimeSpan.FromHours(9)):yyyy-MM-dd HH:mm:ss}";

    static ContentHttpResult Page(string title, string body) => TypedResults.Content($$"""
        <!DOCTYPE html>
        <html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{Safe(title)}}</title>
        <style>
        body{margin:0;background:#f2f2f2;color:#1a1a1c;font:16px/1.7 'Noto Sans JP','Hiragino Sans',Meiryo,sans-serif}
        main{max-width:800px;margin:0 auto;padding:32px 16px}h1{font-size:24px}h2{font-size:18px}
        a{color:#0017c1}a:focus-visible,summary:focus-visible{outline:4px solid #000;outline-offset:2px;background:#ffd43d}
        ul{list-style:none;margin:0;padding:0;background:#fff;border:1px solid #d9d9d9;border-radius:8px}li+li{border-top:1px solid #d9d9d9}
        li a{display:grid;grid-template-columns:1fr auto;gap:4px 16px;padding:16px;color:inherit;text-decoration:none}li a:hover{background:#e8f1fe}
        li strong{grid-column:1/-1}li span,li time{color:#595959;font-size:14px}
        iframe{width:100%;height:560px;border:1px solid #d9d9d9;border-radius:8px;background:#fff}
        pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#fff;border:1px solid #d9d9d9;border-radius:8px;padding:16px}
        dt{font-weight:bold}dd{margin:0 0 8px;overflow-wrap:anywhere}
        </style></head><body><main><h1>{{Safe(title)}}</h1>
        {{body}}
        </main></body></html>
        """, "text/html; charset=utf-8");

    [GeneratedRegex("""https?://[^\s<&]+""")]
    private static partial Regex Links();
}
