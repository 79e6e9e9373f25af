using System.Net;

namespace TalentPool.Tests.Reviews;

public sealed class ReviewerInterestTests
{
    [Theory]
    [InlineData("株式会社みなと情報")]
    [InlineData("ミナト情報㈱")]
    [InlineData("みなと")]
    public async Task Nobody_reviews_people_of_an_employer_they_declared(string declared)
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var review = await ADesk.Submitted(app, hanako, A.Registration(career: [A.Job("2014-04", "2024-03", "partial", employer: "株式会社みなと情報 東京支社")], grounds: "主要開発者です。"));
        var (reviewer, other, admin) = (await app.Ministry(), await app.Ministry("second@mic.example"), await app.Ministry("admin@mic.example", "admin"));
        (await reviewer.Get($"/api/reviews/{review}")).IsOk();
        await Declare(reviewer, declared);

        foreach (var answer in new[]
        {
            await reviewer.Get($"/api/reviews/{review}"), await reviewer.Get($"/api/reviews/{review}/evidence"), await reviewer.Take(review),
            await reviewer.Judge(review, ADesk.Equal), await reviewer.Decide(review, ADesk.Rejected),
        }) answer.Is(HttpStatusCode.NotFound);
        var queue = (await reviewer.Get("/api/reviews")).IsOk();
        Assert.Equal((0, 1), (queue["total"].GetInt32(), queue["withheld"].GetInt32()));
        Assert.Equal(1, (await other.Get("/api/reviews"))["total"].GetInt32());
        (await admin.Take(review, reviewer.AccountId)).IsRefused(HttpStatusCode.Conflict, "reviewer-may-not");
        (await admin.Take(review, other.AccountId)).Is(HttpStatusCode.NoContent);

        await Declare(reviewer);
        (await reviewer.Get($"/api/reviews/{review}")).IsOk();
    }

    [Fact]
    public async Task A_tie_that_the_person_declared_counts_as_well()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        await hanako.Put("/api/me/profile", A.Registration(career: [A.Job("2014-04", "2024-03", "partial")]));
        (await hanako.Put("/api/me/interests", new { interests = new[] { new { organisationName = "合同会社カササギ", relation = "contract", start = "2024-01", end = (string?)null } } })).Is(HttpStatusCode.NoContent);
        Assert.Equal("underReview", (await hanako.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        var reviewer = await app.Ministry();
        await Declare(reviewer, "かささぎ");
        (await reviewer.Get($"/api/reviews/{await ADesk.OpenOf(app, hanako)}")).IsRefused(HttpStatusCode.NotFound, "no-such-review");
    }

    [Fact]
    public async Task Names_that_were_written_before_they_were_compared_get_their_key_at_the_start()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var review = await ADesk.Doubtful(app, hanako);
        await hanako.Put("/api/me/interests", new { interests = new[] { new { organisationName = "合同会社カササギ", relation = "contract", start = "2024-01" } } });
        await app.Db.Execute("UPDATE CareerEntry SET EmployerKey = NULL", null, TestContext.Current.CancellationToken);
        await app.Db.Execute("UPDATE InterestDeclaration SET OrganisationKey = NULL", null, TestContext.Current.CancellationToken);
        Assert.Equal(2, await TalentPool.Candidates.OrganisationKeys.Fill(app.Db));
        Assert.Equal(0, await TalentPool.Candidates.OrganisationKeys.Fill(app.Db));
        var reviewer = await app.Ministry();
        await Declare(reviewer, "みなと情報");
        (await reviewer.Get($"/api/reviews/{review}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Declarations_are_ones_own_and_come_back_as_they_were_written()
    {
        await using var app = await TestApp.Start();
        var (reviewer, other) = (await app.Ministry(), await app.Ministry("second@mic.example"));
        await Declare(reviewer, "株式会社みなと情報", "あおば市役所");
        Assert.Equal(["株式会社みなと情報", "あおば市役所"], (await reviewer.Get("/api/reviews/interests")).IsOk()["organisations"].EnumerateArray().Select(one => one.GetProperty("organisationName").GetString()));
        Assert.Equal(0, (await other.Get("/api/reviews/interests")).IsOk()["organisations"].GetArrayLength());
    }

    [Theory]
    [InlineData("", "employment", "organisations[0].organisationName")]
    [InlineData("株", "employment", "organisations[0].organisationName")]
    [InlineData("・・・", "employment", "organisations[0].organisationName")]
    [InlineData("見え\u200bない", "employment", "organisations[0].organisationName")]
    [InlineData("あおば市役所", "friend", "organisations[0].relation")]
    public async Task A_declaration_that_matches_nobody_or_everybody_is_refused(string name, string relation, string field)
    {
        await using var app = await TestApp.Start();
        var reviewer = await app.Ministry();
        Assert.Equal([field], (await reviewer.Put("/api/reviews/interests", new { organisations = new[] { new { organisationName = name, relation } } })).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM ReviewerInterest", null, TestContext.Current.CancellationToken));
    }

    static async Task Declare(Caller reviewer, params string[] names) =>
        (await reviewer.Put("/api/reviews/interests", new { organisations = names.Select(name => new { organisationName = name, relation = "employment" }) })).Is(HttpStatusCode.NoContent);
}
