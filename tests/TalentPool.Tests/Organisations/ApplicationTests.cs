using System.Net;
using TalentPool.Mail;
using static TalentPool.Tests.Organisations.AnOrganisation;

namespace TalentPool.Tests.Organisations;

public sealed class ApplicationTests
{
    static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_company_applies_proves_its_address_is_approved_and_its_first_admin_comes_in()
    {
        await using var app = await TestApp.Start();
        var mic = await app.MinistryAdmin();
        (await app.Nobody().Post("/api/organisation-applications", Company())).Is(HttpStatusCode.Accepted);
        Assert.Equal(0, (await mic.Get("/api/organisation-applications")).IsOk()["total"].GetInt32());
        Assert.Null(await LatestTo(app, mic.AccountId));

        var token = (await Latest<Letter.VerifyApplication>(app)).Token;
        Assert.Equal("株式会社みなと情報サービス", (await app.Nobody().Post("/api/organisation-applications/verify", new { token })).IsOk()["nameJa"].GetString());
        (await app.Nobody().Post("/api/organisation-applications/verify", new { token })).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        Assert.IsType<Letter.ApplicationWaiting>(await LatestTo(app, mic.AccountId));
        var item = (await mic.Get("/api/organisation-applications")).IsOk()["items"][0];
        Assert.Equal(("company", "submitted"), (item.GetProperty("kind").GetString(), item.GetProperty("status").GetString()));
        var id = item.GetProperty("applicationId").GetGuid();
        var shown = (await mic.Get($"/api/organisation-applications/{id}")).IsOk();
        Assert.Equal(("public@minato.example", Number, "ミナトジョウホウサービス"), (shown["email"].GetString(), shown["corporateNumber"].GetString(), shown["nameKana"].GetString()));

        var organisation = (await mic.Post($"/api/organisation-applications/{id}/decision", new { decision = "approved" })).IsOk()["organisationId"].GetGuid();
        Assert.True((await Latest<Letter.InvitedAsMember>(app)).IsFirst);
        var admin = await Accepted(app, "public@minato.example");
        Assert.Equal(organisation, admin.OrganisationId);
        var page = (await admin.Get($"/api/organisations/{organisation}")).IsOk();
        Assert.Equal(("company", true, false), (page["kind"].GetString(), page["mayManage"].GetBoolean(), page["maySuspend"].GetBoolean()));
        Assert.Equal("admin", page["members"][0].GetProperty("role").GetString());
        Assert.Equal(["application.received", "application.submitted", "application.viewed", "application.approved", "member.joined"],
            await app.Db.Query<string>("SELECT Action FROM AuditEvent WHERE Action LIKE 'application%' OR Action LIKE 'member%' ORDER BY Seq", null, None));
    }

    [Fact]
    public async Task A_refusal_tells_the_reason_and_one_may_apply_again()
    {
        await using var app = await TestApp.Start();
        var mic = await app.MinistryAdmin();
        var id = await Submitted(app, Municipality());
        Assert.Equal(["reason"], (await mic.Post($"/api/organisation-applications/{id}/decision", new { decision = "refused" })).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        (await mic.Post($"/api/organisation-applications/{id}/decision", new { decision = "refused", reason = "公式のアドレスで申請してください。" })).IsOk();
        Assert.Equal("公式のアドレスで申請してください。", (await Latest<Letter.ApplicationDecided>(app)).Reason);
        (await mic.Post($"/api/organisation-applications/{id}/decision", new { decision = "approved" })).IsRefused(HttpStatusCode.Conflict, "already-decided");
        Assert.Equal(1, (await mic.Get("/api/organisation-applications?status=decided")).IsOk()["total"].GetInt32());
        await Submitted(app, Municipality());
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM Organisation WHERE Kind = 'municipality'", null, None));
    }

    [Fact]
    public async Task The_prefecture_decides_for_its_municipalities_and_for_nobody_else()
    {
        await using var app = await TestApp.Start();
        var hokkaido = await app.Member("prefecture", Hokkaido, "admin", "a@hokkaido.example");
        var hiroshima = await app.Member("prefecture", Hiroshima, "admin", "a@hiroshima.example");
        var (municipality, company) = (await Submitted(app, Municipality()), await Submitted(app, Company()));
        Assert.IsType<Letter.ApplicationWaiting>(await LatestTo(app, hokkaido.AccountId));
        Assert.Null(await LatestTo(app, hiroshima.AccountId));
        Assert.Equal(0, (await hiroshima.Get("/api/organisation-applications")).IsOk()["total"].GetInt32());
        (await hiroshima.Get($"/api/organisation-applications/{municipality}")).IsRefused(HttpStatusCode.NotFound, "no-such-application");
        (await hiroshima.Post($"/api/organisation-applications/{municipality}/decision", new { decision = "approved" })).IsRefused(HttpStatusCode.NotFound, "no-such-application");
        (await hokkaido.Get($"/api/organisation-applications/{company}")).IsRefused(HttpStatusCode.NotFound, "no-such-application");
        var made = (await hokkaido.Post($"/api/organisation-applications/{municipality}/decision", new { decision = "approved" })).IsOk()["organisationId"].GetGuid();
        Assert.Equal(hokkaido.OrganisationId, await app.Db.Find<Guid>("SELECT ParentId FROM Organisation WHERE OrganisationId = @made", new { made }, None));
        Assert.Equal(["北海道", "函館市"], (await hokkaido.Get("/api/organisations")).IsOk()["items"].EnumerateArray().Select(one => one.GetProperty("nameJa").GetString()!));
    }

    [Fact]
    public async Task Of_two_admins_who_decide_at_once_one_wins_and_the_other_is_told()
    {
        await using var app = await TestApp.Start();
        var (one, other) = (await app.MinistryAdmin(), await app.MinistryAdmin("second@mic.example"));
        for (var round = 0; round < 5; round++)
        {
            var id = await Submitted(app, Company($"round{round}@minato.example", Numbers[round]));
            var answers = await Task.WhenAll(
                Task.Run(() => one.Post($"/api/organisation-applications/{id}/decision", new { decision = "approved" }), None),
                Task.Run(() => other.Post($"/api/organisation-applications/{id}/decision", new { decision = "refused", reason = "重複" }), None));
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
            answers.Single(answer => answer.Status == HttpStatusCode.Conflict).IsRefused(HttpStatusCode.Conflict, "already-decided");
            Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent WHERE SubjectId = @id AND Action IN ('application.approved', 'application.refused')", new { id }, None));
        }
    }

    static readonly string[] Numbers = [Number, "2000012020001", "7000012050002", "8000020130001", "2010401000001"];

    [Fact]
    public async Task The_answer_is_the_same_whoever_owns_the_address()
    {
        await using var app = await TestApp.Start();
        await app.Candidate("known@people.example");
        var staff = await app.MinistryAdmin("staff@mic.example");
        List<string> answers = [];
        foreach (var (email, code) in new[] { ("nobody@people.example", Hakodate), ("known@people.example", Onomichi), ("staff@mic.example", "342076") })
        {
            var before = await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail", null, None);
            var answer = await app.Nobody().Post("/api/organisation-applications", Municipality(email, code));
            answers.Add($"{answer.Status} {answer.Text} {await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail", null, None) - before}");
        }

        Assert.Single(answers.Distinct());
        // Whoever has an account keeps it as it is.
        Assert.Equal("none", await app.Db.Find<string>("SELECT PasswordHash FROM Account WHERE AccountId = @AccountId", new { staff.AccountId }, None));
        (await app.Nobody().Post("/api/accounts/sign-in", new { email = "nobody@people.example", password = Password })).IsRefused(HttpStatusCode.Unauthorized, "sign-in-failed");
    }

