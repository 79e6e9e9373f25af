using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using TalentPool.Database;
using TalentPool.Mail;
using TalentPool.Tests.Accounts;

namespace TalentPool.Tests.Mail;

public sealed partial class OutboxTests
{
    static Task<int> Send(TestApp app) => SendOutbox.RunOnce(app.Db, app.Services.GetRequiredService<Postman>(), app.Clock, TestContext.Current.CancellationToken);

    static Task Queue(TestApp app, Guid accountId, Letter letter) => app.Db.Transact(tx => Outbox.Add(tx, app.Clock, accountId, letter));

    static async Task<(string State, string? Letter, int Attempts)> Row(TestApp app) =>
        (await app.Db.Find<string>("SELECT State FROM OutboxMail") ?? "", await app.Db.Find<string?>("SELECT Letter FROM OutboxMail"), await app.Db.Find<int>("SELECT Attempts FROM OutboxMail"));

    static Letter.NoticeReceived Notice() => new(Guid.Parse("0f3f1a52-0000-7000-8000-000000000001"), "山口県", "Yamaguchi", "情報職", "ぜひ<b>お力</b>を。", new DateOnly(2026, 12, 1));

    [Fact]
    public async Task A_person_who_signs_up_gets_a_letter_whose_link_works()
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.Start(sink.Settings);
        var person = app.Nobody();
        (await person.Post("/api/accounts", new { email = "hanako@people.example", locale = "ja" })).Is(HttpStatusCode.Accepted);
        await Send(app);

