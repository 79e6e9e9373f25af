using System.Net;
using TalentPool.Mail;

namespace TalentPool.Tests.Candidates;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Ten_years_of_digital_work_are_listed_at_once()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        (await hanako.Put("/api/me/profile", A.Registration())).IsOk();

        var verdict = (await hanako.Post("/api/me/submission")).IsOk();
        Assert.Equal(("listed", 120, 0), (verdict["outcome"].GetString(), verdict["countedMonths"].GetInt32(), verdict["missingMonths"].GetInt32()));

        var profile = (await hanako.Get("/api/me/profile")).IsOk();
        Assert.Equal(("listed", "2027-11-24"), (profile["status"].GetString(), profile["renewBy"].GetString()));
        Assert.Matches("^TP-[0-9]{7}$", profile["publicNumber"].GetString());
        Assert.Equal("experience", profile["routes"][0].GetString());
        Assert.Equal("verdict", (await hanako.Get("/api/me/inbox")).IsOk()["items"][0].GetProperty("kind").GetString());
        var letter = Outbox.Read(app.Db.Seal, (await app.Db.Find<string>("SELECT Letter FROM OutboxMail WHERE Kind = 'Verdict'"))!);
        Assert.Equal(new Letter.Verdict("listed", 120, 0), letter);
    }

    [Fact]
    public async Task A_level_four_pass_is_listed_by_route_two()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        await hanako.Put("/api/me/profile", A.Registration(career: [], certificates: ["第ST－2015－10－01234号"]));
        var verdict = (await hanako.Post("/api/me/submission")).IsOk();
        Assert.Equal(("listed", "exam"), (verdict["outcome"].GetString(), verdict["routes"][0].GetString()));
        Assert.Equal("ST-2015-10-01234", verdict["certificates"][0].GetProperty("normalized").GetString());
    }

    [Fact]
    public async Task Four_years_are_not_enough_yet_and_nothing_is_lost()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        await hanako.Put("/api/me/profile", A.Registration(career: [A.Job("2020-04", "2024-03")]));
        var verdict = (await hanako.Post("/api/me/submission")).IsOk();
        Assert.Equal(("notYet", 12), (verdict["outcome"].GetString(), verdict["missingMonths"].GetInt32()));
        var profile = (await hanako.Get("/api/me/profile")).IsOk();
        Assert.Equal(("draft", "山田 花子"), (profile["status"].GetString(), profile["name"].GetString()));
    }

    [Fact]
    public async Task A_former_exam_goes_to_the_ministry_where_the_policy_says_so_and_the_verdict_keeps_the_policy()
    {
        await using var app = await TestApp.Start(new() { ["Eligibility:PolicyVersion"] = "2027-04", ["Eligibility:AcceptsFormerExams"] = "false" });
        var hanako = await app.Candidate();
        (await hanako.Put("/api/me/profile", A.Registration(career: [], certificates: ["AN-2007-10-00011"]))).IsOk();
        var verdict = (await hanako.Post("/api/me/submission")).IsOk();
        Assert.Equal(("underReview", "certificate_former_exam"), (verdict["outcome"].GetString(), verdict["reasons"][0].GetProperty("code").GetString()));
        Assert.Equal("2027-04", await app.Db.Find<string>("SELECT PolicyVersion FROM Submission"));
    }

    [Fact]
    public async Task A_number_that_another_person_entered_goes_to_the_ministry()
    {
        await using var app = await TestApp.Start();
        var first = await app.Candidate();
        await first.Put("/api/me/profile", A.Registration(career: [], certificates: ["ST-2015-10-01234"]));
        Assert.Equal("listed", (await first.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        var second = await app.Candidate("taro@people.example");
        await second.Put("/api/me/profile", A.Registration(career: [], certificates: ["ST20151001234"]));
        var verdict = (await second.Post("/api/me/submission")).IsOk();
        Assert.Equal(("underReview", "duplicate_number"), (verdict["outcome"].GetString(), verdict["reasons"][0].GetProperty("code").GetString()));
        var review = (await (await app.Ministry()).Get($"/api/reviews/{await app.Db.Find<Guid>("SELECT ReviewId FROM Review")}")).IsOk();
        var shared = Assert.Single(review["sharedNumbers"].EnumerateArray());
        Assert.Equal(("ST-2015-10-01234", (await first.Get("/api/me/profile"))["publicNumber"].GetString()), (shared.GetProperty("number").GetString(), shared.GetProperty("publicNumber").GetString()));
        Assert.Equal("missing", review["explanation"].GetProperty("lines")[1].GetProperty("code").GetString());
        Assert.Equal(("certificate_shared", "nothing"), (verdict["certificateLines"][0].GetProperty("code").GetString(), verdict["explanation"].GetProperty("lines")[0].GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_draft_may_be_unfinished_and_comes_back_as_it_was()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        Assert.Equal("none", (await hanako.Get("/api/me/profile")).IsOk()["status"].GetString());
        var draft = A.Registration(career: [A.Job("2020-04", null, "partial", 37.5m)], prefectures: []);
        draft["headline"] = "";
        draft["residencePrefecture"] = null;
        var saved = (await hanako.Put("/api/me/profile", draft)).IsOk();
        Assert.Equal(["residencePrefecture", "headline", "wishes.prefectures"], saved["completeness"].GetProperty("missing").EnumerateArray().Select(field => field.GetString()!));
        var read = (await hanako.Get("/api/me/profile")).IsOk();
        Assert.Equal(saved.Text, read.Text);
        Assert.Equal(37.5m, read["career"][0].GetProperty("hours").GetDecimal());

        var refused = await hanako.Post("/api/me/submission");
        Assert.Equal(["residencePrefecture", "headline", "wishes.prefectures"], refused.IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
    }

    [Fact]
    public async Task A_job_without_a_start_is_kept_in_the_draft_and_asked_for_by_the_submission()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        (await hanako.Put("/api/me/profile", A.Registration(career: [A.Job("", null)]))).IsOk();
        Assert.Equal(["career[0].start"], (await hanako.Post("/api/me/submission")).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
    }

    [Fact]
    public async Task Two_windows_do_not_overwrite_each_other()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        Assert.Equal(1, (await hanako.Put("/api/me/profile", A.Registration())).IsOk()["version"].GetInt32());
        (await hanako.Put("/api/me/profile", A.Registration(0, "別の窓"))).IsRefused(HttpStatusCode.Conflict, "edited-elsewhere");
        Assert.Equal(2, (await hanako.Put("/api/me/profile", A.Registration(1, "山田 はな"))).IsOk()["version"].GetInt32());
    }

    [Theory]
    [InlineData("kana", "漢字", "kana")]
    [InlineData("phone", "call me", "phone")]
    [InlineData("residencePrefecture", "999999", "residencePrefecture")]
    [InlineData("name", "山田\u202e子", "name")]
    [InlineData("name", "山田\n花子", "name")]
    [InlineData("headline", null, "headline")]
    [InlineData("version", -1, "version")]
    public async Task A_bad_value_is_refused_at_its_field(string member, object? value, string field)
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var registration = A.Registration();
        registration[member] = value;
        Assert.Equal([field], (await hanako.Put("/api/me/profile", registration)).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal("none", (await hanako.Get("/api/me/profile")).IsOk()["status"].GetString());
    }

    [Fact]
    public async Task Faults_inside_lists_are_named_by_their_place()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var registration = A.Registration(career: [A.Job("2014-04", "2024-03"), A.Job("2024-04", "2024-03")], certificates: ["ST-2015-10-01234", ""], skills: ["no-such-skill"]);
        var answer = await hanako.Put("/api/me/profile", registration);
        Assert.Equal(["career[1].end", "certificates[1]", "skills[0].skillId"], answer.IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
    }

    [Theory]
    [InlineData("GET", "/api/me/profile")]
    [InlineData("PUT", "/api/me/profile")]
    [InlineData("POST", "/api/me/submission")]
    [InlineData("GET", "/api/me/inbox")]
    [InlineData("GET", "/api/me/disclosures")]
    public async Task Ones_own_data_is_for_professionals_alone(string method, string path)
    {
        await using var app = await TestApp.Start();
        (await app.Nobody().Send(new HttpMethod(method), path, null)).Is(HttpStatusCode.Unauthorized);
        (await (await app.Staff("010006")).Send(new HttpMethod(method), path, null)).Is(HttpStatusCode.Forbidden);
        (await (await app.Ministry()).Send(new HttpMethod(method), path, null)).Is(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_message_is_read_by_its_owner_only()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        await hanako.Put("/api/me/profile", A.Registration());
        await hanako.Post("/api/me/submission");
        var inbox = (await hanako.Get("/api/me/inbox")).IsOk();
        Assert.Equal(1, inbox["unread"].GetInt32());
        var id = inbox["items"][0].GetProperty("inboxMessageId").GetGuid();
        var other = await app.Candidate("taro@people.example");
        (await other.Post($"/api/me/inbox/{id}/read")).IsRefused(HttpStatusCode.NotFound, "no-such-message");
        (await hanako.Post($"/api/me/inbox/{id}/read")).Is(HttpStatusCode.NoContent);
        Assert.Equal(0, (await hanako.Get("/api/me/inbox"))["unread"].GetInt32());
    }

    [Fact]
    public async Task The_lists_of_the_forms_are_public_and_whole()
    {
        await using var app = await TestApp.Start();
        var lists = (await app.Nobody().Get("/api/reference")).IsOk();
        Assert.Equal((47, 110, 47), (lists["prefectures"].GetArrayLength(), lists["skills"].GetArrayLength(), lists["organisations"].GetArrayLength()));
        Assert.Equal(179, (await app.Nobody().Get("/api/reference/municipalities?prefecture=010006")).IsOk().Json.GetArrayLength());
        Assert.Equal(["prefecture"], (await app.Nobody().Get("/api/reference/municipalities?prefecture=99")).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
    }
}
