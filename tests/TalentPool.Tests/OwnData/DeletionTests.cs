using System.Net;
using System.Text.Json;
using TalentPool.Domain;
using TalentPool.Mail;
using TalentPool.Tests.Accounts;
using TalentPool.Tests.Accounts.SecondFactors;
using TalentPool.Tests.Digests;
using TalentPool.Tests.Disclosures;
using TalentPool.Tests.Notices;

namespace TalentPool.Tests.OwnData;

public sealed class DeletionTests
{
    [Fact]
    public async Task Who_asks_is_hidden_at_once_and_has_fourteen_days_to_take_it_back()
    {
        await using var scene = await Scene.Set();
        var (person, id) = await scene.Listed();
        var notice = await scene.Sent(id);
        (await person.Post($"/api/me/notices/{notice}/answer", new { answer = "interested" })).IsOk();

        Assert.Equal("2026-12-08", (await scene.App.Leave(person)).IsOk()["undoUntil"].GetString());

        await scene.App.Follow();
        Assert.Equal(0, (await scene.Staff.Get("/api/candidates")).IsOk()["total"].GetInt32());
        (await scene.Staff.Get($"/api/candidates/{id}")).IsRefused(HttpStatusCode.NotFound, "no-such-candidate");
        Assert.Equal(JsonValueKind.Null, Scene.Recipient((await scene.Staff.Get($"/api/notices/{notice}")).IsOk()).GetProperty("name").ValueKind);
        Assert.Equal("withdrawn", await scene.App.Status(person));
        Assert.Equal(new DateOnly(2026, 12, 8), (await APerson.Latest<Letter.DeletionRequested>(scene.App)).UndoUntil);
        var state = (await person.Get("/api/me/deletion")).IsOk();
        Assert.Equal(("withdrawn", "2026-12-08", 0), (state["status"].GetString(), state["undoUntil"].GetString(), state["openIdentities"].GetInt32()));

        // The last day counts to its end in Japan.
        person = await scene.App.Later(person, new DateTimeOffset(2026, 12, 8, 14, 59, 59, TimeSpan.Zero) - scene.App.Clock.GetUtcNow());
        Assert.Equal(0, await scene.App.Work());
        Assert.Equal("listed", (await person.Delete("/api/me/deletion")).IsOk()["status"].GetString());
        Assert.Equal(1, await scene.Count("OutboxMail", "Kind = 'DeletionTakenBack'"));
        await scene.App.Follow();
        Assert.Equal(1, (await (await scene.App.Back(scene.Staff)).Get("/api/candidates")).IsOk()["total"].GetInt32());
        Assert.Equal(0, await scene.Count("DisclosureGrant", "RevokedAt IS NULL"));
        (await person.Delete("/api/me/deletion")).IsRefused(HttpStatusCode.Conflict, "nothing-to-undo");
    }

    [Fact]
    public async Task After_the_last_day_it_cannot_be_taken_back_even_before_the_worker_comes()
    {
        await using var app = await TestApp.Start();
        var person = await app.Candidate();
        (await app.Leave(person)).IsOk();
        person = await app.Later(person, new DateTimeOffset(2026, 12, 8, 15, 0, 0, TimeSpan.Zero) - app.Clock.GetUtcNow());
        (await person.Delete("/api/me/deletion")).IsRefused(HttpStatusCode.Conflict, "nothing-to-undo");
        Assert.Equal(1, await app.Work());
        (await person.Get("/api/me/deletion")).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_person_is_reminded_once_three_days_before_the_end()
    {
        await using var app = await TestApp.Start();
        (await app.Leave(await app.Candidate())).IsOk();
        app.Clock.Advance(TimeSpan.FromDays(10));
        await app.Work();
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'DeletionNear'"));
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Work();
        await app.Work();
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'DeletionNear'"));
        Assert.Equal(new DateOnly(2026, 12, 8), (await APerson.Latest<Letter.DeletionNear>(app)).UndoUntil);
    }

    [Fact]
    public async Task It_takes_a_fresh_proof_and_changes_nothing_without_it()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        person.Continue(await person.Post("/api/accounts/refresh"));
        (await person.Post("/api/me/deletion")).IsRefused(HttpStatusCode.Forbidden, "step-up-required");
        // Guesses at the proof are counted, so that a session left open is no place to delete by.
        for (var guess = 0; guess < 10; guess++) (await AFactor.StepUp(person, $"not the password {guess}")).IsRefused(HttpStatusCode.BadRequest, "wrong-password");
        (await AFactor.StepUp(person, APerson.Password)).Is(HttpStatusCode.TooManyRequests);
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM DeletionRequest"));
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        person.Continue(await person.Post("/api/accounts/refresh"));
        person.Continue(await AFactor.StepUp(person, APerson.Password));
        (await person.Post("/api/me/deletion")).IsOk();
    }

    [Fact]
    public async Task Nobody_deletes_another_and_staff_not_themselves()
    {
        await using var app = await TestApp.Start();
        var (person, another) = (await app.Candidate(), await app.Candidate("taro@people.example"));
        (await app.Leave(person)).IsOk();
        (await another.Delete("/api/me/deletion")).IsRefused(HttpStatusCode.Conflict, "nothing-to-undo");
        Assert.Equal(JsonValueKind.Null, (await another.Get("/api/me/deletion")).IsOk()["undoUntil"].ValueKind);
        foreach (var (caller, status) in new[] { (app.Nobody(), HttpStatusCode.Unauthorized), (await app.Staff("350001"), HttpStatusCode.Forbidden), (await app.Ministry(), HttpStatusCode.Forbidden) })
        {
            (await caller.Get("/api/me/deletion")).Is(status);
            (await caller.Post("/api/me/deletion")).Is(status);
            (await caller.Delete("/api/me/deletion")).Is(status);
        }

        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM DeletionRequest"));
    }

