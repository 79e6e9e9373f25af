using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace TalentPool.Tests.Disclosures;

/// <summary>
/// The law of the ledger: no endpoint answers with someone else's identity unless, in the same transaction, it wrote who saw which fields for what. Every operation
/// of the contract is called as every role over a person whose identity is made of words that occur nowhere else.
/// </summary>
public sealed class DisclosureLawTests
{
    [Fact]
    public async Task Every_operation_has_its_row()
    {
        await using var app = await TestApp.Start();
        var operations = (await app.Nobody().Get("/swagger/v1/swagger.json")).IsOk()["paths"].EnumerateObject()
            .Where(path => path.Name.StartsWith("/api", StringComparison.Ordinal))
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}")).ToHashSet();
        var (missing, gone) = (operations.Except(EndpointTable.Rows.Keys), EndpointTable.Rows.Keys.Except(operations));
        Assert.True(operations.SetEquals(EndpointTable.Rows.Keys), $"Add to EndpointTable.Rows: {string.Join(", ", missing)}. Take out: {string.Join(", ", gone)}.");
    }

    [Fact]
    public async Task No_answer_shows_an_identity_without_a_record_of_it()
    {
        List<string> shown = [], wrong = [];
        await DriveAll(isLedgerBroken: false, async (scene, operation, role, caller, call) =>
        {
            var before = await Records(scene);
            var answer = await Send(caller, operation, call, scene);
            if (answer.Status == HttpStatusCode.InternalServerError) wrong.Add($"{operation} as {role}: {answer.Text}");
            var seen = Seen(answer, call, scene);
            // A word of someone's identity finds nobody either.
            if (IsSearchByIdentity(call, scene) && answer.Text.Contains(scene.CandidateId.ToString(), StringComparison.OrdinalIgnoreCase)) wrong.Add($"{call.Path(scene)} finds the person");
            if (seen.Count == 0) return;
            shown.Add($"{operation} to {role}");
            var records = (await Records(scene)).ExceptBy(before.Select(record => record.DisclosureEventId), record => record.DisclosureEventId)
                .Where(record => record.CandidateId == scene.CandidateId && record.AccountId == caller.AccountId && record.OrganisationId == caller.OrganisationId
                    && record.Purpose.Length > 0 && record.OccurredAt == scene.App.Clock.GetUtcNow()).ToList();
            foreach (var canary in seen)
                if (!records.Any(record => record.Fields.Split(' ').Intersect(canary.Fields).Any())) wrong.Add($"{operation} showed {canary.Fields[0]} to {role} without a record of it");
        });
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(EndpointTable.Shows.Order(StringComparer.Ordinal), shown.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task When_the_record_cannot_be_written_nothing_is_shown()
    {
        List<string> wrong = [], refused = [];
        await DriveAll(isLedgerBroken: true, async (scene, operation, role, caller, call) =>
        {
            var answer = await Send(caller, operation, call, scene);
            if (Seen(answer, call, scene).Count > 0) wrong.Add($"{operation} as {role}");
            if (answer.Status == HttpStatusCode.InternalServerError) refused.Add($"{operation} to {role}");
        });
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(EndpointTable.Shows.Except(refused));
    }

    [Fact]
    public async Task No_letter_to_others_and_no_audit_event_holds_an_identity()
    {
        await using var scene = await LawScene.Set();
        foreach (var (_, caller) in scene.Readers)
            foreach (var operation in EndpointTable.Rows.Keys)
                foreach (var call in EndpointTable.Rows[operation]) await Send(caller, operation, call, scene);
        var texts = (await scene.App.Db.Query<string>("SELECT Letter FROM OutboxMail WHERE AccountId <> @AccountId", new { scene.Person.AccountId }, TestContext.Current.CancellationToken))
            .Select(letter => scene.App.Db.Seal.Open(letter)!).Concat(await scene.App.Db.Query<string>("SELECT CONCAT(Action, ' ', Detail) FROM AuditEvent", null, TestContext.Current.CancellationToken)).ToList();
        Assert.True(texts.Count > 20);
        Assert.All(LawScene.Canaries, canary => Assert.DoesNotContain(texts, text => text.Contains(canary.Canary, StringComparison.Ordinal)));
    }

    // What the caller asked with is no news to them.
    static List<(string Canary, string[] Fields)> Seen(Answer answer, Call call, LawScene scene) =>
        [.. LawScene.Canaries.Where(canary => answer.Text.Contains(canary.Canary, StringComparison.Ordinal) && !Uri.UnescapeDataString(call.Path(scene)).Contains(canary.Canary, StringComparison.Ordinal))];

    static bool IsSearchByIdentity(Call call, LawScene scene) => LawScene.Canaries.Any(canary => Uri.UnescapeDataString(call.Path(scene)).Contains(canary.Canary, StringComparison.Ordinal));

    /// <summary>
    /// Reading operations share a scene; each that changes something has its own, so that none hides what another would show. With a broken ledger hardly
    /// anything changes, and all share one.
    /// </summary>
    static async Task DriveAll(bool isLedgerBroken, Func<LawScene, string, string, Caller, Call, Task> visit)
    {
        foreach (var group in EndpointTable.Rows.Keys.GroupBy(operation => isLedgerBroken || operation.StartsWith("GET ", StringComparison.Ordinal) ? "shared" : operation))
        {
            await using var scene = await LawScene.Set();
            if (isLedgerBroken) await scene.BreakTheLedger();
            foreach (var operation in group.OrderBy(operation => !operation.StartsWith("GET ", StringComparison.Ordinal)))
                foreach (var (role, caller) in scene.Readers)
                    foreach (var call in EndpointTable.Rows[operation]) await visit(scene, operation, role, caller, call);
        }
    }

    static async Task<Answer> Send(Caller caller, string operation, Call call, LawScene scene)
    {
        var method = new HttpMethod(operation.Split(' ')[0]);
        using var request = new HttpRequestMessage(method, call.Path(scene));
        request.Content = call.Body?.Invoke(scene) switch { null => null, HttpContent content => content, var body => JsonContent.Create(body) };
        using var response = await caller.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = Readable(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return new Answer(response.StatusCode, text + string.Concat(response.Headers.SelectMany(header => header.Value)));
    }

    // Text as it is, and what a zip holds; characters that JSON writes as escapes are written out.
    static string Readable(byte[] body)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(body));
        if (body.Length > 4 && body[0] == 'P' && body[1] == 'K')
        {
            using var zip = new ZipArchive(new MemoryStream(body));
            foreach (var entry in zip.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                text.Append(entry.FullName).Append(reader.ReadToEnd());
            }
        }

        if (text.Length > 0 && text[0] is '{' or '[') text.Append(Strings(JsonDocument.Parse(body).RootElement));
        return text.ToString();
    }

    static string Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => string.Join('\n', element.EnumerateObject().Select(member => Strings(member.Value))),
        JsonValueKind.Array => string.Join('\n', element.EnumerateArray().Select(Strings)),
        JsonValueKind.String => element.GetString()!,
        _ => "",
    };

    sealed record Record
    {
        public required Guid DisclosureEventId { get; init; }
        public required Guid CandidateId { get; init; }
        public required Guid OrganisationId { get; init; }
        public required Guid AccountId { get; init; }
        public required string Purpose { get; init; }
        public required string Fields { get; init; }
        public required DateTimeOffset OccurredAt { get; init; }
    }

    static Task<IReadOnlyList<Record>> Records(LawScene scene) => scene.App.Db.Query<Record>(
        "SELECT DisclosureEventId, CandidateId, OrganisationId, AccountId, Purpose, Fields, OccurredAt FROM DisclosureEvent", null, TestContext.Current.CancellationToken);
}
