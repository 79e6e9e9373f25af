using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Domain;
using TalentPool.Eligibility;

namespace TalentPool.Tests.Standards;

public sealed class PolicyVersionTests
{
    // Five years of twenty hours a week: enough only under a policy that asks for no more.
    static readonly object PartTime = A.Job("2019-04", "2024-03", hours: 20);

    static async Task<Guid> Plan(Caller admin, Dictionary<string, object?> policy) => (await admin.Post("/api/standards/policies", policy)).Is(HttpStatusCode.Created)["policyId"].GetGuid();

    static async Task<string> Verdict(TestApp app, string? asOf = null) =>
        (await app.Nobody().Post("/api/eligibility/check", new { asOf, jobs = new[] { new { start = "2019-04", end = "2024-03", hours = 20 } } })).IsOk() is var answer
            ? $"{answer["verdict"].GetString()} {answer["policyVersion"].GetString()} {answer["catalogueEdition"].GetString()}" : "";

    static async Task<JsonElement> Version(Caller caller, Guid id) =>
        (await caller.Get("/api/standards/policies")).IsOk()["items"].EnumerateArray().Single(item => item.GetProperty("policyId").GetGuid() == id);

    [Fact]
    public async Task A_version_decides_from_midnight_of_its_day_in_Japan()
    {
        await using var app = await TestApp.Start();
        var admin = await app.MinistryAdmin();
        var id = await Plan(admin, AStandard.Policy(hours: 20));
        Assert.Equal("scheduled", (await Version(admin, id)).GetProperty("state").GetString());

        await app.MoveTo(AStandard.Midnight(2026, 12, 1).AddSeconds(-1), admin);
        Assert.Equal("NeedsReview 2026-11 2026-11", await Verdict(app));
        await app.MoveTo(AStandard.Midnight(2026, 12, 1), admin);
        Assert.Equal("Eligible 2027-04 2026-11", await Verdict(app));
        Assert.Equal("inForce", (await Version(admin, id)).GetProperty("state").GetString());

        // By the day of application, not by today.
        Assert.Equal("NeedsReview 2026-11 2026-11", await Verdict(app, "2026-11-30"));
        Assert.Equal("Eligible 2027-04 2026-11", await Verdict(app, "2026-12-01"));
    }

    [Fact]
    public async Task The_newest_version_that_has_begun_is_in_force_whatever_the_order_they_were_made_in()
    {
        await using var app = await TestApp.Start();
        var admin = await app.MinistryAdmin();
        await Plan(admin, AStandard.Policy("later", "2027-06-01", hours: 10));
        await Plan(admin, AStandard.Policy("sooner", "2027-04-01", hours: 25));
        Assert.Equal(["2026-11", "2026-11", "sooner", "sooner", "later"], await Task.WhenAll(new[] { "2026-11-24", "2027-03-31", "2027-04-01", "2027-05-31", "2027-06-01" }
            .Select(async day => (await app.Nobody().Post("/api/eligibility/check", new { asOf = day })).IsOk()["policyVersion"].GetString()!)));
    }