    [Fact]
    public async Task Within_the_grace_one_signs_in_takes_ones_data_along_or_comes_back_and_nothing_else()
    {
        await using var scene = await LawScene.Set();
        var person = scene.Person;
        (await scene.App.Leave(person)).IsOk();
        (await scene.Readers.Single(reader => reader.Role == "a reviewer of the ministry").Caller.Get($"/api/reviews/{scene.ReviewId}/evidence")).IsRefused(HttpStatusCode.NotFound, "no-such-evidence");
        (await scene.App.Nobody().Post("/api/accounts/sign-in", new { email = LawScene.Canaries[2].Canary, password = Leaver.Password })).IsOk();
        string[] open = ["GET /api/me/export", "GET /api/me/deletion", "DELETE /api/me/deletion"];
        foreach (var operation in EndpointTable.Rows.Keys.Where(key => key.Contains(" /api/me/", StringComparison.Ordinal) && !open.Contains(key)))
        {
            var call = EndpointTable.Rows[operation][0];
            var content = call.Body?.Invoke(scene) switch { null => null, HttpContent ready => ready, var body => System.Net.Http.Json.JsonContent.Create(body) };
            (await person.Send(new HttpMethod(operation.Split(' ')[0]), call.Path(scene), content)).IsRefused(HttpStatusCode.Forbidden, "deletion-requested");
        }

        (await person.Get("/api/accounts/me")).IsOk();
        (await person.Get("/api/me/deletion")).IsOk();
        (await person.Delete("/api/me/deletion")).IsOk();
        (await person.Get("/api/me/profile")).IsOk();
    }

    [Fact]
    public async Task An_open_review_ends_and_after_the_undo_one_submits_anew()
    {
        await using var app = await TestApp.Start();
        var person = await app.Candidate();
        (await person.Put("/api/me/profile", A.Registration(career: [], grounds: "独学で標準化を担当"))).IsOk();
        Assert.Equal("underReview", (await person.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        var review = await app.Db.Find<Guid>("SELECT ReviewId FROM Review");
        (await app.Leave(person)).IsOk();
        Assert.Equal("withdrawn", await app.Db.Find<string>("SELECT Decision FROM Review"));
        Assert.True((await (await app.Ministry()).Post($"/api/reviews/{review}/decision", new { decision = "approved", reason = "認める" })).Status >= HttpStatusCode.BadRequest);
        Assert.Equal("withdrawn", await app.Status(person));
        Assert.Equal("draft", (await person.Delete("/api/me/deletion")).IsOk()["status"].GetString());
        Assert.Equal("underReview", (await person.Post("/api/me/submission")).IsOk()["outcome"].GetString());
    }

    [Theory]
    [InlineData("paused")]
    [InlineData("lapsed")]
    [InlineData("suspended")]
    [InlineData("returned")]
    [InlineData("rejected")]
    public async Task The_undo_leads_back_to_where_one_stood(string status)
    {
        await using var scene = await Scene.Set();
        var (person, _) = await scene.Listed();
        await scene.App.Db.Execute("UPDATE Candidate SET Status = @status", new { status });
        (await scene.App.Leave(person)).IsOk();
        Assert.Equal("withdrawn", await scene.App.Status(person));
        Assert.Equal(status, (await person.Delete("/api/me/deletion")).IsOk()["status"].GetString());
        Assert.Equal(status, await scene.App.Status(person));
    }

    [Fact]
    public async Task An_account_without_a_registration_goes_the_same_way()
    {
        await using var app = await TestApp.Start();
        var person = await app.Candidate();
        (await person.Put("/api/me/form", new { text = "{\"name\":\"書きかけ\"}" })).Is(HttpStatusCode.NoContent);
        (await app.Leave(person)).IsOk();
        Assert.Equal("none", (await person.Delete("/api/me/deletion")).IsOk()["status"].GetString());
        await app.Erase(person);
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM RegistrationFormPart"));
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent WHERE Action = 'person.erased' AND SubjectKind = 'account'"));
        (await app.Nobody().Post("/api/accounts/sign-in", new { email = "hanako@people.example", password = Leaver.Password })).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_second_request_is_refused_by_the_gate_and_in_a_race_by_the_database()
    {
        await using var app = await TestApp.Start();
        var person = await app.Candidate();
        (await app.Leave(person)).IsOk();
        (await person.Post("/api/me/deletion")).IsRefused(HttpStatusCode.Forbidden, "deletion-requested");
        var racer = await app.Candidate("taro@people.example");
        await app.WithPassword(racer);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => racer.Post("/api/me/deletion")));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(2, await app.Db.Find<int>("SELECT COUNT(*) FROM DeletionRequest"));
    }

    [Fact]
    public async Task The_address_is_free_again_and_the_number_is_not()
    {
        await using var scene = await Scene.Set();
        var (person, _) = await scene.Listed();
        var number = (await person.Get("/api/me/profile"))["publicNumber"].GetString();
        await scene.App.Erase(person);
        Assert.Equal(number, await scene.App.Db.Find<string>("SELECT PublicNumber FROM Candidate WHERE Status = 'erased'"));
        var (again, _) = await scene.Listed();
        Assert.NotEqual(number, (await again.Get("/api/me/profile"))["publicNumber"].GetString());
    }

    [Fact]
    public void Everything_is_told_within_the_days_of_the_calendar() => Assert.True(DeletionCalendar.RemindBeforeDays < DeletionCalendar.GraceDays);
}
