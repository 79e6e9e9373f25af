using System.Net;
using TalentPool.Mail;
using TalentPool.Tests.Notices;

namespace TalentPool.Tests.Objections;

public sealed class ObjectionTests
{
    /// <summary>A person whose evidence a reviewer has opened, with the record of it.</summary>
    static async Task<(Caller Hanako, Caller Reviewer, Guid Look)> Seen(TestApp app)
    {
        var hanako = await app.Candidate();
        await hanako.Put("/api/me/profile", A.Registration(career: [], grounds: "自治体向けオープンソースの主要開発者です。"));
        await hanako.Post("/api/me/submission");
        var reviewer = await app.Ministry();
        (await reviewer.Get($"/api/reviews/{await app.Db.Find<Guid>("SELECT ReviewId FROM Review")}")).IsOk();
        return (hanako, reviewer, (await Look(hanako)).GetProperty("disclosureEventId").GetGuid());
    }

    static async Task<System.Text.Json.JsonElement> Look(Caller person) => (await person.Get("/api/me/disclosures")).IsOk()["items"][0];

    static async Task<Guid> Raised(Caller person, Guid look) =>
        (await person.Post($"/api/me/disclosures/{look}/objection", new { reason = "審査の必要がないのに閲覧されています。" })).Is(HttpStatusCode.Created)["objectionId"].GetGuid();

