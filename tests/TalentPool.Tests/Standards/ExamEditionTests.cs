using System.Net;
using System.Text.Json;
using TalentPool.Reference;

namespace TalentPool.Tests.Standards;

public sealed class ExamEditionTests
{
    static async Task<Guid> Plan(Caller admin, Dictionary<string, object?> exam) => (await admin.Post("/api/standards/exam-amendments", exam)).Is(HttpStatusCode.Created)["amendmentId"].GetGuid();

    static async Task<string> Check(TestApp app, string number, string? asOf = null)
    {
        var answer = (await app.Nobody().Post("/api/eligibility/check", new { asOf, certificates = new[] { number } })).IsOk();
        return $"{answer["certificates"][0].GetProperty("status").GetString()} {answer["certificates"][0].GetProperty("reason").GetString()} {answer["catalogueEdition"].GetString()}";
    }

    static Dictionary<string, object?> St(string verdict = "review", string validFrom = "2026-12-01", int? lastYear = null, int? revision = null) =>
        AStandard.Exam("ST-2009", firstYear: 2009, lastYear: lastYear, verdict: verdict, validFrom: validFrom, nameJa: "ITストラテジスト試験（改）", revision: revision);

    [Fact]
    public async Task A_new_examination_counts_from_midnight_of_its_day_in_Japan()
    {
        await using var app = await TestApp.Start();
        var admin = await app.MinistryAdmin();
        Assert.Equal("invalid unknown_code 2026-11", await Check(app, "DX-2026-11-00001"));
        await Plan(admin, AStandard.Exam());
        await app.MoveTo(AStandard.Midnight(2026, 12, 1).AddSeconds(-1), admin);
        Assert.Equal("invalid unknown_code 2026-11", await Check(app, "DX-2026-11-00001"));
        Assert.DoesNotContain("DX-2026", (await app.Nobody().Get("/api/reference")).IsOk()["exams"].ToString(), StringComparison.Ordinal);
        var coming = (await admin.Get("/api/standards/exams?q=ｄｘ-")).IsOk()["items"].EnumerateArray().Single();
        Assert.Equal((true, "2026-12-01"), (coming.GetProperty("isNew").GetBoolean(), coming.GetProperty("changesOn").GetString()));

        await app.MoveTo(AStandard.Midnight(2026, 12, 1), admin);
        Assert.Equal("accept ok 2026-12-01", await Check(app, "DX-2026-11-00001"));
        Assert.Equal("invalid unknown_code 2026-11", await Check(app, "DX-2026-11-00001", "2026-11-30"));
        Assert.Contains("DX-2026", (await app.Nobody().Get("/api/reference")).IsOk()["exams"].ToString(), StringComparison.Ordinal);

        // A person enters its number; their verdict keeps the edition.
        var hanako = await app.Candidate();
        (await hanako.Put("/api/me/profile", A.Registration(career: [], certificates: ["DX-2026-11-00001"]))).IsOk();
        Assert.Equal("listed", (await hanako.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        Assert.Equal("2026-12-01", await app.Db.Find<string>("SELECT CatalogueEdition FROM Submission"));
    }

    [Fact]
    public async Task An_old_verdict_is_explained_by_the_edition_that_made_it()
    {
        await using var app = await TestApp.Start();
        var (admin, hanako) = (await app.MinistryAdmin(), await app.Candidate());
        // The calendar does not know June 2015: for the ministry to judge.
        (await hanako.Put("/api/me/profile", A.Registration(career: [], certificates: ["ST-2015-06-01234"]))).IsOk();
        Assert.Equal("underReview", (await hanako.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        var review = await app.Db.Find<Guid>("SELECT ReviewId FROM Review");
        var before = (await admin.Get($"/api/reviews/{review}")).IsOk()["certificates"];
        Assert.Equal("not_held_that_month", before[0].GetProperty("reason").GetString());

        await Plan(admin, St("accept"));
        await app.MoveTo(AStandard.Midnight(2026, 12, 1), admin, hanako);
        Assert.Equal("accept ok 2026-12-01", await Check(app, "ST-2015-06-01234"));
        Assert.True(JsonElement.DeepEquals(before, (await admin.Get($"/api/reviews/{review}")).IsOk()["certificates"]));
        (await admin.Post($"/api/reviews/{review}/decision", new { decision = "returned", reason = "月を確認してください。" })).Is(HttpStatusCode.NoContent);
        Assert.Equal("listed", (await hanako.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        Assert.Equal(["2026-11", "2026-12-01"], await app.Db.Query<string>("SELECT CatalogueEdition FROM Submission ORDER BY SubmittedAt"));
    }

    [Fact]
    public async Task Every_examination_of_the_starting_list_can_be_kept_as_it_is()
    {
        await using var app = await TestApp.Start();
        var admin = await app.MinistryAdmin();
        foreach (var exam in ReferenceFiles.Exams)
        {
            var version = (await admin.Get($"/api/standards/exams/{Uri.EscapeDataString(exam.Id)}")).IsOk()["versions"][0];
            Assert.Equal(("inForce", exam.NameJa, exam.Verdict), (version.GetProperty("state").GetString(), version.GetProperty("nameJa").GetString(), version.GetProperty("verdict").GetString()));
            Dictionary<string, object?> same = new() { ["examId"] = exam.Id, ["validFrom"] = "2027-01-01", ["note"] = "変更なし" };
            foreach (var member in new[] { "nameJa", "nameEn", "level", "firstYear", "lastYear", "verdict", "sittings" }) same[member] = version.GetProperty(member);
            await Plan(admin, same);
        }

        // The same numbers mean the same under the edition that is made of these.
        foreach (var number in new[] { "ST-2015-10-01234", "NW-2005-10-00001", "AP-2019-10-00001", "ST-2015-06-01234" })
            Assert.Equal((await Check(app, number, "2026-12-31")).Replace("2026-11", "2027-01-01", StringComparison.Ordinal), await Check(app, number, "2027-01-01"));
    }

    [Fact]
    public async Task A_planned_change_is_changed_and_taken_back_and_one_whose_day_has_come_is_not()
    {
        await using var app = await TestApp.Start();
        var admin = await app.MinistryAdmin();
        var id = await Plan(admin, St());
        Assert.Equal(["validFrom"], (await admin.Post("/api/standards/exam-amendments", St())).IsRefused(HttpStatusCode.Conflict, "first-day-taken").Fields);
        (await admin.Put($"/api/standards/exam-amendments/{id}", St("accept", "2026-12-02", revision: 1))).Is(HttpStatusCode.NoContent);
        (await admin.Put($"/api/standards/exam-amendments/{id}", St("accept", "2026-12-03", revision: 1))).IsRefused(HttpStatusCode.Conflict, "version-changed");
        (await admin.Put($"/api/standards/exam-amendments/{id}", AStandard.Exam("SA-2009", firstYear: 2009, revision: 2))).IsRefused(HttpStatusCode.NotFound, "no-such-version");
        (await admin.Post($"/api/standards/exam-amendments/{id}/withdrawal", new { revision = 1 })).IsRefused(HttpStatusCode.Conflict, "version-changed");

        await app.MoveTo(AStandard.Midnight(2026, 12, 2), admin);
        (await admin.Put($"/api/standards/exam-amendments/{id}", St("review", "2027-12-02", revision: 2))).IsRefused(HttpStatusCode.Conflict, "version-in-force");
        (await admin.Post($"/api/standards/exam-amendments/{id}/withdrawal", new { revision = 2 })).IsRefused(HttpStatusCode.Conflict, "version-in-force");
        Assert.Equal("2026-12-02 accept 2", await app.Db.Find<string>("SELECT CONCAT(SUBSTRING(CAST(ValidFrom AS NVARCHAR(30)), 1, 10), ' ', Verdict, ' ', Revision) FROM ExamAmendment"));
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM ExamAmendmentSitting"));

        var second = await Plan(admin, St("review", "2027-01-01"));
        (await admin.Post($"/api/standards/exam-amendments/{second}/withdrawal", new { revision = 1 })).Is(HttpStatusCode.NoContent);
        Assert.Equal("accept ok 2026-12-02", await Check(app, "ST-2015-10-01234", "2027-01-01"));
        Assert.Equal(["withdrawn", "inForce", "past"], (await admin.Get("/api/standards/exams/ST-2009")).IsOk()["versions"].EnumerateArray().Select(version => version.GetProperty("state").GetString()!));
        await Plan(admin, St("review", "2027-01-01"));
        var actions = await app.Db.Query<string>("SELECT Action FROM AuditEvent WHERE Action LIKE 'exam.%' ORDER BY Seq");
        Assert.Equal(["exam.planned", "exam.changed", "exam.planned", "exam.withdrawn", "exam.planned"], actions);
    }

    [Fact]
    public async Task No_number_may_mean_two_examinations()
    {
        await using var app = await TestApp.Start();
        var admin = await app.MinistryAdmin();
        var successor = AStandard.Exam(code: "ST", firstYear: 2027, validFrom: "2027-04-01");
        Assert.Equal(["firstYear"], (await admin.Post("/api/standards/exam-amendments", successor)).IsRefused(HttpStatusCode.Conflict, "exam-code-clash").Fields);
        (await admin.Post("/api/standards/exam-amendments/preview", successor)).IsRefused(HttpStatusCode.Conflict, "exam-code-clash");
        // First the old one ends, then the new one begins; and the end cannot be taken back alone.
        var end = await Plan(admin, St("accept", "2027-04-01", lastYear: 2026));
        await Plan(admin, successor);
        (await admin.Post($"/api/standards/exam-amendments/{end}/withdrawal", new { revision = 1 })).IsRefused(HttpStatusCode.Conflict, "amendment-needed");
        Assert.Equal("accept ok 2027-04-01", await Check(app, "ST-2027-04-00001", "2027-05-01"));
        Assert.Equal(["code"], (await admin.Post("/api/standards/exam-amendments", AStandard.Exam(code: "ST", firstYear: 2027, validFrom: "2027-06-01"))).IsRefused(HttpStatusCode.Conflict, "exam-known").Fields);
        (await admin.Post("/api/standards/exam-amendments", AStandard.Exam("XX-1999", firstYear: 1999))).IsRefused(HttpStatusCode.NotFound, "no-such-exam");
        (await admin.Get("/api/standards/exams/XX-1999")).IsRefused(HttpStatusCode.NotFound, "no-such-exam");
    }

    [Fact]
    public async Task Of_two_admins_at_once_one_wins_and_the_other_is_told()
    {
        await using var app = await TestApp.Start();
        var (one, other) = (await app.MinistryAdmin(), await app.MinistryAdmin("second@mic.example"));
        var made = await Task.WhenAll(one.Post("/api/standards/exam-amendments", AStandard.Exam()), other.Post("/api/standards/exam-amendments", AStandard.Exam()));
        Assert.Single(made, answer => answer.Status == HttpStatusCode.Created);
        Assert.Single(made, answer => answer.ProblemType == "/problems/exam-known");
        Assert.Equal((1, 1), (await app.Db.Find<int>("SELECT COUNT(*) FROM ExamAmendment"), await app.Db.Find<int>("SELECT COUNT(*) FROM Exam WHERE IsAdded = 1")));
    }

    [Fact]
    public async Task Reviewers_read_and_only_admins_of_the_ministry_write()
    {
        await using var app = await TestApp.Start();
        var (admin, reviewer, staff, hanako) = (await app.MinistryAdmin(), await app.Ministry(), await app.Staff("010006"), await app.Candidate());
        var id = await Plan(admin, St());
        (string, string, object?)[] calls =
        [
            ("GET", "/api/standards/exams", null), ("GET", "/api/standards/exams/ST-2009", null), ("POST", "/api/standards/exam-amendments", AStandard.Exam()), ("POST", "/api/standards/exam-amendments/preview", AStandard.Exam()),
            ("PUT", $"/api/standards/exam-amendments/{id}", St(revision: 1)), ("POST", $"/api/standards/exam-amendments/{id}/withdrawal", new { revision = 1 }),
        ];
        foreach (var (method, path, body) in calls)
        {
            Task<Answer> As(Caller caller) => method switch { "GET" => caller.Get(path), "PUT" => caller.Put(path, body!), _ => caller.Post(path, body) };
            (await As(app.Nobody())).Is(HttpStatusCode.Unauthorized);
            (await As(hanako)).Is(HttpStatusCode.Forbidden);
            (await As(staff)).Is(HttpStatusCode.Forbidden);
            if (method == "GET") Assert.Equal((false, true), ((await As(reviewer)).IsOk()["mayEdit"].GetBoolean(), (await As(admin)).IsOk()["mayEdit"].GetBoolean()));
            else (await As(reviewer)).IsRefused(HttpStatusCode.Forbidden, "admins-only");
        }

        Assert.Equal(1, await app.Db.Find<int>("SELECT SUM(Revision) FROM ExamAmendment"));
    }

    static readonly (string Member, string Json, string Field)[] Impossible =
    [
        ("code", "\"D\"", "code"), ("code", "\"dx\"", "code"), ("code", "\"ＤＸ\"", "code"), ("code", "null", "code"), ("examId", "\"\"", "examId"),
        ("nameJa", "\" \"", "nameJa"), ("nameJa", "\"a\\nb\"", "nameJa"), ("nameEn", "null", "nameEn"), ("nameEn", "17", "nameEn"),
        ("level", "0", "level"), ("level", "5", "level"), ("level", "4.5", "level"), ("level", "3", "verdict"), ("verdict", "\"reject\"", "verdict"), ("verdict", "\"perhaps\"", "verdict"), ("verdict", "null", "verdict"),
        ("firstYear", "1968", "firstYear"), ("firstYear", "2101", "firstYear"), ("lastYear", "2025", "lastYear"), ("lastYear", "3000", "lastYear"),
        ("validFrom", "\"2026-11-24\"", "validFrom"), ("validFrom", "\"2026-12-32\"", "validFrom"), ("validFrom", "\"2101-01-01\"", "validFrom"), ("note", "\"\"", "note"),
        ("sittings", "null", "sittings"), ("sittings", "[null]", "sittings[0]"), ("sittings", "[{\"fromYear\":2025,\"toYear\":null,\"months\":[]}]", "sittings[0]"),
        ("sittings", "[{\"fromYear\":2028,\"toYear\":2027,\"months\":[]}]", "sittings[0]"), ("sittings", "[{\"fromYear\":2026,\"toYear\":null,\"months\":[13]}]", "sittings[0]"),
        ("sittings", "[{\"fromYear\":2026,\"toYear\":null,\"months\":[4,4]}]", "sittings[0]"), ("sittings", "[{\"fromYear\":2026,\"toYear\":null,\"months\":null}]", "sittings[0].months"),
        ("sittings", "[{\"fromYear\":2026,\"toYear\":2028,\"months\":[4]},{\"fromYear\":2028,\"toYear\":null,\"months\":[10]}]", "sittings[0]"),
        ("sittings", "[{\"fromYear\":\"2026\",\"toYear\":null,\"months\":[]}]", "sittings[0].fromYear"),
    ];

    [Fact]
    public async Task What_cannot_be_is_refused_at_its_field_and_changes_nothing()
    {
        await using var app = await TestApp.Start();
        var admin = await app.MinistryAdmin();
        foreach (var (member, json, field) in Impossible)
            foreach (var path in new[] { "/api/standards/exam-amendments", "/api/standards/exam-amendments/preview" })
            {
                var body = AStandard.Exam();
                body[member] = JsonSerializer.Deserialize<JsonElement>(json);
                var answer = (await admin.Post(path, body)).Is(HttpStatusCode.BadRequest);
                Assert.True(answer.Fields.Contains(field), $"{member} {json}: {answer.Text}");
            }

        Assert.Equal((0, 0), (await app.Db.Find<int>("SELECT COUNT(*) FROM ExamAmendment"), await app.Db.Find<int>("SELECT COUNT(*) FROM Exam WHERE IsAdded = 1")));
    }
}
