using System.Net;
using TalentPool.Availability;
using TalentPool.Domain;
using TalentPool.Mail;
using TalentPool.Tests.Accounts;
using static TalentPool.Tests.Availability.RegistryLife;

namespace TalentPool.Tests.Availability;

/// <summary>A year and more in the life of an entry, by the fake clock: from noon on 24 November 2026.</summary>
public sealed class LivingRegistryTests
{
    [Fact]
    public async Task Who_does_not_answer_twice_lapses_after_eight_months_and_comes_back_with_one_click()
    {
        await using var app = await TestApp.Start();
        await Listed(app);
        await PassDays(app, 180);
        Assert.Equal(0, await Letters(app, "ConfirmAvailability"));
        await PassDays(app, 1);
        Assert.False((await APerson.Latest<Letter.ConfirmAvailability>(app)).IsSecond);
        await PassDays(app, 30);
        Assert.Equal(1, await Letters(app, "ConfirmAvailability"));
        await PassDays(app, 1);
        Assert.Equal(2, await Letters(app, "ConfirmAvailability"));
        Assert.True((await APerson.Latest<Letter.ConfirmAvailability>(app)).IsSecond);
        Assert.Equal("listed", await Status(app));
        await PassDays(app, 30);
        Assert.Equal("listed", await Status(app));
        await PassDays(app, 1);
        Assert.Equal("lapsed", await Status(app));

        var back = (await APerson.Latest<Letter.ListingLapsed>(app)).Token;
        Assert.Equal("renewed", (await Answer(app, back, "open")).IsOk()["outcome"].GetString());
        Assert.Equal("listed", await Status(app));
        (await Answer(app, back, "open")).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        await PassDays(app, 180);
        Assert.Equal(2, await Letters(app, "ConfirmAvailability"));
    }

    [Fact]
    public async Task One_click_confirms_for_half_a_year_without_signing_in_and_tells_nothing()
    {
        await using var app = await TestApp.Start();
        await Listed(app);
        await PassDays(app, 182);
        var token = (await APerson.Latest<Letter.ConfirmAvailability>(app)).Token;
        var answer = (await Answer(app, token, "open")).IsOk();
        Assert.Equal("""{"outcome":"open"}""", answer.Text);
        (await Answer(app, token, "closed")).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        await PassDays(app, 150);
        Assert.Equal(1, await Letters(app, "ConfirmAvailability"));
        Assert.Equal("listed", await Status(app));
    }

    [Fact]
    public async Task The_second_letter_voids_no_link_and_one_answer_answers_both()
    {
        await using var app = await TestApp.Start();
        await Listed(app);
        await PassDays(app, 182);
        var first = (await APerson.Latest<Letter.ConfirmAvailability>(app)).Token;
        await PassDays(app, 31);
        var second = (await APerson.Latest<Letter.ConfirmAvailability>(app)).Token;
        Assert.NotEqual(first, second);
        (await Answer(app, first, "open")).IsOk();
        (await Answer(app, second, "open")).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        await PassDays(app, 60);
        Assert.Equal("listed", await Status(app));
    }

    [Fact]
    public async Task A_pause_by_the_link_ends_by_itself_on_its_day_in_Japan()
    {
        await using var app = await TestApp.Start();
        await Listed(app);
        await PassDays(app, 182);
        var until = Tokyo.Today(app.Clock).AddDays(10);
        (await Answer(app, (await APerson.Latest<Letter.ConfirmAvailability>(app)).Token, "paused", until.ToString("yyyy-MM-dd", null))).IsOk();
        Assert.Equal("paused", await Status(app));
        await PassDays(app, 9);
        Assert.Equal("paused", await Status(app));
        await PassDays(app, 1);
        Assert.Equal("listed", await Status(app));
        Assert.Equal(1, await Letters(app, "AvailabilityResumed"));
    }

    [Fact]
    public async Task Who_closed_is_not_asked_but_must_renew()
    {
        await using var app = await TestApp.Start();
        var person = await Listed(app);
        (await person.Put("/api/me/availability", new { state = "closed" })).Is(HttpStatusCode.NoContent);
        await PassDays(app, 334);
        Assert.Equal(0, await Letters(app, "ConfirmAvailability") + await Letters(app, "RenewalDue"));
        await PassDays(app, 1);
        Assert.Equal(new DateOnly(2027, 11, 24), (await APerson.Latest<Letter.RenewalDue>(app)).RenewBy);
        await PassDays(app, 30);
        Assert.Equal(("paused", 1), (await Status(app), await Letters(app, "RenewalDue")));
        await PassDays(app, 1);
        Assert.Equal("lapsed", await Status(app));
    }

    [Fact]
    public async Task A_renewal_adds_a_year_to_the_date_it_was_due()
    {
        await using var app = await TestApp.Start();
        await Listed(app);
        await PassDays(app, 182);
        (await Answer(app, (await APerson.Latest<Letter.ConfirmAvailability>(app)).Token, "open")).IsOk();
        await PassDays(app, 153);
        Assert.Equal("renewed", (await Answer(app, (await APerson.Latest<Letter.RenewalDue>(app)).Token, "open")).IsOk()["outcome"].GetString());
        Assert.Equal(new DateOnly(2028, 11, 24), await app.Db.Find<DateOnly>("SELECT RenewBy FROM Candidate", null, None));
        await PassDays(app, 90);
        Assert.Equal("listed", await Status(app));
    }

