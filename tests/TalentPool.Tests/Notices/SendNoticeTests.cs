using System.Net;
using TalentPool.Tests.Postings;

namespace TalentPool.Tests.Notices;

public sealed class SendNoticeTests
{
    [Fact]
    public async Task As_many_get_the_notice_as_the_preview_said_each_with_a_message_a_letter_and_a_record()
    {
        await using var scene = await Scene.Set();
        var (hanako, first) = await scene.Listed();
        var (_, second) = await scene.Listed("taro@people.example");
        await scene.App.Db.Execute("UPDATE Subscription SET SendsNoticeMail = 0 WHERE AccountId = @AccountId", new { hanako.AccountId }, TestContext.Current.CancellationToken);

        var preview = (await scene.Staff.Post("/api/notices/preview", scene.To(first, second, first))).IsOk();
        Assert.Equal(2, preview["recipients"].GetInt32());
        Assert.Equal(0, await scene.Count("Notice"));

        var sent = (await scene.Staff.Post("/api/notices", scene.To(first, second, first))).Is(HttpStatusCode.Created);
        Assert.Equal(2, sent["recipients"].GetInt32());
        Assert.Equal(2, await scene.Count("InboxMessage", "Kind = 'notice'"));
        Assert.Equal(1, await scene.Count("OutboxMail", "Kind = 'NoticeReceived'"));
        Assert.Equal(1, await scene.Count("AuditEvent", "Action = 'notice.sent'"));

        var told = (await hanako.Get("/api/me/disclosures")).IsOk()["items"][0];
        Assert.Equal(("noticeSent", 0), (told.GetProperty("action").GetString(), told.GetProperty("fields").GetArrayLength()));
        var item = (await scene.Staff.Get("/api/notices")).IsOk()["items"][0];
        Assert.Equal((2, 2), (item.GetProperty("recipients").GetInt32(), item.GetProperty("counts").GetProperty("sent").GetInt32()));
    }

