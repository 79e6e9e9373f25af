using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Availability;
using TalentPool.Mail;
using TalentPool.Tests.Accounts;
using TalentPool.Tests.Availability;
using TalentPool.Tests.Digests;
using TalentPool.Tests.Notices;
using TalentPool.Tests.OwnData;

namespace TalentPool.Tests.Suspensions;

/// <summary>What becomes of a person on the list while their account is suspended: nobody sees them, nothing is asked of them, and what is due runs on.</summary>
public sealed class SuspendedPersonTests
{
    static readonly CancellationToken None = TestContext.Current.CancellationToken;

    static string Of(Caller person) => $"/api/accounts/{person.AccountId}/suspension";

    static async Task<Caller> Suspended(TestApp app, Caller person)
    {
        var admin = await app.MinistryAdmin($"admin.{Guid.NewGuid():N}@mic.example");
        (await admin.Post(Of(person), new { reason = "確認のため" })).Is(HttpStatusCode.NoContent);
        return admin;
    }

    static async Task<int> Found(Scene scene)
    {
        await scene.App.Follow();
        return (await scene.Staff.Get("/api/candidates")).IsOk()["total"].GetInt32();
    }

    static Task<int> Letters(TestApp app, string kind) => app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Kind = @kind", new { kind }, None);

    [Fact]
    public async Task Nobody_sees_the_person_and_after_the_reinstatement_all_is_as_it_was()
    {
        await using var scene = await Scene.Set();
        var (person, id) = await scene.Listed();
        var notice = await scene.Sent(id);
        (await person.Post($"/api/me/notices/{notice}/answer", new { answer = "interested" })).IsOk();
        Assert.Equal(1, await Found(scene));
        var number = (await person.Get("/api/me/profile"))["publicNumber"].GetString();

        var admin = await Suspended(scene.App, person);

        // At once, before the index follows; and after.
        Assert.Equal(0, (await scene.Staff.Get("/api/candidates")).IsOk()["items"].GetArrayLength());
        Assert.Equal(0, await Found(scene));
        (await scene.Staff.Get($"/api/candidates/{id}")).IsRefused(HttpStatusCode.NotFound, "no-such-candidate");
        var hidden = Scene.Recipient((await scene.Staff.Get($"/api/notices/{notice}")).IsOk());
        Assert.Equal((JsonValueKind.Null, ""), (hidden.GetProperty("name").ValueKind, hidden.GetProperty("headline").GetString()));
        var posting = await Postings.APosting.Published(scene.Staff);
        (await scene.Staff.Post("/api/notices", scene.Notice([id], postingId: posting))).Is(HttpStatusCode.BadRequest);
        Assert.True((await admin.Get($"/api/registrations/{number}")).IsOk()["isAccountSuspended"].GetBoolean());

        (await admin.Delete(Of(person))).Is(HttpStatusCode.NoContent);
        Assert.Equal(1, await Found(scene));
        Assert.NotEqual(JsonValueKind.Null, (await scene.Staff.Get($"/api/candidates/{id}")).IsOk()["disclosure"].ValueKind);
        Assert.Equal("山田 花子", Scene.Recipient((await scene.Staff.Get($"/api/notices/{notice}")).IsOk()).GetProperty("name").GetString());
        Assert.False((await admin.Get($"/api/registrations/{number}")).IsOk()["isAccountSuspended"].GetBoolean());
    }

    [Fact]
    public async Task No_digest_and_no_notice_is_mailed_while_it_lasts()
    {
        await using var scene = await Scene.Set();
        var (person, id) = await scene.Listed();
        await scene.Sent(id);
        scene.App.Clock.Advance(new DateTimeOffset(2026, 11, 29, 22, 0, 0, TimeSpan.Zero) - scene.App.Clock.GetUtcNow());
        await scene.App.Plan();
        Assert.Equal(1, await scene.Count("DigestDelivery", "State = 'due'"));
        var admin = await Suspended(scene.App, person);
        await scene.App.SendDigests();
        await SendOutbox.RunOnce(scene.App.Db, scene.App.Services.GetRequiredService<Postman>(), scene.App.Clock, None);
        Assert.Equal(("suppressed", "suppressed"), (await scene.App.Db.Find<string>("SELECT State FROM DigestDelivery"), await scene.App.Db.Find<string>("SELECT State FROM OutboxMail WHERE Kind = 'NoticeReceived'")));
        Assert.Equal("accepted", await scene.App.Db.Find<string>("SELECT State FROM OutboxMail WHERE Kind = 'AccountSuspended'"));
        scene.App.Clock.Advance(TimeSpan.FromDays(7));
        await scene.App.Plan();
        Assert.Equal(1, await scene.Count("DigestDelivery"));

        await scene.App.MoveTo(scene.App.Clock.GetUtcNow(), admin);
        (await admin.Delete(Of(person))).Is(HttpStatusCode.NoContent);
        scene.App.Clock.Advance(TimeSpan.FromDays(7));
        await scene.App.Plan();
        Assert.Equal(2, await scene.Count("DigestDelivery"));
    }

