using System.Net;
using TalentPool.Domain;

namespace TalentPool.Tests.Reviews;

/// <summary>Every act at the desk in every state of a review, over HTTP: what the table allows happens, and anything else is refused and changes nothing.</summary>
public sealed class ReviewTransitionTests
{
    static readonly string[] States = ["open", "assigned", "assigned to another", "first opinion", "two agree", "two disagree", "third opinion", "approved", "returned", "rejected", "withdrawn"];

    static readonly string[] Acts = ["take", "give back", "opinion", "approve", "reject", "return", "precedent"];

    // The fourth reviewer acts. Where a cell is missing the act is refused.
    static readonly Dictionary<(string State, string Act), ReviewStage> Allowed = new()
    {
        [("open", "take")] = ReviewStage.Assigned,
        [("open", "give back")] = ReviewStage.Open,
        [("open", "opinion")] = ReviewStage.FirstOpinion,
        [("open", "return")] = ReviewStage.Decided,
        [("assigned", "take")] = ReviewStage.Assigned,
        [("assigned", "give back")] = ReviewStage.Open,
        [("assigned", "opinion")] = ReviewStage.FirstOpinion,
        [("assigned", "return")] = ReviewStage.Decided,
        [("first opinion", "opinion")] = ReviewStage.SecondOpinion,
        [("two disagree", "opinion")] = ReviewStage.ThirdOpinion,
        [("approved", "precedent")] = ReviewStage.Decided,
        [("rejected", "precedent")] = ReviewStage.Decided,
    };

    [Fact]
    public async Task Every_act_in_every_state_does_what_the_table_says_or_nothing()
    {
        await using var app = await TestApp.Start();
        Caller[] before = [await app.Ministry(), await app.Ministry("second@mic.example"), await app.Ministry("third@mic.example")];
        var actor = await app.Ministry("fourth@mic.example");
        List<string> wrong = [];
        var number = 0;
        foreach (var state in States)
            foreach (var act in Acts)
            {
                var person = await app.Candidate($"person{number++}@people.example");
                var review = await Bring(app, person, state, before, actor);
                var earlier = await Picture(app, review);
                var answer = await Do(actor, review, act);
                var later = await Picture(app, review);
                if (Allowed.TryGetValue((state, act), out var stage))
                {
                    if ((int)answer.Status >= 300 || later.Stage != stage) wrong.Add($"{act} when {state}: {(int)answer.Status}, {later.Stage} instead of {stage}");
                    if (earlier.Stage != later.Stage && !ReviewStages.Allows(earlier.Stage, later.Stage) && !(earlier.Stage == ReviewStage.Open && later.Stage == ReviewStage.FirstOpinion)) wrong.Add($"{act} when {state}: {earlier.Stage} to {later.Stage} is not in the table");
                }
                else if (answer.Status is not (HttpStatusCode.Conflict or HttpStatusCode.NotFound) || answer.ProblemType is null || later != earlier)
                {
                    wrong.Add($"{act} when {state}: {(int)answer.Status} {answer.ProblemType}, {earlier} became {later}");
                }
            }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    static async Task<Guid> Bring(TestApp app, Caller person, string state, Caller[] before, Caller actor)
    {
        var (first, second, third) = (before[0], before[1], before[2]);
        var review = await ADesk.Claimed(app, person);
        if (state == "assigned") (await actor.Take(review)).Is(HttpStatusCode.NoContent);
        if (state == "assigned to another") (await first.Take(review)).Is(HttpStatusCode.NoContent);
        if (state == "returned") (await first.Decide(review, new { decision = "returned", reason = "追記してください。" })).Is(HttpStatusCode.NoContent);
        if (state == "withdrawn") await app.Db.Execute("UPDATE Review SET Decision = 'withdrawn' WHERE ReviewId = @review", new { review }, TestContext.Current.CancellationToken);
        object[] opinions = state switch
        {
            "first opinion" => [ADesk.Equal],
            "two agree" or "approved" => [ADesk.Equal, ADesk.Equal],
            "two disagree" => [ADesk.Equal, ADesk.NotEqual],
            "third opinion" => [ADesk.Equal, ADesk.NotEqual, ADesk.NotEqual],
            "rejected" => [ADesk.NotEqual, ADesk.NotEqual],
            _ => [],
        };
        for (var number = 0; number < opinions.Length; number++) (await new[] { first, second, third }[number].Judge(review, opinions[number])).IsOk();
        if (state == "approved") (await second.Decide(review, ADesk.Approved("equivalent"))).Is(HttpStatusCode.NoContent);
        if (state == "rejected") (await second.Decide(review, ADesk.Rejected)).Is(HttpStatusCode.NoContent);
        return review;
    }

    static Task<Answer> Do(Caller actor, Guid review, string act) => act switch
    {
        "take" => actor.Take(review),
        "give back" => actor.Put($"/api/reviews/{review}/assignment", new { }),
        "opinion" => actor.Judge(review, ADesk.NotEqual),
        "approve" => actor.Decide(review, ADesk.Approved("equivalent")),
        "reject" => actor.Decide(review, ADesk.Rejected),
        "return" => actor.Decide(review, new { decision = "returned", reason = "追記してください。" }),
        _ => actor.Post($"/api/reviews/{review}/precedent", new { title = "事例", summary = "確かめた内容", tags = new[] { "事例" } }),
    };

    sealed record Seen(ReviewStage Stage, string? Decision, Guid? AssignedTo, int Opinions, string Status, long ChangeNo, int Letters, int Events, int Precedents);

    static async Task<Seen> Picture(TestApp app, Guid review)
    {
        var ct = TestContext.Current.CancellationToken;
        var row = (await app.Db.Find<Row>("SELECT r.Decision, r.AssignedTo, r.Opinions, c.Status, c.ChangeNo FROM Review r JOIN Candidate c ON c.CandidateId = r.CandidateId WHERE r.ReviewId = @review", new { review }, ct))!;
        return new(
            ReviewStages.Of(row.Decision, row.AssignedTo is not null, row.Opinions), row.Decision, row.AssignedTo, row.Opinions, row.Status, row.ChangeNo,
            await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail", null, ct), await app.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent", null, ct), await app.Db.Find<int>("SELECT COUNT(*) FROM Precedent", null, ct));
    }

    sealed record Row
    {
        public string? Decision { get; init; }
        public Guid? AssignedTo { get; init; }
        public int Opinions { get; init; }
        public required string Status { get; init; }
        public long ChangeNo { get; init; }
    }
}
