using System.Net;
using System.Text.Json;
using TalentPool.Domain;
using TalentPool.Notices;

namespace TalentPool.Tests.Notices;

public sealed class AnswerNoticeTests
{
    [Fact]
    public async Task A_person_reads_considers_and_then_accepts()
    {
        await using var scene = await Scene.Set();
        var (person, id) = await scene.Listed();
        var path = $"/api/me/notices/{await scene.Sent(id)}";

        Assert.Equal("sent", (await person.Get("/api/me/notices")).IsOk()["items"][0].GetProperty("status").GetString());
        var opened = (await person.Get(path)).IsOk();
        Assert.Equal("opened", opened["status"].GetString());
        Assert.Equal(scene.PostingId, opened["posting"].GetProperty("postingId").GetGuid());
        Assert.Equal("considering", (await person.Post(path + "/answer", new { answer = "considering" })).IsOk()["status"].GetString());
        Assert.Equal("considering", (await person.Get(path)).IsOk()["status"].GetString());
        var accepted = (await person.Post(path + "/answer", new { answer = "interested" })).IsOk();
        Assert.Equal("accepted", accepted["status"].GetString());
        Assert.NotEqual(JsonValueKind.Null, accepted["answeredAt"].ValueKind);
        (await person.Post(path + "/answer", new { answer = "interested" })).IsRefused(HttpStatusCode.Conflict, "already-answered");
        (await person.Post(path + "/answer", new { answer = "declined", reason = "都合により" })).IsRefused(HttpStatusCode.Conflict, "already-answered");

        Assert.Equal(2, await scene.Count("OutboxMail", "Kind = 'NoticeAnswered'"));
        Assert.Equal(1, await scene.Count("DisclosureGrant"));
        var counts = (await scene.Staff.Get("/api/notices")).IsOk()["items"][0].GetProperty("counts");
        Assert.Equal((0, 1), (counts.GetProperty("sent").GetInt32(), counts.GetProperty("accepted").GetInt32()));
    }

    [Fact]
    public async Task When_somebody_without_a_name_answered_is_told_by_the_day()
    {
        await using var scene = await Scene.Set();
        var (person, id) = await scene.Listed();
        var notice = await scene.Sent(id);
        var (asked, day) = ($"/api/notices/{notice}", new DateTimeOffset(Tokyo.Today(scene.App.Clock).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(9)));
        DateTimeOffset Answered(Answer answer) => Scene.Recipient(answer).GetProperty("answeredAt").GetDateTimeOffset();

        (await person.Post($"/api/me/notices/{notice}/answer", new { answer = "considering" })).IsOk();
        Assert.NotEqual(day, scene.App.Clock.GetUtcNow());
        Assert.Equal(day, Answered((await scene.Staff.Get(asked)).IsOk()));
        // Who says yes has a name from then on, and a time.
        (await person.Post($"/api/me/notices/{notice}/answer", new { answer = "interested" })).IsOk();
        Assert.Equal(scene.App.Clock.GetUtcNow(), Answered((await scene.Staff.Get(asked)).IsOk()));
    }

    [Fact]
    public async Task The_name_is_hidden_until_the_person_accepts_then_shown_to_that_organisation_alone_and_recorded()
    {
        await using var scene = await Scene.Set();
        var (person, id) = await scene.Listed();
        var notice = await scene.Sent(id);
        var other = await scene.App.Staff(Scene.Hiroshima);

        var before = (await scene.Staff.Get($"/api/notices/{notice}")).IsOk();
        Assert.False(Scene.Recipient(before).GetProperty("disclosed").GetBoolean());
        Assert.DoesNotContain("山田", before.Text, StringComparison.Ordinal);
        Assert.Equal(0, await scene.Count("DisclosureEvent", "Action = 'viewed'"));

        (await person.Post($"/api/me/notices/{notice}/answer", new { answer = "interested" })).IsOk();
        Assert.Equal("山田 花子", Scene.Recipient((await scene.Staff.Get($"/api/notices/{notice}")).IsOk()).GetProperty("name").GetString());
        (await other.Get($"/api/notices/{notice}")).IsRefused(HttpStatusCode.NotFound, "no-such-notice");
        Assert.Equal(JsonValueKind.Null, (await other.Get($"/api/candidates/{id}")).IsOk()["disclosure"].ValueKind);
        Assert.Equal("山田 花子", (await scene.Staff.Get($"/api/candidates/{id}")).IsOk()["disclosure"].GetProperty("name").GetString());

        var told = (await person.Get("/api/me/disclosures")).IsOk()["items"].EnumerateArray().Select(one => one.GetProperty("action").GetString()).Order();
        Assert.Equal(["granted", "noticeSent", "viewed", "viewed"], told);
    }

