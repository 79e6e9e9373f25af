using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Accounts;
using TalentPool.Mail;
using TalentPool.Suspensions;
using TalentPool.Tests.Accounts;
using TalentPool.Tests.Accounts.SecondFactors;
using TalentPool.Tests.Organisations;

namespace TalentPool.Tests.Suspensions;

/// <summary>An account that the ministry closes and opens again: who may, and what becomes of its owner's sign-ins.</summary>
public sealed class AccountSuspensionTests
{
    const string Reason = "第三者による不正な利用の疑いがあるため";

    static readonly CancellationToken None = TestContext.Current.CancellationToken;

    static string Of(Guid account) => $"/api/accounts/{account}/suspension";

    static Task<Answer> Suspend(Caller admin, Guid account, string reason = Reason) => admin.Post(Of(account), new { reason });

    static Task<int> Count(TestApp app, string table, string where = "1 = 1") => app.Db.Find<int>($"SELECT COUNT(*) FROM {table} WHERE {where}", null, None);

    [Fact]
    public async Task A_suspended_owner_is_out_at_once_told_why_and_comes_in_again_when_reinstated()
    {
        await using var app = await TestApp.Start();
        var (person, admin) = (await APerson.SignedIn(app), await app.MinistryAdmin());
        var id = await AnOrganisation.AccountOf(app, APerson.Email);
        var elsewhere = await APerson.SignedIn(app, isNew: false);

        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await Suspend(admin, id, $" {Reason} ")).Is(HttpStatusCode.NoContent);

        foreach (var device in new[] { person, elsewhere })
        {
            (await device.Get("/api/accounts/me")).IsRefused(HttpStatusCode.Unauthorized, "sign-in-required");
            (await device.Post("/api/accounts/refresh")).Is(HttpStatusCode.Unauthorized);
        }

        Assert.Equal((0, 0), (await Count(app, "AccountSession", $"AccountId = '{id.ToString().ToUpperInvariant()}' AND EndedAt IS NULL"), await Count(app, "RefreshToken", "RevokedAt IS NULL")));
        Assert.Equal(new Letter.AccountSuspended(Reason), await AnOrganisation.LatestTo(app, id));
        Assert.Equal(admin.AccountId, await app.Db.Find<Guid>("SELECT AccountId FROM AuditEvent WHERE Action = 'account.suspended' AND SubjectId = @id", new { id }, None));

