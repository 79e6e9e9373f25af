using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TalentPool.Tests.Access;

/// <summary>
/// The bodies of all operations of the contract: which of their fields could be the house's own, and that no other field is read. What is sent beside the fields of a body has a
/// value that no field could take, so that reading it would be a refusal, and a text that is looked for in every table.
/// </summary>
public sealed partial class BodyFieldTests
{
    const string Canary = "smuggled-in-a-body";

    /// <summary>Names that sound like what the house alone decides, in each body that has them: each with the reason why its sender may say it.</summary>
    static readonly Dictionary<string, string> Sayable = new()
    {
        ["POST /api/eligibility/check jobs.leave.kind"] = "the kind of a leave; nothing is stored",
        ["POST /api/accounts/look number"] = "the public number of whom an admin of the ministry looks for",
        ["PUT /api/me/profile career.leave.kind"] = "the kind of a leave",
        ["PUT /api/me/profile skills.skillId"] = "one of the public list of skills",
        ["PUT /api/me/profile version"] = "the state that was read: another one is refused",
        ["PUT /api/me/availability state"] = "the person's own answer, open or paused or closed; the register's status is another thing",
        ["POST /api/me/evidence kind"] = "what sort of proof it is",
        ["POST /api/notices/preview postingId"] = "looked up among the postings of the sender's organisation",
        ["POST /api/notices/preview candidateIds"] = "looked up among the people whom the organisation may see",
        ["POST /api/notices/preview answerBy"] = "the day until which one may answer",
        ["POST /api/notices postingId"] = "looked up among the postings of the sender's organisation",
        ["POST /api/notices candidateIds"] = "looked up among the people whom the organisation may see",
        ["POST /api/notices answerBy"] = "the day until which one may answer",
        ["POST /api/organisation-applications kind"] = "what asks to be taken in; the ministry decides",
        ["POST /api/organisation-applications corporateNumber"] = "an official number; the ministry decides",
        ["POST /api/organisations/{id}/invitations role"] = "for admins of that organisation alone",
        ["PUT /api/organisations/{id}/members/{accountId}/role role"] = "for admins of that organisation alone",
        ["PUT /api/organisations/{id}/members/{accountId}/role handOverTo"] = "a colleague, looked up in the organisation",
        ["POST /api/organisations/{id}/members/{accountId}/removal handOverTo"] = "a colleague, looked up in the organisation",
        ["PUT /api/postings/{id} version"] = "the state that was read: another one is refused",
        ["POST /api/postings/import importId"] = "looked up among the sender's own previews",
        ["PUT /api/me/blocks organisations"] = "whom the person hides from",
        ["PUT /api/me/interests interests.organisationName"] = "the person's own statement",
        ["PUT /api/reviews/interests organisations"] = "the reviewer's own statement",
        ["PUT /api/reviews/interests organisations.organisationName"] = "the reviewer's own statement",
        ["PUT /api/reviews/{id}/assignment reviewerId"] = "looked up among the reviewers",
        ["POST /api/standards/policies version"] = "the name of a rule, once only",
        ["POST /api/standards/policies/preview version"] = "the name of a rule; nothing is stored",
        ["POST /api/standards/policies/preview policyId"] = "the rule that would be changed; nothing is stored",
        ["PUT /api/standards/policies/{id} version"] = "the name of a rule, once only",
        ["PUT /api/standards/policies/{id} revision"] = "the state that was read: another one is refused",
        ["POST /api/standards/policies/{id}/withdrawal revision"] = "the state that was read: another one is refused",
        ["POST /api/standards/exam-amendments examId"] = "one of the public list of examinations",
        ["POST /api/standards/exam-amendments/preview examId"] = "one of the public list of examinations",
        ["POST /api/standards/exam-amendments/preview amendmentId"] = "the amendment that would be changed; nothing is stored",
        ["PUT /api/standards/exam-amendments/{id} examId"] = "one of the public list of examinations",
        ["PUT /api/standards/exam-amendments/{id} revision"] = "the state that was read: another one is refused",
        ["POST /api/standards/exam-amendments/{id}/withdrawal revision"] = "the state that was read: another one is refused",
    };

