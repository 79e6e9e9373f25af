using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using TalentPool.Digests;
using TalentPool.Mail;
using TalentPool.Tests.Postings;

namespace TalentPool.Tests.Edge;

/// <summary>What somebody wrote neither adds a header to a letter nor an element to its page. The raw bytes are read by a parser of the tests' own.</summary>
public sealed partial class LetterInjectionTests
{
    static readonly MailSettings Settings = new(new MailboxAddress("協力可能人材一覧", "no-reply@talentpool.example"), "東京都千代田区霞が関2-1-2", "https://talentpool.example", null);

    /// <summary>The headers as a receiver's simplest parser sees them: up to the first empty line, folded lines joined.</summary>
    static List<(string Name, string Value)> HeadersOf(byte[] raw)
    {
        List<(string Name, string Value)> headers = [];
        foreach (var line in Encoding.Latin1.GetString(raw).Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.Length == 0) return headers;
            if (line[0] is ' ' or '\t') headers[^1] = (headers[^1].Name, headers[^1].Value + line);
            else headers.Add((line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()));
        }

        return headers;
    }

    static async Task<byte[]> Sealed(Letter letter, string recipient = "hanako@people.example")
    {
        var text = LetterText.Of(letter, "ja", Settings.Site);
        using var message = new Envelope("id", recipient, "ja", text.Subject, LetterPage.Of(text, "ja", Settings, null)).Seal(Settings, new DateTimeOffset(2026, 11, 24, 3, 0, 0, TimeSpan.Zero))!;
        using var raw = new MemoryStream();
        await message.WriteToAsync(raw, TestContext.Current.CancellationToken);
        return raw.ToArray();
    }

    static Letter.NoticeReceived Notice(string text) => new(Guid.Empty, text, text, text, text, new DateOnly(2026, 12, 1));

    public static TheoryData<string> Breaks => ["\r\n", "\n", "\r", "\0", "\u2028", "\u2029", "\u0085", "\v", "\f", "%0d%0a", "\\r\\n", "\r\n ", "=0D=0A", "?=\r\n"];

    [Theory, MemberData(nameof(Breaks))]
    public async Task A_break_in_a_title_or_name_adds_no_header(string between)
    {
        var plain = HeadersOf(await Sealed(Notice("題"))).Select(header => header.Name).ToList();
        var attack = $"題{between}Bcc: victim@evil.example{between}X-Forged: 1{between}{between}<html>body";
        var raw = await Sealed(Notice(attack));
        var headers = HeadersOf(raw);
        Assert.Equal(plain, headers.Select(header => header.Name));
        Assert.Equal("hanako@people.example", headers.Single(header => header.Name == "To").Value.Trim('<', '>'));
        Assert.Single(headers, header => header.Name == "Subject");
        Assert.DoesNotContain(headers, header => header.Name is "Bcc" or "X-Forged" or "Cc");
    }

    [Theory]
    [InlineData("hanako@people.example\r\nBcc: x@evil.example")]
    [InlineData("hanako@people.example, x@evil.example")]
    [InlineData("hanako@people.example\0x@evil.example")]
    [InlineData("\"a\r\nBcc: x@evil.example\" <hanako@people.example>")]
    public void An_address_that_is_more_than_one_gets_no_second_letter(string recipient)
    {
        var text = LetterText.Of(Notice("題"), "ja", Settings.Site);
        using var message = new Envelope("id", recipient, "ja", text.Subject, LetterPage.Of(text, "ja", Settings, null)).Seal(Settings, default);
        if (message is null) return;
        Assert.Equal("hanako@people.example", Assert.Single(message.To.Mailboxes).Address);
        Assert.Empty(message.Bcc);
    }

    [Fact]
    public void The_page_of_a_letter_has_the_same_elements_whatever_is_written_in_it()
    {
        foreach (var attack in Attacks.Scripts)
            foreach (var letter in new Letter[] { Notice(attack), new Letter.ReviewDecided("rejected", attack), new Letter.ObjectionAnswered("upheld", attack, attack, attack), new Letter.RegistrationSuspended(attack) })
                foreach (var locale in new[] { "ja", "en" })
                {
                    Letter like = letter switch
                    {
                        Letter.NoticeReceived => Notice("題"),
                        Letter.ReviewDecided => new Letter.ReviewDecided("rejected", "題"),
                        Letter.ObjectionAnswered => new Letter.ObjectionAnswered("upheld", "題", "題", "題"),
                        _ => new Letter.RegistrationSuspended("題"),
                    };
                    Assert.Equal(Elements(like, locale), Elements(letter, locale));
                }
    }

    [Fact]
    public async Task A_card_of_a_digest_has_the_same_elements_whatever_is_written_in_it()
    {
        await using var app = await TestApp.Start();
        var posting = await APosting.Published(await app.Staff("010006"));
        async Task<List<string>> Cards(string text)
        {
            await app.Db.Execute("UPDATE Posting SET Title = @text, PayText = @text WHERE PostingId = @posting", new { text, posting }, TestContext.Current.CancellationToken);
            var cards = await DigestCards.Load(app.Db, app.Clock.GetUtcNow(), new DateOnly(2026, 11, 24), "https://talentpool.example", TestContext.Current.CancellationToken);
            return [.. new[] { "ja", "en" }.Select(locale => Tags(cards.Of(posting, locale).Html))];
        }

        var plain = await Cards("題");
        Assert.All(plain, card => Assert.Contains("<h2", card, StringComparison.Ordinal));
        foreach (var attack in Attacks.Scripts) Assert.Equal(plain, await Cards(attack));
    }

    static string Elements(Letter letter, string locale) => Tags(LetterPage.Of(LetterText.Of(letter, locale, Settings.Site), locale, Settings, null).Html);

    static string Tags(string html) => string.Join(' ', Tag().Matches(html).Select(tag => Attribute().Replace(tag.Value, "$1")));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("(href|style|content|name|lang|charset)=\"[^\"]*\"")]
    private static partial Regex Attribute();
}
