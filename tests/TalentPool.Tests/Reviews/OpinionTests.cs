using System.Net;
using System.Text.Json;

namespace TalentPool.Tests.Reviews;

public sealed class OpinionTests
{
    [Fact]
    public async Task Two_reviewers_who_agree_decide_and_neither_reads_the_other_before()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var review = await ADesk.Claimed(app, hanako);
        var (first, second) = (await app.Ministry(), await app.Ministry("second@mic.example"));
        (await first.Decide(review, ADesk.Approved("equivalent"))).IsRefused(HttpStatusCode.Conflict, "opinions-missing");
        (await first.Decide(review, ADesk.Rejected)).IsRefused(HttpStatusCode.Conflict, "opinions-missing");

        Assert.Equal("needsSecond", (await first.Judge(review, ADesk.Equal)).IsOk()["outcome"].GetString());
        (await first.Judge(review, ADesk.Equal)).IsRefused(HttpStatusCode.Conflict, "opinion-given");
        (await first.Decide(review, ADesk.Approved("equivalent"))).IsRefused(HttpStatusCode.Conflict, "opinions-missing");
        (await first.Put($"/api/reviews/{review}/assignment", new { })).IsRefused(HttpStatusCode.Conflict, "assignment-kept");
        Assert.Equal((0, 1), (await Waiting(first), await Waiting(second)));

        var blind = (await second.Get($"/api/reviews/{review}")).IsOk();
        Assert.Equal("firstOpinion", blind["stage"].GetString());
        var rubric = blind["rubric"];
        Assert.True(rubric.GetProperty("mayGive").GetBoolean());
        Assert.Equal(JsonValueKind.Null, rubric.GetProperty("opinions")[0].GetProperty("scores").ValueKind);
        Assert.DoesNotContain("公開資料から", blind.Text, StringComparison.Ordinal);

