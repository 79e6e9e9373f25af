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
    [InlineData("""{"jobs":[{}]}""", "jobs[0].start")]
    [InlineData("""{"jobs":[null]}""", "jobs[0]")]
    [InlineData("""{"jobs":[{"start":"2020-04","digital":"maybe"}]}""", "jobs[0].digital")]
    [InlineData("""{"jobs":[{"start":"2020-04","hours":169}]}""", "jobs[0].hours")]
    [InlineData("""{"jobs":[{"start":"2020-04","hours":"many"}]}""", "jobs[0].hours")]
    [InlineData("""{"jobs":[{"start":"2020-04","leave":[{"kind":"leave","start":"2021-03","end":"2021-02"}]}]}""", "jobs[0].leave[0].end")]
    [InlineData("""{"asOf":"2026-02-30"}""", "asOf")]
    [InlineData("""{"certificates":[17]}""", "certificates[0]")]
    [InlineData("""{"jobs":{}}""", "jobs")]
    [InlineData("""{"jobs":[],"jobs":[]}""", "jobs")]
    [InlineData("""[]""", "body")]
    public async Task An_impossible_input_is_refused_at_its_field(string body, string field)
    {
        await using var app = await TestApp.Start();
        var answer = await app.Nobody().Send(HttpMethod.Post, "/api/eligibility/check", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal([field], answer.IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
    }
}
