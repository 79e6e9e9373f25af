using System.Net;
using TalentPool.Tests.Reviews;

namespace TalentPool.Tests.Candidates;

public sealed class ListedPersonTests
{
    const string Number = "ST-2015-10-01234";

    static async Task<Caller> Listed(TestApp app, object[]? career = null, string[]? certificates = null)
    {
        var person = await app.Candidate();
        (await person.Put("/api/me/profile", A.Registration(career: career, certificates: certificates))).IsOk();
        Assert.Equal("listed", (await person.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        return person;
    }

    static async Task<Answer> MyProfile(Caller person) => (await person.Get("/api/me/profile")).IsOk();

    // Adds grounds for route 3 in the place of the proof: a matter for the ministry.
    static async Task SubmitForReview(Caller person)
    {
        (await person.Put("/api/me/profile", A.Registration(1, career: [], grounds: "自治体向けオープンソースの主要開発者です。"))).IsOk();
        Assert.Equal("underReview", (await person.Post("/api/me/submission")).IsOk()["outcome"].GetString());
    }

    [Fact]
    public async Task Changing_ones_words_keeps_the_place_on_the_list_and_the_proof()
    {
        await using var app = await TestApp.Start();
        var hanako = await Listed(app, career: [], certificates: [Number]);
        var saved = (await hanako.Put("/api/me/profile", A.Registration(1, career: [], certificates: [Number], headline: "あたらしい見出し"))).IsOk();
        Assert.Equal(("listed", "exam"), (saved["status"].GetString(), saved["routes"][0].GetString()));
        Assert.Equal((Number, "accept"), await Known(app, Number));

        var taro = await app.Candidate("taro@people.example");
        await taro.Put("/api/me/profile", A.Registration(career: [], certificates: [Number]));
        Assert.Equal("duplicate_number", (await taro.Post("/api/me/submission")).IsOk()["reasons"][0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("PM-2019-10-00100", "ＰＭ２０１９１０００１００")] // no sitting of that month is known
    [InlineData("第01234567号", "01234567")] // the old form
    public async Task A_doubtful_number_that_somebody_else_holds_too_is_a_doubt_more(string first, string second)
    {
        await using var app = await TestApp.Start();
        string[][] reasons = [[], []];
        foreach (var (at, number) in new[] { first, second }.Index())
        {
            var person = await app.Candidate($"person{at}@people.example");
            (await person.Put("/api/me/profile", A.Registration(career: [], certificates: [number]))).IsOk();
            reasons[at] = [.. (await person.Post("/api/me/submission")).IsOk()["reasons"].EnumerateArray().Select(reason => reason.GetProperty("code").GetString()!)];
        }

        Assert.DoesNotContain("duplicate_number", reasons[0]);
        Assert.Contains("duplicate_number", reasons[1]);
    }

    [Fact]
    public async Task A_pass_that_somebody_else_claims_too_is_not_told_to_prefectures()
    {
        await using var app = await TestApp.Start();
        await Listed(app, career: [], certificates: [Number]);
        var taro = await app.Candidate("taro@people.example");
        (await taro.Put("/api/me/profile", A.Registration(certificates: [Number]))).IsOk();
        Assert.Equal(["experience"], Words((await taro.Post("/api/me/submission")).IsOk(), "routes"));
        var id = (await MyProfile(taro))["candidateId"].GetGuid();
        Assert.Equal(0, (await (await app.Staff("010006")).Get($"/api/candidates/{id}")).IsOk()["exams"].GetArrayLength());
    }

    [Fact]
    public async Task A_number_added_later_proves_nothing_until_the_next_submission()
    {
        await using var app = await TestApp.Start();
        var hanako = await Listed(app);
        (await hanako.Put("/api/me/profile", A.Registration(1, certificates: [Number]))).IsOk();
        Assert.Equal((null, "unchecked"), await Known(app, Number));
        Assert.Equal(["experience", "exam"], Words((await hanako.Post("/api/me/submission")).IsOk(), "routes"));
        Assert.Equal((Number, "accept"), await Known(app, Number));
        Assert.Equal(["exam", "experience"], Words(await MyProfile(hanako), "routes"));
    }

    [Fact]
    public async Task A_new_count_that_is_not_enough_takes_nobody_off_the_list()
    {
        await using var app = await TestApp.Start();
        var hanako = await Listed(app);
        await hanako.Put("/api/me/profile", A.Registration(1, career: [A.Job("2023-04", "2024-03")]));
        Assert.Equal("notYet", (await hanako.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        var profile = await MyProfile(hanako);
        Assert.Equal(("listed", "experience"), (profile["status"].GetString(), profile["routes"][0].GetString()));
    }

    [Fact]
    public async Task A_submission_takes_the_place_of_the_one_still_on_the_desk()
    {
        await using var app = await TestApp.Start();
        var hanako = await Listed(app);
        await SubmitForReview(hanako);
        Assert.Equal(("listed", "open"), ((await MyProfile(hanako))["status"].GetString(), (await MyProfile(hanako))["review"].GetProperty("status").GetString()));
        var review = await app.Db.Find<Guid>("SELECT ReviewId FROM Review WHERE Decision IS NULL");

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await hanako.Put("/api/me/profile", A.Registration(2))).IsOk();
        Assert.Equal("listed", (await hanako.Post("/api/me/submission")).IsOk()["outcome"].GetString());

        var ministry = await app.Ministry();
        Assert.Equal(0, (await ministry.Get("/api/reviews")).IsOk()["total"].GetInt32());
        (await ministry.Post($"/api/reviews/{review}/decision", new { decision = "rejected", reason = "遅れた決定" })).IsRefused(HttpStatusCode.Conflict, "already-decided");
        var profile = await MyProfile(hanako);
        Assert.Equal(("listed", "Null", "experience"), (profile["status"].GetString(), profile["review"].ValueKind.ToString(), profile["routes"][0].GetString()));
    }

    [Theory]
    [InlineData("paused")]
    [InlineData("suspended")]
    public async Task An_approval_does_not_show_a_person_who_is_hidden(string status)
    {
        await using var app = await TestApp.Start();
        var hanako = await Listed(app);
        await SubmitForReview(hanako);
        await app.Db.Execute("UPDATE Candidate SET Status = @status", new { status });
        var review = await app.Db.Find<Guid>("SELECT ReviewId FROM Review WHERE Decision IS NULL");
        var reviewer = await app.Ministry();
        (await reviewer.Judge(review, ADesk.Equal)).IsOk();
        (await (await app.Ministry("second@mic.example")).Judge(review, ADesk.Equal)).IsOk();
        (await reviewer.Decide(review, ADesk.Approved("equivalent"))).Is(HttpStatusCode.NoContent);
        var profile = await MyProfile(hanako);
        Assert.Equal((status, "equivalent"), (profile["status"].GetString(), profile["routes"][0].GetString()));
    }

    [Fact]
    public async Task Sending_back_a_new_claim_leaves_a_listed_person_listed()
    {
        await using var app = await TestApp.Start();
        var hanako = await Listed(app);
        await SubmitForReview(hanako);
        var review = await app.Db.Find<Guid>("SELECT ReviewId FROM Review WHERE Decision IS NULL");
        (await (await app.Ministry()).Post($"/api/reviews/{review}/decision", new { decision = "returned", reason = "資料を追記してください。" })).Is(HttpStatusCode.NoContent);
        var profile = await MyProfile(hanako);
        Assert.Equal(("listed", "returned", "experience"), (profile["status"].GetString(), profile["review"].GetProperty("decision").GetString(), profile["routes"][0].GetString()));
    }

    [Fact]
    public async Task Who_takes_back_the_purpose_notice_is_shown_to_nobody()
    {
        await using var app = await TestApp.Start();
        var hanako = await Listed(app);
        var id = (await MyProfile(hanako))["candidateId"].GetGuid();
        var hokkaido = await app.Staff("010006");
        (await hokkaido.Get($"/api/candidates/{id}")).IsOk();

        var registration = A.Registration(1);
        registration["consent"] = new { purposeVersion = (string?)null, nationwide = true, prefectures = new[] { "010006" } };
        var consent = (await hanako.Put("/api/me/profile", registration)).IsOk()["consent"];
        Assert.Equal((false, 0), (consent.GetProperty("nationwide").GetBoolean(), consent.GetProperty("prefectures").GetArrayLength()));
        (await hokkaido.Get($"/api/candidates/{id}")).IsRefused(HttpStatusCode.NotFound, "no-such-candidate");
    }

    [Theory]
    [InlineData("paused", "submission-not-possible")]
    [InlineData("suspended", "submission-not-possible")]
    [InlineData("submitted", "already-under-review")]
    public async Task A_submission_waits_for_a_state_that_allows_it(string status, string problem)
    {
        await using var app = await TestApp.Start();
        var hanako = await Listed(app);
        await app.Db.Execute("UPDATE Candidate SET Status = @status", new { status });
        (await hanako.Post("/api/me/submission")).IsRefused(HttpStatusCode.Conflict, problem);
        Assert.Equal((status, 1), ((await MyProfile(hanako))["status"].GetString(), await app.Db.Find<int>("SELECT COUNT(*) FROM Submission")));
    }

    [Fact]
    public async Task A_lapsed_person_comes_back_by_a_new_submission_for_another_year()
    {
        await using var app = await TestApp.Start();
        var hanako = await Listed(app);
        await app.Db.Execute("UPDATE Candidate SET Status = 'lapsed', RenewBy = @day", new { day = new DateOnly(2026, 11, 1) });
        Assert.Equal("listed", (await hanako.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        Assert.Equal(("listed", "2027-11-24"), ((await MyProfile(hanako))["status"].GetString(), (await MyProfile(hanako))["renewBy"].GetString()));
    }

    [Fact]
    public async Task Two_submissions_at_once_open_one_review_and_send_one_letter()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        await hanako.Put("/api/me/profile", A.Registration(career: [], grounds: "自治体向けオープンソースの主要開発者です。"));
        var answers = await Task.WhenAll(hanako.Post("/api/me/submission"), hanako.Post("/api/me/submission"));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
        foreach (var sql in new[] { "SELECT COUNT(*) FROM Submission", "SELECT COUNT(*) FROM Review", "SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'Verdict'", "SELECT COUNT(*) FROM InboxMessage" })
            Assert.Equal(1, await app.Db.Find<int>(sql));
    }

    static async Task<(string? Normalized, string? Status)> Known(TestApp app, string number) => (
        await app.Db.Find<string>("SELECT NormalizedNumber FROM Qualification WHERE CertificateNumber = @number", new { number }),
        await app.Db.Find<string>("SELECT Status FROM Qualification WHERE CertificateNumber = @number", new { number }));

    static string[] Words(Answer answer, string name) => [.. answer[name].EnumerateArray().Select(word => word.GetString()!)];
}
