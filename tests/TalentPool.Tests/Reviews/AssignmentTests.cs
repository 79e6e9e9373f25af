using System.Net;
using TalentPool.Mail;

namespace TalentPool.Tests.Reviews;

public sealed class AssignmentTests
{
    [Fact]
    public async Task A_reviewer_takes_a_review_gives_it_back_and_others_see_who_has_it()
    {
        await using var app = await TestApp.Start();
        var review = await ADesk.Doubtful(app, await app.Candidate());
        var (first, second) = (await app.Ministry(), await app.Ministry("second@mic.example"));
        Assert.Equal(1, (await first.Get("/api/reviews?status=unassigned"))["total"].GetInt32());

        (await first.Take(review)).Is(HttpStatusCode.NoContent);
        (await first.Take(review)).Is(HttpStatusCode.NoContent);
        Assert.Equal((1, 0, 0), (await Total(first, "mine"), await Total(second, "mine"), await Total(second, "unassigned")));
        var item = (await second.Get("/api/reviews")).IsOk()["items"][0];
        Assert.Equal(("assigned", "reviewer@mic.example", false), (item.GetProperty("stage").GetString(), item.GetProperty("assignedName").GetString(), item.GetProperty("isMine").GetBoolean()));
        Assert.Contains("reviewer@mic.example", (await second.Take(review)).IsRefused(HttpStatusCode.Conflict, "assigned-to-other").Text, StringComparison.Ordinal);
        (await second.Put($"/api/reviews/{review}/assignment", new { })).IsRefused(HttpStatusCode.Conflict, "assigned-to-other");
        (await second.Decide(review, ADesk.Rejected)).IsRefused(HttpStatusCode.Conflict, "assigned-to-other");

        (await first.Put($"/api/reviews/{review}/assignment", new { })).Is(HttpStatusCode.NoContent);
        Assert.Equal("open", (await second.Get($"/api/reviews/{review}")).IsOk()["stage"].GetString());
        (await second.Decide(review, ADesk.Approved("experience"))).Is(HttpStatusCode.NoContent);
        (await first.Take(review)).IsRefused(HttpStatusCode.Conflict, "already-decided");
        Assert.Equal(["review.approved", "review.assigned", "review.assigned", "review.released"], (await app.Db.Query<string>(
            "SELECT Action FROM AuditEvent WHERE SubjectId = @review AND Action <> 'review.viewed' ORDER BY Action", new { review }, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Of_two_who_take_it_at_once_one_has_it()
    {
        await using var app = await TestApp.Start();
        var review = await ADesk.Doubtful(app, await app.Candidate());
        var (first, second) = (await app.Ministry(), await app.Ministry("second@mic.example"));
        var answers = await Task.WhenAll(first.Take(review), second.Take(review));
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
        var winner = answers[0].Status == HttpStatusCode.NoContent ? first : second;
        Assert.Equal(winner.AccountId, await app.Db.Find<Guid>("SELECT AssignedTo FROM Review", null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_admin_hands_a_review_to_somebody_who_is_told_and_only_admins_do()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var review = await ADesk.Doubtful(app, hanako);
        var (first, second, admin) = (await app.Ministry(), await app.Ministry("second@mic.example"), await app.Ministry("admin@mic.example", "admin"));
        (await first.Take(review, second.AccountId)).IsRefused(HttpStatusCode.Forbidden, "admins-assign");
        (await admin.Take(review, hanako.AccountId)).IsRefused(HttpStatusCode.Conflict, "reviewer-may-not");
        (await admin.Take(review, (await app.Ministry("clerk@mic.example", "member")).AccountId)).IsRefused(HttpStatusCode.Conflict, "reviewer-may-not");
        (await admin.Take(review, (await app.Staff("010006")).AccountId)).IsRefused(HttpStatusCode.Conflict, "reviewer-may-not");
        (await admin.Take(review, Guid.NewGuid())).IsRefused(HttpStatusCode.Conflict, "reviewer-may-not");
        Assert.Equal(["reviewerId"], (await admin.Take(review, Guid.Empty)).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);

        (await admin.Take(review, first.AccountId)).Is(HttpStatusCode.NoContent);
        (await admin.Take(review, second.AccountId)).Is(HttpStatusCode.NoContent);
        Assert.Equal((0, 1), (await Total(first, "mine"), await Total(second, "mine")));
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'ReviewAssigned' AND AccountId = @AccountId", new { second.AccountId }, TestContext.Current.CancellationToken));
        var letter = Outbox.Read(app.Db.Seal, (await app.Db.Find<string>("SELECT Letter FROM OutboxMail WHERE Kind = 'ReviewAssigned' AND AccountId = @AccountId", new { second.AccountId }, TestContext.Current.CancellationToken))!);
        Assert.Equal(review, Assert.IsType<Letter.ReviewAssigned>(letter).ReviewId);

        var reviewers = (await first.Get("/api/reviews/reviewers")).IsOk()["items"].EnumerateArray().Select(one => (one.GetProperty("name").GetString(), one.GetProperty("waiting").GetInt32()));
        Assert.Equal([("admin@mic.example", 0), ("reviewer@mic.example", 0), ("second@mic.example", 1)], reviewers);
    }

    [Fact]
    public async Task What_waits_for_a_fortnight_is_marked_as_late()
    {
        await using var app = await TestApp.Start();
        await ADesk.Doubtful(app, await app.Candidate());
        app.Clock.Advance(TimeSpan.FromDays(14) - TimeSpan.FromSeconds(1));
        var item = (await (await app.Ministry()).Get("/api/reviews")).IsOk()["items"][0];
        Assert.Equal((13, false), (item.GetProperty("ageDays").GetInt32(), item.GetProperty("isLate").GetBoolean()));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        item = (await (await app.Ministry("second@mic.example")).Get("/api/reviews")).IsOk()["items"][0];
        Assert.Equal((14, true), (item.GetProperty("ageDays").GetInt32(), item.GetProperty("isLate").GetBoolean()));
    }

    [Fact]
    public async Task An_unknown_queue_is_refused()
    {
        await using var app = await TestApp.Start();
        Assert.Equal(["status"], (await (await app.Ministry()).Get("/api/reviews?status=all")).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
    }

    static async Task<int> Total(Caller reviewer, string queue) => (await reviewer.Get($"/api/reviews?status={queue}")).IsOk()["total"].GetInt32();
}
