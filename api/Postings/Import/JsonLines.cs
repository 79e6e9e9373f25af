using System.Text.Json;
using TalentPool.Http;

namespace TalentPool.Postings.Import;

/// <summary>One JSON object on each line; <c>salary.unit</c> becomes the column <c>salary_unit</c>, lists are joined by semicolons.</summary>
static class JsonLines
{
    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    public static IEnumerable<FileRow> Read(string text)
    {
        var line = 0;
        foreach (var content in text.Split('\n'))
        {
            line++;
            if (!string.IsNullOrWhiteSpace(content)) yield return Row(line, content);
        }
    }

    static FileRow Row(int line, string content)
    {
        try
        {
            using var document = JsonDocument.Parse(content, Strict);
            if (document.RootElement.ValueKind is not JsonValueKind.Object) return NotAnObject(line);
            Dictionary<string, string> cells = [];
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Value.ValueKind is JsonValueKind.Object)
                    foreach (var part in property.Value.EnumerateObject())
                        cells[$"{property.Name}_{part.Name}"] = Text(part.Value);
                else cells[property.Name] = Text(property.Value);
            }

            return new FileRow(line, cells);
        }
        catch (JsonException)
        {
            return NotAnObject(line);
        }
    }

    static FileRow NotAnObject(int line) => new(line, new Dictionary<string, string>(), Said.In("この行は JSON のオブジェクトとして読めません。", "This line cannot be read as a JSON object."));

    static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join(';', value.EnumerateArray().Select(Text)),
        _ => value.GetRawText(),
    };
}