    /// <summary>What would be worth having. A form takes few fields, so it gets these alone; JSON gets the columns of all tables beside them.</summary>
    static readonly string[] Wanted =
    [
        "id", "role", "status", "verifiedAt", "organisationId", "isAdmin", "password", "passwordHash", "accountId", "candidateId", "evidenceItemId", "postingId", "importId", "fileName", "path", "mediaType", "uploadedAt", "createdAt", "isVerified",
    ];

    /// <summary>A body of the contract with the names of its fields, those of inner things behind a full stop.</summary>
    sealed record Body(string Operation, bool TakesFile, IReadOnlyList<string> Fields)
    {
        public IEnumerable<string> Outer => Fields.Where(name => !name.Contains('.', StringComparison.Ordinal));

        public HashSet<string> Names => Fields.Select(name => name.Split('.')[^1]).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    static async Task<List<Body>> Bodies(TestApp app)
    {
        var document = (await app.Nobody().Get("/swagger/v1/swagger.json")).IsOk().Json;
        var schemas = document.GetProperty("components").GetProperty("schemas");
        return [.. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject(), (path, operation) => (path, operation))
            // A browser's report of the content policy has no fields of ours; what of it is read stands in PolicyReportTests.
            .Where(one => one.operation.Value.TryGetProperty("requestBody", out _) && one.path.Name != TalentPool.Http.PolicyReports.Path)
            .Select(one =>
            {
                var content = one.operation.Value.GetProperty("requestBody").GetProperty("content").EnumerateObject().Single();
                return new Body($"{one.operation.Name.ToUpperInvariant()} {one.path.Name}", content.Name == "multipart/form-data", [.. FieldsOf(content.Value.GetProperty("schema"), schemas, "", []).Distinct()]);
            })];
    }