    [Fact]
    public async Task Nothing_is_asked_of_the_person_and_the_year_runs_out()
    {
        await using var app = await TestApp.Start();
        var person = await RegistryLife.Listed(app);
        await RegistryLife.PassDays(app, 181);
        var link = (await APerson.Latest<Letter.ConfirmAvailability>(app)).Token;
        await Suspended(app, person);
        (await RegistryLife.Answer(app, link, "open")).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        await RegistryLife.PassDays(app, 184);
        Assert.Equal("listed", await RegistryLife.Status(app));
        Assert.Equal((1, 0), (await Letters(app, "ConfirmAvailability"), await Letters(app, "RenewalDue")));
        await RegistryLife.PassDays(app, 1);
        Assert.Equal("lapsed", await RegistryLife.Status(app));
    }

    [Fact]
    public async Task A_pause_ends_for_the_person_when_the_account_is_open_again()
    {
        await using var app = await TestApp.Start();
        var person = await RegistryLife.Listed(app);
        (await person.Put("/api/me/availability", new { state = "paused", until = "2026-12-01" })).Is(HttpStatusCode.NoContent);
        var admin = await Suspended(app, person);
        await RegistryLife.PassDays(app, 20);
        Assert.Equal(("paused", 0), (await RegistryLife.Status(app), await Letters(app, "AvailabilityResumed")));
        await app.MoveTo(app.Clock.GetUtcNow(), admin);
        (await admin.Delete(Of(person))).Is(HttpStatusCode.NoContent);
        await KeepRegistryAlive.RunOnce(app.Db, app.Clock, None);
        Assert.Equal(("listed", 1), (await RegistryLife.Status(app), await Letters(app, "AvailabilityResumed")));
    }

    [Fact]
    public async Task Who_asked_for_deletion_is_erased_all_the_same_and_never_reinstated()
    {
        await using var scene = await Scene.Set();
        var app = scene.App;
        var (person, _) = await scene.Listed();
        var number = (await person.Get("/api/me/profile"))["publicNumber"].GetString();
        (await app.Leave(person)).IsOk();
        var admin = await Suspended(app, person);
        app.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(1, await app.Work());
        await app.MoveTo(app.Clock.GetUtcNow(), admin);

        (await admin.Delete(Of(person))).IsRefused(HttpStatusCode.NotFound, "no-such-account");
        (await admin.Post(Of(person), new { reason = "もう一度" })).IsRefused(HttpStatusCode.NotFound, "no-such-account");
        (await admin.Post("/api/accounts/look", new { number })).IsRefused(HttpStatusCode.NotFound, "no-such-account");
        Assert.False((await admin.Get($"/api/registrations/{number}")).IsOk()["isAccountSuspended"].GetBoolean());
        Assert.Equal(("suspended", ""), (await app.Db.Find<string>("SELECT Status FROM Account WHERE AccountId = @AccountId", new { person.AccountId }, None), await app.Db.Find<string>("SELECT Reason FROM AccountSuspension", null, None)));
    }

    [Fact]
    public async Task A_review_goes_on_and_shows_that_the_account_is_suspended()
    {
        await using var app = await TestApp.Start();
        var person = await app.Candidate();
        (await person.Put("/api/me/profile", A.Registration(career: [], grounds: "独学で標準化を担当"))).IsOk();
        (await person.Post("/api/me/submission")).IsOk();
        var review = await app.Db.Find<Guid>("SELECT ReviewId FROM Review", null, None);
        var admin = await Suspended(app, person);
        Assert.True((await admin.Get($"/api/reviews/{review}")).IsOk()["candidate"].GetProperty("isAccountSuspended").GetBoolean());
        (await admin.Delete(Of(person))).Is(HttpStatusCode.NoContent);
        Assert.False((await admin.Get($"/api/reviews/{review}")).IsOk()["candidate"].GetProperty("isAccountSuspended").GetBoolean());
    }
}
