using System.Net;

namespace TalentPool.Tests.Reviews;

public sealed class DeskTests
{
    static Task<Guid> UnderReview(TestApp app, Caller person) => ADesk.Doubtful(app, person);

    [Fact]
    public async Task Of_two_decisions_at_once_one_holds_and_the_person_hears_that_one_alone()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var review = await UnderReview(app, hanako);
        var (first, second) = (await app.Ministry(), await app.Ministry("second@mic.example"));
        var answers = await Task.WhenAll(
            first.Post($"/api/reviews/{review}/decision", ADesk.Approved("experience")),
            second.Post($"/api/reviews/{review}/decision", new { decision = "rejected", reason = "要件に該当しません。" }));
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
        var profile = (await hanako.Get("/api/me/profile")).IsOk();
        Assert.Equal(answers[0].Status == HttpStatusCode.NoContent ? "listed" : "rejected", profile["status"].GetString());
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'ReviewDecided'"));
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM InboxMessage WHERE Kind = 'reviewDecided'"));
    }

    [Fact]
    public async Task Each_look_at_the_evidence_is_written_down_and_the_queue_is_not()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var review = await UnderReview(app, hanako);
        var reviewer = await app.Ministry();
        (await reviewer.Get("/api/reviews")).IsOk();
        Assert.Equal(0, (await hanako.Get("/api/me/disclosures")).IsOk()["total"].GetInt32());

        (await reviewer.Get($"/api/reviews/{review}")).IsOk();
        (await reviewer.Get($"/api/reviews/{review}")).IsOk();
        (await reviewer.Get($"/api/reviews/{Guid.NewGuid()}")).IsRefused(HttpStatusCode.NotFound, "no-such-review");
        var seen = (await hanako.Get("/api/me/disclosures")).IsOk();
        Assert.Equal((2, "登録要件の審査"), (seen["total"].GetInt32(), seen["items"][0].GetProperty("purpose").GetString()));
        Assert.Contains("name", seen["items"][0].GetProperty("fields").EnumerateArray().Select(field => field.GetString()));
        Assert.Equal(2, await app.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent WHERE Action = 'review.viewed' AND AccountId = @AccountId AND SubjectId = @review", new { reviewer.AccountId, review }));
        Assert.Equal(0, (await (await app.Candidate("taro@people.example")).Get("/api/me/disclosures")).IsOk()["total"].GetInt32());
    }

    [Theory]
    [InlineData("maybe", "理由", "decision")]
    [InlineData("returned", "  ", "reason")]
    [InlineData("rejected", null, "reason")]
    [InlineData("returned", "見えない\u0000文字", "reason")]
    [InlineData("rejected", "上\u202e下", "reason")]
    [InlineData("approved", null, "routes")]
    public async Task A_decision_without_its_words_is_refused(string decision, string? reason, string field)
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var review = await UnderReview(app, hanako);
        Assert.Equal([field], (await (await app.Ministry()).Post($"/api/reviews/{review}/decision", new { decision, reason })).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal("submitted", (await hanako.Get("/api/me/profile"))["status"].GetString());
    }

    [Fact]
    public async Task The_longest_reason_reaches_the_inbox_and_the_letter_and_a_longer_one_is_refused()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var review = await UnderReview(app, hanako);
        var reviewer = await app.Ministry();
        Assert.Equal(["reason"], (await reviewer.Post($"/api/reviews/{review}/decision", new { decision = "returned", reason = new string('あ', 1001) })).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        var reason = new string('あ', 1000);
        (await reviewer.Post($"/api/reviews/{review}/decision", new { decision = "returned", reason })).Is(HttpStatusCode.NoContent);
        Assert.Equal("returned " + reason, await app.Db.Find<string>("SELECT Detail FROM InboxMessage WHERE Kind = 'reviewDecided'"));
        Assert.Equal(reason, (await Accounts.APerson.Latest<TalentPool.Mail.Letter.ReviewDecided>(app)).Reason);
    }

    [Fact]
    public async Task Who_applies_again_is_shown_with_the_earlier_decision()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var review = await UnderReview(app, hanako);
        var reviewer = await app.Ministry();
        (await reviewer.Post($"/api/reviews/{review}/decision", new { decision = "returned", reason = "資料を追記してください。" })).Is(HttpStatusCode.NoContent);
        Assert.Equal("underReview", (await hanako.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        Assert.Equal("open", (await hanako.Get("/api/me/profile"))["review"].GetProperty("status").GetString());

        var again = await app.Db.Find<Guid>("SELECT ReviewId FROM Review WHERE Decision IS NULL");
        var history = (await reviewer.Get($"/api/reviews/{again}")).IsOk()["history"];
        Assert.Equal((1, "returned"), (history.GetArrayLength(), history[0].GetProperty("decision").GetString()));
        Assert.Equal((1, 1), ((await reviewer.Get("/api/reviews?status=decided"))["total"].GetInt32(), (await reviewer.Get("/api/reviews?status=open"))["total"].GetInt32()));
    }

    [Fact]
    public async Task Nobody_is_listed_after_taking_their_registration_back()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var review = await UnderReview(app, hanako);
        await app.Db.Execute("UPDATE Candidate SET Status = 'withdrawn'");
        (await (await app.Ministry()).Post($"/api/reviews/{review}/decision", ADesk.Approved("experience"))).IsRefused(HttpStatusCode.NotFound, "no-such-review");
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'ReviewDecided'"));
    }
}
