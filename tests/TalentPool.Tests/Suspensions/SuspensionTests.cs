using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Mail;
using TalentPool.Tests.Accounts;
using TalentPool.Tests.Notices;

namespace TalentPool.Tests.Suspensions;

public sealed class SuspensionTests
{
    static Task<Caller> Admin(TestApp app) => app.MinistryAdmin();

    static async Task<string> Number(Caller person) => (await person.Get("/api/me/profile")).IsOk()["publicNumber"].GetString()!;

    static async Task<int> Found(Scene scene)
    {
        await scene.App.Follow();
        return (await scene.Staff.Get("/api/candidates")).IsOk()["total"].GetInt32();
    }

    [Fact]
    public async Task A_suspended_person_is_hidden_at_once_told_why_and_cannot_come_back_alone()
    {
        await using var scene = await Scene.Set();
        var (person, id) = await scene.Listed();
        var admin = await Admin(scene.App);
        var notice = await scene.Sent(id);
        (await person.Post($"/api/me/notices/{notice}/answer", new { answer = "interested" })).IsOk();
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, (await scene.Staff.Get($"/api/candidates/{id}")).IsOk()["disclosure"].ValueKind);
        var number = await Number(person);
        Assert.Equal(1, await Found(scene));

        (await admin.Post($"/api/registrations/{number}/suspension", new { reason = "申告の内容に疑義があるため" })).Is(HttpStatusCode.NoContent);

