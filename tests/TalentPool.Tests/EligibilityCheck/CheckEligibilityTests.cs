using System.Net;
using System.Text.Json;
using TalentPool.Tests.Domain;

namespace TalentPool.Tests.EligibilityCheck;

public sealed class CheckEligibilityTests
{
    [Fact]
    public async Task The_golden_careers_get_the_same_answer_over_HTTP()
    {
        await using var app = await TestApp.Start();
        foreach (var career in GoldenCases.Careers)
        {
            var answer = await app.Nobody().Post("/api/eligibility/check", new { asOf = "2026-11-23", jobs = career.GetProperty("jobs") });
            var expected = career.GetProperty("expected");
            if (expected.GetProperty("verdict").GetString() == "Invalid")
            {
                Assert.Equal(["jobs[0].end"], answer.IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
                continue;
            }

            var experience = answer.IsOk()["experience"];
            Assert.Equal(expected.GetProperty("declared_months").GetInt32(), experience.GetProperty("declaredMonths").GetInt32());
            foreach (var name in new[] { "months", "days", "verdict", "warnings" })
                Assert.True(JsonElement.DeepEquals(expected.GetProperty(name), experience.GetProperty(name)), $"{career.GetProperty("id")} {name}: {answer.Text}");
        }
    }

    [Fact]
    public async Task The_golden_numbers_get_the_same_answer_over_HTTP()
    {
        await using var app = await TestApp.Start();
        var numbers = GoldenCases.Numbers.ToList();
        var answer = await app.Nobody().Post("/api/eligibility/check", new { asOf = "2026-11-23", certificates = numbers.Select(number => number.GetProperty("input").GetString()) });
        var given = answer.IsOk()["certificates"].EnumerateArray().ToList();
        foreach (var (expected, actual) in numbers.Zip(given))
            foreach (var (file, wire) in new[] { ("input", "input"), ("status", "status"), ("reason", "reason"), ("exam_id", "examId"), ("normalized", "normalized") })
                Assert.True(JsonElement.DeepEquals(expected.GetProperty(file), actual.GetProperty(wire)), actual.ToString());
        Assert.Equal("Eligible", answer["verdict"].GetString());
    }

    [Fact]
    public async Task The_answer_explains_itself_in_both_languages()
    {
        await using var app = await TestApp.Start();
        var answer = (await app.Nobody().Post("/api/eligibility/check", new { asOf = "2026-11-23", jobs = new object[] { new { start = "2022-01" } }, certificates = new[] { "AP-2019-10-00001" } })).IsOk();
        var explanation = answer["experience"].GetProperty("explanation");
        Assert.Equal(("2026-12-31", "2026-11", 60), (explanation.GetProperty("reachedOn").GetString(), explanation.GetProperty("policyVersion").GetString(), explanation.GetProperty("requiredMonths").GetInt32()));
        Assert.Equal(["counted", "total", "missing", "reached_on"], explanation.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("code").GetString()));
        var missing = explanation.GetProperty("lines")[2];
        Assert.Equal(("あと2か月で、登録要件(1)の60か月に達します。", "2 months missing to the 60 months of route 1."), (missing.GetProperty("textJa").GetString(), missing.GetProperty("textEn").GetString()));
        Assert.Equal("certificate_level3", answer["certificateLines"][0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Today_in_Japan_is_the_day_when_none_is_given()
    {
        await using var app = await TestApp.Start();
        // 23:30 UTC on 30 November is 1 December in Japan: the sixtieth month is complete.
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 30, 23, 30, 0, TimeSpan.Zero));
        var answer = await app.Nobody().Post("/api/eligibility/check", new { jobs = new[] { new { start = "2021-12-02" } } });
        Assert.Equal(60, answer.IsOk()["experience"].GetProperty("months").GetInt32());
    }

    [Theory]
    [InlineData("""{"jobs":[{"start":"2020-13"}]}""", "jobs[0].start")]
    [InlineData("""{"jobs":[{"start":"2020-04"},{"start":"0001-01"}]}""", "jobs[1].start")]
    [InlineData("""{"jobs":[{"start":"1899-12"}]}""", "jobs[0].start")]
    [InlineData("""{"jobs":[{"start":"2020-04","end":"1899-12-31"}]}""", "jobs[0].end")]
    [InlineData("""{"jobs":[{"start":"2020-04","end":"soon"}]}""", "jobs[0].end")]
    [InlineData("""{"jobs":[{"start":"2023-02-29"}]}""", "jobs[0].start")]
    [InlineData("""{"jobs":[{"start":"２０２０-04"}]}""", "jobs[0].start")]
    [InlineData("""{"jobs":[{"start":"2020-04","leave":[{"kind":"leave","start":"2021-2"}]}]}""", "jobs[0].leave[0].start")]
    [InlineData("""{"jobs":[{"start":"2020-04","leave":[{"start":"2021-02"}]}]}""", "jobs[0].leave[0].kind")]
    [InlineData("""{"jobs":[{"start":"2020-04","hours":-1}]}""", "jobs[0].hours")]
    [InlineData("""{"certificates":["\ud842"]}""", "certificates[0]")]
    [InlineData("""{"jobs":[{}]}""", "jobs[0].start")]
    [InlineData("""{"jobs":[null]}""", "jobs[0]")]
    [InlineData("""{"jobs":[{"start":"2020-04","digital":"maybe"}]}""", "jobs[0].digital")]
    [InlineData("""{"jobs":[{"start":"2020-04","hours":169}]}""", "jobs[0].hours")]
    [InlineData("""{"jobs":[{"start":"2020-04","hours":"many"}]}""", "jobs[0].hours")]
    [InlineData("""{"jobs":[{"start":"2020-04","leave":[{"kind":"leave","start":"2021-03","end":"2021-02"}]}]}""", "jobs[0].leave[0].end")]
    [InlineData("""{"asOf":"2026-02-30"}""", "asOf")]
    [InlineData("""{"certificates":[17]}""", "certificates[0]")]
    [InlineData("""{"certificates":[null]}""", "certificates[0]")]
    [InlineData("""{"certificates":"ST-2015-10-01234"}""", "certificates")]
    [InlineData("""{"asOf":"0000-01-01"}""", "asOf")]
    [InlineData("""{"asOf":"1899-12-31"}""", "asOf")]
    [InlineData("""{"asOf":"9999-12-31"}""", "asOf")]
    [InlineData("""{"asOf":20261123}""", "asOf")]
    [InlineData("""{"jobs":[{"start":"0000-01"}]}""", "jobs[0].start")]
    [InlineData("""{"jobs":[{"start":202004}]}""", "jobs[0].start")]
    [InlineData("""{"jobs":[{"start":"2020-04","start":"1990-04"}]}""", "jobs[0].start")]
    [InlineData("""{"jobs":[{"start":"2020-04","hours":"40"}]}""", "jobs[0].hours")]
    [InlineData("""{"jobs":[{"start":"2020-04","hours":1e400}]}""", "jobs[0].hours")]
    [InlineData("""{"jobs":[[[]]]}""", "jobs[0]")]
    [InlineData("""null""", "body")]
    [InlineData("", "body")]
    [InlineData("""{"jobs":{}}""", "jobs")]
    [InlineData("""{"jobs":[],"jobs":[]}""", "jobs")]
    [InlineData("""[]""", "body")]
    public async Task An_impossible_input_is_refused_at_its_field(string body, string field)
    {
        await using var app = await TestApp.Start();
        var answer = await app.Nobody().Send(HttpMethod.Post, "/api/eligibility/check", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal([field], answer.IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
    }

    [Fact]
    public async Task What_lies_in_the_future_is_a_warning_and_no_fault()
    {
        await using var app = await TestApp.Start();
        var answer = await app.Nobody().Post("/api/eligibility/check", new
        {
            asOf = "2026-11-23",
            jobs = new object[]
            {
                new { start = "2999-04" },
                new { start = "2021-11-24", end = "9999-12-31", leave = new[] { new { kind = "maternity", start = "2023-01", end = "2023-03" }, new { kind = "leave", start = "2027-01", end = "9999-12" } } },
            },
        });
        var experience = answer.IsOk()["experience"];
        Assert.Equal(["job0:future", "job1:clipped"], experience.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()));
        Assert.Equal(("Eligible", "Eligible"), (experience.GetProperty("verdict").GetString(), answer["verdict"].GetString()));
    }

    [Fact]
    public async Task Nothing_at_all_is_not_yet_enough()
    {
        await using var app = await TestApp.Start();
        var answer = (await app.Nobody().Post("/api/eligibility/check", new { })).IsOk();
        Assert.Equal(("NotYet", 0, 60), (answer["verdict"].GetString(), answer["experience"].GetProperty("months").GetInt32(), answer["experience"].GetProperty("missingMonths").GetInt32()));
        Assert.Empty(answer["certificates"].EnumerateArray());
    }

    [Theory]
    [InlineData(200, 50, null)]
    [InlineData(201, 0, "jobs")]
    [InlineData(0, 51, "certificates")]
    public async Task A_request_is_bounded(int jobs, int certificates, string? refused)
    {
        await using var app = await TestApp.Start();
        var answer = await app.Nobody().Post("/api/eligibility/check", new { jobs = Enumerable.Repeat(new { start = "2020-04", end = "2020-05" }, jobs), certificates = Enumerable.Repeat("ST-2015-10-01234", certificates) });
        if (refused is null) answer.IsOk();
        else Assert.Equal([refused], answer.IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
    }

    [Fact]
    public async Task A_character_that_is_none_is_no_number_and_no_find()
    {
        await using var app = await TestApp.Start();
        var checkedNumber = (await app.Nobody().Post("/api/eligibility/check", new { certificates = new[] { "ST-2015-10-0123\uFFFE" } })).IsOk();
        Assert.Equal("format", checkedNumber["certificates"][0].GetProperty("reason").GetString());
        Assert.Equal(0, (await app.Nobody().Get("/api/postings?q=%EF%BF%BE")).IsOk()["total"].GetInt32());
    }

    [Fact]
    public async Task The_policy_of_the_installation_decides()
    {
        await using var app = await TestApp.Start(new() { ["Eligibility:PolicyVersion"] = "2027-04", ["Eligibility:MinWeeklyHours"] = "20", ["Eligibility:AcceptsFormerExams"] = "false" });
        var career = (await app.Nobody().Post("/api/eligibility/check", new { asOf = "2026-11-23", jobs = new[] { new { start = "2019-04", end = "2024-03", hours = 20 } } })).IsOk();
        Assert.Equal("Eligible", career["verdict"].GetString());
        var former = (await app.Nobody().Post("/api/eligibility/check", new { asOf = "2026-11-23", certificates = new[] { "AN-2007-10-00011" } })).IsOk();
        Assert.Equal(("accept_legacy", "NeedsReview"), (former["certificates"][0].GetProperty("status").GetString(), former["verdict"].GetString()));
    }

    [Fact]
    public async Task A_start_under_a_changed_policy_without_a_name_is_refused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => TestApp.Start(new() { ["Eligibility:MinWeeklyHours"] = "20" }));
}