    [Fact]
    public async Task An_old_verdict_keeps_its_version_and_its_explanation()
    {
        await using var app = await TestApp.Start();
        var (admin, hanako) = (await app.MinistryAdmin(), await app.Candidate());
        (await hanako.Put("/api/me/profile", A.Registration(career: [PartTime]))).IsOk();
        Assert.Equal("underReview", (await hanako.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        var review = await app.Db.Find<Guid>("SELECT ReviewId FROM Review WHERE Decision IS NULL");
        var before = (await admin.Get($"/api/reviews/{review}")).IsOk();

        await Plan(admin, AStandard.Policy(hours: 20));
        await app.MoveTo(AStandard.Midnight(2026, 12, 1), admin, hanako);
        var after = (await admin.Get($"/api/reviews/{review}")).IsOk();
        foreach (var part in new[] { "explanation", "entries", "certificates", "submission" })
            Assert.True(JsonElement.DeepEquals(before[part], after[part]), $"{part}: {before[part]} {after[part]}");
        Assert.Equal(("2026-11", "2026-11"), (after["explanation"].GetProperty("policyVersion").GetString(), after["submission"].GetProperty("catalogueEdition").GetString()));

        // The next submission is judged by the new one, and keeps it.
        (await admin.Post($"/api/reviews/{review}/decision", new { decision = "returned", reason = "内容を確認してください。" })).Is(HttpStatusCode.NoContent);
        var answer = (await hanako.Post("/api/me/submission")).IsOk();
        Assert.Equal(("listed", "2027-04"), (answer["outcome"].GetString(), answer["explanation"].GetProperty("policyVersion").GetString()));
        Assert.Equal(["2026-11", "2027-04"], await app.Db.Query<string>("SELECT PolicyVersion FROM Submission ORDER BY SubmittedAt"));
    }

    [Fact]
    public async Task A_scheduled_version_is_changed_and_taken_back_and_one_whose_day_has_come_is_not()
    {
        await using var app = await TestApp.Start();
        var admin = await app.MinistryAdmin();
        var id = await Plan(admin, AStandard.Policy());
        (await admin.Put($"/api/standards/policies/{id}", AStandard.Policy("2027-05", "2026-12-02", 25, 31, 3, ["childcare", "care"], false, "変更", revision: 1))).Is(HttpStatusCode.NoContent);
        var changed = await Version(admin, id);
        Assert.Equal(("2027-05", "2026-12-02", 25m, 31, 3, false, "変更", 2, "admin@mic.example"), (changed.GetProperty("version").GetString(), changed.GetProperty("validFrom").GetString(), changed.GetProperty("minWeeklyHours").GetDecimal(),
            changed.GetProperty("daysPerCarryMonth").GetInt32(), changed.GetProperty("leaveCutFromMonths").GetInt32(), changed.GetProperty("acceptsFormerExams").GetBoolean(), changed.GetProperty("note").GetString(), changed.GetProperty("revision").GetInt32(), changed.GetProperty("changedBy").GetString()));
        Assert.Equal(["care", "childcare"], changed.GetProperty("keptLeaveKinds").EnumerateArray().Select(kind => kind.GetString()!));

        await app.MoveTo(AStandard.Midnight(2026, 12, 2).AddSeconds(-1), admin);
        (await admin.Put($"/api/standards/policies/{id}", AStandard.Policy("2027-05", "2026-12-02", revision: 2))).Is(HttpStatusCode.NoContent);
        await app.MoveTo(AStandard.Midnight(2026, 12, 2), admin);
        var rows = await app.Db.Find<string>("SELECT CONCAT(Version, ' ', ValidFrom, ' ', MinWeeklyMinutes, ' ', Revision) FROM PolicyVersion WHERE ValidFrom IS NOT NULL");
        (await admin.Put($"/api/standards/policies/{id}", AStandard.Policy("2027-05", "2027-12-02", revision: 3))).IsRefused(HttpStatusCode.Conflict, "version-in-force");
        (await admin.Post($"/api/standards/policies/{id}/withdrawal", new { revision = 3 })).IsRefused(HttpStatusCode.Conflict, "version-in-force");
        Assert.Equal(rows, await app.Db.Find<string>("SELECT CONCAT(Version, ' ', ValidFrom, ' ', MinWeeklyMinutes, ' ', Revision) FROM PolicyVersion WHERE ValidFrom IS NOT NULL"));

        var second = await Plan(admin, AStandard.Policy("2028-04", "2028-04-01"));
        (await admin.Post($"/api/standards/policies/{second}/withdrawal", new { revision = 1 })).Is(HttpStatusCode.NoContent);
        Assert.Equal("withdrawn", (await Version(admin, second)).GetProperty("state").GetString());
        Assert.Equal("NeedsReview 2027-05 2026-11", await Verdict(app, "2028-04-01"));
        (await admin.Post($"/api/standards/policies/{second}/withdrawal", new { revision = 2 })).IsRefused(HttpStatusCode.Conflict, "version-withdrawn");
        // Its day is free again, its name is not.
        Assert.Equal(["version"], (await admin.Post("/api/standards/policies", AStandard.Policy("2028-04", "2028-04-01"))).IsRefused(HttpStatusCode.Conflict, "version-name-taken").Fields);
        await Plan(admin, AStandard.Policy("2028-04b", "2028-04-01"));
        (await admin.Post($"/api/standards/policies/{Guid.NewGuid()}/withdrawal", new { revision = 1 })).IsRefused(HttpStatusCode.NotFound, "no-such-version");
    }

    [Theory]
    [InlineData("2026-11", null)]
    [InlineData("2026-12", "2026-12")]
    [InlineData("taken", null)]
    public async Task A_name_is_unique_against_all_others_and_the_configured_one(string version, string? configured)
    {
        await using var app = await TestApp.Start(configured is null ? null : new() { ["Eligibility:PolicyVersion"] = configured });
        var admin = await app.MinistryAdmin();
        await Plan(admin, AStandard.Policy("taken", "2027-01-01"));
        Assert.Equal(["version"], (await admin.Post("/api/standards/policies", AStandard.Policy(version, "2027-02-01"))).IsRefused(HttpStatusCode.Conflict, "version-name-taken").Fields);
        Assert.Equal(["validFrom"], (await admin.Post("/api/standards/policies", AStandard.Policy("other", "2027-01-01"))).IsRefused(HttpStatusCode.Conflict, "first-day-taken").Fields);
    }

    [Fact]
    public async Task The_configured_policy_holds_until_the_first_day_and_explains_its_verdicts_after_the_configuration_changed()
    {
        await using var app = await TestApp.Start(new() { ["Eligibility:PolicyVersion"] = "config-a", ["Eligibility:MinWeeklyHours"] = "20" });
        Assert.Equal("Eligible config-a 2026-11", await Verdict(app));
        // The next start of the product, with other settings over the same database.
        var other = new RuleBook(EligibilityPolicy.Default with { Experience = EligibilityPolicy.Default.Experience with { Version = "config-b", MinWeeklyHours = 35 } });
        await other.KeepStarting(app.Db, app.Clock);
        await other.KeepStarting(app.Db, app.Clock);
        var (policy, _) = (await other.Now(app.Db, TestContext.Current.CancellationToken)).Of("config-a", "2026-11", new DateOnly(2026, 11, 24));
        Assert.Equal(("config-a", 20m), (policy.Experience.Version, policy.Experience.MinWeeklyHours));
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM PolicyVersion WHERE Version = 'config-b'"));

        var changed = new RuleBook(EligibilityPolicy.Default with { Experience = EligibilityPolicy.Default.Experience with { Version = "config-a", MinWeeklyHours = 21 } });
        Assert.Contains("Eligibility__PolicyVersion", (await Assert.ThrowsAsync<InvalidOperationException>(() => changed.KeepStarting(app.Db, app.Clock))).Message, StringComparison.Ordinal);
        await Plan(await app.MinistryAdmin(), AStandard.Policy("ours"));
        var stolen = new RuleBook(EligibilityPolicy.Default with { Experience = EligibilityPolicy.Default.Experience with { Version = "ours" } });
        Assert.Contains("ministry's own", (await Assert.ThrowsAsync<InvalidOperationException>(() => stolen.KeepStarting(app.Db, app.Clock))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_admins_at_once_one_wins_and_the_other_is_told()
    {
        await using var app = await TestApp.Start();
        var (one, other) = (await app.MinistryAdmin(), await app.MinistryAdmin("second@mic.example"));
        var made = await Task.WhenAll(one.Post("/api/standards/policies", AStandard.Policy("a")), other.Post("/api/standards/policies", AStandard.Policy("b")));
        Assert.Single(made, answer => answer.Status == HttpStatusCode.Created);
        Assert.Single(made, answer => answer.ProblemType == "/problems/first-day-taken");

        var id = made.Single(answer => answer.Status == HttpStatusCode.Created)["policyId"].GetGuid();
        var changed = await Task.WhenAll(
            one.Put($"/api/standards/policies/{id}", AStandard.Policy("c", hours: 10, revision: 1)), other.Put($"/api/standards/policies/{id}", AStandard.Policy("d", hours: 20, revision: 1)));
        Assert.Single(changed, answer => answer.Status == HttpStatusCode.NoContent);
        Assert.Single(changed, answer => answer.ProblemType == "/problems/version-changed");
        var kept = await Version(one, id);
        Assert.Contains($"{kept.GetProperty("version").GetString()} {kept.GetProperty("minWeeklyHours").GetDecimal()}", new[] { "c 10", "d 20" });
        Assert.Equal(2, kept.GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task Another_process_sees_a_change_at_once_and_reads_the_rules_only_then()
    {
        await using var app = await TestApp.Start();
        var other = new RuleBook(EligibilityPolicy.Default);
        var none = TestContext.Current.CancellationToken;
        var first = await other.Now(app.Db, none);
        Assert.Same(first, await other.Now(app.Db, none));
        await Plan(await app.MinistryAdmin(), AStandard.Policy());
        var second = await other.Now(app.Db, none);
        Assert.NotSame(first, second);
        Assert.Equal("2027-04", second.Policies.On(new DateOnly(2026, 12, 1)).Experience.Version);
        Assert.Same(second, await other.Now(app.Db, none));
    }

    [Theory]
    [InlineData("GET", "/api/standards/policies", true)]
    [InlineData("POST", "/api/standards/policies", false)]
    [InlineData("POST", "/api/standards/policies/preview", false)]
    [InlineData("PUT", "/api/standards/policies/{id}", false)]
    [InlineData("POST", "/api/standards/policies/{id}/withdrawal", false)]
    public async Task Reviewers_read_and_only_admins_of_the_ministry_write(string method, string path, bool isForReviewers)
    {
        await using var app = await TestApp.Start();
        var admin = await app.MinistryAdmin();
        var id = await Plan(admin, AStandard.Policy());
        var body = path.EndsWith("withdrawal", StringComparison.Ordinal) ? new() { ["revision"] = 1 } : AStandard.Policy("other", "2027-01-01", revision: 1);
        Task<Answer> As(Caller caller) => caller.Send(new HttpMethod(method), path.Replace("{id}", id.ToString(), StringComparison.Ordinal),
            method == "GET" ? null : new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"));

        (await As(app.Nobody())).Is(HttpStatusCode.Unauthorized);
        (await As(await app.Candidate())).Is(HttpStatusCode.Forbidden);
        (await As(await app.Staff("010006"))).Is(HttpStatusCode.Forbidden);
        var seen = await As(await app.Ministry());
        if (isForReviewers) Assert.False(seen.IsOk()["mayEdit"].GetBoolean());
        else seen.IsRefused(HttpStatusCode.Forbidden, "admins-only");
        // A token that says admin ends with the role.
        await app.Db.Execute("UPDATE Membership SET Role = 'reviewer' WHERE AccountId = @AccountId", new { admin.AccountId });
        (await As(admin)).Is(HttpStatusCode.Unauthorized);
        Assert.Equal((1, 1), (await app.Db.Find<int>("SELECT COUNT(*) FROM PolicyVersion WHERE ValidFrom IS NOT NULL"), await app.Db.Find<int>("SELECT Revision FROM PolicyVersion WHERE ValidFrom IS NOT NULL")));
    }

    static readonly (string Member, string Json)[] Impossible =
    [
        ("version", "\"\""),
        ("version", "\"2027 04\""),
        ("version", "\"A\""),
        ("version", "\"令和9\""),
        ("version", "\"123456789012345678901\""),
        ("version", "7"),
        ("validFrom", "\"2026-11-24\""),
        ("validFrom", "\"2026-11-23\""),
        ("validFrom", "\"2101-01-01\""),
        ("validFrom", "\"2027-02-30\""),
        ("validFrom", "null"),
        ("minWeeklyHours", "-0.5"),
        ("minWeeklyHours", "60.5"),
        ("minWeeklyHours", "20.001"),
        ("minWeeklyHours", "\"20\""),
        ("daysPerCarryMonth", "27"),
        ("daysPerCarryMonth", "32"),
        ("daysPerCarryMonth", "30.5"),
        ("leaveCutFromMonths", "0"),
        ("leaveCutFromMonths", "25"),
        ("keptLeaveKinds", "[\"holiday\"]"),
        ("keptLeaveKinds", "null"),
        ("acceptsFormerExams", "\"yes\""),
        ("note", "\"  \""),
        ("note", "\"a\\u202eb\""),
    ];

    [Fact]
    public async Task What_cannot_be_is_refused_at_its_field_and_changes_nothing()
    {
        await using var app = await TestApp.Start();
        var admin = await app.MinistryAdmin();
        foreach (var (member, json) in Impossible)
            foreach (var path in new[] { "/api/standards/policies", "/api/standards/policies/preview" })
            {
                var body = AStandard.Policy();
                body[member] = JsonSerializer.Deserialize<JsonElement>(json);
                var answer = (await admin.Post(path, body)).Is(HttpStatusCode.BadRequest);
                Assert.True(answer.Fields.SequenceEqual([member]), $"{member} {json}: {answer.Text}");
            }

        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM PolicyVersion WHERE ValidFrom IS NOT NULL"));
    }

    [Fact]
    public async Task Each_step_is_in_the_audit_trail_without_the_words_of_the_note()
    {
        await using var app = await TestApp.Start();
        var admin = await app.MinistryAdmin();
        var id = await Plan(admin, AStandard.Policy(note: "秘密の理由"));
        (await admin.Post("/api/standards/policies/preview", AStandard.Policy("p", "2027-01-01", note: "秘密の理由"))).IsOk();
        (await admin.Put($"/api/standards/policies/{id}", AStandard.Policy(revision: 1))).Is(HttpStatusCode.NoContent);
        (await admin.Post($"/api/standards/policies/{id}/withdrawal", new { revision = 2 })).Is(HttpStatusCode.NoContent);
        var events = await app.Db.Query<string>("SELECT CONCAT(Action, ' ', Detail) FROM AuditEvent WHERE Action LIKE 'policy.%' ORDER BY Seq");
        Assert.Equal(["policy.planned", "policy.previewed", "policy.changed", "policy.withdrawn"], events.Select(text => text.Split(' ')[0]));
        Assert.StartsWith("policy.planned version=2027-04 from=2026-12-01 hours=30 carry=30 leave=1 kept= former=True", events[0], StringComparison.Ordinal);
        Assert.DoesNotContain(events, text => text.Contains("秘密", StringComparison.Ordinal));
    }
}