        Assert.Equal("equal", (await second.Judge(review, ADesk.Equal)).IsOk()["outcome"].GetString());
        var open = (await second.Get($"/api/reviews/{review}")).IsOk()["rubric"];
        Assert.Equal((3, true), (open.GetProperty("opinions")[0].GetProperty("scores").GetProperty("depth").GetInt32(), open.GetProperty("opinions")[0].GetProperty("findsEqual").GetBoolean()));
        (await (await app.Ministry("third@mic.example")).Judge(review, ADesk.NotEqual)).IsRefused(HttpStatusCode.Conflict, "opinions-complete");
        (await second.Decide(review, ADesk.Rejected)).IsRefused(HttpStatusCode.Conflict, "opinions-against");
        (await second.Decide(review, ADesk.Approved("equivalent", "experience"))).IsRefused(HttpStatusCode.BadRequest, "route-not-claimed");
        (await second.Decide(review, ADesk.Approved("equivalent"))).Is(HttpStatusCode.NoContent);
        Assert.Equal("listed", (await hanako.Get("/api/me/profile")).IsOk()["status"].GetString());
        Assert.Equal("equivalent", (await first.Get($"/api/reviews/{review}")).IsOk()["acceptedRoutes"][0].GetString());
        (await first.Judge(review, ADesk.Equal)).IsRefused(HttpStatusCode.Conflict, "already-decided");
    }

    [Theory]
    [InlineData(true, "equal")]
    [InlineData(false, "notEqual")]
    public async Task A_disagreement_goes_to_a_third_who_decides(bool isEqual, string outcome)
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var review = await ADesk.Claimed(app, hanako);
        var (first, second, third) = (await app.Ministry(), await app.Ministry("second@mic.example"), await app.Ministry("third@mic.example"));
        (await first.Judge(review, ADesk.Equal)).IsOk();
        Assert.Equal("needsThird", (await second.Judge(review, ADesk.NotEqual)).IsOk()["outcome"].GetString());
        (await second.Decide(review, ADesk.Rejected)).IsRefused(HttpStatusCode.Conflict, "opinions-missing");
        Assert.Equal((0, 0, 1), (await Waiting(first), await Waiting(second), await Waiting(third)));
        Assert.Equal(outcome, (await third.Judge(review, isEqual ? ADesk.Equal : ADesk.NotEqual)).IsOk()["outcome"].GetString());
        Assert.Equal("thirdOpinion", (await third.Get($"/api/reviews/{review}")).IsOk()["stage"].GetString());
        (await third.Decide(review, isEqual ? ADesk.Rejected : ADesk.Approved("equivalent"))).IsRefused(HttpStatusCode.Conflict, "opinions-against");
        (await third.Decide(review, isEqual ? ADesk.Approved("equivalent") : ADesk.Rejected)).Is(HttpStatusCode.NoContent);
        Assert.Equal(isEqual ? "listed" : "rejected", (await hanako.Get("/api/me/profile"))["status"].GetString());
    }

    [Fact]
    public async Task The_first_opinion_is_the_one_who_took_it_and_a_return_needs_none()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var review = await ADesk.Claimed(app, hanako);
        var (first, second) = (await app.Ministry(), await app.Ministry("second@mic.example"));
        (await first.Take(review)).Is(HttpStatusCode.NoContent);
        (await second.Judge(review, ADesk.Equal)).IsRefused(HttpStatusCode.Conflict, "assigned-to-other");
        Assert.False((await second.Get($"/api/reviews/{review}"))["rubric"].GetProperty("mayGive").GetBoolean());
        (await first.Decide(review, new { decision = "returned", reason = "時期を追記してください。" })).Is(HttpStatusCode.NoContent);
        Assert.Equal("returned", (await hanako.Get("/api/me/profile"))["status"].GetString());
    }

    [Fact]
    public async Task Of_two_second_opinions_at_once_one_counts_and_the_other_is_told()
    {
        await using var app = await TestApp.Start();
        var review = await ADesk.Claimed(app, await app.Candidate());
        (await (await app.Ministry()).Judge(review, ADesk.Equal)).IsOk();
        var (second, third) = (await app.Ministry("second@mic.example"), await app.Ministry("third@mic.example"));
        var answers = await Task.WhenAll(second.Judge(review, ADesk.Equal), third.Judge(review, ADesk.Equal));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
        Assert.Equal((2, 2), (await app.Db.Find<int>("SELECT COUNT(*) FROM ReviewOpinion", null, TestContext.Current.CancellationToken), await app.Db.Find<int>("SELECT Opinions FROM Review", null, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Experience_can_be_accepted_while_equal_knowledge_is_still_open()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var review = await ADesk.Submitted(app, hanako, A.Registration(career: [A.Job("2014-04", "2024-03", "partial")], grounds: "主要開発者です。"));
        var reviewer = await app.Ministry();
        Assert.Equal(["experience", "equivalent"], (await reviewer.Get($"/api/reviews/{review}")).IsOk()["routes"].EnumerateArray().Select(route => route.GetString()));
        (await reviewer.Decide(review, ADesk.Approved("experience", "equivalent"))).IsRefused(HttpStatusCode.Conflict, "opinions-missing");
        (await reviewer.Decide(review, ADesk.Approved("experience"))).Is(HttpStatusCode.NoContent);
        Assert.Equal(["experience"], (await hanako.Get("/api/me/profile"))["routes"].EnumerateArray().Select(route => route.GetString()));
    }

    [Fact]
    public async Task Doubts_about_experience_need_no_opinions()
    {
        await using var app = await TestApp.Start();
        var review = await ADesk.Doubtful(app, await app.Candidate());
        var reviewer = await app.Ministry();
        Assert.Equal(JsonValueKind.Null, (await reviewer.Get($"/api/reviews/{review}")).IsOk()["rubric"].ValueKind);
        (await reviewer.Judge(review, ADesk.Equal)).IsRefused(HttpStatusCode.Conflict, "no-rubric");
        (await reviewer.Decide(review, ADesk.Approved("exam"))).IsRefused(HttpStatusCode.BadRequest, "route-not-claimed");
    }

    [Theory]
    [InlineData("""{"scores":{"depth":4,"scope":1,"relevance":1,"evidence":1},"reason":"理由"}""", "scores.depth")]
    [InlineData("""{"scores":{"depth":1,"scope":1,"relevance":1,"evidence":-1},"reason":"理由"}""", "scores.evidence")]
    [InlineData("""{"scores":{"depth":1,"scope":1,"relevance":1,"evidence":1},"reason":"  "}""", "reason")]
    [InlineData("""{"scores":{"depth":1,"scope":1,"relevance":1,"evidence":1},"reason":"上\u202e下"}""", "reason")]
    [InlineData("""{"scores":null,"reason":"理由"}""", "scores")]
    [InlineData("""{"scores":{"depth":1,"scope":1,"relevance":1},"reason":"理由"}""", "scores.evidence")]
    [InlineData("""{"scores":{"depth":1.5,"scope":1,"relevance":1,"evidence":1},"reason":"理由"}""", "scores.depth")]
    public async Task An_opinion_that_cannot_be_is_refused_at_its_field(string body, string field)
    {
        await using var app = await TestApp.Start();
        var review = await ADesk.Claimed(app, await app.Candidate());
        var reviewer = await app.Ministry();
        Assert.Equal([field], (await reviewer.Send(HttpMethod.Post, $"/api/reviews/{review}/opinions", new StringContent(body, System.Text.Encoding.UTF8, "application/json"))).Is(HttpStatusCode.BadRequest).Fields);
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM ReviewOpinion", null, TestContext.Current.CancellationToken));
    }

    static async Task<int> Waiting(Caller reviewer) => (await reviewer.Get("/api/reviews?status=opinion")).IsOk()["total"].GetInt32();
}
