using System.Net;
using TalentPool.Mail;

namespace TalentPool.Tests.Reviews;

public sealed class ReviewTests
{
    static Task<Guid> UnderReview(TestApp app, Caller person) => ADesk.Claimed(app, person);

    [Fact]
    public async Task Route_three_is_approved_by_the_ministry_and_the_person_is_told()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var review = await UnderReview(app, hanako);
        var reviewer = await app.Ministry();
        app.Clock.Advance(TimeSpan.FromDays(3));
        reviewer = await app.Ministry("second@mic.example");

        var queue = (await reviewer.Get("/api/reviews")).IsOk();
        Assert.Equal((1, 3), (queue["total"].GetInt32(), queue["items"][0].GetProperty("ageDays").GetInt32()));
        Assert.DoesNotContain("山田", queue.Text, StringComparison.Ordinal);

        var evidence = (await reviewer.Get($"/api/reviews/{review}")).IsOk();
        Assert.Equal("山田 花子", evidence["candidate"].GetProperty("name").GetString());
        (await reviewer.Judge(review, ADesk.Equal)).IsOk();
        (await (await app.Ministry("third@mic.example")).Judge(review, ADesk.Equal)).IsOk();
        (await reviewer.Decide(review, ADesk.Approved("equivalent"))).Is(HttpStatusCode.NoContent);
        (await reviewer.Post($"/api/reviews/{review}/decision", new { decision = "rejected", reason = "遅れて" })).IsRefused(HttpStatusCode.Conflict, "already-decided");

        hanako.Renew(app);
        var profile = (await hanako.Get("/api/me/profile")).IsOk();
        Assert.Equal(("listed", "equivalent"), (profile["status"].GetString(), profile["routes"][0].GetString()));
        var seen = (await hanako.Get("/api/me/disclosures")).IsOk();
        Assert.Equal(("総務省", "viewed"), (seen["items"][0].GetProperty("organisationJa").GetString(), seen["items"][0].GetProperty("action").GetString()));
        var letter = Outbox.Read(app.Db.Seal, (await app.Db.Find<string>("SELECT Letter FROM OutboxMail WHERE Kind = 'ReviewDecided'"))!);
        Assert.Equal(new Letter.ReviewDecided("approved", null), letter);
    }

    [Theory]
    [InlineData("returned")]
    [InlineData("rejected")]
    public async Task A_person_who_is_sent_back_reads_why_and_may_apply_again(string decision)
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var review = await ADesk.Doubtful(app, hanako);
        (await hanako.Put("/api/me/profile", A.Registration(1))).IsRefused(HttpStatusCode.Conflict, "already-under-review");
        (await hanako.Post("/api/me/submission")).IsRefused(HttpStatusCode.Conflict, "already-under-review");

        var reviewer = await app.Ministry();
        Assert.Equal(["reason"], (await reviewer.Post($"/api/reviews/{review}/decision", new { decision })).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        (await reviewer.Post($"/api/reviews/{review}/decision", new { decision, reason = "活動の内容が分かる資料を追記してください。" })).Is(HttpStatusCode.NoContent);
        var profile = (await hanako.Get("/api/me/profile")).IsOk();
        Assert.Equal((decision, "活動の内容が分かる資料を追記してください。"), (profile["status"].GetString(), profile["review"].GetProperty("reason").GetString()));

        (await hanako.Put("/api/me/profile", A.Registration(profile["version"].GetInt32()))).IsOk();
        Assert.Equal("listed", (await hanako.Post("/api/me/submission")).IsOk()["outcome"].GetString());
    }

    [Fact]
    public async Task Partly_digital_years_are_for_the_ministry_to_judge()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        await hanako.Put("/api/me/profile", A.Registration(career: [A.Job("2014-04", "2024-03", "partial")]));
        Assert.Equal("experience_declared", (await hanako.Post("/api/me/submission")).IsOk()["reasons"][0].GetProperty("code").GetString());
        var review = await app.Db.Find<Guid>("SELECT ReviewId FROM Review");
        (await (await app.Ministry()).Decide(review, ADesk.Approved("experience"))).Is(HttpStatusCode.NoContent);
        Assert.Equal("experience", (await hanako.Get("/api/me/profile"))["routes"][0].GetString());
    }

    [Theory]
    [InlineData("GET", "/api/reviews")]
    [InlineData("GET", "/api/reviews/{id}")]
    [InlineData("POST", "/api/reviews/{id}/decision")]
    [InlineData("POST", "/api/reviews/{id}/opinions")]
    [InlineData("PUT", "/api/reviews/{id}/assignment")]
    [InlineData("POST", "/api/reviews/{id}/precedent")]
    [InlineData("GET", "/api/reviews/{id}/evidence")]
    [InlineData("GET", "/api/reviews/{id}/evidence/{id}")]
    [InlineData("GET", "/api/reviews/reviewers")]
    [InlineData("GET", "/api/reviews/interests")]
    [InlineData("PUT", "/api/reviews/interests")]
    [InlineData("GET", "/api/precedents")]
    [InlineData("POST", "/api/precedents/{id}/withdrawal")]
    public async Task The_desk_is_for_reviewers_of_the_ministry_alone(string method, string path)
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        path = path.Replace("{id}", (await UnderReview(app, hanako)).ToString(), StringComparison.Ordinal);
        (await app.Nobody().Send(new HttpMethod(method), path, null)).Is(HttpStatusCode.Unauthorized);
        (await hanako.Send(new HttpMethod(method), path, null)).Is(HttpStatusCode.Forbidden);
        (await (await app.Staff("010006")).Send(new HttpMethod(method), path, null)).Is(HttpStatusCode.Forbidden);
        (await (await app.Ministry("clerk@mic.example", "member")).Send(new HttpMethod(method), path, null)).Is(HttpStatusCode.Forbidden);
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM Review WHERE Decision IS NULL"));
    }

    [Fact]
    public async Task Nobody_reviews_themself()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var review = await UnderReview(app, hanako);
        var reviewer = await app.Ministry();
        await app.Db.Execute("UPDATE Candidate SET AccountId = @me", new { me = reviewer.AccountId });
        (await reviewer.Get($"/api/reviews/{review}")).IsRefused(HttpStatusCode.NotFound, "no-such-review");
        (await reviewer.Post($"/api/reviews/{review}/decision", ADesk.Approved("equivalent"))).IsRefused(HttpStatusCode.NotFound, "no-such-review");
        (await reviewer.Judge(review, ADesk.Equal)).IsRefused(HttpStatusCode.NotFound, "no-such-review");
        (await reviewer.Take(review)).IsRefused(HttpStatusCode.NotFound, "no-such-review");
        Assert.Equal((0, 1), ((await reviewer.Get("/api/reviews"))["total"].GetInt32(), (await reviewer.Get("/api/reviews"))["withheld"].GetInt32()));
    }
}
