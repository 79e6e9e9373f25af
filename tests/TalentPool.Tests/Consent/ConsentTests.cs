using System.Net;
using System.Text.Json;
using TalentPool.Candidates;
using TalentPool.Tests.Notices;
using TalentPool.Tests.Postings;

namespace TalentPool.Tests.Consent;

public sealed class ConsentTests
{
    const string Hokkaido = "010006", Hiroshima = "340006";

    static readonly CancellationToken None = TestContext.Current.CancellationToken;

    static async Task<Caller> Listed(TestApp app, string email = "hanako@people.example")
    {
        var person = await app.Candidate(email);
        (await person.Put("/api/me/profile", A.Registration())).IsOk();
        Assert.Equal("listed", (await person.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        await app.Follow();
        return person;
    }

    static Task<Answer> Consent(Caller person, bool nationwide, params string[] prefectures) =>
        person.Put("/api/me/consent", new { purposeVersion = PurposeNotice.Version, nationwide, prefectures });

    static async Task<int> Found(TestApp app, Caller staff)
    {
        await app.Follow();
        return (await staff.Get("/api/candidates")).IsOk()["total"].GetInt32();
    }

    static async Task<string?> Hidden(Caller person, string prefecture) => (await person.Get($"/api/me/preview?prefecture={prefecture}")).IsOk()["hidden"].GetString();

    static async Task<Guid> Organisation(TestApp app, string prefecture) =>
        await app.Db.Find<Guid>("SELECT OrganisationId FROM Organisation WHERE PrefectureCode = @prefecture AND Kind = 'prefecture'", new { prefecture }, None);

    [Fact]
    public async Task Who_consents_to_one_prefecture_is_found_there_alone_and_sees_so()
    {
        await using var app = await TestApp.Start();
        var person = await Listed(app);
        var (hokkaido, hiroshima) = (await app.Staff(Hokkaido), await app.Staff(Hiroshima));
        (await Consent(person, false, Hokkaido)).Is(HttpStatusCode.NoContent);

        Assert.Equal((1, 0), (await Found(app, hokkaido), await Found(app, hiroshima)));
        Assert.Equal((null, "noConsent"), (await Hidden(person, Hokkaido), await Hidden(person, Hiroshima)));
        var seen = (await hokkaido.Get("/api/candidates")).IsOk()["items"][0].GetRawText();
        Assert.Equal(seen, (await person.Get($"/api/me/preview?prefecture={Hokkaido}")).IsOk()["card"].GetRawText());
    }

    [Fact]
    public async Task A_consent_taken_back_hides_at_once_even_before_the_index_follows()
    {
        await using var app = await TestApp.Start();
        var person = await Listed(app);
        var staff = await app.Staff(Hokkaido);
        Assert.Equal(1, await Found(app, staff));
        (await person.Put("/api/me/consent", new { purposeVersion = (string?)null, nationwide = true, prefectures = new[] { Hokkaido } })).Is(HttpStatusCode.NoContent);
        Assert.Empty((await staff.Get("/api/candidates")).IsOk()["items"].EnumerateArray());
        Assert.Equal(0, await Found(app, staff));
        var privacy = (await person.Get("/api/me/privacy")).IsOk();
        Assert.Equal((JsonValueKind.Null, false), (privacy["purposeVersion"].ValueKind, privacy["nationwide"].GetBoolean()));
    }

    [Fact(Timeout = 60_000)]
    public async Task Within_a_second_of_the_clock_the_search_has_followed()
    {
        await using var app = await TestApp.Start(new() { ["Workers:Enabled"] = "true" });
        var person = await Listed(app);
        var staff = await app.Staff(Hiroshima);
        Assert.Equal(1, await Found(app, staff));
        (await Consent(person, false, Hokkaido)).Is(HttpStatusCode.NoContent);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        // No more time passes: the worker has been woken and does its work.
        while ((await staff.Get("/api/candidates")).IsOk()["total"].GetInt32() > 0) TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Fact]
    public async Task Every_change_is_kept_with_its_time_and_what_is_the_same_is_not_kept_twice()
    {
        await using var app = await TestApp.Start();
        var person = await Listed(app);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await Consent(person, false, Hiroshima, Hokkaido);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await Consent(person, false, Hokkaido, Hiroshima);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await person.Put("/api/me/consent", new { purposeVersion = (string?)null, nationwide = false, prefectures = Array.Empty<string>() })).Is(HttpStatusCode.NoContent);

        var history = (await person.Get("/api/me/privacy")).IsOk()["history"].EnumerateArray().ToList();
        Assert.Equal([null, "2026-11", "2026-11"], history.Select(change => change.GetProperty("purposeVersion").GetString()));
        Assert.Equal([Hokkaido, Hiroshima], history[1].GetProperty("prefectures").EnumerateArray().Select(code => code.GetString()));
        Assert.True(history[2].GetProperty("nationwide").GetBoolean());
    }

    [Fact]
    public async Task A_blocked_prefecture_finds_nothing_and_counts_nothing_and_is_not_told_why()
    {
        await using var app = await TestApp.Start();
        var person = await Listed(app);
        var staff = await app.Staff(Hokkaido);
        var id = (await staff.Get("/api/candidates")).IsOk()["items"][0].GetProperty("candidateId").GetGuid();
        (await person.Put("/api/me/blocks", new { organisations = new[] { await Organisation(app, Hokkaido) } })).Is(HttpStatusCode.NoContent);

        var answer = (await staff.Get($"/api/candidates/{id}")).IsRefused(HttpStatusCode.NotFound, "no-such-candidate");
        Assert.DoesNotContain("block", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await Found(app, staff));
        Assert.All((await staff.Get("/api/candidates")).IsOk()["facets"].EnumerateArray(), facet => Assert.DoesNotContain(facet.GetProperty("values").EnumerateArray(), value => value.GetProperty("count").GetInt32() > 0));
        Assert.Equal("blocked", await Hidden(person, Hokkaido));
        Assert.Equal(1, await Found(app, await app.Staff(Hiroshima)));
    }

    [Fact]
    public async Task A_block_closes_an_identity_that_was_open_and_stops_notices()
    {
        await using var scene = await Scene.Set();
        var (person, id) = await scene.Listed();
        var notice = await scene.Sent(id);
        (await person.Post($"/api/me/notices/{notice}/answer", new { answer = "interested" })).IsOk();
        (await person.Put("/api/me/interests", new { interests = new[] { new { organisationName = "山口データ株式会社", relation = "holding", start = "2024-01" } } })).Is(HttpStatusCode.NoContent);
        Assert.Equal("山口データ株式会社", (await scene.Staff.Get($"/api/candidates/{id}")).IsOk()["disclosure"].GetProperty("interests")[0].GetProperty("organisationName").GetString());
        Assert.True((await person.Get($"/api/me/preview?prefecture={Scene.Yamaguchi}")).IsOk()["isIdentityOpen"].GetBoolean());

        (await person.Put("/api/me/blocks", new { organisations = new[] { await Organisation(scene.App, Scene.Yamaguchi) } })).Is(HttpStatusCode.NoContent);
        var secondPosting = await APosting.Published(scene.Staff);
        var refused = await scene.Staff.Post("/api/notices", scene.Notice([id], postingId: secondPosting));
        Assert.DoesNotContain("noticeId", refused.Text, StringComparison.Ordinal);

        (await person.Put("/api/me/blocks", new { organisations = Array.Empty<Guid>() })).Is(HttpStatusCode.NoContent);
        Assert.Equal(JsonValueKind.Null, (await scene.Staff.Get($"/api/candidates/{id}")).IsOk()["disclosure"].ValueKind);
    }

    [Fact]
    public async Task A_new_disclosure_waits_until_the_current_purpose_notice_is_accepted()
    {
        await using var scene = await Scene.Set();
        var (person, id) = await scene.Listed();
        var notice = await scene.Sent(id);
        await scene.App.Db.Execute("UPDATE Candidate SET PurposeVersion = '2025-01'", null, None);
        (await person.Post($"/api/me/notices/{notice}/answer", new { answer = "interested" })).IsRefused(HttpStatusCode.Conflict, "purpose-changed");
        Assert.Equal(0, await scene.Count("DisclosureGrant"));
        (await person.Post($"/api/me/notices/{notice}/answer", new { answer = "considering" })).IsOk();
        (await Consent(person, true)).Is(HttpStatusCode.NoContent);
        (await person.Post($"/api/me/notices/{notice}/answer", new { answer = "interested" })).IsOk();
    }

    [Fact]
    public async Task An_older_purpose_notice_asks_for_acceptance_and_a_new_one_ends_the_asking()
    {
        await using var app = await TestApp.Start();
        var person = await Listed(app);
        await app.Db.Execute("UPDATE Candidate SET PurposeVersion = '2025-01'", null, None);
        Assert.True((await person.Get("/api/me/privacy")).IsOk()["needsAcceptance"].GetBoolean());
        Assert.Equal(1, await Found(app, await app.Staff(Hokkaido)));
        (await person.Put("/api/me/consent", new { purposeVersion = "2025-01", nationwide = true, prefectures = Array.Empty<string>() })).IsRefused(HttpStatusCode.BadRequest, "invalid");
        (await Consent(person, true)).Is(HttpStatusCode.NoContent);
        Assert.False((await person.Get("/api/me/privacy")).IsOk()["needsAcceptance"].GetBoolean());
    }

    [Fact]
    public async Task An_open_form_with_the_old_consent_cannot_bring_it_back()
    {
        await using var app = await TestApp.Start();
        var person = await Listed(app);
        var form = A.Registration();
        form["version"] = (await person.Get("/api/me/profile")).IsOk()["version"].GetInt32();
        (await Consent(person, false, Hokkaido)).Is(HttpStatusCode.NoContent);
        (await person.Put("/api/me/profile", form)).IsRefused(HttpStatusCode.Conflict, "edited-elsewhere");
    }

    [Fact]
    public async Task Ties_are_declared_and_read_back()
    {
        await using var app = await TestApp.Start();
        var person = await Listed(app);
        var tie = new { organisationName = "株式会社みなと情報", relation = "employment", start = "2020-04", end = (string?)null };
        (await person.Put("/api/me/interests", new { interests = new[] { tie } })).Is(HttpStatusCode.NoContent);
        var kept = Assert.Single((await person.Get("/api/me/privacy")).IsOk()["interests"].EnumerateArray());
        Assert.Equal(("株式会社みなと情報", "employment", "2020-04"), (kept.GetProperty("organisationName").GetString(), kept.GetProperty("relation").GetString(), kept.GetProperty("start").GetString()));
    }

    [Theory]
    [InlineData("/api/me/consent", """{"purposeVersion":"2026-11","nationwide":false,"prefectures":[]}""", "prefectures")]
    [InlineData("/api/me/consent", """{"purposeVersion":"2026-11","nationwide":false,"prefectures":["990000"]}""", "prefectures")]
    [InlineData("/api/me/consent", """{"purposeVersion":"2026-11","nationwide":false,"prefectures":["010006","010006"]}""", "prefectures")]
    [InlineData("/api/me/consent", """{"purposeVersion":"1999-01","nationwide":true,"prefectures":[]}""", "purposeVersion")]
    [InlineData("/api/me/consent", """{"purposeVersion":"2026-11","nationwide":true}""", "prefectures")]
    [InlineData("/api/me/blocks", """{"organisations":["00000000-0000-4000-8000-000000000000"]}""", "organisations")]
    [InlineData("/api/me/blocks", """{}""", "organisations")]
    [InlineData("/api/me/interests", """{"interests":[{"organisationName":"","relation":"employment","start":"2020-04"}]}""", "interests[0].organisationName")]
    [InlineData("/api/me/interests", """{"interests":[{"organisationName":"x","relation":"friend","start":"2020-04"}]}""", "interests[0].relation")]
    [InlineData("/api/me/interests", """{"interests":[{"organisationName":"x","relation":"office","start":"2020-13"}]}""", "interests[0].start")]
    [InlineData("/api/me/interests", """{"interests":[{"organisationName":"x","relation":"office","start":"2020-04","end":"2020-03"}]}""", "interests[0].end")]
    public async Task A_wrong_wish_names_its_field_and_changes_nothing(string path, string body, string field)
    {
        await using var app = await TestApp.Start();
        var person = await Listed(app);
        var before = (await person.Get("/api/me/privacy")).IsOk().Text;
        var answer = await person.Send(HttpMethod.Put, path, new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal([field], answer.IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal(before, (await person.Get("/api/me/privacy")).IsOk().Text);
    }

    [Theory]
    [InlineData("GET", "/api/me/privacy")]
    [InlineData("GET", "/api/me/preview?prefecture=010006")]
    [InlineData("PUT", "/api/me/consent")]
    [InlineData("PUT", "/api/me/blocks")]
    [InlineData("PUT", "/api/me/interests")]
    public async Task Only_professionals_decide_and_each_for_themself(string method, string path)
    {
        await using var app = await TestApp.Start();
        (await app.Nobody().Send(new HttpMethod(method), path, null)).Is(HttpStatusCode.Unauthorized);
        (await (await app.Staff(Hokkaido)).Send(new HttpMethod(method), path, null)).Is(HttpStatusCode.Forbidden);
        (await (await app.Ministry()).Send(new HttpMethod(method), path, null)).Is(HttpStatusCode.Forbidden);
        await Listed(app);
        var stranger = await app.Candidate("taro@people.example");
        Assert.Equal("notListed", await Hidden(stranger, Hokkaido));
        (await Consent(stranger, true)).IsRefused(HttpStatusCode.Conflict, "no-registration");
    }
}
