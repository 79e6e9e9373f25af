using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using CsCheck;
using TalentPool.Tests.Access;
using TalentPool.Tests.Uploads;

namespace TalentPool.Tests.Fuzz;

/// <summary>A request as it goes over the wire.</summary>
/// <param name="Operation">The operation that it is meant for.</param>
/// <param name="Caller">Who sends it: a column of the matrix.</param>
/// <param name="Target">Path and query, already encoded.</param>
/// <param name="Body">The bytes; null for none.</param>
/// <param name="MediaType">What they are said to be; null for nothing said.</param>
/// <param name="Language">Accept-Language.</param>
/// <param name="Headers">What else it says.</param>
sealed record FuzzRequest(FuzzOperation Operation, string Caller, string Target, byte[]? Body, string? MediaType, string Language, IReadOnlyList<(string Name, string Value)> Headers)
{
    // An unsigned token of an admin of the ministry, and one whose signature is of nothing.
    const string Unsigned = "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.eyJzdWIiOiIwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDEiLCJraW5kIjoibWluaXN0cnkiLCJyb2xlIjoiYWRtaW4iLCJleHAiOjQxMDI0NDQ4MDB9.";

    static readonly (string Name, string[] Values)[] Sayable =
    [
        ("Authorization", ["Bearer", "Bearer ", $"Bearer {Unsigned}", $"Bearer {Unsigned}AAAA", "Bearer a.b.c", "Basic YTpi", "Negotiate", "\u00e9", $"Bearer {new string('x', 7_000)}"]),
        ("Cookie", ["talentpool-session=x", "talentpool-session=", "__Host-talentpool=1; talentpool-device=%00", "a=b; a=c; =;;", new string('c', 7_000), "\u3042=\u3042"]),
        ("Origin", ["https://evil.example", "null", "http://localhost", "not an origin", "http://localhost:1", ""]),
        ("Sec-Fetch-Site", ["cross-site", "same-site", "same-origin", "none", "x"]),
        ("Host", ["evil.example", "localhost:99999", "[::1", "\u3042", ""]),
        ("X-Forwarded-For", ["127.0.0.1", "::1, 10.0.0.1", "unknown", "999.999.999.999", new string('1', 3_000)]),
        ("X-Forwarded-Proto", ["https", "javascript", ""]),
        ("X-Forwarded-Host", ["evil.example", "\u0000"]),
        ("X-HTTP-Method-Override", ["DELETE", "TRACE"]),
        ("Content-Encoding", ["gzip", "br", "identity", "x", "gzip, gzip, gzip"]),
        ("Accept", ["text/html", "application/xml", "*/*;q=x", "", "application/json;v=2"]),
        ("Accept-Encoding", ["gzip", "br;q=2", "*", "x"]),
        ("If-Match", ["*", "\"x\"", "W/\"", "x"]),
        ("If-None-Match", ["*", "\"x\", W/\"y\"", "x"]),
        ("If-Modified-Since", ["Fri, 27 Nov 2126 00:00:00 GMT", "never"]),
        ("Range", ["bytes=0-0", "bytes=9999999999-", "bytes=5-1", "bytes=0-0,1-1,2-2", "items=1", "bytes=-"]),
        ("Expect", ["x"]),
        ("Connection", ["upgrade"]),
        ("Upgrade", ["websocket", "h2c"]),
        ("Traceparent", ["00-0-0-0", new string('0', 3_000)]),
    ];
    // What browsers report of a content policy, in both forms.
    static readonly string[] Reports =
    [
        """{"csp-report":{"document-uri":"https://localhost/candidates/1?q=x","referrer":"","violated-directive":"script-src-elem","effective-directive":"script-src-elem","disposition":"enforce","blocked-uri":"inline","line-number":7,"status-code":200}}""",
        """[{"type":"csp-violation","age":10,"url":"https://localhost/me","user_agent":"x","body":{"documentURL":"https://localhost/me","effectiveDirective":"img-src","blockedURL":"https://x.example/y.png","disposition":"enforce"}},{"type":"deprecation","body":{"id":"x"}}]""",
    ];

    // Nothing but blanks, more than any JSON of the product may have.
    static readonly byte[] TooLong = [.. Enumerable.Repeat((byte)' ', 2_000_001)];