    [Fact]
    public async Task An_organisation_that_has_an_admin_or_an_invited_one_takes_newcomers_by_invitation()
    {
        await using var app = await TestApp.Start();
        await app.Member("prefecture", Hiroshima, "admin", "a@hiroshima.example");
        (await app.Nobody().Post("/api/organisation-applications", Prefecture(code: Hiroshima))).IsRefused(HttpStatusCode.Conflict, "organisation-exists");
        var mic = await app.MinistryAdmin();
        var (first, second) = (await Submitted(app, Prefecture("one@hokkaido.example")), await Submitted(app, Prefecture("two@hokkaido.example")));
        (await mic.Post($"/api/organisation-applications/{first}/decision", new { decision = "approved" })).IsOk();
        (await mic.Post($"/api/organisation-applications/{second}/decision", new { decision = "approved" })).IsRefused(HttpStatusCode.Conflict, "organisation-exists");
        // Nobody came within the seven days: the other may.
        app.Clock.Advance(TimeSpan.FromDays(8));
        await app.MoveTo(app.Clock.GetUtcNow(), mic);
        (await mic.Post($"/api/organisation-applications/{second}/decision", new { decision = "approved" })).IsOk();
    }

    [Theory]
    [InlineData("kind", "ministry", "kind")]
    [InlineData("email", "nobody", "email")]
    [InlineData("contactName", " ", "contactName")]
    [InlineData("contactPhone", "電話", "contactPhone")]
    [InlineData("name", "\u200b", "name")]
    [InlineData("kana", "港情報", "kana")]
    [InlineData("kana", "ミナト\n", "kana")]
    [InlineData("address", null, "address")]
    [InlineData("corporateNumber", "1999912345678", "corporateNumber")]
    [InlineData("locale", "fr", "locale")]
    public async Task What_is_wrong_is_named_and_nothing_is_kept(string field, string? value, string named)
    {
        await using var app = await TestApp.Start();
        var application = Company();
        application[field] = value;
        Assert.Equal([named], (await app.Nobody().Post("/api/organisation-applications", application)).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal(0, await app.Db.Find<int>("SELECT (SELECT COUNT(*) FROM OrganisationApplication) + (SELECT COUNT(*) FROM Account) + (SELECT COUNT(*) FROM OutboxMail)", null, None));
    }

    [Theory]
    [InlineData("prefecture", "prefecture", "990000")]
    [InlineData("municipality", "municipality", "010006")]
    public async Task A_place_is_one_of_the_lists(string kind, string field, string code)
    {
        await using var app = await TestApp.Start();
        var application = Municipality();
        (application["kind"], application["municipality"], application[field]) = (kind, null, code);
        Assert.Equal([field], (await app.Nobody().Post("/api/organisation-applications", application)).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
    }
}