        // The right password is answered as a wrong one: nobody learns that there is an account.
        var (right, wrong) = (await APerson.SignIn(app.Nobody(), APerson.Password), await APerson.SignIn(app.Nobody(), "some other password"));
        right.IsRefused(HttpStatusCode.Unauthorized, "sign-in-failed");
        Assert.Equal(wrong["title"].GetString(), right["title"].GetString());
        (await app.Nobody().Post("/api/accounts/password/forgotten", new { email = APerson.Email })).Is(HttpStatusCode.Accepted);
        Assert.Equal(0, await Count(app, "OutboxMail", "Kind = 'ResetPassword'"));

        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await admin.Delete(Of(id))).Is(HttpStatusCode.NoContent);
        Assert.IsType<Letter.AccountReinstated>(await AnOrganisation.LatestTo(app, id));
        Assert.Equal(1, await Count(app, "AuditEvent", "Action = 'account.reinstated'"));
        (await person.Get("/api/accounts/me")).Is(HttpStatusCode.Unauthorized);
        (await APerson.SignIn(app.Nobody(), APerson.Password)).IsOk();
    }

    [Fact]
    public async Task What_of_a_sign_in_was_begun_is_worth_nothing_even_after_the_reinstatement()
    {
        await using var app = await TestApp.Start();
        var (person, admin) = (await APerson.SignedIn(app), await app.MinistryAdmin());
        var (key, _) = await AFactor.AddAuthenticator(app, person);
        var id = await AnOrganisation.AccountOf(app, APerson.Email);
        var (stranger, begun) = (app.Nobody(), await AFactor.AfterPassword(app.Nobody()));
        (await stranger.Post("/api/accounts/password/forgotten", new { email = APerson.Email })).Is(HttpStatusCode.Accepted);
        var token = (await APerson.Latest<Letter.ResetPassword>(app)).Token;

        (await Suspend(admin, id)).Is(HttpStatusCode.NoContent);
        (await AFactor.Second(stranger, begun, AFactor.Code(app, key))).IsRefused(HttpStatusCode.BadRequest, "ceremony-over");
        (await stranger.Post("/api/accounts/password/reset", new { token, password = "another long and quiet password" })).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        (await admin.Delete(Of(id))).Is(HttpStatusCode.NoContent);
        (await AFactor.Second(stranger, begun, AFactor.Code(app, key))).IsRefused(HttpStatusCode.BadRequest, "ceremony-over");
        (await stranger.Post("/api/accounts/password/reset", new { token, password = "another long and quiet password" })).IsRefused(HttpStatusCode.BadRequest, "link-expired");

        // The second factor is what it was.
        (await AFactor.Second(stranger, await AFactor.AfterPassword(stranger), AFactor.Code(app, key))).IsOk();
    }

    [Fact]
    public async Task A_passkey_does_not_open_a_suspended_account()
    {
        await using var app = await TestApp.Start();
        var (person, admin) = (await APerson.SignedIn(app), await app.MinistryAdmin());
        using var passkey = new SoftwarePasskey();
        (await AFactor.AddPasskey(person, passkey)).IsOk();
        var id = await AnOrganisation.AccountOf(app, APerson.Email);
        (await Suspend(admin, id)).Is(HttpStatusCode.NoContent);
        (await AFactor.SignInWith(app.Nobody(), passkey)).IsRefused(HttpStatusCode.Unauthorized, "passkey-refused");
        (await admin.Delete(Of(id))).Is(HttpStatusCode.NoContent);
        (await AFactor.SignInWith(app.Nobody(), passkey)).IsOk();
    }

    [Fact]
    public async Task Only_admins_of_the_ministry_look_suspend_and_reinstate()
    {
        await using var app = await TestApp.Start();
        var person = await app.Candidate();
        Caller[] others =
        [
            person, await app.Candidate("taro@people.example"), await app.Staff("350001"), await app.Member("prefecture", "350001", "admin", "a@yamaguchi.example"),
            await app.Member("prefecture", "010006", "admin", "a@hokkaido.example"), await app.Ministry(), await app.Ministry("m@mic.example", "member"), await app.Ministry("audit@mic.example", "auditor"),
        ];
        foreach (var (caller, status) in others.Select(caller => (caller, HttpStatusCode.Forbidden)).Append((app.Nobody(), HttpStatusCode.Unauthorized)))
        {
            (await caller.Post("/api/accounts/look", new { email = "hanako@people.example" })).Is(status);
            (await Suspend(caller, person.AccountId)).Is(status);
            (await caller.Delete(Of(person.AccountId))).Is(status);
        }

        (await person.Get("/api/accounts/me")).IsOk();
        Assert.Equal(0, await Count(app, "AccountSuspension"));
        Assert.Equal(0, await Count(app, "AuditEvent", "Action LIKE 'account.%'"));
    }

    [Fact]
    public async Task An_account_is_found_by_its_address_or_number_and_the_answer_says_not_whose_it_is()
    {
        await using var app = await TestApp.Start();
        var (person, admin) = (await app.Candidate(), await app.MinistryAdmin());
        (await person.Put("/api/me/profile", A.Registration())).IsOk();
        var number = (await person.Get("/api/me/profile"))["publicNumber"].GetString()!;
        (await admin.Post("/api/accounts/look", new { number })).IsRefused(HttpStatusCode.NotFound, "no-such-account");
        (await person.Post("/api/me/submission")).IsOk();
        foreach (var sought in new object[] { new { email = "ＨＡＮＡＫＯ＠people.example" }, new { number = number.ToLowerInvariant() } })
        {
            var found = (await admin.Post("/api/accounts/look", sought)).IsOk();
            Assert.Equal((person.AccountId, "candidate", "active", "ja", false), (found["accountId"].GetGuid(), found["kind"].GetString(), found["status"].GetString(), found["locale"].GetString(), found["isMe"].GetBoolean()));
            foreach (var word in new[] { "hanako", "山田", number }) Assert.DoesNotContain(word, found.Text, StringComparison.OrdinalIgnoreCase);
        }

        var staff = await app.Staff("350001", "s@yamaguchi.example");
        var member = (await admin.Post("/api/accounts/look", new { email = "s@yamaguchi.example" })).IsOk();
        Assert.Equal((staff.AccountId, "prefecture", "s@yamaguchi.example", "山口県"), (member["accountId"].GetGuid(), member["kind"].GetString(), member["name"].GetString(), member["organisationJa"].GetString()));
        Assert.True((await admin.Post("/api/accounts/look", new { email = "admin@mic.example" })).IsOk()["isMe"].GetBoolean());
        (await admin.Post("/api/accounts/look", new { email = "nobody@people.example" })).IsRefused(HttpStatusCode.NotFound, "no-such-account");
        Assert.Equal(["email"], (await admin.Post("/api/accounts/look", new { })).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal(["number"], (await admin.Post("/api/accounts/look", new { email = "hanako@people.example", number })).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal(4, await Count(app, "AuditEvent", "Action = 'account.looked'"));
    }

    [Fact]
    public async Task It_takes_a_reason_an_open_account_and_another_one_than_ones_own()
    {
        await using var app = await TestApp.Start();
        var (person, admin) = (await app.Candidate(), await app.MinistryAdmin());
        await app.MinistryAdmin("second@mic.example");
        foreach (var reason in new[] { " ", new string('あ', 1001), "理由\u202Eだ" }) Assert.Equal(["reason"], (await Suspend(admin, person.AccountId, reason)).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        (await Suspend(admin, Guid.NewGuid())).IsRefused(HttpStatusCode.NotFound, "no-such-account");
        (await admin.Delete(Of(Guid.NewGuid()))).IsRefused(HttpStatusCode.NotFound, "no-such-account");
        Assert.Contains("ほかの管理者", (await Suspend(admin, admin.AccountId)).IsRefused(HttpStatusCode.Conflict, "own-account")["title"].GetString(), StringComparison.Ordinal);
        (await admin.Delete(Of(person.AccountId))).IsRefused(HttpStatusCode.Conflict, "not-suspended");
        (await Suspend(admin, await AnOrganisation.WithPassword(app, "new@people.example", "unverified"))).IsRefused(HttpStatusCode.Conflict, "account-not-open");
        (await Suspend(admin, person.AccountId)).Is(HttpStatusCode.NoContent);
        Assert.Equal("This account is suspended already.", (await Suspend(admin.InEnglish(), person.AccountId)).IsRefused(HttpStatusCode.Conflict, "already-suspended")["title"].GetString());
        Assert.Equal(1, await Count(app, "AccountSuspension"));
        var found = (await admin.Post("/api/accounts/look", new { email = "hanako@people.example" })).IsOk();
        Assert.Equal(("suspended", Reason), (found["status"].GetString(), Assert.Single(found["suspensions"].EnumerateArray()).GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task The_last_admin_of_the_ministry_who_can_work_is_not_suspended()
    {
        await using var app = await TestApp.Start();
        var (acting, last) = (await app.MinistryAdmin(), await app.MinistryAdmin("last@mic.example"));
        // The acting admin's year ended after the request was let in.
        await app.Db.Execute("UPDATE Membership SET VerifiedUntil = '2026-11-23' WHERE AccountId = @AccountId", new { acting.AccountId }, None);
        var answer = await SuspendAccount.Handle(last.AccountId, new(Reason), new CurrentUser(acting.AccountId, "ministry", acting.OrganisationId, "admin"), app.Db, app.Clock, None);
        Assert.Equal("/problems/last-admin", Assert.IsType<Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>(answer.Result).ProblemDetails.Type);
        (await last.Get("/api/accounts/me")).IsOk();
        // A prefecture may lose its last: the ministry looks after it.
        var only = await app.Member("prefecture", "010006", "admin", "a@hokkaido.example");
        (await Suspend(last, only.AccountId)).Is(HttpStatusCode.NoContent);
        (await last.Post($"/api/organisations/{only.OrganisationId}/invitations", new { email = "next@hokkaido.example", role = "admin" })).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Admins_who_suspend_each_other_at_once_leave_one()
    {
        await using var app = await TestApp.Start();
        Caller[] admins = [.. await Task.WhenAll(Enumerable.Range(0, 4).Select(number => app.MinistryAdmin($"{number}@mic.example")))];
        var answers = await Task.WhenAll(admins.Select((admin, at) => Task.Run(() => Suspend(admin, admins[(at + 1) % 4].AccountId), None)));
        Assert.Contains(answers, answer => answer.Status == HttpStatusCode.NoContent);
        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.NoContent or HttpStatusCode.Conflict or HttpStatusCode.Unauthorized or HttpStatusCode.NotFound || answer.ProblemType == "/problems/step-up-required", answer.Text));
        Assert.True(await Count(app, "Account", "Status = 'active'") >= 1);
    }

    [Fact]
    public async Task Who_was_suspended_meanwhile_suspends_nobody()
    {
        await using var app = await TestApp.Start();
        var (first, second, person) = (await app.MinistryAdmin(), await app.MinistryAdmin("second@mic.example"), await app.Candidate());
        (await Suspend(first, second.AccountId)).Is(HttpStatusCode.NoContent);
        // As after the check of the token and before the first statement.
        var me = new CurrentUser(second.AccountId, "ministry", second.OrganisationId, "admin");
        foreach (var account in new[] { first.AccountId, person.AccountId })
        {
            Assert.IsType<Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>((await SuspendAccount.Handle(account, new(Reason), me, app.Db, app.Clock, None)).Result);
            Assert.IsType<Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>((await ReinstateAccount.Handle(second.AccountId, me, app.Db, app.Clock, None)).Result);
        }

        Assert.Equal(1, await Count(app, "Account", "Status = 'suspended'"));
    }

    [Fact]
    public async Task A_member_of_staff_is_out_and_colleagues_see_that_the_account_is_suspended()
    {
        await using var app = await TestApp.Start();
        var (mic, colleague) = (await app.MinistryAdmin(), await app.Member("prefecture", "350001", "admin", "a@yamaguchi.example"));
        var member = await app.Staff("350001", "s@yamaguchi.example");
        (await Suspend(mic, member.AccountId)).Is(HttpStatusCode.NoContent);
        (await member.Get("/api/candidates")).Is(HttpStatusCode.Unauthorized);
        var seen = (await colleague.Get($"/api/organisations/{colleague.OrganisationId}")).IsOk()["members"].EnumerateArray().ToDictionary(one => one.GetProperty("accountId").GetGuid());
        Assert.Equal((true, false), (seen[member.AccountId].GetProperty("isAccountSuspended").GetBoolean(), seen[colleague.AccountId].GetProperty("isAccountSuspended").GetBoolean()));
        // The organisation's admin cannot undo what the ministry did.
        (await colleague.Delete($"/api/organisations/{colleague.OrganisationId}/members/{member.AccountId}/suspension")).IsRefused(HttpStatusCode.Conflict, "not-suspended");
        (await member.Get("/api/candidates")).Is(HttpStatusCode.Unauthorized);
    }
}
