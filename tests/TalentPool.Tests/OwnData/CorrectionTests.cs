using System.Net;
using TalentPool.Candidates;
using TalentPool.Eligibility;

namespace TalentPool.Tests.OwnData;

public sealed class CorrectionTests
{
    static async Task<(TestApp App, Caller Person)> Listed()
    {
        var app = await TestApp.Start();
        var person = await app.Candidate();
        (await person.Put("/api/me/profile", A.Registration())).IsOk();
        (await person.Post("/api/me/submission")).IsOk();
        return (app, person);
    }

    static async Task<List<(string Field, string? Before, string? After)>> Corrections(Caller person) =>
        [.. (await person.Get("/api/me/corrections?pageSize=100")).IsOk()["items"].EnumerateArray().Select(item => (item.GetProperty("field").GetString()!, item.GetProperty("before").GetString(), item.GetProperty("after").GetString()))];

    [Fact]
    public async Task A_draft_has_no_history_however_often_it_is_saved()
    {
        await using var app = await TestApp.Start();
        var person = await app.Candidate();
        for (var version = 0; version < 3; version++) (await person.Put("/api/me/profile", A.Registration(version, headline: $"見出し{version}"))).IsOk();
        Assert.Empty(await Corrections(person));
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM Correction"));
    }

    [Fact]
    public async Task From_the_first_submission_on_each_change_is_kept_with_what_was_there_before()
    {
        var (app, person) = await Listed();
        await using var running = app;
        var changed = A.Registration(1, name: "山田 華子", headline: "新しい見出し");
        changed["introduction"] = new string('あ', 2000);
        (await person.Put("/api/me/profile", changed)).IsOk();
        var corrections = await Corrections(person);
        Assert.Equal(["name", "headline", "introduction"], corrections.Select(change => change.Field));
        Assert.Equal(("name", "山田 花子", "山田 華子"), corrections[0]);
        Assert.Equal(new string('あ', 2000), corrections[2].After);
        Assert.Equal("住民記録と税のシステム標準化、ガバメントクラウドへの移行を担当してきました。", corrections[2].Before);
    }

    [Fact]
    public async Task A_save_that_changes_nothing_writes_nothing()
    {
        var (app, person) = await Listed();
        await using var running = app;
        (await person.Put("/api/me/profile", A.Registration(1))).IsOk();
        (await person.Put("/api/me/profile", A.Registration(2))).IsOk();
        Assert.Empty(await Corrections(person));
    }

    [Fact]
    public async Task A_refused_save_leaves_no_history()
    {
        var (app, person) = await Listed();
        await using var running = app;
        (await person.Put("/api/me/profile", A.Registration(0, name: "山田 華子"))).IsRefused(HttpStatusCode.Conflict, "edited-elsewhere");
        Assert.Empty(await Corrections(person));
    }

    [Fact]
    public async Task Consent_blocks_and_ties_that_change_elsewhere_are_in_it_too()
    {
        var (app, person) = await Listed();
        await using var running = app;
        var hokkaido = await app.Db.Find<Guid>("SELECT OrganisationId FROM Organisation WHERE PrefectureCode = '010006'");
        (await person.Put("/api/me/consent", new { purposeVersion = "2026-11", nationwide = false, prefectures = new[] { "350001" } })).Is(HttpStatusCode.NoContent);
        (await person.Put("/api/me/blocks", new { organisations = new[] { hokkaido } })).Is(HttpStatusCode.NoContent);
        object Tie(string name) => new { interests = new[] { new { organisationName = name, relation = "contract", start = "2024-04", end = (string?)null } } };
        (await person.Put("/api/me/interests", Tie("みなと市"))).Is(HttpStatusCode.NoContent);
        (await person.Put("/api/me/interests", Tie("みなと市"))).Is(HttpStatusCode.NoContent);
        Assert.Equal(
            new (string, string?, string?)[] { ("consent.nationwide", "true", "false"), ("consent.prefectures", null, "350001"), ("blockedOrganisations", null, hokkaido.ToString()), ("interests", null, "みなと市 contract 2024-04") }.Order(),
            (await Corrections(person)).Order());
    }

    [Fact]
    public async Task It_is_paged_the_newest_first_and_nobody_else_reads_it()
    {
        var (app, person) = await Listed();
        await using var running = app;
        for (var version = 1; version <= 3; version++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            (await person.Put("/api/me/profile", A.Registration(version, headline: $"見出し{version}"))).IsOk();
        }

        var page = (await person.Get("/api/me/corrections?page=0&pageSize=2")).IsOk();
        Assert.Equal((3, "見出し3", "見出し2"), (page["total"].GetInt32(), page["items"][0].GetProperty("after").GetString(), page["items"][1].GetProperty("after").GetString()));
        Assert.Equal("見出し1", Assert.Single((await person.Get("/api/me/corrections?page=1&pageSize=2")).IsOk()["items"].EnumerateArray()).GetProperty("after").GetString());
        Assert.Equal(0, (await (await app.Candidate("taro@people.example")).Get("/api/me/corrections")).IsOk()["total"].GetInt32());
        (await app.Nobody().Get("/api/me/corrections")).Is(HttpStatusCode.Unauthorized);
        (await (await app.Staff("350001")).Get("/api/me/corrections")).Is(HttpStatusCode.Forbidden);
        (await (await app.Ministry()).Get("/api/me/corrections")).Is(HttpStatusCode.Forbidden);
    }

    static CareerItem Job(string employer, string start = "2015-04", string description = "", decimal? hours = null) => new(employer, "SE", start, null, "yes", hours, [], description);

    static (string, string?, string?)[] Changes(CareerItem[] before, CareerItem[] after) =>
        [.. ProfileChanges.Between(Profile.Empty with { Career = before }, Profile.Empty with { Career = after }).Select(change => (change.Field, change.Before, change.After))];

    [Fact]
    public void A_job_put_before_the_others_changes_none_of_them() => Assert.Equal(
        [("career[0].employer", null, "新"), ("career[0].jobTitle", null, "SE"), ("career[0].start", null, "2020-04"), ("career[0].digital", null, "yes")],
        Changes([Job("甲"), Job("乙")], [Job("新", "2020-04"), Job("甲"), Job("乙")]));

    [Fact]
    public void A_job_that_was_taken_out_is_told_from_one_that_was_corrected() => Assert.Equal(
        [("career[0].employer", "甲", null), ("career[0].jobTitle", "SE", null), ("career[0].start", "2015-04", null), ("career[0].digital", "yes", null), ("career[0].description", "前", "後")],
        Changes([Job("甲"), Job("乙", description: "前")], [Job("乙", description: "後")]));

    [Fact]
    public void A_new_order_alone_is_a_change() => Assert.Equal([("career.order", "1 2", "2 1")], Changes([Job("甲"), Job("乙")], [Job("乙"), Job("甲")]));

    [Fact]
    public void Hours_and_leaves_are_compared_by_what_they_mean()
    {
        Assert.Empty(Changes([Job("甲", hours: 20m)], [Job("甲", hours: 20.0m)]));
        var leave = new CheckEligibility.LeaveInput("childcare", "2018-01", "2018-06");
        Assert.Equal([("career[0].leave", null, "childcare 2018-01 2018-06")], Changes([Job("甲")], [Job("甲") with { Leave = [leave] }]));
    }
}