    [Fact]
    public async Task An_objection_reaches_the_ministry_and_the_answer_reaches_the_person()
    {
        await using var app = await TestApp.Start();
        var (hanako, _, look) = await Seen(app);
        var colleague = await app.Ministry("colleague@mic.example");
        var objection = await Raised(hanako, look);
        Assert.Equal(2, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'ObjectionRaised'"));

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var queue = (await colleague.Get("/api/objections")).IsOk();
        Assert.Equal((1, "raised", (await hanako.Get("/api/me/profile"))["publicNumber"].GetString()), (queue["total"].GetInt32(), queue["items"][0].GetProperty("status").GetString(), queue["items"][0].GetProperty("publicNumber").GetString()));
        var detail = (await colleague.Get($"/api/objections/{objection}")).IsOk();
        Assert.Equal(("審査の必要がないのに閲覧されています。", "reviewer@mic.example", false), (detail["reason"].GetString(), detail["look"].GetProperty("actor").GetString(), detail["isOwnLook"].GetBoolean()));
        Assert.DoesNotContain("山田", queue.Text + detail.Text, StringComparison.Ordinal);

        (await colleague.Post($"/api/objections/{objection}/inquiry")).Is(HttpStatusCode.NoContent);
        (await colleague.Post($"/api/objections/{objection}/inquiry")).IsRefused(HttpStatusCode.Conflict, "objection-taken");
        Assert.Equal("underInquiry", (await Look(hanako)).GetProperty("objection").GetProperty("status").GetString());

        (await colleague.Post($"/api/objections/{objection}/answer", new { decision = "dismissed", answer = "申請の審査に必要な閲覧でした。" })).Is(HttpStatusCode.NoContent);
        var answered = (await Look(hanako)).GetProperty("objection");
        Assert.Equal(("dismissed", "申請の審査に必要な閲覧でした。"), (answered.GetProperty("status").GetString(), answered.GetProperty("answer").GetString()));
        Assert.Equal(["raised", "underInquiry", "dismissed 申請の審査に必要な閲覧でした。"],
            (await app.Db.Query<string>("SELECT Detail FROM InboxMessage WHERE Kind = 'objection' AND AccountId = @AccountId ORDER BY CreatedAt, Detail DESC", new { hanako.AccountId }, TestContext.Current.CancellationToken))
                .OrderBy(detail => detail.StartsWith("raised", StringComparison.Ordinal) ? 0 : detail.StartsWith("under", StringComparison.Ordinal) ? 1 : 2));
        var letter = Outbox.Read(app.Db.Seal, (await app.Db.Find<string>("SELECT Letter FROM OutboxMail WHERE Kind = 'ObjectionAnswered'"))!);
        Assert.Equal(new Letter.ObjectionAnswered("dismissed", "申請の審査に必要な閲覧でした。", "総務省", "Ministry of Internal Affairs and Communications"), letter);
        Assert.Equal((0, 1), ((await colleague.Get("/api/objections"))["total"].GetInt32(), (await colleague.Get("/api/objections?status=closed"))["total"].GetInt32()));
    }

    [Fact]
    public async Task An_upheld_objection_ends_what_the_organisation_may_see_and_tells_who_looked()
    {
        await using var scene = await Scene.Set();
        var (hanako, id) = await scene.Listed();
        var notice = await scene.Sent(id);
        (await hanako.Post($"/api/me/notices/{notice}/answer", new { answer = "interested" })).IsOk();
        Assert.Equal("山田 花子", (await scene.Staff.Get($"/api/candidates/{id}")).IsOk()["disclosure"].GetProperty("name").GetString());
        var look = (await hanako.Get("/api/me/disclosures"))["items"].EnumerateArray().Single(item => item.GetProperty("action").GetString() == "viewed");
        Assert.Equal(("採用の検討", "Consideration for a post", $"staff.{Scene.Yamaguchi}@pref.example"),
            (look.GetProperty("purpose").GetString(), look.GetProperty("purposeEn").GetString(), look.GetProperty("actor").GetString()));

        var objection = await Raised(hanako, look.GetProperty("disclosureEventId").GetGuid());
        (await (await scene.App.Ministry()).Post($"/api/objections/{objection}/answer", new { decision = "upheld", answer = "必要のない閲覧でした。" })).Is(HttpStatusCode.NoContent);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await scene.Staff.Get($"/api/candidates/{id}")).IsOk()["disclosure"].ValueKind);
        Assert.Null(Scene.Recipient((await scene.Staff.Get($"/api/notices/{notice}")).IsOk()).GetProperty("name").GetString());
        Assert.Equal(1, await scene.Count("OutboxMail", $"Kind = 'LookFoundWrong' AND AccountId = '{scene.Staff.AccountId.ToString().ToUpperInvariant()}'"));
    }

    [Fact]
    public async Task Nobody_answers_for_their_own_look()
    {
        await using var app = await TestApp.Start();
        var (hanako, reviewer, look) = await Seen(app);
        var objection = await Raised(hanako, look);
        Assert.True((await reviewer.Get($"/api/objections/{objection}")).IsOk()["isOwnLook"].GetBoolean());
        (await reviewer.Post($"/api/objections/{objection}/inquiry")).IsRefused(HttpStatusCode.Forbidden, "own-look");
        (await reviewer.Post($"/api/objections/{objection}/answer", new { decision = "dismissed", answer = "問題ありません。" })).IsRefused(HttpStatusCode.Forbidden, "own-look");
        Assert.Equal("raised", (await Look(hanako)).GetProperty("objection").GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_look_is_objected_to_once_unless_the_objection_was_taken_back()
    {
        await using var app = await TestApp.Start();
        var (hanako, _, look) = await Seen(app);
        var first = await Raised(hanako, look);
        (await hanako.Post($"/api/me/disclosures/{look}/objection", new { reason = "もう一度" })).IsRefused(HttpStatusCode.Conflict, "already-objected");
        (await hanako.Post($"/api/me/objections/{first}/withdrawal")).Is(HttpStatusCode.NoContent);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Look(hanako)).GetProperty("objection").ValueKind);
        var colleague = await app.Ministry("colleague@mic.example");
        (await colleague.Post($"/api/objections/{first}/answer", new { decision = "upheld", answer = "認めます。" })).IsRefused(HttpStatusCode.Conflict, "objection-closed");
        (await colleague.Post($"/api/objections/{first}/inquiry")).IsRefused(HttpStatusCode.Conflict, "objection-closed");
        (await hanako.Post($"/api/me/objections/{first}/withdrawal")).IsRefused(HttpStatusCode.Conflict, "objection-closed");
        Assert.NotEqual(first, await Raised(hanako, look));
    }

    [Fact]
    public async Task Of_two_answers_at_once_one_holds()
    {
        await using var app = await TestApp.Start();
        var (hanako, _, look) = await Seen(app);
        var objection = await Raised(hanako, look);
        var (first, second) = (await app.Ministry("first@mic.example"), await app.Ministry("second@mic.example"));
        var answers = await Task.WhenAll(
            first.Post($"/api/objections/{objection}/answer", new { decision = "upheld", answer = "認めます。" }),
            second.Post($"/api/objections/{objection}/answer", new { decision = "dismissed", answer = "認めません。" }));
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'ObjectionAnswered'"));
    }

    [Fact]
    public async Task Ones_own_permission_and_the_records_of_others_are_not_to_be_objected_to()
    {
        await using var scene = await Scene.Set();
        var (hanako, id) = await scene.Listed();
        (await hanako.Post($"/api/me/notices/{await scene.Sent(id)}/answer", new { answer = "interested" })).IsOk();
        var items = (await hanako.Get("/api/me/disclosures"))["items"].EnumerateArray().ToDictionary(item => item.GetProperty("action").GetString()!, item => item.GetProperty("disclosureEventId").GetGuid());
        (await hanako.Post($"/api/me/disclosures/{items["granted"]}/objection", new { reason = "取り消したい" })).IsRefused(HttpStatusCode.Conflict, "own-consent");
        var taro = await scene.App.Candidate("taro@people.example");
        (await taro.Post($"/api/me/disclosures/{items["noticeSent"]}/objection", new { reason = "他人の記録" })).IsRefused(HttpStatusCode.NotFound, "no-such-disclosure");
        var objection = await Raised(hanako, items["noticeSent"]);
        (await taro.Post($"/api/me/objections/{objection}/withdrawal")).IsRefused(HttpStatusCode.NotFound, "no-such-objection");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("見えない\u0000文字")]
    [InlineData("上\u202e下")]
    public async Task A_reason_is_given_in_words_that_can_be_read(string reason)
    {
        await using var app = await TestApp.Start();
        var (hanako, _, look) = await Seen(app);
        Assert.Equal(["reason"], (await hanako.Post($"/api/me/disclosures/{look}/objection", new { reason })).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM DisclosureObjection"));
    }

    [Theory]
    [InlineData("GET", "/api/objections", false)]
    [InlineData("GET", "/api/objections/00000000-0000-0000-0000-000000000001", false)]
    [InlineData("POST", "/api/objections/00000000-0000-0000-0000-000000000001/inquiry", false)]
    [InlineData("POST", "/api/objections/00000000-0000-0000-0000-000000000001/answer", false)]
    [InlineData("POST", "/api/me/disclosures/00000000-0000-0000-0000-000000000001/objection", true)]
    [InlineData("POST", "/api/me/objections/00000000-0000-0000-0000-000000000001/withdrawal", true)]
    public async Task Each_step_is_for_those_it_belongs_to(string method, string path, bool isForPeople)
    {
        await using var app = await TestApp.Start();
        (await app.Nobody().Send(new HttpMethod(method), path, null)).Is(HttpStatusCode.Unauthorized);
        (await (await app.Staff("010006")).Send(new HttpMethod(method), path, null)).Is(HttpStatusCode.Forbidden);
        (await (isForPeople ? await app.Ministry() : await app.Candidate()).Send(new HttpMethod(method), path, null)).Is(HttpStatusCode.Forbidden);
    }
}