    public HttpRequestMessage Message(Uri host)
    {
        var request = new HttpRequestMessage(new HttpMethod(Operation.Method), new Uri($"{host.ToString().TrimEnd('/')}{Target}"));
        request.Headers.TryAddWithoutValidation("Accept-Language", Language);
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            if (MediaType is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", MediaType);
        }

        foreach (var (name, value) in Headers)
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content?.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    public override string ToString() =>
        $"{Operation.Method} {Target} as {Caller}, {MediaType ?? "no type"}{string.Concat(Headers.Select(header => $", {header.Name}: {header.Value[..Math.Min(header.Value.Length, 100)]}"))}: {(Body is null ? "no body" : Encoding.UTF8.GetString(Body, 0, Math.Min(Body.Length, 2_000)))}";

    /// <summary>Requests to all operations: by the schemas, or a call that works with something changed in it; by those whom the operation lets in, or by anybody.</summary>
    public static Gen<FuzzRequest> All(IReadOnlyList<FuzzOperation> operations, FuzzJson json, AccessScene scene, IReadOnlyList<string> known)
    {
        var matrix = AccessMatrixTests.Read();
        string[] all = [.. AccessScene.Columns.Select(column => column.Heading)];
        return Gen.OneOf([.. operations.Select(operation => For(operation, json, scene.Calls(operation.Name), known, all, [.. all.Where((_, column) => matrix[operation.Name][column] is >= 200 and < 300)]))]);
    }

    static Gen<FuzzRequest> For(FuzzOperation operation, FuzzJson json, IReadOnlyList<(string Path, object? Body)> calls, IReadOnlyList<string> known, string[] all, string[] letIn) =>
        Gen.Select(Targets(operation, json, calls, known), Bodies(operation, json, calls), Gen.Frequency((3, Gen.OneOf(letIn.Length > 0 ? letIn : all)), (1, Gen.OneOf(all))), Gen.OneOf("ja", "en", "xx", "en;q=0.5,ja;q=ten", "*"), Said())
            .Select((target, body, caller, language, headers) => new FuzzRequest(operation, caller, target, body.Bytes, body.MediaType, language, headers));

    // Most requests say nothing more: what is refused at the door tests the door alone.
    static Gen<IReadOnlyList<(string Name, string Value)>> Said()
    {
        var one = Gen.OneOf([.. Sayable.Select(header => Gen.OneOf(header.Values).Select(value => (header.Name, value)))]);
        return Gen.Frequency((6, Gen.Const<IReadOnlyList<(string, string)>>([])), (1, one.Array[1, 3].Select(headers => (IReadOnlyList<(string, string)>)[.. headers.DistinctBy(header => header.Name)])));
    }

    static Gen<string> Targets(FuzzOperation operation, FuzzJson json, IReadOnlyList<(string Path, object? Body)> calls, IReadOnlyList<string> known)
    {
        var raw = Gen.Frequency(
            (8, Gen.OneOf([.. known])),
            (2, FuzzJson.Hostile.Select(text => text.Length < 3_000 ? text.Trim('"') : "long")),
            (1, Gen.Guid.Select(id => id.ToString())));
        var part = Gen.Frequency((20, raw.Select(Uri.EscapeDataString)), (1, Gen.OneOf("%", "%zz", "%ff%fe", "..%2f..", "%c0%ae", "a%0d%0ab", "")));
        var path = operation.Path.Split('/').Aggregate(Gen.Const(""), (whole, segment) => segment.StartsWith('{')
            ? Gen.Select(whole, part).Select((before, value) => $"{before}/{value}")
            : segment.Length == 0 ? whole : whole.Select(before => $"{before}/{segment}"));
        var query = operation.Query.Aggregate(Gen.Const(""), (whole, parameter) => Gen.Select(whole, Gen.OneOf(part, json.Of(parameter.Schema).Select(value => Uri.EscapeDataString(value.Length < 3_000 ? value.Trim('"', '[', ']') : "long"))), Gen.Int[0, 5])
            .Select((before, value, chance) => chance switch { < 3 => before, 3 => $"{before}&{parameter.Name}={value}&{parameter.Name}={value}", _ => $"{before}&{parameter.Name}={value}" }));
        var made = Gen.Select(path, query).Select((place, asked) => asked.Length == 0 ? place : $"{place}?{asked[1..]}");
        return calls.Count == 0 ? made : Gen.OneOf(made, Gen.OneOf([.. calls.Select(call => call.Path)]));
    }

    static Gen<(byte[]? Bytes, string? MediaType)> Bodies(FuzzOperation operation, FuzzJson json, IReadOnlyList<(string Path, object? Body)> calls)
    {
        if (operation.TakesFile) return File([.. calls.Select(call => call.Body).OfType<HttpContent>()]);
        if (operation.OtherTypes is { Count: > 0 } types)
            return Gen.Select(Gen.OneOf(FuzzJson.Hostile, Gen.OneOf([.. Reports.Select(FuzzJson.Changed)]), Gen.OneOf(Reports)).SelectMany(Bytes), Gen.OneOf([.. types]), Gen.Int[0, 9])
                .Select((body, type, chance) => (body.Bytes, chance == 0 ? body.MediaType : type));
        var working = calls.Select(call => call.Body).Where(body => body is not null and not HttpContent)
            .Select(body => JsonContent.Create(body!).ReadAsStringAsync().GetAwaiter().GetResult()).ToArray();
        if (operation.Body is not { } schema) return Gen.Frequency((5, Gen.Const<(byte[]?, string?)>((null, null))), (1, FuzzJson.Hostile.SelectMany(Bytes)));
        List<Gen<string>> texts = [json.Of(schema), FuzzJson.Hostile];
        foreach (var body in working) texts.AddRange([Gen.Const(body), FuzzJson.Changed(body), FuzzJson.Changed(body)]);
        return Gen.OneOf([.. texts]).SelectMany(Bytes);
    }

    // The text as it is, or cut, in another code, with bytes that are none, too long, or said to be something else.
    static Gen<(byte[]? Bytes, string? MediaType)> Bytes(string text)
    {
        const string Json = "application/json";
        var right = Encoding.UTF8.GetBytes(text);
        return Gen.Frequency(
            (24, Gen.Const<(byte[]?, string?)>((right, Json))),
            (1, Gen.Int[0, Math.Max(0, right.Length - 1)].Select(length => ((byte[]?)right[..length], (string?)Json))),
            (1, Gen.Int[0, right.Length].Select(at => ((byte[]?)[.. right[..at], 0xC3, 0x28, 0xFF, .. right[at..]], (string?)Json))),
            (1, Gen.OneOf<(byte[]?, string?)>(
                (Encoding.Unicode.GetBytes(text), Json), ([0xEF, 0xBB, 0xBF, .. right], Json), ([.. right, .. "{}"u8], Json), ([], Json), (null, null), (right, "text/plain"), (right, null), (right, "application/json; charset=shift_jis"),
                (right, "application/x-www-form-urlencoded"), (right, "multipart/form-data; boundary=x"), (right, "application/json; charset=utf-16"), (TooLong, Json))));
    }

    // A form that works, as it is or with a byte changed in it, or one with whatever in it.
    static Gen<(byte[]? Bytes, string? MediaType)> File(IReadOnlyList<HttpContent> working)
    {
        var made = AnyFile();
        if (working.Count == 0) return made;
        var right = Gen.OneOf([.. working.Select(form => (Bytes: form.ReadAsByteArrayAsync().GetAwaiter().GetResult(), MediaType: form.Headers.ContentType!.ToString()))]);
        return Gen.Frequency((3, made), (2, Gen.Select(right, Gen.Bool, Gen.Int[0, int.MaxValue], Gen.Byte).Select((form, isChanged, at, other) =>
        {
            byte[] bytes = [.. form.Bytes];
            if (isChanged) bytes[at % bytes.Length] = other;
            return ((byte[]?)bytes, (string?)form.MediaType);
        })));
    }

    static Gen<(byte[]? Bytes, string? MediaType)> AnyFile()
    {
        var content = Gen.OneOf(Gen.Byte.Array[0, 300], Gen.Const(AProof.Pdf("他人")), Gen.Byte.Array[0, 200].Select(bytes => (byte[])[.. "%PDF-1.7\n"u8, .. bytes, .. "\n%%EOF"u8]),
            Gen.Const(Encoding.UTF8.GetBytes("募集名,勤務先\r\n\"=1+1\",県庁\r\n\"unended")), Gen.Byte.Array[0, 200].Select(bytes => (byte[])[0x50, 0x4B, 3, 4, .. bytes]));
        var name = Gen.OneOf("proof.pdf", "posts.csv", "posts.xlsx", "../../x.pdf", "a\u202efdp.exe", "", new string('あ', 500), "CON", "x.pdf\0.exe");
        return Gen.Select(content, name, Gen.OneOf("file", "File", "other"), Gen.OneOf("certificate", "employment", "x", ""), Gen.Int[0, 9]).Select((bytes, file, field, kind, cut) =>
        {
            using var form = new MultipartFormDataContent("----fuzz");
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = field, FileNameStar = file };
            form.Add(part);
            form.Add(new StringContent(kind), "kind");
            var body = form.ReadAsByteArrayAsync().GetAwaiter().GetResult();
            return ((byte[]?)(cut == 0 ? body[..(body.Length / 2)] : body), (string?)(cut == 1 ? "multipart/form-data" : "multipart/form-data; boundary=----fuzz"));
        });
    }
}
