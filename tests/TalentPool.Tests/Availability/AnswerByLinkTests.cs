using System.Net;
using TalentPool.Availability;
using TalentPool.Mail;
using TalentPool.Tests.Accounts;
using static TalentPool.Tests.Availability.RegistryLife;

namespace TalentPool.Tests.Availability;

/// <summary>What the link of a letter can do, and what it cannot.</summary>
public sealed class AnswerByLinkTests
{
    [Fact]
    public async Task To_say_that_one_is_available_is_not_to_renew_and_leaves_the_link_to_renew()
    {
        await using var app = await TestApp.Start();
        var person = await Listed(app);
        await app.Db.Execute("UPDATE Candidate SET RenewBy = '2026-12-20'", null, None);
        await KeepRegistryAlive.RunOnce(app.Db, app.Clock, None);
        (await person.Put("/api/me/availability", new { state = "open" })).Is(HttpStatusCode.NoContent);
        Assert.Equal("renewed", (await Answer(app, (await APerson.Latest<Letter.RenewalDue>(app)).Token, "open")).IsOk()["outcome"].GetString());
        Assert.Equal(new DateOnly(2027, 12, 20), await app.Db.Find<DateOnly>("SELECT RenewBy FROM Candidate", null, None));
    }

    [Theory]
    [InlineData("paused")]
    [InlineData("closed")]
    public async Task Any_answer_to_a_reminder_to_renew_uses_up_its_link(string answer)
    {
        await using var app = await TestApp.Start();
        await Listed(app);
        await app.Db.Execute("UPDATE Candidate SET RenewBy = '2026-12-20'", null, None);
        await KeepRegistryAlive.RunOnce(app.Db, app.Clock, None);
        var token = (await APerson.Latest<Letter.RenewalDue>(app)).Token;
        Assert.Equal(answer, (await Answer(app, token, answer, answer == "paused" ? "2027-01-10" : null)).IsOk()["outcome"].GetString());
        (await Answer(app, token, "open")).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        Assert.Equal("paused", await Status(app));
    }

    [Fact]
    public async Task Of_many_clicks_on_one_link_at_once_one_counts()
    {
        await using var app = await TestApp.Start();
        await Listed(app);
        await PassDays(app, 182);
        var token = (await APerson.Latest<Letter.ConfirmAvailability>(app)).Token;
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Task.Run(() => Answer(app, token, at % 2 == 0 ? "open" : "closed"), None)));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent WHERE Action = 'candidate.answeredByLink'", null, None));
    }

    [Fact]
    public async Task A_link_with_any_letter_changed_or_cut_answers_nothing()
    {
        await using var app = await TestApp.Start();
        await Listed(app);
        await PassDays(app, 182);
        var token = (await APerson.Latest<Letter.ConfirmAvailability>(app)).Token;
        foreach (var at in (int[])[0, token.Length / 2, token.Length - 1])
            (await Answer(app, $"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}", "closed")).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        (await Answer(app, token[..^1], "closed")).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        Assert.Equal("listed", await Status(app));
        (await Answer(app, token, "open")).IsOk();
    }

    [Fact]
    public async Task A_link_speaks_for_the_one_it_was_sent_to_whoever_is_signed_in()
    {
        await using var app = await TestApp.Start();
        var hanako = await Listed(app);
        await PassDays(app, 182);
        var token = (await APerson.Latest<Letter.ConfirmAvailability>(app)).Token;
        var taro = await Listed(app, "taro@people.example");
        (await taro.Post("/api/availability/answer", new { token, answer = "closed" })).IsOk();
        const string statusSql = "SELECT Status FROM Candidate WHERE AccountId = @AccountId";
        Assert.Equal(("paused", "listed"), (await app.Db.Find<string>(statusSql, new { hanako.AccountId }, None), await app.Db.Find<string>(statusSql, new { taro.AccountId }, None)));
    }

    [Fact]
    public async Task A_link_does_not_lift_a_suspension_and_still_works_after_it()
    {
        await using var app = await TestApp.Start();
        await Listed(app);
        await PassDays(app, 182);
        var token = (await APerson.Latest<Letter.ConfirmAvailability>(app)).Token;
        await app.Db.Execute("UPDATE Candidate SET Status = 'suspended'", null, None);
        (await Answer(app, token, "open")).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        Assert.Equal("suspended", await Status(app));
        await app.Db.Execute("UPDATE Candidate SET Status = 'listed'", null, None);
        (await Answer(app, token, "open")).IsOk();
    }
}