    [Fact]
    public async Task What_is_due_is_done_once_however_often_the_worker_looks()
    {
        await using var app = await TestApp.Start();
        await Listed(app);
        app.Clock.Advance(TimeSpan.FromDays(182));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => KeepRegistryAlive.RunOnce(app.Db, app.Clock, None), None)));
        Assert.Equal(1, await Letters(app, "ConfirmAvailability"));
    }

    [Fact]
    public async Task A_lapsed_person_is_gone_from_search_and_back_after_a_click_on_their_page()
    {
        await using var app = await TestApp.Start();
        await Listed(app);
        var staff = await app.Staff("010006");
        await app.Db.Execute("UPDATE Candidate SET RenewBy = '2026-11-23'", null, None);
        await KeepRegistryAlive.RunOnce(app.Db, app.Clock, None);
        await app.Follow();
        Assert.Equal(0, (await staff.Get("/api/candidates")).IsOk()["total"].GetInt32());

        var person = await SignedInAgain(app);
        (await person.Post("/api/me/renewal")).Is(HttpStatusCode.NoContent);
        await app.Follow();
        Assert.Equal(1, (await staff.Get("/api/candidates")).IsOk()["total"].GetInt32());
        Assert.Equal("2027-11-24", (await person.Get("/api/me/profile")).IsOk()["renewBy"].GetString());
    }

    [Fact]
    public async Task Nobody_renews_for_years_ahead()
    {
        await using var app = await TestApp.Start();
        var person = await Listed(app);
        (await person.Post("/api/me/renewal")).IsRefused(HttpStatusCode.Conflict, "renewal-too-early");
        await app.Db.Execute("UPDATE Candidate SET RenewBy = '2027-01-23'", null, None);
        (await person.Post("/api/me/renewal")).Is(HttpStatusCode.NoContent);
        Assert.Equal(new DateOnly(2028, 1, 23), await app.Db.Find<DateOnly>("SELECT RenewBy FROM Candidate", null, None));
        (await person.Post("/api/me/renewal")).IsRefused(HttpStatusCode.Conflict, "renewal-too-early");
        // A submission takes nothing away from what was renewed.
        (await person.Post("/api/me/submission")).IsOk();
        Assert.Equal(new DateOnly(2028, 1, 23), await app.Db.Find<DateOnly>("SELECT RenewBy FROM Candidate", null, None));
        // Who lapsed with time left comes back for a year from today.
        await app.Db.Execute("UPDATE Candidate SET Status = 'lapsed', RenewBy = '2027-09-01'", null, None);
        (await person.Post("/api/me/renewal")).Is(HttpStatusCode.NoContent);
        Assert.Equal(new DateOnly(2027, 11, 24), await app.Db.Find<DateOnly>("SELECT RenewBy FROM Candidate", null, None));
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("submitted")]
    [InlineData("returned")]
    [InlineData("rejected")]
    [InlineData("lapsed")]
    [InlineData("suspended")]
    [InlineData("withdrawn")]
    [InlineData("erased")]
    public async Task In_any_other_state_availability_cannot_be_set(string status)
    {
        await using var app = await TestApp.Start();
        var person = await Listed(app);
        await app.Db.Execute("UPDATE Candidate SET Status = @status", new { status }, None);
        foreach (var state in (string[])["open", "closed"]) (await person.Put("/api/me/availability", new { state })).IsRefused(HttpStatusCode.Conflict, "not-listed");
        Assert.Equal(status, await Status(app));
        var renewal = await person.Post("/api/me/renewal");
        if (status == "lapsed") renewal.Is(HttpStatusCode.NoContent);
        else renewal.IsRefused(HttpStatusCode.Conflict, "nothing-to-renew");
        Assert.Equal(status == "lapsed" ? "listed" : status, await Status(app));
    }

    [Fact]
    public async Task Who_was_never_listed_has_nothing_to_renew()
    {
        await using var app = await TestApp.Start();
        var person = await app.Candidate();
        (await person.Post("/api/me/renewal")).IsRefused(HttpStatusCode.Conflict, "nothing-to-renew");
        (await person.Put("/api/me/profile", A.Registration())).IsOk();
        (await person.Post("/api/me/renewal")).IsRefused(HttpStatusCode.Conflict, "nothing-to-renew");
    }

    [Theory]
    [InlineData("""{"state":"paused"}""", "until")]
    [InlineData("""{"state":"paused","until":"2026-11-24"}""", "until")]
    [InlineData("""{"state":"paused","until":"2028-11-25"}""", "until")]
    [InlineData("""{"state":"open","until":"2027-01-01"}""", "until")]
    [InlineData("""{"state":"asleep"}""", "state")]
    public async Task A_wrong_availability_names_its_field_and_changes_nothing(string body, string field)
    {
        await using var app = await TestApp.Start();
        var person = await Listed(app);
        var answer = await person.Send(HttpMethod.Put, "/api/me/availability", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal([field], answer.IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal("listed", await Status(app));
    }

    [Fact]
    public async Task A_made_up_link_answers_nothing()
    {
        await using var app = await TestApp.Start();
        await Listed(app);
        (await Answer(app, "no-such-token", "closed")).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        Assert.Equal("listed", await Status(app));
    }

    [Fact]
    public async Task Availability_is_for_professionals_alone_and_each_for_themself()
    {
        await using var app = await TestApp.Start();
        await Listed(app);
        (await app.Nobody().Put("/api/me/availability", new { state = "closed" })).Is(HttpStatusCode.Unauthorized);
        foreach (var other in (Caller[])[await app.Staff("010006"), await app.Ministry()])
        {
            (await other.Put("/api/me/availability", new { state = "closed" })).Is(HttpStatusCode.Forbidden);
            (await other.Post("/api/me/renewal")).Is(HttpStatusCode.Forbidden);
        }

        var stranger = await app.Candidate("taro@people.example");
        (await stranger.Put("/api/me/availability", new { state = "closed" })).IsRefused(HttpStatusCode.Conflict, "not-listed");
        Assert.Equal("listed", await Status(app));
    }
}