    [Fact]
    public async Task People_who_blocked_did_not_consent_or_paused_are_skipped_alike()
    {
        await using var scene = await Scene.Set();
        var (_, visible) = await scene.Listed();
        var (_, blocking) = await scene.Listed("b@people.example", A.Registration(blocked: [scene.Staff.OrganisationId!.Value]));
        var (_, elsewhere) = await scene.Listed("c@people.example", A.Registration(consentsNationwide: false, consents: [Scene.Hiroshima]));
        var (pausing, paused) = await scene.Listed("d@people.example");
        (await pausing.Put("/api/me/availability", new { state = "closed" })).Is(HttpStatusCode.NoContent);
        var unknown = Guid.NewGuid();

        var preview = (await scene.Staff.Post("/api/notices/preview", scene.To(visible, blocking, elsewhere, paused, unknown))).IsOk();
        Assert.Equal(1, preview["recipients"].GetInt32());
        Guid[] hidden = [blocking, elsewhere, paused, unknown];
        Assert.Equal(hidden.ToDictionary(id => id.ToString(), _ => "not-visible"), Scene.Reasons(preview));
        Assert.Equal(["candidateIds"], (await scene.Staff.Post("/api/notices", scene.To(hidden))).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal(0, await scene.Count("Notice"));
    }

    [Fact]
    public async Task A_search_reaches_whom_it_finds_and_the_database_has_the_last_word()
    {
        await using var scene = await Scene.Set();
        await scene.Listed("cloud@people.example", A.Registration(skills: ["cloud-aws"]));
        await scene.Listed("bi@people.example", A.Registration(skills: ["data-bi"]));
        var (pausing, paused) = await scene.Listed("gone@people.example", A.Registration(skills: ["cloud-aws"]));
        (await pausing.Put("/api/me/availability", new { state = "closed" })).Is(HttpStatusCode.NoContent);

        var search = new { skill = new[] { "cloud-aws" }, theme = new[] { "A" }, minMonths = 60 };
        var preview = (await scene.Staff.Post("/api/notices/preview", scene.Notice(search: search))).IsOk();
        Assert.Equal(1, preview["recipients"].GetInt32());
        Assert.Equal("not-visible", Scene.Reasons(preview)[paused.ToString()]);
        Assert.Equal(1, (await scene.Staff.Post("/api/notices", scene.Notice(search: search))).Is(HttpStatusCode.Created)["recipients"].GetInt32());
        Assert.Equal(1, await scene.Count("Notice", "SearchQuery LIKE '%cloud-aws%'"));
        Assert.Equal(["search"], (await scene.Staff.Post("/api/notices", scene.Notice(search: new { skill = new[] { "data-etl" } }))).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal(["search.skill[0]"], (await scene.Staff.Post("/api/notices", scene.Notice(search: new { skill = new[] { "juggling" } }))).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
    }

    [Fact]
    public async Task Nobody_gets_a_second_notice_of_one_posting_or_more_than_four_in_thirty_days()
    {
        await using var scene = await Scene.Set();
        var (_, id) = await scene.Listed();
        await scene.Sent(id);
        Assert.Equal("already-noticed", Scene.Reasons((await scene.Staff.Post("/api/notices/preview", scene.To(id))).IsOk())[id.ToString()]);
        for (var number = 0; number < 3; number++)
            (await scene.Staff.Post("/api/notices", scene.Notice([id], postingId: await APosting.Published(scene.Staff)))).Is(HttpStatusCode.Created);

        var fifth = await APosting.Published(scene.Staff, APosting.With(deadline: "2027-02-26"));
        Assert.Equal("cap", Scene.Reasons((await scene.Staff.Post("/api/notices/preview", scene.Notice([id], postingId: fifth))).IsOk())[id.ToString()]);
        var other = await scene.App.Staff(Scene.Hiroshima);
        (await other.Post("/api/notices", scene.Notice([id], postingId: await APosting.Published(other)))).Is(HttpStatusCode.Created);
        scene.App.Clock.Advance(TimeSpan.FromDays(31));
        (await (await scene.Colleague()).Post("/api/notices", scene.Notice([id], postingId: fifth, answerBy: "2027-01-20"))).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Only_an_open_posting_of_ones_own_is_noticed()
    {
        await using var scene = await Scene.Set();
        var (person, id) = await scene.Listed();
        var other = await scene.App.Staff(Scene.Hiroshima);
        (await other.Post("/api/notices", scene.To(id))).IsRefused(HttpStatusCode.NotFound, "no-such-posting");
        var draft = (await scene.Staff.Post("/api/postings", APosting.With())).Is(HttpStatusCode.Created)["postingId"].GetGuid();
        (await scene.Staff.Post("/api/notices", scene.Notice([id], postingId: draft))).IsRefused(HttpStatusCode.Conflict, "posting-not-open");
        (await person.Post("/api/notices", scene.To(id))).Is(HttpStatusCode.Forbidden);
        (await scene.App.Nobody().Post("/api/notices", scene.To(id))).Is(HttpStatusCode.Unauthorized);
        (await (await scene.App.Ministry()).Post("/api/notices", scene.To(id))).Is(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("2026-11-24")]
    [InlineData("2026-12-12")]
    public async Task The_last_day_for_an_answer_lies_between_tomorrow_and_the_deadline(string answerBy)
    {
        await using var scene = await Scene.Set();
        var (_, id) = await scene.Listed();
        Assert.Equal(["answerBy"], (await scene.Staff.Post("/api/notices", scene.Notice([id], answerBy: answerBy))).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
    }

    [Fact]
    public async Task Either_people_or_a_search_is_named_and_at_most_five_hundred()
    {
        await using var scene = await Scene.Set();
        async Task<string[]> Refused(object notice) => (await scene.Staff.Post("/api/notices/preview", notice)).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields;
        Assert.Equal(["candidateIds"], await Refused(scene.Notice()));
        Assert.Equal(["candidateIds"], await Refused(scene.Notice([Guid.NewGuid()], new { q = "DX" })));
        Assert.Equal(["candidateIds"], await Refused(scene.Notice([])));
        Assert.Equal(["candidateIds"], await Refused(scene.Notice([.. Enumerable.Range(0, 501).Select(_ => Guid.NewGuid())])));
    }
}
