using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Mail;
using TalentPool.Tests.Installation;

namespace TalentPool.Tests.Mail;

public sealed class MailboxTests
{
    [Fact]
    public async Task In_Development_letters_can_be_read_in_the_browser()
    {
        await using var app = await TestApp.Start();
        var person = await app.Candidate();
        var letter = new Letter.NoticeReceived(Guid.NewGuid(), "山口県", "Yamaguchi", "<script>alert(1)</script>", "本文", new DateOnly(2026, 12, 1));
        await app.Db.Transact(tx => Outbox.Add(tx, app.Clock, person.AccountId, letter));
        await SendOutbox.RunOnce(app.Db, app.Services.GetRequiredService<Postman>(), app.Clock, TestContext.Current.CancellationToken);

        var message = (await app.Nobody().Get("/dev/mail/messages")).IsOk().Json[0];
        Assert.Equal(("hanako@people.example", "山口県から採用通知が届きました"), (message.GetProperty("to").GetString(), message.GetProperty("subject").GetString()));
        Assert.Contains($"/me/notices/{letter.NoticeId}", message.GetProperty("text").GetString(), StringComparison.Ordinal);

        var id = message.GetProperty("id").GetString();
        Assert.Contains("山口県から採用通知が届きました", (await app.Nobody().Get("/dev/mail")).IsOk().Text, StringComparison.Ordinal);
        var page = (await app.Nobody().Get($"/dev/mail/{id}")).IsOk().Text;
        Assert.Contains($"<a href=\"http://localhost:5080/me/notices/{letter.NoticeId}\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", (await app.Nobody().Get($"/dev/mail/{id}/html")).IsOk().Text, StringComparison.Ordinal);
        (await app.Nobody().Get("/dev/mail/..%2f..%2ftalentpool")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Outside_Development_there_is_no_mailbox_page()
    {
        await using var sink = new SmtpSink();
        using var installation = await AnInstallation.Make();
        Dictionary<string, string?> settings = new(sink.Settings);
        foreach (var (key, value) in installation.Settings) settings.TryAdd(key, value);
        await using var app = await TestApp.Start(settings, environment: "Production");
        Assert.DoesNotContain("メール", (await app.Nobody().Get("/dev/mail/messages")).Text, StringComparison.Ordinal);
        (await app.Nobody().Get("/dev/mail/messages")).Is(HttpStatusCode.NotFound);
    }
}