        var letter = Assert.Single(sink.Letters);
        Assert.Equal("hanako@people.example", letter.Recipient);
        Assert.Equal("メールアドレスの確認をお願いします", letter.Mime.Subject);
        Assert.Equal("auto-generated", letter.Mime.Headers["Auto-Submitted"]);
        Assert.Null(letter.Mime.Headers["List-Unsubscribe"]);
        Assert.Equal(app.Clock.GetUtcNow(), letter.Mime.Date);
        Assert.Contains("東京都千代田区霞が関", letter.Mime.TextBody, StringComparison.Ordinal);
        Assert.Contains("東京都千代田区霞が関", letter.Mime.HtmlBody, StringComparison.Ordinal);
        var token = VerifyLink().Match(letter.Mime.TextBody ?? "").Groups[1].Value;
        (await person.Post("/api/accounts/verify", new { token, password = APerson.Password })).IsOk();
        Assert.Equal(("accepted", null, 1), await Row(app));
        Assert.Equal(0, await Send(app));
    }

    [Fact]
    public async Task An_English_reader_gets_English()
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.Start(sink.Settings);
        var person = await app.Candidate(locale: "en");
        await Queue(app, person.AccountId, Notice());
        await Send(app);
        var mime = Assert.Single(sink.Letters).Mime;
        Assert.Equal("A hiring notice from Yamaguchi", mime.Subject);
        Assert.Contains("Tue 1 December 2026", mime.TextBody, StringComparison.Ordinal);
        Assert.Contains("ぜひ&lt;b&gt;お力&lt;/b&gt;を。", mime.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_letter_can_be_stopped_with_one_click_and_then_no_more_come()
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.Start(sink.Settings);
        var person = await app.Candidate();
        await Queue(app, person.AccountId, Notice());
        await Send(app);
        var headers = Assert.Single(sink.Letters).Mime.Headers;
        Assert.Equal("List-Unsubscribe=One-Click", headers["List-Unsubscribe-Post"]);
        var address = headers["List-Unsubscribe"]!.Trim('<', '>');
        Assert.StartsWith("http://localhost:5080/api/unsubscribe/", address, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["List-Unsubscribe"] = "One-Click" });
        Assert.Equal("notice", (await app.Nobody().Send(HttpMethod.Post, new Uri(address).AbsolutePath, form)).IsOk()["list"].GetString());

        await Queue(app, person.AccountId, Notice());
        await Queue(app, person.AccountId, new Letter.AccountExists());
        await Send(app);
        Assert.Equal(2, sink.Letters.Count);
        Assert.Equal("このメールアドレスは登録済みです", sink.Letters[1].Mime.Subject);
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE State = 'suppressed' AND Letter IS NULL"));
    }

    [Fact]
    public async Task A_relay_that_says_later_gets_the_same_letter_again_after_a_minute_and_then_two()
    {
        await using var sink = new SmtpSink { React = _ => Reaction.TryLater };
        await using var app = await TestApp.Start(sink.Settings);
        await Queue(app, (await app.Candidate()).AccountId, new Letter.AccountExists());
        Assert.Equal(1, await Send(app));
        Assert.Equal(0, await Send(app));
        app.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(1, await Send(app));
        app.Clock.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal(0, await Send(app));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        sink.React = _ => Reaction.Take;
        Assert.Equal(1, await Send(app));
        Assert.Single(sink.Letters);
        Assert.Equal(("accepted", null, 3), await Row(app));
    }

    [Fact]
    public async Task A_letter_whose_key_is_not_there_waits_for_it_two_days_and_holds_up_no_other()
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.Start(sink.Settings);
        var person = await app.Candidate();
        async Task<Guid> Closed()
        {
            await Queue(app, person.AccountId, new Letter.AccountExists());
            var id = await app.Db.Find<Guid>("SELECT OutboxMailId FROM OutboxMail WHERE Kind = 'AccountExists' AND State = 'due' AND Attempts = 0");
            await app.Db.Execute("UPDATE OutboxMail SET Letter = @letter WHERE OutboxMailId = @id", new { id, letter = Seal.Mark + "CfDJ8AAAAAAAAAAA" });
            return id;
        }

        var lost = await Closed();
        await Queue(app, person.AccountId, new Letter.AccountReinstated());
        await Send(app);
        Assert.Single(sink.Letters);
        Assert.Equal("due its seal cannot be opened", await app.Db.Find<string>("SELECT CONCAT(State, ' ', LastError) FROM OutboxMail WHERE OutboxMailId = @lost AND Letter IS NOT NULL", new { lost }));

        // The key is there again.
        await app.Db.Execute("UPDATE OutboxMail SET Letter = @letter WHERE OutboxMailId = @lost", new { lost, letter = app.Db.Seal.Close("""{"kind":"accountExists"}""") });
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await Send(app);
        Assert.Equal(2, sink.Letters.Count);

        lost = await Closed();
        for (var hours = 0; hours <= 52; hours += 4, app.Clock.Advance(TimeSpan.FromHours(4))) await Send(app);
        Assert.Equal("failed its seal cannot be opened", await app.Db.Find<string>("SELECT CONCAT(State, ' ', LastError) FROM OutboxMail WHERE OutboxMailId = @lost AND Letter IS NULL", new { lost }));
        Assert.Equal(2, sink.Letters.Count);
    }

    [Fact]
    public async Task A_letter_that_is_delayed_for_two_days_is_given_up()
    {
        await using var sink = new SmtpSink { React = _ => Reaction.TryLater };
        await using var app = await TestApp.Start(sink.Settings);
        await Queue(app, (await app.Candidate()).AccountId, new Letter.AccountExists());
        var attempts = 0;
        for (var hours = 0; hours <= 60; hours += 4, app.Clock.Advance(TimeSpan.FromHours(4))) attempts += await Send(app);
        Assert.Equal(("failed", null, attempts), await Row(app));
        Assert.Equal(13, attempts);
    }

    [Fact]
    public async Task A_refused_letter_fails_at_once_and_an_address_that_does_not_exist_is_left_alone()
    {
        await using var sink = new SmtpSink { React = recipient => recipient.StartsWith("gone", StringComparison.Ordinal) ? Reaction.NoSuchAddress : Reaction.Refuse };
        await using var app = await TestApp.Start(sink.Settings);
        var (gone, other) = (await app.Candidate("gone@people.example"), await app.Candidate("other@people.example"));
        await Queue(app, gone.AccountId, new Letter.AccountExists());
        await Queue(app, other.AccountId, new Letter.AccountExists());
        await Send(app);
        Assert.Equal(2, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE State = 'failed' AND Letter IS NULL"));

        sink.React = _ => Reaction.Take;
        await Queue(app, gone.AccountId, new Letter.AccountExists());
        await Queue(app, other.AccountId, new Letter.AccountExists());
        await Send(app);
        Assert.Equal("other@people.example", Assert.Single(sink.Letters).Recipient);
        app.Clock.Advance(TimeSpan.FromDays(31));
        await Queue(app, gone.AccountId, new Letter.AccountExists());
        await Send(app);
        Assert.Equal(2, sink.Letters.Count);
    }

    [Fact]
    public async Task A_connection_cut_before_the_reply_means_the_same_Message_ID_again()
    {
        await using var sink = new SmtpSink { React = _ => Reaction.HangUp };
        await using var app = await TestApp.Start(sink.Settings);
        await Queue(app, (await app.Candidate()).AccountId, new Letter.AccountExists());
        await Send(app);
        sink.React = _ => Reaction.Take;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await Send(app);
        Assert.Equal(2, sink.Letters.Count);
        Assert.Equal(sink.Letters[0].Mime.MessageId, sink.Letters[1].Mime.MessageId);
        Assert.EndsWith("@talentpool.example", sink.Letters[0].Mime.MessageId, StringComparison.Ordinal);
        Assert.Equal(("accepted", null, 2), await Row(app));
    }

    [Fact]
    public async Task A_death_between_sending_and_noting_it_sends_again_when_the_lease_has_run_out()
    {
        var route = new DyingRoute();
        await using var app = await TestApp.Start(services: services => services.AddSingleton<IMailRoute>(route));
        await Queue(app, (await app.Candidate()).AccountId, new Letter.AccountExists());
        await Assert.ThrowsAsync<InvalidOperationException>(() => Send(app));
        Assert.Equal(0, await Send(app));
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(1, await Send(app));
        Assert.Equal(2, route.MessageIds.Count);
        Assert.Single(route.MessageIds.Distinct());
    }

    [Fact]
    public async Task After_twenty_failures_in_a_row_nothing_is_tried_for_a_minute()
    {
        await using var sink = new SmtpSink { React = _ => Reaction.TryLater };
        await using var app = await TestApp.Start(sink.Settings);
        var person = await app.Candidate();
        for (var i = 0; i < 60; i++) await Queue(app, person.AccountId, new Letter.AccountExists());
        await Send(app);
        var tried = await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Attempts > 0");
        Assert.InRange(tried, 20, 23);
        Assert.Equal(0, await Send(app));

        sink.React = _ => Reaction.Take;
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        await Send(app);
        Assert.Equal(60, sink.Letters.Count);
        Assert.Equal(60, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE State = 'accepted'"));
    }

    [Fact]
    public async Task Many_letters_go_over_a_few_connections()
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.Start(sink.Settings);
        var person = await app.Candidate();
        for (var i = 0; i < 90; i++) await Queue(app, person.AccountId, new Letter.AccountExists());
        await Send(app);
        Assert.Equal(90, sink.Letters.Select(letter => letter.Mime.MessageId).Distinct().Count());
        Assert.InRange(sink.Connections, 1, 4);
    }

    [Fact]
    public async Task A_long_message_still_fits_the_outbox()
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.Start(sink.Settings);
        var person = await app.Candidate();
        await Queue(app, person.AccountId, Notice() with { Message = new string('漢', 2000) });
        await Queue(app, person.AccountId, Notice() with { Message = string.Concat(Enumerable.Repeat("\"\n", 1000)) + new string('漢', 1000) });
        await Send(app);
        Assert.Equal(2, sink.Letters.Count);
        Assert.Single(sink.Letters, letter => letter.Mime.TextBody!.Contains(new string('漢', 2000), StringComparison.Ordinal));
        Assert.Single(sink.Letters, letter => letter.Mime.TextBody!.Contains('…', StringComparison.Ordinal));
    }

    sealed class DyingRoute : IMailRoute
    {
        public List<string?> MessageIds { get; } = [];

        public Task<Handover> Send(MimeMessage message, CancellationToken ct)
        {
            MessageIds.Add(message.MessageId);
            return MessageIds.Count == 1 ? throw new InvalidOperationException("The process dies here.") : Task.FromResult<Handover>(new Handover.Accepted());
        }
    }

    [GeneratedRegex(@"/verify#token=(\S+)")]
    private static partial Regex VerifyLink();
}
