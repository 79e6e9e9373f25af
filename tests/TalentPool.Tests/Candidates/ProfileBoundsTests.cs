using System.Net;
using System.Text;
using System.Text.Json;

namespace TalentPool.Tests.Candidates;

public sealed class ProfileBoundsTests
{
    static Dictionary<string, object?> JobWith(string member, object? value)
    {
        var job = new Dictionary<string, object?>
        {
            ["employer"] = "株式会社みなと情報",
            ["jobTitle"] = "システムエンジニア",
            ["start"] = "2014-04",
            ["end"] = "2024-03",
            ["digital"] = "yes",
            ["hours"] = null,
            ["leave"] = Array.Empty<object>(),
            ["description"] = "",
        };
        job[member] = value;
        return job;
    }

    static object[] Leaves(int count, string? end = "2020-05") => [.. Enumerable.Repeat(new { kind = "childcare", start = "2020-04", end }, count)];

    static object Wishes(string[]? prefectures = null, string[]? employmentTypes = null, int? daysPerWeek = null, string? remoteWork = null, string? availableFrom = null) =>
        new { prefectures = prefectures ?? [], nationwide = false, employmentTypes = employmentTypes ?? [], daysPerWeek, remoteWork, availableFrom };

    public static TheoryData<string, object?, string> BeyondTheBounds => new()
    {
        { "name", new string('山', 101), "name" },
        { "kana", new string('ヤ', 101), "kana" },
        { "kana", string.Concat(Enumerable.Repeat("ヿ", 60)), "kana" },
        { "headline", new string('あ', 101), "headline" },
        { "headline", "一行目\n二行目", "headline" },
        { "introduction", new string('あ', 2001), "introduction" },
        { "introduction", "見えない\u0000文字", "introduction" },
        { "equivalentGrounds", new string('あ', 2001), "equivalentGrounds" },
        { "career", Enumerable.Repeat(JobWith("end", null), 101).ToArray(), "career" },
        { "career", new[] { JobWith("employer", new string('社', 101)) }, "career[0].employer" },
        { "career", new[] { JobWith("jobTitle", "上\u202e下") }, "career[0].jobTitle" },
        { "career", new[] { JobWith("description", new string('あ', 1001)) }, "career[0].description" },
        { "career", new[] { JobWith("start", "2014-13") }, "career[0].start" },
        { "career", new[] { JobWith("start", "1899-12") }, "career[0].start" },
        { "career", new[] { JobWith("end", "2014-03") }, "career[0].end" },
        { "career", new[] { JobWith("digital", "maybe") }, "career[0].digital" },
        { "career", new[] { JobWith("hours", 169) }, "career[0].hours" },
        { "career", new[] { JobWith("leave", Leaves(21)) }, "career[0].leave" },
        { "career", new[] { JobWith("leave", Leaves(1, "2020-03")) }, "career[0].leave[0].end" },
        { "career", new[] { JobWith("leave", Leaves(1, null)) }, "career[0].leave[0].end" },
        { "certificates", Enumerable.Repeat("ST-2015-10-01234", 21).ToArray(), "certificates" },
        { "certificates", new[] { new string('1', 41) }, "certificates[0]" },
        { "skills", Enumerable.Range(0, 111).Select(index => new { skillId = $"unknown-{index}" }).ToArray(), "skills" },
        { "skills", new[] { new { skillId = "cloud-aws" }, new { skillId = "cloud-aws" } }, "skills" },
        { "skills", new[] { new { skillId = "theme-a" } }, "skills[0].skillId" },
        { "skills", new[] { new { skillId = "cloud-aws", years = 61 } }, "skills[0].years" },
        { "themes", new[] { "cloud-aws" }, "themes[0]" },
        { "themes", Enumerable.Range(0, 111).Select(index => $"theme-{index}").ToArray(), "themes" },
        { "roleTypes", new[] { "role-none" }, "roleTypes[0]" },
        { "wishes", Wishes(prefectures: ["010006", "010006"]), "wishes.prefectures" },
        { "wishes", Wishes(prefectures: ["10006"]), "wishes.prefectures[0]" },
        { "wishes", Wishes(prefectures: [.. Enumerable.Range(0, 48).Select(index => $"{index}")]), "wishes.prefectures" },
        { "wishes", Wishes(employmentTypes: ["fulltime"]), "wishes.employmentTypes[0]" },
        { "wishes", Wishes(daysPerWeek: 6), "wishes.daysPerWeek" },
        { "wishes", Wishes(remoteWork: "moon"), "wishes.remoteWork" },
        { "wishes", Wishes(availableFrom: "2101-01-01"), "wishes.availableFrom" },
        { "consent", new { purposeVersion = "1999-01", nationwide = true, prefectures = Array.Empty<string>() }, "consent.purposeVersion" },
        { "consent", new { purposeVersion = "2026-11", nationwide = false, prefectures = new[] { "000000" } }, "consent.prefectures[0]" },
        { "blockedOrganisations", new[] { Guid.Empty }, "blockedOrganisations" },
        { "blockedOrganisations", Enumerable.Range(0, 101).Select(_ => Guid.NewGuid()).ToArray(), "blockedOrganisations" },
    };

