using System.Net;
using TalentPool.Tests.Candidates;

namespace TalentPool.Tests.Reviews;

/// <summary>What a decision of the ministry's does to a person in each state in which a review can be open, and that it does nothing in any other.</summary>
public sealed class DecisionStatusTests
{
    static readonly (string Decision, string To)[] Decisions = [("approved", "listed"), ("returned", "returned"), ("rejected", "rejected")];

    static object Of(string decision) => new { decision, reason = "資料を確認しました。", routes = decision == "approved" ? new[] { "experience" } : null };

    /// <summary>Who is on the list, or hidden from it, stays as they are: a claim that fails takes nobody off, one that succeeds shows nobody who is hidden.</summary>
    [Theory]
    [InlineData("submitted")]
    [InlineData("listed")]
    [InlineData("paused")]
    [InlineData("lapsed")]
    [InlineData("suspended")]
    public async Task A_decision_moves_only_who_waits_for_it(string status)
    {
        await using var app = await TestApp.Start();
        var ministry = await app.Ministry();
        foreach (var (decision, to) in Decisions)
        {
            var scene = await StatusScene.Of(app, status, $"{decision}@people.example", A.Registration());
            var review = await scene.Review();
            var dates = await scene.Dates();
            (await ministry.Post($"/api/reviews/{review}/decision", Of(decision))).Is(HttpStatusCode.NoContent);
            Assert.Equal((decision, status == "submitted" ? to : status), (decision, await scene.Status()));
            // The ministry's decision is no sign of life from somebody who was on the list already.
            if (status != "submitted") Assert.Equal(dates, await scene.Dates());
            var decided = await scene.Everything();
            (await ministry.Post($"/api/reviews/{review}/decision", Of(decision))).IsRefused(HttpStatusCode.Conflict, "already-decided");
            Assert.Equal(decided, await scene.Everything());
        }
    }

    [Theory]
    [InlineData("withdrawn")]
    [InlineData("erased")]
    public async Task Nothing_is_decided_about_who_has_withdrawn(string status)
    {
        await using var app = await TestApp.Start();
        var ministry = await app.Ministry();
        var scene = await StatusScene.Of(app, status, "hanako@people.example", A.Registration());
        var review = await scene.Review();
        var before = await scene.Everything();
        foreach (var (decision, _) in Decisions)
            (await ministry.Post($"/api/reviews/{review}/decision", Of(decision))).IsRefused(HttpStatusCode.NotFound, "no-such-review");
        Assert.Equal(before, await scene.Everything());
    }
}