    static IEnumerable<string> FieldsOf(JsonElement schema, JsonElement schemas, string outer, string[] within)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!.Split('/')[^1];
            return within.Contains(name) ? [] : FieldsOf(schemas.GetProperty(name), schemas, outer, [.. within, name]);
        }

        var parts = new[] { "allOf", "anyOf", "oneOf" }.Where(part => schema.TryGetProperty(part, out _)).SelectMany(part => schema.GetProperty(part).EnumerateArray());
        if (schema.TryGetProperty("items", out var items)) parts = parts.Append(items);
        var fields = parts.SelectMany(part => FieldsOf(part, schemas, outer, within));
        return schema.TryGetProperty("properties", out var properties)
            ? fields.Concat(properties.EnumerateObject().SelectMany(property => FieldsOf(property.Value, schemas, $"{outer}{property.Name}.", within).Prepend(outer + property.Name)))
            : fields;
    }

    [Fact]
    public async Task A_field_that_sounds_like_the_houses_own_is_there_for_a_reason()
    {
        await using var app = await TestApp.Start();
        var bodies = await Bodies(app);
        Assert.True(bodies.Count >= 60, $"The contract has {bodies.Count} bodies only.");
        Assert.Equal(Sayable.Keys.Order(StringComparer.Ordinal), bodies.SelectMany(body => body.Fields.Where(field => TheHouses().IsMatch(field.Split('.')[^1])).Select(field => $"{body.Operation} {field}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_field_that_a_body_does_not_have_is_not_read()
    {
        var scene = await AccessScene.Set();
        try
        {
            var bodies = await Bodies(scene.App);
            var matrix = AccessMatrixTests.Read();
            List<string> every = [.. Wanted];
            foreach (var table in await Smuggled.Tables(scene.App)) every.AddRange((await Smuggled.Columns(scene.App, table)).Select(JsonNamingPolicy.CamelCase.ConvertName));
            Assert.True(every.Distinct().Count() > 200);
            List<string> wrong = [];
            var accepted = 0;
            foreach (var body in bodies)
            {
                var (column, status) = Column(matrix[body.Operation]);
                var foreign = every.Distinct(StringComparer.OrdinalIgnoreCase).Where(name => !body.Names.Contains(name)).ToList();
                var answer = await scene.Send(body.Operation, column, sent => With(sent, foreign));
                if ((int)answer.Status != status)
                {
                    // What was accepted before may stand in the way.
                    await scene.DisposeAsync();
                    scene = await AccessScene.Set();
                    answer = await scene.Send(body.Operation, column, sent => With(sent, foreign));
                }

                if ((int)answer.Status != status || IsMisread(answer)) wrong.Add($"{body.Operation} as {column} answers {(int)answer.Status} instead of {status}: {answer.Text}");
                // That a field is read would have been seen: those that the body has are.
                if (!body.TakesFile && !await IsSeenToBeRead(scene, body, column)) wrong.Add($"{body.Operation} reads none of its fields.");
                if ((int)answer.Status < 300) accepted++;
                foreach (var table in await Smuggled.Where(scene.App, Canary)) wrong.Add($"{body.Operation} wrote what it does not have into {table}.");
            }

            Assert.True(wrong.Count == 0, string.Join('\n', wrong));
            Assert.True(accepted > bodies.Count / 2, $"Only {accepted} of {bodies.Count} bodies were ever accepted.");
        }
        finally
        {
            await scene.DisposeAsync();
        }
    }

    /// <summary>Who gets furthest with an operation, and how far.</summary>
    static (string Column, int Status) Column(int[] cells) => AccessScene.Columns.Select((column, place) => (column.Heading, cells[place]))
        .OrderBy(cell => cell.Item2 switch { < 300 => 0, 400 or 409 or 422 => 1, 404 => 2, _ => 3 }).First();

    static async Task<bool> IsSeenToBeRead(AccessScene scene, Body body, string column)
    {
        foreach (var field in body.Outer)
            if (IsMisread(await scene.Send(body.Operation, column, sent => Set((JsonObject)Json(sent), field))))
                return true;
        return false;
    }

    static bool IsMisread(Answer answer) => answer.Status == HttpStatusCode.BadRequest && (answer.Text.Contains("値の形式が正しくありません。", StringComparison.Ordinal) || answer.Text.Contains("内容を入力してください。", StringComparison.Ordinal));

    static JsonNode Json(object? body) => JsonSerializer.SerializeToNode(body, JsonSerializerOptions.Web)!;

    static JsonObject Set(JsonObject body, string field)
    {
        body[field] = Impossible;
        return body;
    }

    /// <summary>No text, number, truth, date or thing, and no list of them.</summary>
    static JsonArray Impossible => [new JsonArray(new JsonArray(new JsonObject { [Canary] = Canary }))];

    static object With(object? body, List<string> foreign)
    {
        if (body is MultipartFormDataContent form)
        {
            foreach (var name in Wanted.Intersect(foreign)) form.Add(new StringContent(Canary), name);
            return form;
        }

        var json = Json(body);
        AddTo(json, foreign);
        return json;
    }

    static void AddTo(JsonNode? node, List<string> foreign)
    {
        if (node is JsonArray list)
            foreach (var item in list) AddTo(item, foreign);
        if (node is not JsonObject thing) return;
        foreach (var (_, inner) in thing.ToList()) AddTo(inner, foreign);
        foreach (var name in foreign.Where(name => !thing.ContainsKey(name))) thing[name] = Impossible;
    }

    [GeneratedRegex("(^id|Ids?|^role|^status|^state|^kind|^is[A-Z].*|^has[A-Z].*|At|By|^handOverTo|^version|^revision|^organisation.*|^account.*|^verified.*|^created.*|^owner.*|[nN]umber)$", RegexOptions.CultureInvariant)]
    private static partial Regex TheHouses();
}
