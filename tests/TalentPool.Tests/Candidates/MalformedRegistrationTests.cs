using System.Net.Http.Headers;

namespace TalentPool.Tests.Candidates;

public sealed class MalformedRegistrationTests
{
    [Fact]
    public async Task What_nobody_can_mean_is_refused_at_its_field_and_changes_nothing()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        (await hanako.Put("/api/me/profile", A.Registration())).IsOk();
        var saved = (await hanako.Get("/api/me/profile")).IsOk().Text;

        List<string> wrong = [];
        var count = 0;
        foreach (var row in MalformedRegistrations.All)
        {
            count++;
            using var content = new ByteArrayContent(row.Body);
            if (row.ContentType is not null) content.Headers.ContentType = MediaTypeHeaderValue.Parse(row.ContentType);
            var answer = await hanako.Send(HttpMethod.Put, "/api/me/profile", content);
            var fields = string.Join(' ', answer.Fields);
            var isNamed = row.Fields == "*" ? answer.Fields.Length == 1 : fields == row.Fields;
            if ((int)answer.Status != row.Status || !isNamed || (row.Status == 400 && answer.ProblemType != "/problems/invalid"))
                wrong.Add($"{row.What}: {(int)answer.Status} [{fields}] instead of {row.Status} [{row.Fields}] {answer.Text[..Math.Min(160, answer.Text.Length)]}");
            var now = (await hanako.Get("/api/me/profile")).IsOk().Text;
            if (now != saved) wrong.Add($"{row.What}: the registration changed");
            saved = now;
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {count}\n" + string.Join('\n', wrong));
        Assert.True(count >= 150, $"Only {count} rows.");
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent WHERE Action = 'candidate.saved'"));
    }

    // What a draft may hold on the way but a submission may not.
    public static TheoryData<string, object?, string> NotToBeSubmitted => new()
    {
        { "certificates", new[] { "ZZ-2015-10-01234" }, "certificates[0]" },
        { "certificates", new[] { "ST-2015-10-01234", "ST-2015-13-01234" }, "certificates[1]" },
        { "certificates", new[] { "ST-2015-10-00000" }, "certificates[0]" },
        { "certificates", new[] { "1604SC0001234" }, "certificates[0]" },
        { "certificates", new[] { "合格しました" }, "certificates[0]" },
        { "certificates", new[] { "ST-2027-04-01234" }, "certificates[0]" },
        { "certificates", new[] { "ST-1990-10-01234" }, "certificates[0]" },
        { "certificates", new[] { "第号" }, "certificates[0]" },
        { "career", new[] { A.Job("2026-11-25", null) }, "career[0].start" },
        { "career", new[] { A.Job("2014-04", "2024-03"), A.Job("2027-04", "2030-03") }, "career[1].start" },
        { "career", new[] { A.Job("2100-12", null) }, "career[0].start" },
    };

    [Fact]
    public async Task What_cannot_be_proof_is_refused_by_the_submission_and_the_draft_stays()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var version = 0;
        foreach (var row in NotToBeSubmitted)
        {
            var (member, value, field) = row.Data;
            var registration = A.Registration(version++);
            registration[member] = value;
            var saved = (await hanako.Put("/api/me/profile", registration)).IsOk().Text;
            Assert.Equal([field], (await hanako.Post("/api/me/submission")).IsRefused(System.Net.HttpStatusCode.BadRequest, "invalid").Fields);
            Assert.Equal(saved, (await hanako.Get("/api/me/profile")).IsOk().Text);
        }

        foreach (var sql in new[] { "SELECT COUNT(*) FROM Submission", "SELECT COUNT(*) FROM OutboxMail", "SELECT COUNT(*) FROM InboxMessage" }) Assert.Equal(0, await app.Db.Find<int>(sql));
    }

    [Theory]
    [InlineData("葛󠄀城 太郎")] // a kanji with the sign that chooses its form
    [InlineData("𠮷野 家")] // beyond the basic plane
    [InlineData("José Núñez")]
    [InlineData("O'Brien-Smith")]
    [InlineData("한가람")]
    public async Task A_name_that_people_have_is_kept_as_it_is(string name)
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        Assert.Equal(name, (await hanako.Put("/api/me/profile", A.Registration(name: name))).IsOk()["name"].GetString());
        Assert.Equal(name, (await hanako.Get("/api/me/profile")).IsOk()["name"].GetString());
    }
}
