using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Evidence;
using TalentPool.Http;

namespace TalentPool.OwnData;

/// <summary>
/// Everything that is held about the caller (保有個人データの開示) as a zip: data.json, a CSV of each table, the evidence as it was uploaded, and what all of it is. Written while
/// it is read; of the files one at a time is in memory. A file that is damaged is named and does not stop the rest.
/// </summary>
public static class GetMyExport
{
    const string MediaType = "application/zip";

    // Long enough for a large export over a slow line.
    const int SecondsToWait = 30;

    static readonly Refusal Running = new("export-running", 429, "書き出しは一度に1つだけです。終わってからもう一度お試しください。", "One export at a time. Please try again when the other has ended.");

    // Japanese as it is: people read it.
    static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Handle(
        CurrentUser me, Db db, EvidenceFiles files, ExportTurns turns, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        if (turns.Take(me.AccountId) is not { } turn)
        {
            response.Headers.RetryAfter = SecondsToWait.ToString(CultureInfo.InvariantCulture);
            return Running.Problem();
        }

        // The zip writes the last bytes of each entry without waiting; all else it writes as the reader takes it.
        if (response.HttpContext.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
        // Whatever way the answer ends, the turn is given back with it.
        response.RegisterForDispose(turn);
        var (tables, items) = await db.Transact(async tx =>
        {
            List<FilledTable> filled = [];
            foreach (var table in ExportTables.All) filled.Add(new(table, [.. (await tx.Query<dynamic>(table.Sql, new { me.AccountId })).Select(row => Opened(tx, (IDictionary<string, object?>)row))]));
            await AuditTrail.Add(tx, clock, me.Actor, "candidate.exported", ("account", me.AccountId), $"rows={filled.Sum(table => table.Rows.Count)}");
            return (filled, await tx.Query<EvidenceItem>(EvidenceItem.ListSql, new { me.AccountId }));
        }, ct);
        var now = clock.GetUtcNow();
        var name = string.Create(CultureInfo.InvariantCulture, $"talentpool-{Tokyo.DayOf(now):yyyy-MM-dd}.zip");
        return TypedResults.Stream(stream => Write(stream, tables, items, files, now, ct), MediaType, name);
    }

    static Dictionary<string, object?> Opened(Tx tx, IDictionary<string, object?> row) =>
        row.ToDictionary(column => column.Key, column => column.Value is string text ? tx.Seal.Open(text) : column.Value, StringComparer.Ordinal);

    static async Task Write(Stream body, IReadOnlyList<FilledTable> tables, IReadOnlyList<EvidenceItem> items, EvidenceFiles files, DateTimeOffset now, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct);
        await Add(zip, "data.json", JsonSerializer.SerializeToUtf8Bytes(Document(tables, now), Json), now, ct);
        foreach (var table in tables) await Add(zip, $"tables/{table.Table.Code}.csv", Csv(table), now, ct);
        List<string> damaged = [];
        foreach (var (item, position) in items.Select((item, position) => (item, position)))
        {
            var entry = FileName(item, position);
            if (await files.Open(item.EvidenceId, item.Sha256, ct) is { } content) await Add(zip, entry, content, now, ct);
            else damaged.Add(entry);
        }

        // Last, since only now is it known which files could be read.
        await Add(zip, "README.ja.txt", ExportReadme.Japanese(tables, items.Count, damaged, now), now, ct);
        await Add(zip, "README.en.txt", ExportReadme.English(tables, items.Count, damaged, now), now, ct);
    }

    static JsonObject Document(IReadOnlyList<FilledTable> tables, DateTimeOffset now) => new()
    {
        ["format"] = "talentpool-own-data-1",
        ["madeAt"] = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["tables"] = new JsonObject(tables.Select(table => KeyValuePair.Create(table.Table.Code, (JsonNode?)table.Json()))),
    };

    static byte[] Csv(FilledTable table) =>
        CsvSheet.Write([.. table.Table.Columns.Select(column => column.Heading)], table.Rows.Select(row => (IReadOnlyList<string>)[.. table.Table.Columns.Select(column => column.Cell(row[column.Name]))]));

    /// <summary>The name of a file inside the zip: a number before it, and nothing that a system takes for a path or refuses.</summary>
    internal static string FileName(EvidenceItem item, int position)
    {
        var name = string.Concat(item.FileName.Select(letter => letter is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' ? '_' : letter));
        return string.Create(CultureInfo.InvariantCulture, $"files/{position + 1:00}-{name}");
    }

    static async Task Add(ZipArchive zip, string name, byte[] content, DateTimeOffset now, CancellationToken ct)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Tokyo.TimeOf(now);
        await using var stream = await entry.OpenAsync(ct);
        await stream.WriteAsync(content, ct);
    }
}
