using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MiniExcelLibs;
using TalentPool.Reference;

namespace TalentPool.Tests.Postings;

/// <summary>Files of postings to test with: the 33 sample rows in each format, and rows of our own.</summary>
static class AFile
{
    public static readonly string Sample = ReferenceFiles.Text("sample_postings.jsonl");

    public static readonly string[] Columns =
    [
        "id", "prefecture_code", "title", "employment_type", "salary_unit", "salary_min", "salary_max", "salary_text", "term", "work_style", "weekly_hours", "work_location",
        "requirements", "themes", "skills", "openings", "published_on", "deadline", "start_on", "description",
    ];

    /// <summary>A good row, with some cells changed.</summary>
    public static Dictionary<string, string> Row(params (string Column, string Text)[] changes)
    {
        var row = SampleRows()[0];
        foreach (var (column, text) in changes) row[column] = text;
        return row;
    }

    public static List<Dictionary<string, string>> SampleRows() => [.. Sample.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Flatten)];

    public static byte[] Csv(IEnumerable<Dictionary<string, string>> rows, Encoding encoding)
    {
        var lines = rows.Select(row => Columns.Select(column => row.GetValueOrDefault(column, ""))).Prepend(Columns).Select(cells => string.Join(',', cells.Select(Quote)));
        return [.. encoding.Preamble, .. encoding.GetBytes(string.Join("\r\n", lines) + "\r\n")];
    }

    public static byte[] Xlsx(IEnumerable<Dictionary<string, string>> rows)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(rows.Select(row => Columns.ToDictionary(column => column, column => Cell(column, row.GetValueOrDefault(column, "")))));
        return stream.ToArray();
    }

    public static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        using (var entry = archive.CreateEntry("xl/worksheets/sheet1.xml").Open())
            for (var megabyte = 0; megabyte < 80; megabyte++) entry.Write(new byte[1024 * 1024]);
        return stream.ToArray();
    }

    public static Encoding ShiftJis => CodePagesEncodingProvider.Instance.GetEncoding(932)!;

    public static Task<Answer> Preview(this Caller caller, string name, byte[] content)
    {
        var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "file", name);
        return caller.Send(HttpMethod.Post, "/api/postings/import/preview", form);
    }

    public static Task<Answer> Preview(this Caller caller, params IEnumerable<Dictionary<string, string>> rows) => caller.Preview("rows.csv", Csv(rows, Encoding.UTF8));

    static object Cell(string column, string text) => column switch
    {
        "weekly_hours" or "openings" or "salary_min" or "prefecture_code" when double.TryParse(text, out var number) => number,
        "deadline" when DateTime.TryParse(text, out var day) => day,
        _ => text,
    };

    static string Quote(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static Dictionary<string, string> Flatten(string line)
    {
        using var document = JsonDocument.Parse(line);
        Dictionary<string, string> row = [];
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (property.Value.ValueKind is JsonValueKind.Object)
                foreach (var part in property.Value.EnumerateObject()) row[$"{property.Name}_{part.Name}"] = part.Value.ToString();
            else if (property.Value.ValueKind is JsonValueKind.Array) row[property.Name] = string.Join(';', property.Value.EnumerateArray().Select(value => value.ToString()));
            else row[property.Name] = property.Value.ToString();
        }

        return row;
    }
}
