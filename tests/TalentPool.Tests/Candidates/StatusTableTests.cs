using System.Net;
using TalentPool.Availability;
using TalentPool.Domain;

namespace TalentPool.Tests.Candidates;

/// <summary>
/// Every state of a registration against everything that can move it, as people feel it: over HTTP and by the worker. What the table allows happens, exactly;
/// all else is refused with a reason, or passed over by the worker, and leaves nothing behind.
/// </summary>
public sealed class StatusTableTests
{
    static readonly DateOnly Soon = new(2026, 12, 24), Past = new(2026, 11, 23);

    static Dictionary<string, object?> Enough => A.Registration();

    static Dictionary<string, object?> Doubtful => A.Registration(career: [], grounds: "自治体向けオープンソースの主要開発者です。");

    static Dictionary<string, object?> TooLittle => A.Registration(career: [A.Job("2023-04", "2024-03")]);

    /// <param name="Allowed">From state to state, such as "draft>listed listed>listed"; all that is not there is refused.</param>
    /// <param name="Refusals">The problems that may be given instead; none for the worker, which passes over.</param>
    /// <param name="Do">The act; null comes back from the worker.</param>
    /// <param name="Past">What happened before, such as a letter with a link, whose token it returns.</param>
    /// <param name="Registration">Other than ten years of digital work.</param>
    sealed record Act(string Allowed, string[] Refusals, Func<StatusScene, string, Task<Answer?>> Do, Func<StatusScene, Task<string>>? Past = null, Dictionary<string, object?>? Registration = null)
    {
        public string? To(string from) => Allowed.Split(' ').Select(change => change.Split('>')).FirstOrDefault(change => change[0] == from)?[1];
    }

    const string Unmoved = "draft>draft returned>returned rejected>rejected listed>listed paused>paused lapsed>lapsed suspended>suspended";

    static readonly string[] NotSubmitted = ["already-under-review", "submission-not-possible"], Link = ["link-expired"], Withdrawn = ["registration-withdrawn"];

    static readonly Dictionary<string, Act> Acts = new()
    {
        ["save"] = new(Unmoved, ["already-under-review", "registration-withdrawn"], async (s, _) => await s.Person.Put("/api/me/profile", A.Registration(1, headline: "あたらしい見出し"))),
        ["submit what is enough"] = new("draft>listed returned>listed rejected>listed lapsed>listed listed>listed", NotSubmitted, Submit),
        ["submit what is doubtful"] = new("draft>submitted returned>submitted rejected>submitted lapsed>submitted listed>listed", NotSubmitted, Submit, null, Doubtful),
        ["submit too little"] = new("draft>draft returned>returned rejected>rejected lapsed>lapsed listed>listed", NotSubmitted, Submit, null, TooLittle),
        ["open"] = new("listed>listed paused>listed", ["not-listed"], async (s, _) => await s.Person.Put("/api/me/availability", new { state = "open" })),
        ["pause"] = new("listed>paused paused>paused", ["not-listed"], async (s, _) => await s.Person.Put("/api/me/availability", new { state = "paused", until = "2027-01-10" })),
        ["close"] = new("listed>paused paused>paused", ["not-listed"], async (s, _) => await s.Person.Put("/api/me/availability", new { state = "closed" })),
        ["renew"] = new("listed>listed paused>paused lapsed>listed", ["nothing-to-renew"], Renew),
        ["renew too early"] = new("lapsed>listed", ["nothing-to-renew", "renewal-too-early"], Renew, Since("RenewBy = '2027-01-24'")),
        ["link of a question: open"] = new("listed>listed paused>listed", Link, Answer("open"), Asked("confirm", Soon)),
        ["link of a question: pause"] = new("listed>paused paused>paused", Link, Answer("paused", "2027-01-10"), Asked("confirm", Soon)),
        ["link of a question: close"] = new("listed>paused paused>paused", Link, Answer("closed"), Asked("confirm", Soon)),
        ["link to renew"] = new("listed>listed paused>paused lapsed>listed", Link, Answer("open"), Asked("renewal", Soon)),
        ["link to renew: close"] = new("listed>paused paused>paused", Link, Answer("closed"), Asked("renewal", Soon)),
        ["link to come back"] = new("listed>listed paused>paused lapsed>listed", Link, Answer("open"), Asked("lapsed", Past)),
        ["link to come back: close"] = new("listed>paused paused>paused", Link, Answer("closed"), Asked("lapsed", Past)),
        ["worker: the pause is over"] = new("paused>listed", [], Work, Since("PausedUntil = '2026-11-24'")),
        ["worker: not renewed"] = new("listed>lapsed paused>lapsed", [], Work, Since("RenewBy = '2026-11-23'")),
        ["worker: the first of two questions unanswered"] = new("listed>listed", [], Work, async s => await s.Asked("confirm", Past) + await Since("LastConfirmedAt = '2026-05-20 00:00:00.000'")(s)),
        ["worker: both questions unanswered"] = new("listed>lapsed", [], Work, async s => await s.Asked("confirm", Past) + await s.Asked("confirm", Past)),
        ["worker: time to ask"] = new("listed>listed", [], Work, Since("LastConfirmedAt = '2026-05-20 00:00:00.000'")),
        ["worker: time to remind of the renewal"] = new("listed>listed paused>paused", [], Work, Since("RenewBy = '2026-12-10'")),
        ["consent"] = new(Unmoved + " submitted>submitted", Withdrawn, async (s, _) => await s.Person.Put("/api/me/consent", new { purposeVersion = "2026-11", nationwide = false, prefectures = new[] { "010006" } })),
        ["take the consent back"] = new(Unmoved + " submitted>submitted", Withdrawn, async (s, _) => await s.Person.Put("/api/me/consent", new { purposeVersion = (string?)null, nationwide = false, prefectures = Array.Empty<string>() })),
        ["block"] = new(Unmoved + " submitted>submitted", Withdrawn, async (s, _) => await s.Person.Put("/api/me/blocks", new { organisations = Array.Empty<Guid>() })),
        ["declare ties"] = new(Unmoved + " submitted>submitted", Withdrawn, async (s, _) => await s.Person.Put("/api/me/interests", new { interests = Array.Empty<object>() })),
        ["add a proof"] = new(Unmoved + " submitted>submitted", Withdrawn, async (s, _) => await s.Upload()),
    };

