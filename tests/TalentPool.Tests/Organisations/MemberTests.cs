using System.Net;
using TalentPool.Mail;
using TalentPool.Tests.Postings;
using static TalentPool.Tests.Organisations.AnOrganisation;

namespace TalentPool.Tests.Organisations;

public sealed class MemberTests
{
    static readonly CancellationToken None = TestContext.Current.CancellationToken;

    static string Of(Caller member, string act) => $"/api/organisations/{member.OrganisationId}/members/{member.AccountId}/{act}";

    [Fact]
    public async Task A_changed_role_holds_at_once_and_the_member_is_told()
    {
        await using var app = await TestApp.Start();
        var mic = await app.MinistryAdmin();
        var reviewer = await app.Ministry();
        (await reviewer.Get("/api/reviews")).IsOk();
        (await mic.Put(Of(reviewer, "role"), new { role = "auditor" })).Is(HttpStatusCode.NoContent);
        (await reviewer.Get("/api/reviews")).Is(HttpStatusCode.Unauthorized);
        var letter = Assert.IsType<Letter.MembershipChanged>(await LatestTo(app, reviewer.AccountId));
        Assert.Equal(("role", "auditor"), (letter.Change, letter.Role));
        (await mic.Put(Of(reviewer, "role"), new { role = "auditor" })).IsRefused(HttpStatusCode.Conflict, "same-role");
    }

    [Fact]
    public async Task A_suspended_member_is_out_at_once_and_cannot_sign_in_until_reinstated()
    {
        await using var app = await TestApp.Start();
        var admin = await app.Member("prefecture", Hokkaido, "admin", "a@hokkaido.example");
        (await admin.Post($"/api/organisations/{admin.OrganisationId}/invitations", new { email = "new@hokkaido.example", role = "member" })).Is(HttpStatusCode.Created);
        var member = await Accepted(app, "new@hokkaido.example");
        (await admin.Post(Of(member, "suspension"))).Is(HttpStatusCode.NoContent);
        (await member.Get("/api/candidates")).Is(HttpStatusCode.Unauthorized);
        (await app.Nobody().Post("/api/accounts/sign-in", new { email = "new@hokkaido.example", password = Password })).IsRefused(HttpStatusCode.Forbidden, "membership-suspended");
        (await app.Nobody().Post("/api/accounts/sign-in", new { email = "new@hokkaido.example", password = "some other password" })).IsRefused(HttpStatusCode.Unauthorized, "sign-in-failed");
        (await admin.Delete(Of(member, "suspension"))).Is(HttpStatusCode.NoContent);
        (await (await SignedIn(app, "new@hokkaido.example")).Get("/api/candidates")).IsOk();
    }

