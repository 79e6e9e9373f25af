using System.Net;

namespace TalentPool.Tests.Postings;

public sealed class PostingTests
{
    [Fact]
    public async Task A_posting_is_drafted_published_shown_to_everyone_and_closed()
    {
        await using var app = await TestApp.Start();
        var staff = await app.Staff("350001");
        var everyone = app.Nobody();

        var draft = (await staff.Post("/api/postings", APosting.With())).Is(HttpStatusCode.Created);
        var path = $"/api/postings/{draft["postingId"].GetGuid()}";
        Assert.Equal("draft", draft["status"].GetString());
        Assert.Equal("fullTime", draft["employmentType"].GetString());
        Assert.Equal("350001", draft["prefectureCode"].GetString());
        Assert.Equal(38.75m, draft["weeklyHours"].GetDecimal());
        Assert.Equal(0, (await everyone.Get("/api/postings")).IsOk()["total"].GetInt32());
        (await everyone.Get(path)).IsRefused(HttpStatusCode.NotFound, "no-such-posting");
        (await staff.Get(path)).IsOk();

        (await staff.Post(path + "/publish")).Is(HttpStatusCode.NoContent);
        (await staff.Post(path + "/publish")).IsRefused(HttpStatusCode.Conflict, "posting-not-draft");
        var list = (await everyone.Get("/api/postings")).IsOk();
        Assert.Equal(1, list["total"].GetInt32());
        Assert.Equal(["theme-c", "theme-d"], list["items"][0].GetProperty("themes").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(["mgmt-pm"], list["items"][0].GetProperty("skills").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal("published", (await everyone.Get(path)).IsOk()["status"].GetString());

        (await staff.Post(path + "/close", new { reason = "採用予定者が決まったため" })).Is(HttpStatusCode.NoContent);
        (await staff.Post(path + "/close", new { })).IsRefused(HttpStatusCode.Conflict, "posting-not-published");
        Assert.Equal(0, (await everyone.Get("/api/postings")).IsOk()["total"].GetInt32());
        Assert.Equal("closed", (await everyone.Get(path)).IsOk()["status"].GetString());
        (await staff.Put(path, APosting.With(version: 3))).IsRefused(HttpStatusCode.Conflict, "posting-closed");
        Assert.Equal(3, await app.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent WHERE SubjectKind = 'posting'", null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_prefecture_neither_sees_nor_changes_a_draft()
    {
        await using var app = await TestApp.Start();
        var owner = await app.Staff("350001");
        var other = await app.Staff("340006");
        var id = (await owner.Post("/api/postings", APosting.With())).Is(HttpStatusCode.Created)["postingId"].GetGuid();

        (await other.Get($"/api/postings/{id}")).IsRefused(HttpStatusCode.NotFound, "no-such-posting");
        (await other.Put($"/api/postings/{id}", APosting.With(version: 1))).IsRefused(HttpStatusCode.NotFound, "no-such-posting");
        (await other.Post($"/api/postings/{id}/publish")).IsRefused(HttpStatusCode.NotFound, "no-such-posting");
        (await other.Post($"/api/postings/{id}/close", new { })).IsRefused(HttpStatusCode.NotFound, "no-such-posting");
        Assert.Equal(0, (await other.Get("/api/my-organisation/postings")).IsOk()["total"].GetInt32());
        Assert.Equal(1, (await owner.Get("/api/my-organisation/postings?status=draft")).IsOk()["total"].GetInt32());
    }

    [Fact]
    public async Task Only_staff_of_a_prefecture_write_postings()
    {
        await using var app = await TestApp.Start();
        (await app.Nobody().Post("/api/postings", APosting.With())).Is(HttpStatusCode.Unauthorized);
        (await (await app.Candidate()).Post("/api/postings", APosting.With())).Is(HttpStatusCode.Forbidden);
        (await (await app.Ministry()).Get("/api/my-organisation/postings")).Is(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_is_told()
    {
        await using var app = await TestApp.Start();
        var staff = await app.Staff("350001");
        var path = $"/api/postings/{(await staff.Post("/api/postings", APosting.With())).Is(HttpStatusCode.Created)["postingId"].GetGuid()}";
        Assert.Equal(2, (await staff.Put(path, APosting.With(title: "一人目の変更", version: 1))).IsOk()["version"].GetInt32());
        (await staff.Put(path, APosting.With(title: "二人目の変更", version: 1))).IsRefused(HttpStatusCode.Conflict, "edited-elsewhere");
        Assert.Equal("一人目の変更", (await staff.Get(path)).IsOk()["title"].GetString());
    }

    [Fact]
    public async Task A_posting_stays_open_until_the_end_of_its_deadline_in_Japan()
    {
        await using var app = await TestApp.Start();
        var staff = await app.Staff("350001");
        await APosting.Published(staff, APosting.With(deadline: "2026-11-25"));
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 25, 14, 59, 59, TimeSpan.Zero));
        Assert.Equal(1, (await app.Nobody().Get("/api/postings")).IsOk()["total"].GetInt32());
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, (await app.Nobody().Get("/api/postings")).IsOk()["total"].GetInt32());
        var colleague = await app.Staff("350001", "colleague@pref.example");
        var own = (await colleague.Get("/api/my-organisation/postings?status=closed")).IsOk();
        Assert.Equal("closed", own["items"][0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_draft_whose_deadline_is_past_is_not_published()
    {
        await using var app = await TestApp.Start();
        var staff = await app.Staff("350001");
        var path = $"/api/postings/{(await staff.Post("/api/postings", APosting.With(deadline: "2026-11-23"))).Is(HttpStatusCode.Created)["postingId"].GetGuid()}";
        Assert.Equal(["deadline"], (await staff.Post(path + "/publish")).IsRefused(HttpStatusCode.BadRequest, "deadline-past").Fields);
    }

    [Fact]
    public async Task What_is_missing_or_unknown_is_named_by_its_field()
    {
        await using var app = await TestApp.Start();
        var staff = await app.Staff("350001");
        Assert.Equal(["title"], (await staff.Post("/api/postings", APosting.With(title: ""))).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal(["payMax"], (await staff.Post("/api/postings", APosting.With(payMax: 1))).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal(["skills[1]"], (await staff.Post("/api/postings", APosting.With(skills: ["mgmt-pm", "juggling"]))).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal(["themes[0]"], (await staff.Post("/api/postings", APosting.With(themes: ["mgmt-pm"]))).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
    }

    [Fact]
    public async Task The_public_list_is_searched_by_words_prefecture_employment_and_theme()
    {
        await using var app = await TestApp.Start();
        await APosting.Published(await app.Staff("350001"), APosting.With(title: "ＤＸ推進監"));
        await APosting.Published(await app.Staff("340006"), APosting.With(title: "データ分析官", appointmentType: "serviceContract", themes: ["theme-f"]));
        async Task<int> Found(string query) => (await app.Nobody().Get("/api/postings?" + query)).IsOk()["total"].GetInt32();
        Assert.Equal(2, await Found(""));
        Assert.Equal(1, await Found("q=dx"));
        Assert.Equal(1, await Found("q=データ 分析"));
        Assert.Equal(0, await Found("q=データ%25官"));
        Assert.Equal(1, await Found("prefecture=350001"));
        Assert.Equal(1, await Found("prefecture=34"));
        Assert.Equal(1, await Found("employmentType=sideJob"));
        Assert.Equal(1, await Found("theme=F"));
        Assert.Equal(1, await Found("theme=theme-c"));
        Assert.Single((await app.Nobody().Get("/api/postings?pageSize=1&page=1")).IsOk()["items"].EnumerateArray());
    }
}