    [Theory]
    [InlineData("draft")]
    [InlineData("submitted")]
    [InlineData("returned")]
    [InlineData("rejected")]
    [InlineData("listed")]
    [InlineData("paused")]
    [InlineData("lapsed")]
    [InlineData("suspended")]
    [InlineData("withdrawn")]
    [InlineData("erased")]
    public async Task What_the_table_does_not_allow_is_refused_and_changes_nothing(string status)
    {
        await using var app = await TestApp.Start();
        List<string> wrong = [];
        foreach (var (name, act) in Acts)
        {
            // Whoever had their turn is out of the worker's way.
            await app.Db.Execute("UPDATE Candidate SET Status = 'erased'", null, TestContext.Current.CancellationToken);
            var scene = await StatusScene.Of(app, status, $"person-{wrong.Count}-{Acts.Keys.ToList().IndexOf(name)}@people.example", act.Registration ?? Enough);
            if (status == "submitted") await scene.Review();
            var token = act.Past is null ? "" : await act.Past(scene);
            var before = await scene.Everything();
            var answer = await act.Do(scene, token);
            var (after, to) = (await scene.Everything(), await scene.Status());
            if (Fault(act, status, answer, to, before == after) is { } fault) wrong.Add($"{name}: {fault}");
        }

        Assert.True(wrong.Count == 0, $"From {status}\n" + string.Join('\n', wrong));
    }

    static string? Fault(Act act, string from, Answer? answer, string to, bool isUnchanged)
    {
        if (act.To(from) is { } allowed)
            return to != allowed ? $"became {to}, not {allowed}"
                : answer is { Status: >= HttpStatusCode.BadRequest } ? $"was refused: {answer.Text}"
                : isUnchanged ? "left no trace"
                : to != from && !CandidateTransitions.Allows(Words.Read<CandidateStatus>(from), Words.Read<CandidateStatus>(to)) ? $"became {to}, which the domain does not know"
                : null;
        if (!isUnchanged) return $"changed something (now {to})";
        if (answer is null) return act.Refusals.Length == 0 ? null : "nobody said no";
        return answer.Status is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError && act.Refusals.Contains(answer.ProblemType?.Split('/')[^1]) && answer["title"].GetString() is { Length: > 5 }
            ? null : $"was answered {(int)answer.Status} {answer.Text}";
    }

    static async Task<Answer?> Submit(StatusScene scene, string token) => await scene.Person.Post("/api/me/submission");

    static async Task<Answer?> Renew(StatusScene scene, string token) => await scene.Person.Post("/api/me/renewal");

    static async Task<Answer?> Work(StatusScene scene, string token)
    {
        await KeepRegistryAlive.RunOnce(scene.App.Db, scene.App.Clock, TestContext.Current.CancellationToken);
        return null;
    }

    static Func<StatusScene, string, Task<Answer?>> Answer(string answer, string? until = null) => async (scene, token) => await scene.Answer(token, answer, until);

    static Func<StatusScene, Task<string>> Asked(string kind, DateOnly dueOn) => scene => scene.Asked(kind, dueOn);

    // What was so for whoever was on the list once.
    static Func<StatusScene, Task<string>> Since(string column) => async scene =>
    {
        await scene.Put($"UPDATE Candidate SET {column} WHERE ListedAt IS NOT NULL AND CandidateId = @candidateId");
        return "";
    };
}
