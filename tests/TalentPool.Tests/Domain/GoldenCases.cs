using System.Text.Json;
using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

/// <summary>The cases that the rules were agreed on, as files beside the tests.</summary>
static class GoldenCases
{
    static readonly JsonElement Experience = Read("experience_cases.json"), Certificates = Read("certificate_cases.json");

    public static IEnumerable<JsonElement> Careers => Experience.GetProperty("cases").EnumerateArray();

    public static IEnumerable<JsonElement> Numbers => Certificates.GetProperty("cases").EnumerateArray();

    public static DateOnly NumbersAsOf => Day(Certificates.GetProperty("as_of").GetString()!);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static IReadOnlyList<Job> Jobs(JsonElement career) => [.. career.GetProperty("jobs").EnumerateArray().Select(job => new Job(
        job.GetProperty("start").GetString()!,
        job.GetProperty("end").GetString(),
        job.TryGetProperty("digital", out var digital) ? Enum.Parse<DigitalShare>(digital.GetString()!, ignoreCase: true) : DigitalShare.Yes,
        job.TryGetProperty("hours", out var hours) ? hours.GetDecimal() : null,
        job.TryGetProperty("leave", out var leaves) ? [.. leaves.EnumerateArray().Select(leave => new Leave(leave.GetProperty("kind").GetString()!, leave.GetProperty("start").GetString()!, leave.GetProperty("end").GetString()))] : null))];

    static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", file))).RootElement;
}
