using System.Globalization;
using System.Text.Json.Nodes;
using TalentPool.Domain;

namespace TalentPool.OwnData;

/// <summary>How a value of the export is written: as it is, as a number, yes or no, a day, or an instant.</summary>
enum ExportForm
{
    Text,
    Number,
    Flag,
    Day,
    Instant,
}

/// <param name="Name">The stable code, as in the database: heads the column in data.json and stands behind the Japanese word in the CSV.</param>
/// <param name="Ja">What it is.</param>
/// <param name="Form">How it is written.</param>
sealed record ExportColumn(string Name, string Ja, ExportForm Form = ExportForm.Text)
{
    public string Heading => $"{Ja} ({Name})";

    /// <summary>In data.json: instants in UTC.</summary>
    public JsonNode? Json(object? value) => value is null ? null : Form switch
    {
        ExportForm.Number => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ExportForm.Flag => Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0,
        ExportForm.Day => DayOf(value),
        ExportForm.Instant => InstantOf(value).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        _ => TextOf(value),
    };

    /// <summary>In the CSV: instants as clocks in Japan show them.</summary>
    public string Cell(object? value) => value is null ? "" : Form switch
    {
        ExportForm.Number => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        ExportForm.Flag => Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0 ? "true" : "false",
        ExportForm.Day => DayOf(value),
        ExportForm.Instant => Tokyo.TimeOf(InstantOf(value)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => TextOf(value),
    };

    // The two databases hand a GUID, a day and an instant over as what they are, or as text.
    static string TextOf(object value) => value is Guid id || Guid.TryParseExact(value as string, "D", out id) ? id.ToString() : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    static string DayOf(object value) => value is DateTime day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : ((string)value)[..10];

    static DateTimeOffset InstantOf(object value) => value is DateTime instant
        ? new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc))
        : DateTimeOffset.Parse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}

/// <summary>One table of the export.</summary>
/// <param name="Code">Names it in data.json and its CSV.</param>
/// <param name="Ja">What it holds.</param>
/// <param name="En">The same in English.</param>
/// <param name="Sql">Reads it by @AccountId.</param>
/// <param name="Columns">In their order.</param>
sealed record ExportTable(string Code, string Ja, string En, string Sql, params IReadOnlyList<ExportColumn> Columns);

/// <summary>A table with what it holds of one person.</summary>
sealed record FilledTable(ExportTable Table, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows)
{
    public JsonArray Json() => [.. Rows.Select(row => (JsonNode)new JsonObject(Table.Columns.Select(column => KeyValuePair.Create(column.Name, column.Json(row[column.Name])))))];
}