    [Theory]
    [InlineData("removal")]
    [InlineData("suspension")]
    [InlineData("role")]
    public async Task The_last_admin_who_can_work_stays(string act)
    {
        await using var app = await TestApp.Start();
        var admin = await app.Member("prefecture", Hokkaido, "admin", "a@hokkaido.example");
        await app.Member("prefecture", Hokkaido, "member", "m@hokkaido.example");
        var mic = await app.MinistryAdmin();
        foreach (var caller in new[] { admin, mic }) (await Do(caller, admin, act)).IsRefused(HttpStatusCode.Conflict, "last-admin");
        // A second admin counts only while they can work.
        var second = await app.Member("prefecture", Hokkaido, "admin", "b@hokkaido.example");
        foreach (var state in new[] { "SuspendedAt = '2026-11-01 00:00:00.000'", "SuspendedAt = NULL, VerifiedUntil = '2026-11-23'" })
        {
            await app.Db.Execute($"UPDATE Membership SET {state} WHERE AccountId = @AccountId", new { second.AccountId }, None);
            (await Do(mic, admin, act)).IsRefused(HttpStatusCode.Conflict, "last-admin");
        }

        await app.Db.Execute("UPDATE Membership SET VerifiedUntil = '2026-11-24' WHERE AccountId = @AccountId", new { second.AccountId }, None);
        (await Do(mic, admin, act)).Is(HttpStatusCode.NoContent);
        (await admin.Get("/api/candidates")).Is(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("removal")]
    [InlineData("suspension")]
    [InlineData("role")]
    public async Task Admins_who_put_each_other_out_at_once_leave_one(string act)
    {
        await using var app = await TestApp.Start();
        for (var round = 0; round < 4; round++)
        {
            var id = await Made(app, "municipality", Codes[round]);
            Caller[] admins = [.. await Task.WhenAll(Enumerable.Range(0, 3).Select(number => app.Member("municipality", Codes[round], "admin", $"{round}.{number}@city.example")))];
            var answers = await Task.WhenAll(admins.Select((admin, at) => Task.Run(() => Do(admin, admins[(at + 1) % 3], act), None)));
            Assert.Contains(answers, answer => answer.Status == HttpStatusCode.NoContent);
            Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.NoContent or HttpStatusCode.Conflict or HttpStatusCode.Unauthorized or HttpStatusCode.NotFound || answer.ProblemType == "/problems/step-up-required", answer.Text));
            Assert.True(await app.Db.Find<int>("SELECT COUNT(*) FROM Membership WHERE OrganisationId = @id AND Role = 'admin' AND SuspendedAt IS NULL", new { id }, None) >= 1);
        }
    }

    static readonly string[] Codes = [Hakodate, Onomichi, "342076", "012068"];

    static Task<Answer> Do(Caller caller, Caller target, string act) => act switch
    {
        "removal" => caller.Post(Of(target, "removal"), new { }),
        "suspension" => caller.Post(Of(target, "suspension")),
        _ => caller.Put(Of(target, "role"), new { role = "member" }),
    };

    [Fact]
    public async Task Who_leaves_hands_over_what_is_open_or_stays()
    {
        await using var app = await TestApp.Start();
        var admin = await app.Member("prefecture", Hokkaido, "admin", "a@hokkaido.example");
        var (leaver, colleague, stranger) = (await app.Staff(Hokkaido), await app.Staff(Hokkaido, "c@hokkaido.example"), await app.Staff(Hiroshima));
        var candidate = await app.Candidate();
        (await candidate.Put("/api/me/profile", A.Registration())).IsOk();
        (await candidate.Post("/api/me/submission")).IsOk();
        await app.Follow();
        var posting = await APosting.Published(leaver);
        (await leaver.Post("/api/postings", APosting.With("下書き"))).Is(HttpStatusCode.Created);
        var candidateId = (await candidate.Get("/api/me/profile")).IsOk()["candidateId"].GetGuid();
        var notice = (await leaver.Post("/api/notices", new { postingId = posting, candidateIds = new[] { candidateId }, message = "ぜひご検討ください。", answerBy = "2026-12-01" })).Is(HttpStatusCode.Created)["noticeId"].GetGuid();

        var refusal = (await admin.Post(Of(leaver, "removal"), new { })).IsRefused(HttpStatusCode.Conflict, "work-is-open");
        Assert.Contains("採用情報2件、回答待ちの採用通知1件", refusal["title"].GetString(), StringComparison.Ordinal);
        var open = (await admin.Get(Of(leaver, "open-work"))).IsOk();
        Assert.Equal((2, 1, 0, 0), (open["open"].GetProperty("postings").GetInt32(), open["open"].GetProperty("notices").GetInt32(), open["open"].GetProperty("reviews").GetInt32(), open["open"].GetProperty("objections").GetInt32()));
        Assert.Equal(2, open["colleagues"].GetArrayLength());
        foreach (var wrong in new[] { leaver.AccountId, stranger.AccountId, candidate.AccountId }) (await admin.Post(Of(leaver, "removal"), new { handOverTo = wrong })).IsRefused(HttpStatusCode.Conflict, "colleague-may-not");
        (await leaver.Get("/api/candidates")).IsOk();

        (await admin.Post(Of(leaver, "removal"), new { handOverTo = colleague.AccountId })).Is(HttpStatusCode.NoContent);
        (await leaver.Get("/api/candidates")).Is(HttpStatusCode.Unauthorized);
        Assert.Equal(new Letter.WorkHandedOver(2, 1, 0, 0), await LatestTo(app, colleague.AccountId));
        Assert.Equal(2, await app.Db.Find<int>("SELECT COUNT(*) FROM Posting WHERE CreatedBy = @AccountId", new { colleague.AccountId }, None));
        // The answer comes to the colleague; who looked stays named in the person's ledger.
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await candidate.Post($"/api/me/notices/{notice}/answer", new { answer = "considering" })).IsOk();
        Assert.IsType<Letter.NoticeAnswered>(await LatestTo(app, colleague.AccountId));
        var looks = (await candidate.Get("/api/me/disclosures")).IsOk()["items"].EnumerateArray().ToList();
        Assert.Contains(looks, look => look.GetProperty("actor").GetString() == $"staff.{Hokkaido}@pref.example");
    }

    [Fact]
    public async Task A_review_goes_to_a_reviewer_who_may_handle_it_or_back_to_the_queue()
    {
        await using var app = await TestApp.Start();
        var mic = await app.MinistryAdmin();
        var (leaver, reviewer, member) = (await app.Ministry(), await app.Ministry("other@mic.example"), await app.Ministry("member@mic.example", "member"));
        List<Guid> reviews = [];
        foreach (var (email, employer) in new[] { ("one@people.example", "株式会社みなと情報"), ("two@people.example", "株式会社かもめ") })
        {
            var candidate = await app.Candidate(email);
            (await candidate.Put("/api/me/profile", A.Registration(career: [A.Job("2014-04", "2024-03", "partial", employer: employer)]))).IsOk();
            Assert.Equal("underReview", (await candidate.Post("/api/me/submission")).IsOk()["outcome"].GetString());
            reviews.Add(await app.Db.Find<Guid>("SELECT r.ReviewId FROM Review r JOIN Candidate c ON c.CandidateId = r.CandidateId WHERE c.AccountId = @AccountId", new { candidate.AccountId }, None));
        }

        foreach (var review in reviews) (await leaver.Put($"/api/reviews/{review}/assignment", new { reviewerId = leaver.AccountId })).Is(HttpStatusCode.NoContent);
        (await reviewer.Put("/api/reviews/interests", new { organisations = new[] { new { organisationName = "株式会社かもめ", relation = "employment" } } })).Is(HttpStatusCode.NoContent);
        (await mic.Put(Of(leaver, "role"), new { role = "member" })).IsRefused(HttpStatusCode.Conflict, "work-is-open");
        (await mic.Put(Of(leaver, "role"), new { role = "member", handOverTo = member.AccountId })).IsRefused(HttpStatusCode.Conflict, "colleague-may-not");
        (await mic.Put(Of(leaver, "role"), new { role = "member", handOverTo = reviewer.AccountId })).Is(HttpStatusCode.NoContent);
        Assert.Equal(reviewer.AccountId, await app.Db.Find<Guid?>("SELECT AssignedTo FROM Review WHERE ReviewId = @id", new { id = reviews[0] }, None));
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM Review WHERE ReviewId = @id AND AssignedTo IS NULL", new { id = reviews[1] }, None));
    }

    [Fact]
    public async Task Members_see_their_colleagues_without_addresses_and_admins_with_them()
    {
        await using var app = await TestApp.Start();
        var admin = await app.Member("prefecture", Hokkaido, "admin", "a@hokkaido.example");
        var member = await app.Staff(Hokkaido);
        var seen = (await member.Get($"/api/organisations/{member.OrganisationId}")).IsOk();
        Assert.False(seen["mayManage"].GetBoolean());
        Assert.All(seen["members"].EnumerateArray(), one => Assert.Equal(System.Text.Json.JsonValueKind.Null, one.GetProperty("email").ValueKind));
        Assert.Equal(0, seen["invitations"].GetArrayLength());
        Assert.All((await admin.Get($"/api/organisations/{admin.OrganisationId}")).IsOk()["members"].EnumerateArray(), one => Assert.NotNull(one.GetProperty("email").GetString()));
    }

    [Fact]
    public async Task A_suspended_organisation_is_out_at_once()
    {
        await using var app = await TestApp.Start();
        var mic = await app.MinistryAdmin();
        var admin = await app.Member("prefecture", Hokkaido, "admin", "a@hokkaido.example");
        (await admin.Post($"/api/organisations/{admin.OrganisationId}/suspension", new { reason = "自分で" })).IsRefused(HttpStatusCode.NotFound, "no-such-organisation");
        (await mic.Post($"/api/organisations/{mic.OrganisationId}/suspension", new { reason = "総務省" })).IsRefused(HttpStatusCode.NotFound, "no-such-organisation");
        (await mic.Post($"/api/organisations/{admin.OrganisationId}/suspension", new { reason = "確認のため" })).Is(HttpStatusCode.NoContent);
        (await admin.Get("/api/candidates")).Is(HttpStatusCode.Unauthorized);
        Assert.Equal("確認のため", Assert.IsType<Letter.OrganisationSuspended>(await LatestTo(app, admin.AccountId)).Reason);
        (await mic.Post($"/api/organisations/{admin.OrganisationId}/suspension", new { reason = "もう一度" })).IsRefused(HttpStatusCode.Conflict, "already-suspended");
        (await mic.Post($"/api/organisations/{admin.OrganisationId}/invitations", new { email = "x@hokkaido.example", role = "member" })).IsRefused(HttpStatusCode.Conflict, "organisation-suspended");
        (await mic.Delete($"/api/organisations/{admin.OrganisationId}/suspension")).Is(HttpStatusCode.NoContent);
        (await mic.Delete($"/api/organisations/{admin.OrganisationId}/suspension")).IsRefused(HttpStatusCode.Conflict, "not-suspended");
        (await admin.Get("/api/candidates")).IsOk();
    }
}
