using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using TalentPool.Tests.Access;

namespace TalentPool.Tests.Fuzz;

/// <summary>
/// Requests made from the contract, most of them with something wrong: no fault of the server, no hang, no word of its insides, each refusal a problem, and nothing changed by
/// what was refused. TALENTPOOL_FUZZ_REQUESTS asks for more of them.
/// </summary>
public sealed partial class FuzzTests(ITestOutputHelper output)
{
    const int InOneScene = 1_000;

    static readonly int Requests = int.Parse(Environment.GetEnvironmentVariable("TALENTPOOL_FUZZ_REQUESTS") ?? "20000", CultureInfo.InvariantCulture);

    static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    /// <summary>Refusals that must leave something behind, since a guess is counted; and where, with what a lock tells the owner.</summary>
    static readonly HashSet<string> Counted = ["POST /api/accounts/sign-in", "PUT /api/accounts/password"], Counters = ["SignInGuess", "AuditEvent", "OutboxMail", "ChangeCounter"];

    [Fact]
    public async Task Whatever_is_sent_is_answered_or_refused_without_a_trace()
    {
        var accepted = new ConcurrentDictionary<string, int>();
        var sent = new ConcurrentDictionary<string, int>();
        var statuses = new SortedDictionary<int, int>();
        for (var done = 0; done < Requests; done += InOneScene)
        {
            await using var scene = await AccessScene.Set();
            await using var mark = await StateMark.Watch(scene.App);
            var (operations, schemas) = await FuzzOperation.Read(scene.App);
            string[] known =
            [
                .. new[]
                {
                    scene.Law.CandidateId, scene.Law.PostingId, scene.Law.DraftId, scene.Law.NoticeId, scene.Law.ReviewId, scene.Law.ObjectionId, scene.Law.DisclosureEventId, scene.Law.InboxMessageId,
                    scene.Law.EvidenceId, scene.Law.Person.AccountId, scene.OrganisationId, scene.MemberId, scene.InvitationId, scene.ApplicationId, scene.PasskeyId, scene.TieId, scene.DigestRunId, scene.PrecedentId,
                    scene.ImportId, scene.PolicyId, scene.AmendmentId,
                }.Select(id => id.ToString()),
                scene.Law.PublicNumber, "010006", "350001", "theme-a", "cloud-aws", "SC-2009", "2026-11", "0",
            ];
            FuzzRequest.All(operations, new FuzzJson(schemas, known), scene, known).Sample(request =>
            {
                var (status, fault) = Try(scene.Callers[request.Caller].Http, mark, request).GetAwaiter().GetResult();
                Assert.True(fault is null, $"{fault}\n{request}");
                sent.AddOrUpdate(request.Operation.Name, 1, (_, count) => count + 1);
                statuses[status] = statuses.GetValueOrDefault(status) + 1;
                if (status < 300) accepted.AddOrUpdate(request.Operation.Name, 1, (_, count) => count + 1);
            }, iter: Math.Min(InOneScene, Requests - done), threads: 1);
        }

        output.WriteLine($"{sent.Values.Sum()} requests to {sent.Count} operations; statuses {string.Join(", ", statuses.Select(status => $"{status.Key}: {status.Value}"))}");
        output.WriteLine($"Never accepted: {string.Join(", ", sent.Keys.Except(accepted.Keys).Order(StringComparer.Ordinal))}");
        Assert.True(sent.Values.Sum() >= Requests);
        // A fuzzer that is always refused at the door tests the door alone. What lets somebody in by the table lets the fuzzer in: mostly all of it, and by chance not a tenth less; the rest
        // needs a link, a cookie or a state.
        var mayAccept = AccessMatrixTests.Read().Where(row => row.Value.Any(cell => cell is >= 200 and < 300)).Select(row => row.Key).ToHashSet();
        var missed = mayAccept.Except(accepted.Keys).ToList();
        Assert.True(missed.Count < mayAccept.Count / 10, $"{missed.Count} of {mayAccept.Count} operations never accepted anything: {string.Join(", ", missed)}");
        Assert.Contains("POST /api/policy-reports", accepted.Keys);
    }

    static async Task<(int Status, string? Fault)> Try(HttpClient http, StateMark mark, FuzzRequest request)
    {
        using var patience = new CancellationTokenSource(Hang);
        var isCounted = Counted.Contains(request.Operation.Name);
        var before = isCounted ? await mark.LookBeside(Counters) : await mark.Look();
        using var message = request.Message(http.BaseAddress!);
        using var response = await http.SendAsync(message, patience.Token);
        var body = await response.Content.ReadAsByteArrayAsync(patience.Token);
        var status = (int)response.StatusCode;
        var text = Encoding.UTF8.GetString(body);
        if (status >= 500) return (status, $"{status}: {text}");
        if (status < 400) return (status, AnyInside().Match(text) is { Success: true } shown ? $"{status} tells of the inside: {shown.Value}" : null);
        if (Inside().Match(text) is { Success: true } leak) return (status, $"{status} tells of the inside: {leak.Value}");
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json") return (status, $"{status} is no problem: {response.Content.Headers.ContentType} {text}");
        var problem = JsonDocument.Parse(text).RootElement;
        if (problem.GetProperty("status").GetInt32() != status || problem.GetProperty("title").GetString() is not { Length: > 0 } || !problem.GetProperty("type").GetString()!.StartsWith("/problems/", StringComparison.Ordinal)) return (status, $"{status} says too little: {text}");
        if ((isCounted ? await mark.LookBeside(Counters) : await mark.Look()) != before) return (status, $"{status} but something was committed: {text}");
        return (status, null);
    }

    [GeneratedRegex(@"\bat (TalentPool|System|Microsoft)\.|Exception\b|\b(System|Microsoft)\.[A-Z]\w+|SQLite|SqlClient|\.cs:line|\bSELECT \w|\bINSERT INTO\b|\bDELETE FROM\b|/dev/shm/|talentpool\.db|Data Source=")]
    private static partial Regex Inside();

    // What was accepted may hold what somebody typed, and the list of skills has the names of products.
    [GeneratedRegex(@"\bat (TalentPool|System|Microsoft)\.\w+\.|\b(System|Microsoft)\.\w+(\.\w+)*Exception\b|\.cs:line|/dev/shm/|talentpool\.db|Data Source=|pbkdf2|PasswordHash|\u0001sealed:")]
    private static partial Regex AnyInside();
}