    // One product for the whole table: a refused save leaves nothing behind.
    [Fact]
    public async Task What_goes_beyond_the_bounds_is_named_by_its_path_and_nothing_is_kept()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        List<string> wrong = [];
        foreach (var row in BeyondTheBounds)
        {
            var (member, value, field) = row.Data;
            var registration = A.Registration();
            registration[member] = value;
            var answer = await hanako.Put("/api/me/profile", registration);
            if (answer.Status != HttpStatusCode.BadRequest || answer.ProblemType != "/problems/invalid" || string.Join(' ', answer.Fields) != field)
                wrong.Add($"{member} → {field}: {(int)answer.Status} {answer.Text[..Math.Min(200, answer.Text.Length)]}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM Candidate"));
    }

    [Fact]
    public async Task Everything_at_its_bound_is_kept()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var registration = A.Registration(name: new string('山', 100), headline: new string('あ', 100), grounds: new string('あ', 2000));
        registration["introduction"] = new string('あ', 2000);
        registration["career"] = Enumerable.Repeat(JobWith("leave", Leaves(20)), 100).ToArray();
        registration["certificates"] = Enumerable.Repeat("ST-2015-10-01234", 20).ToArray();
        var saved = (await hanako.Put("/api/me/profile", registration)).IsOk();
        Assert.Equal((100, 20, 20), (saved["career"].GetArrayLength(), saved["career"][99].GetProperty("leave").GetArrayLength(), saved["certificates"].GetArrayLength()));
    }

    [Fact]
    public async Task Half_a_character_is_refused()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var json = JsonSerializer.Serialize(A.Registration(name: "NAME")).Replace("NAME", "\\ud842", StringComparison.Ordinal);
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        (await hanako.Send(HttpMethod.Put, "/api/me/profile", body)).Is(HttpStatusCode.BadRequest);
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM Candidate"));
    }

    [Theory]
    [InlineData("ﾔﾏﾀﾞ ﾊﾅｺ", "ヤマダ ハナコ")]
    [InlineData("　やまだ　はなこ", "ヤマダ ハナコ")]
    [InlineData("ジャン＝ポール", "ジャン=ポール")]
    public async Task A_reading_is_kept_as_katakana_in_one_width_and_may_be_saved_again(string written, string kept)
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var registration = A.Registration();
        registration["kana"] = written;
        Assert.Equal(kept, (await hanako.Put("/api/me/profile", registration)).IsOk()["kana"].GetString());
        registration["kana"] = kept;
        registration["version"] = 1;
        Assert.Equal(kept, (await hanako.Put("/api/me/profile", registration)).IsOk()["kana"].GetString());
    }

    [Fact]
    public async Task The_ministry_that_reviews_cannot_be_blocked_but_a_prefecture_can()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var ministry = await app.Db.Find<Guid>("SELECT OrganisationId FROM Organisation WHERE Kind = 'ministry'");
        Assert.Equal(["blockedOrganisations"], (await hanako.Put("/api/me/profile", A.Registration(blocked: [ministry]))).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        var hokkaido = await app.Db.Find<Guid>("SELECT OrganisationId FROM Organisation WHERE PrefectureCode = '010006'");
        Assert.Equal(hokkaido, (await hanako.Put("/api/me/profile", A.Registration(blocked: [hokkaido]))).IsOk()["blockedOrganisations"][0].GetGuid());
    }

    public static TheoryData<string, object?, string> Needed => new()
    {
        { "name", " ", "name" },
        { "kana", "", "kana" },
        { "residencePrefecture", null, "residencePrefecture" },
        { "headline", "", "headline" },
        { "career", Array.Empty<object>(), "career" },
        { "career", new[] { JobWith("employer", "") }, "career[0].employer" },
        { "career", new[] { JobWith("jobTitle", "") }, "career[0].jobTitle" },
        { "wishes", Wishes(employmentTypes: ["fullTime"]), "wishes.prefectures" },
        { "wishes", Wishes(prefectures: ["010006"]), "wishes.employmentTypes" },
        { "consent", new { purposeVersion = (string?)null, nationwide = true, prefectures = Array.Empty<string>() }, "consent.purposeVersion" },
        { "consent", new { purposeVersion = "2026-11", nationwide = false, prefectures = Array.Empty<string>() }, "consent.prefectures" },
    };

    [Fact]
    public async Task A_submission_names_each_field_that_it_needs()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        Assert.Contains("name", (await hanako.Post("/api/me/submission")).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        var version = 0;
        foreach (var row in Needed)
        {
            var (member, value, field) = row.Data;
            var registration = A.Registration(version++);
            registration[member] = value;
            (await hanako.Put("/api/me/profile", registration)).IsOk();
            Assert.Equal([field], (await hanako.Post("/api/me/submission")).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        }

        Assert.Equal("draft", (await hanako.Get("/api/me/profile"))["status"].GetString());
    }
}