    [Fact]
    public async Task A_grant_ends_after_ninety_days_or_when_it_is_revoked_and_a_block_hides_at_once()
    {
        await using var scene = await Scene.Set();
        var (person, id) = await scene.Listed();
        var notice = await scene.Sent(id);
        (await person.Post($"/api/me/notices/{notice}/answer", new { answer = "interested" })).IsOk();
        async Task<bool> Shown(Caller staff) => Scene.Recipient((await staff.Get($"/api/notices/{notice}")).IsOk()).GetProperty("disclosed").GetBoolean();

        await scene.App.Db.Execute("UPDATE DisclosureGrant SET RevokedAt = GrantedAt", null, TestContext.Current.CancellationToken);
        Assert.False(await Shown(scene.Staff));
        await scene.App.Db.Execute("UPDATE DisclosureGrant SET RevokedAt = NULL", null, TestContext.Current.CancellationToken);
        Assert.True(await Shown(scene.Staff));
        await scene.App.Db.Execute("INSERT INTO CandidateBlock (CandidateId, OrganisationId) VALUES (@id, @OrganisationId)", new { id, scene.Staff.OrganisationId }, TestContext.Current.CancellationToken);
        Assert.False(await Shown(scene.Staff));
        await scene.App.Db.Execute("DELETE FROM CandidateBlock", null, TestContext.Current.CancellationToken);
        scene.App.Clock.Advance(TimeSpan.FromDays(90));
        Assert.False(await Shown(await scene.Colleague()));
    }

    [Fact]
    public async Task Who_declines_says_why()
    {
        await using var scene = await Scene.Set();
        var (person, id) = await scene.Listed();
        var notice = await scene.Sent(id);
        Assert.Equal(["reason"], (await person.Post($"/api/me/notices/{notice}/answer", new { answer = "declined", reason = " " })).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal("declined", (await person.Post($"/api/me/notices/{notice}/answer", new { answer = "declined", reason = "勤務地が遠いため" })).IsOk()["status"].GetString());
        var shown = Scene.Recipient((await scene.Staff.Get($"/api/notices/{notice}")).IsOk());
        Assert.Equal(("勤務地が遠いため", false), (shown.GetProperty("reason").GetString(), shown.GetProperty("disclosed").GetBoolean()));
        Assert.Equal(0, await scene.Count("DisclosureGrant"));
    }

    [Fact]
    public async Task Another_persons_notice_is_not_there()
    {
        await using var scene = await Scene.Set();
        var (_, id) = await scene.Listed();
        var (stranger, _) = await scene.Listed("taro@people.example");
        var notice = await scene.Sent(id);
        (await stranger.Get($"/api/me/notices/{notice}")).IsRefused(HttpStatusCode.NotFound, "no-such-notice");
        (await stranger.Post($"/api/me/notices/{notice}/answer", new { answer = "interested" })).IsRefused(HttpStatusCode.NotFound, "no-such-notice");
        Assert.Equal(0, (await stranger.Get("/api/me/notices")).IsOk()["total"].GetInt32());
        (await scene.Staff.Get($"/api/me/notices/{notice}")).Is(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_answer_is_too_late_when_the_last_day_in_Japan_is_over()
    {
        await using var scene = await Scene.Set();
        await scene.Listed();
        var (_, id) = await scene.Listed("taro@people.example");
        var notice = await scene.Sent(id);
        scene.App.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 1, 14, 59, 59, TimeSpan.Zero));
        Assert.Equal(0, await ExpireNotices.RunOnce(scene.App.Db, scene.App.Clock, TestContext.Current.CancellationToken));
        scene.App.Clock.Advance(TimeSpan.FromSeconds(1));
        var person = await SignedInAgain(scene, "taro@people.example");
        (await person.Post($"/api/me/notices/{notice}/answer", new { answer = "interested" })).IsRefused(HttpStatusCode.Conflict, "answer-too-late");
        Assert.Equal("sent", (await person.Get($"/api/me/notices/{notice}")).IsOk()["status"].GetString());

        Assert.Equal(1, await ExpireNotices.RunOnce(scene.App.Db, scene.App.Clock, TestContext.Current.CancellationToken));
        Assert.Equal(0, await ExpireNotices.RunOnce(scene.App.Db, scene.App.Clock, TestContext.Current.CancellationToken));
        (await person.Post($"/api/me/notices/{notice}/answer", new { answer = "considering" })).IsRefused(HttpStatusCode.Conflict, "answer-too-late");
        Assert.Equal("expired", (await person.Get("/api/me/notices")).IsOk()["items"][0].GetProperty("status").GetString());
        Assert.Equal(1, await scene.Count("AuditEvent", "Action = 'notice.expired'"));
    }

    [Fact]
    public async Task Two_answers_at_once_count_once()
    {
        await using var scene = await Scene.Set();
        var (person, id) = await scene.Listed();
        var notice = await scene.Sent(id);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => person.Post($"/api/me/notices/{notice}/answer", new { answer = "interested" })));
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status is not HttpStatusCode.OK), answer => answer.IsRefused(HttpStatusCode.Conflict, "already-answered"));
        Assert.Equal(1, await scene.Count("DisclosureGrant"));
    }

    // The access token of the first session ran out with the days that passed.
    static async Task<Caller> SignedInAgain(Scene scene, string email)
    {
        var fresh = await scene.App.Candidate("again@people.example");
        await scene.App.Db.Execute(
            "UPDATE Candidate SET AccountId = @AccountId WHERE AccountId = (SELECT a.AccountId FROM Account a WHERE a.Email = @email)", new { fresh.AccountId, email }, TestContext.Current.CancellationToken);
        return fresh;
    }
}
