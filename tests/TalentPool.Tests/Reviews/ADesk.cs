namespace TalentPool.Tests.Reviews;

/// <summary>What lies on the ministry's desk, and what reviewers say of it.</summary>
static class ADesk
{
    /// <summary>Someone with ten years of partly digital work: for one reviewer to decide.</summary>
    public static Task<Guid> Doubtful(TestApp app, Caller person, int version = 0) => Submitted(app, person, A.Registration(version, career: [A.Job("2014-04", "2024-03", "partial")]));

    /// <summary>Someone who claims equal knowledge: for two reviewers to judge.</summary>
    public static Task<Guid> Claimed(TestApp app, Caller person, int version = 0) =>
        Submitted(app, person, A.Registration(version, career: [], grounds: "自治体向けオープンソースの主要開発者として8年間活動しています。"));

    public static async Task<Guid> Submitted(TestApp app, Caller person, Dictionary<string, object?> registration)
    {
        (await person.Put("/api/me/profile", registration)).IsOk();
        Assert.Equal("underReview", (await person.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        return await OpenOf(app, person);
    }

    /// <summary>The review of a person that waits.</summary>
    public static Task<Guid> OpenOf(TestApp app, Caller person) => app.Db.Find<Guid>(
        "SELECT r.ReviewId FROM Review r JOIN Candidate c ON c.CandidateId = r.CandidateId WHERE r.Decision IS NULL AND c.AccountId = @AccountId", new { person.AccountId }, TestContext.Current.CancellationToken);

    public static object Equal => new { scores = new { depth = 3, scope = 2, relevance = 2, evidence = 2 }, reason = "公開資料から主要な役割が確かめられる。" };

    public static object NotEqual => new { scores = new { depth = 2, scope = 1, relevance = 1, evidence = 0 }, reason = "裏づけとなる資料がない。" };

    public static object Approved(params string[] routes) => new { decision = "approved", routes };

    public static object Rejected => new { decision = "rejected", reason = "要件に該当しません。" };

    public static Task<Answer> Judge(this Caller reviewer, Guid review, object opinion) => reviewer.Post($"/api/reviews/{review}/opinions", opinion);

    public static Task<Answer> Decide(this Caller reviewer, Guid review, object decision) => reviewer.Post($"/api/reviews/{review}/decision", decision);

    public static Task<Answer> Take(this Caller reviewer, Guid review, Guid? who = null) => reviewer.Put($"/api/reviews/{review}/assignment", new { reviewerId = who ?? reviewer.AccountId });

    /// <summary>Claimed, found not equal by two, rejected.</summary>
    public static async Task<Guid> RejectedCase(TestApp app, Caller person, Caller first, Caller second)
    {
        var review = await Claimed(app, person);
        (await first.Judge(review, NotEqual)).IsOk();
        (await second.Judge(review, NotEqual)).IsOk();
        (await first.Decide(review, Rejected)).Is(System.Net.HttpStatusCode.NoContent);
        return review;
    }
}