        Assert.Equal(0, await Found(scene));
        (await scene.Staff.Get($"/api/candidates/{id}")).IsRefused(HttpStatusCode.NotFound, "no-such-candidate");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, Scene.Recipient((await scene.Staff.Get($"/api/notices/{notice}")).IsOk()).GetProperty("name").ValueKind);
        Assert.Equal(0, await scene.Count("DisclosureGrant", "RevokedAt IS NULL"));
        Assert.Equal("申告の内容に疑義があるため", (await APerson.Latest<Letter.RegistrationSuspended>(scene.App)).Reason);
        var message = (await person.Get("/api/me/inbox")).IsOk()["items"].EnumerateArray().Single(item => item.GetProperty("kind").GetString() == "suspension");
        Assert.Equal("suspended 申告の内容に疑義があるため", message.GetProperty("detail").GetString());
        Assert.Equal("申告の内容に疑義があるため", (await person.Get("/api/me/deletion")).IsOk()["suspensionReason"].GetString());

        foreach (var state in new[] { "open", "closed" }) (await person.Put("/api/me/availability", new { state })).IsRefused(HttpStatusCode.Conflict, "not-listed");
        (await person.Post("/api/me/renewal")).IsRefused(HttpStatusCode.Conflict, "nothing-to-renew");
        (await person.Post("/api/me/submission")).IsRefused(HttpStatusCode.Conflict, "submission-not-possible");
        var found = (await admin.Get($"/api/registrations/{number}")).IsOk();
        Assert.Equal(("suspended", 1), (found["status"].GetString(), found["suspensions"].GetArrayLength()));

        (await admin.Post($"/api/registrations/{number}/reinstatement")).Is(HttpStatusCode.NoContent);
        Assert.Equal(1, await Found(scene));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await scene.Staff.Get($"/api/candidates/{id}")).IsOk()["disclosure"].ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await person.Get("/api/me/deletion")).IsOk()["suspensionReason"].ValueKind);
        Assert.Equal(1, await scene.Count("AuditEvent", "Action = 'candidate.suspended'"));
        Assert.Equal(1, await scene.Count("AuditEvent", "Action = 'candidate.reinstated'"));
        Assert.Equal(1, await scene.Count("OutboxMail", "Kind = 'RegistrationReinstated'"));
    }

    [Fact]
    public async Task Who_is_suspended_opens_their_identity_to_nobody()
    {
        await using var scene = await Scene.Set();
        var (person, id) = await scene.Listed();
        var notice = await scene.Sent(id);
        (await (await Admin(scene.App)).Post($"/api/registrations/{await Number(person)}/suspension", new { reason = "確認のため" })).Is(HttpStatusCode.NoContent);
        (await person.Post($"/api/me/notices/{notice}/answer", new { answer = "interested" })).IsRefused(HttpStatusCode.Conflict, "use-stopped");
        Assert.Equal(0, await scene.Count("DisclosureGrant"));
        (await person.Post($"/api/me/notices/{notice}/answer", new { answer = "declined", reason = "今回は" })).IsOk();
    }

    [Fact]
    public async Task Only_admins_of_the_ministry_look_suspend_and_reinstate()
    {
        await using var scene = await Scene.Set();
        var (person, _) = await scene.Listed();
        var number = await Number(person);
        var (reviewer, another) = (await scene.App.Ministry(), await scene.App.Candidate("taro@people.example"));
        foreach (var (caller, status) in new[] { (scene.App.Nobody(), HttpStatusCode.Unauthorized), (another, HttpStatusCode.Forbidden), (person, HttpStatusCode.Forbidden), (scene.Staff, HttpStatusCode.Forbidden), (reviewer, HttpStatusCode.Forbidden) })
        {
            (await caller.Get($"/api/registrations/{number}")).Is(status);
            (await caller.Post($"/api/registrations/{number}/suspension", new { reason = "理由" })).Is(status);
            (await caller.Post($"/api/registrations/{number}/reinstatement")).Is(status);
        }

        Assert.Equal(1, await scene.Count("Candidate", "Status = 'listed'"));
    }

    [Fact]
    public async Task A_number_is_found_however_it_is_typed_and_a_draft_by_nobody()
    {
        await using var scene = await Scene.Set();
        var (person, _) = await scene.Listed();
        var admin = await Admin(scene.App);
        var wide = string.Concat((await Number(person)).ToLowerInvariant().Select(letter => (char)(letter + 0xFEE0)));
        var found = (await admin.Get($"/api/registrations/{Uri.EscapeDataString(wide)}")).IsOk();
        Assert.Equal(await Number(person), found["publicNumber"].GetString());
        Assert.DoesNotContain("山田", found.Text, StringComparison.Ordinal);
        var draft = await scene.App.Candidate("draft@people.example");
        (await draft.Put("/api/me/profile", A.Registration())).IsOk();
        (await admin.Get($"/api/registrations/{await Number(draft)}")).IsRefused(HttpStatusCode.NotFound, "no-such-registration");
        (await admin.Get("/api/registrations/TP-9999999")).IsRefused(HttpStatusCode.NotFound, "no-such-registration");
    }

    [Fact]
    public async Task Only_a_listed_person_is_suspended_with_a_reason_and_only_a_suspended_one_reinstated()
    {
        await using var scene = await Scene.Set();
        var (person, _) = await scene.Listed();
        var (admin, number) = (await Admin(scene.App), await Number(person));
        Assert.Equal(["reason"], (await admin.Post($"/api/registrations/{number}/suspension", new { reason = " " })).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        (await admin.Post($"/api/registrations/{number}/reinstatement")).IsRefused(HttpStatusCode.Conflict, "not-suspended");
        (await admin.Post($"/api/registrations/{number}/suspension", new { reason = "理由" })).Is(HttpStatusCode.NoContent);
        (await admin.Post($"/api/registrations/{number}/suspension", new { reason = "理由" })).IsRefused(HttpStatusCode.Conflict, "not-listed");
        Assert.Equal(1, await scene.Count("Suspension"));
    }

    [Fact]
    public async Task To_stop_the_use_of_ones_data_closes_what_was_opened_and_a_pause_with_a_day_does_not()
    {
        await using var scene = await Scene.Set();
        var (person, id) = await scene.Listed();
        var notice = await scene.Sent(id);
        (await person.Post($"/api/me/notices/{notice}/answer", new { answer = "interested" })).IsOk();
        Assert.Equal(1, (await person.Get("/api/me/deletion")).IsOk()["openIdentities"].GetInt32());
        (await person.Put("/api/me/availability", new { state = "paused", until = "2026-12-20" })).Is(HttpStatusCode.NoContent);
        Assert.Equal(1, await scene.Count("DisclosureGrant", "RevokedAt IS NULL"));
        (await person.Put("/api/me/availability", new { state = "closed" })).Is(HttpStatusCode.NoContent);
        Assert.Equal(0, await scene.Count("DisclosureGrant", "RevokedAt IS NULL"));
        Assert.Equal(0, await Found(scene));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, Scene.Recipient((await scene.Staff.Get($"/api/notices/{notice}")).IsOk()).GetProperty("name").ValueKind);
        (await scene.Staff.Post("/api/notices", scene.To(id))).Is(HttpStatusCode.BadRequest);
        (await person.Put("/api/me/availability", new { state = "open" })).Is(HttpStatusCode.NoContent);
        Assert.Equal(1, await Found(scene));
    }

    [Fact]
    public async Task A_notice_that_waits_in_the_outbox_is_not_mailed_to_who_was_hidden_since()
    {
        await using var scene = await Scene.Set();
        var (person, id) = await scene.Listed();
        await scene.Sent(id);
        (await person.Put("/api/me/availability", new { state = "closed" })).Is(HttpStatusCode.NoContent);
        await SendOutbox.RunOnce(scene.App.Db, scene.App.Services.GetRequiredService<Postman>(), scene.App.Clock, TestContext.Current.CancellationToken);
        Assert.Equal("suppressed", await scene.App.Db.Find<string>("SELECT State FROM OutboxMail WHERE Kind = 'NoticeReceived'"));
    }
}
