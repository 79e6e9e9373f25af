using System.Net;

namespace TalentPool.Tests.Reviews;

public sealed class AppealTests
{
    [Fact]
    public async Task An_appeal_is_a_new_review_that_names_the_old_one_and_others_handle_it()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var (first, second, third, fourth) = (await app.Ministry(), await app.Ministry("second@mic.example"), await app.Ministry("third@mic.example"), await app.Ministry("fourth@mic.example"));
        var rejected = await ADesk.RejectedCase(app, hanako, first, second);
        Assert.Equal("2027-02-24", (await hanako.Get("/api/me/profile")).IsOk()["review"].GetProperty("appealBy").GetString());

        Assert.Equal(["reason"], (await hanako.Post("/api/me/appeal", new { reason = " " })).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        (await hanako.Post("/api/me/appeal", new { reason = "体制図を証明書類に追加しました。" })).Is(HttpStatusCode.NoContent);
        (await hanako.Post("/api/me/appeal", new { reason = "もう一度" })).IsRefused(HttpStatusCode.Conflict, "nothing-to-appeal");
        var profile = (await hanako.Get("/api/me/profile")).IsOk();
        Assert.Equal(("submitted", "open", true), (profile["status"].GetString(), profile["review"].GetProperty("status").GetString(), profile["review"].GetProperty("isAppeal").GetBoolean()));
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'AppealReceived'", null, TestContext.Current.CancellationToken));

        var appeal = await ADesk.OpenOf(app, hanako);
        foreach (var before in new[] { first, second })
        {
            (await before.Get($"/api/reviews/{appeal}")).IsRefused(HttpStatusCode.NotFound, "no-such-review");
            (await before.Judge(appeal, ADesk.Equal)).IsRefused(HttpStatusCode.NotFound, "no-such-review");
            (await before.Take(appeal)).IsRefused(HttpStatusCode.NotFound, "no-such-review");
            (await before.Decide(appeal, ADesk.Rejected)).IsRefused(HttpStatusCode.NotFound, "no-such-review");
            Assert.Equal(1, (await before.Get("/api/reviews"))["withheld"].GetInt32());
        }

        var seen = (await third.Get($"/api/reviews/{appeal}")).IsOk();
        Assert.Equal(("体制図を証明書類に追加しました。", "要件に該当しません。"), (seen["appeal"].GetProperty("reason").GetString(), seen["appeal"].GetProperty("decisionReason").GetString()));
        Assert.Equal("rejected", seen["history"][0].GetProperty("decision").GetString());
        Assert.True((await third.Get("/api/reviews"))["items"][0].GetProperty("isAppeal").GetBoolean());
        (await third.Judge(appeal, ADesk.Equal)).IsOk();
        (await fourth.Judge(appeal, ADesk.Equal)).IsOk();
        (await third.Decide(appeal, ADesk.Approved("equivalent"))).Is(HttpStatusCode.NoContent);
        Assert.Equal("listed", (await hanako.Get("/api/me/profile"))["status"].GetString());
        Assert.Equal(("rejected", rejected), (await app.Db.Find<string>("SELECT Decision FROM Review WHERE ReviewId = @rejected", new { rejected }, TestContext.Current.CancellationToken),
            await app.Db.Find<Guid>("SELECT PreviousReviewId FROM Review WHERE ReviewId = @appeal", new { appeal }, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task The_answer_to_an_appeal_is_final_and_one_may_apply_again()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        await ADesk.RejectedCase(app, hanako, await app.Ministry(), await app.Ministry("second@mic.example"));
        (await hanako.Post("/api/me/appeal", new { reason = "納得できません。" })).Is(HttpStatusCode.NoContent);
        var appeal = await ADesk.OpenOf(app, hanako);
        var (third, fourth) = (await app.Ministry("third@mic.example"), await app.Ministry("fourth@mic.example"));
        (await third.Judge(appeal, ADesk.NotEqual)).IsOk();
        (await fourth.Judge(appeal, ADesk.NotEqual)).IsOk();
        (await fourth.Decide(appeal, ADesk.Rejected)).Is(HttpStatusCode.NoContent);
        var profile = (await hanako.Get("/api/me/profile")).IsOk();
        Assert.Equal(("rejected", System.Text.Json.JsonValueKind.Null), (profile["status"].GetString(), profile["review"].GetProperty("appealBy").ValueKind));
        (await hanako.Post("/api/me/appeal", new { reason = "まだ納得できません。" })).IsRefused(HttpStatusCode.Conflict, "nothing-to-appeal");

        Assert.Equal("underReview", (await hanako.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        Assert.Equal(appeal, await app.Db.Find<Guid>("SELECT PreviousReviewId FROM Review WHERE Decision IS NULL", null, TestContext.Current.CancellationToken));
        // Whoever judged the appeal may judge the new evidence.
        (await third.Get($"/api/reviews/{await ADesk.OpenOf(app, hanako)}")).IsOk();
    }

    [Theory]
    [InlineData(92, HttpStatusCode.NoContent)]
    [InlineData(93, HttpStatusCode.Conflict)]
    public async Task An_appeal_has_three_months(int days, HttpStatusCode expected)
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        await ADesk.RejectedCase(app, hanako, await app.Ministry(), await app.Ministry("second@mic.example"));
        app.Clock.Advance(TimeSpan.FromDays(days));
        hanako.Renew(app);
        (await hanako.Post("/api/me/appeal", new { reason = "遅くなりました。" })).Is(expected);
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("submitted")]
    [InlineData("returned")]
    [InlineData("listed")]
    [InlineData("paused")]
    [InlineData("lapsed")]
    [InlineData("suspended")]
    [InlineData("withdrawn")]
    [InlineData("erased")]
    public async Task Only_a_rejected_registration_can_be_appealed(string status)
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        await ADesk.RejectedCase(app, hanako, await app.Ministry(), await app.Ministry("second@mic.example"));
        await app.Db.Execute("UPDATE Candidate SET Status = @status", new { status }, TestContext.Current.CancellationToken);
        (await hanako.Post("/api/me/appeal", new { reason = "理由" })).IsRefused(HttpStatusCode.Conflict, "nothing-to-appeal");
        Assert.Equal((status, 1), (await app.Db.Find<string>("SELECT Status FROM Candidate", null, TestContext.Current.CancellationToken), await app.Db.Find<int>("SELECT COUNT(*) FROM Review", null, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Nobody_appeals_for_another_and_staff_do_not_appeal()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var reviewer = await app.Ministry();
        await ADesk.RejectedCase(app, hanako, reviewer, await app.Ministry("second@mic.example"));
        (await (await app.Candidate("taro@people.example")).Post("/api/me/appeal", new { reason = "他人" })).IsRefused(HttpStatusCode.Conflict, "nothing-to-appeal");
        (await reviewer.Post("/api/me/appeal", new { reason = "職員" })).Is(HttpStatusCode.Forbidden);
        (await (await app.Staff("010006")).Post("/api/me/appeal", new { reason = "職員" })).Is(HttpStatusCode.Forbidden);
        (await app.Nobody().Post("/api/me/appeal", new { reason = "誰か" })).Is(HttpStatusCode.Unauthorized);
        Assert.Equal("rejected", (await hanako.Get("/api/me/profile"))["status"].GetString());
    }
}
