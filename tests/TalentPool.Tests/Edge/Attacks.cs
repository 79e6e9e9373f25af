using System.Text.Json;

namespace TalentPool.Tests.Edge;

/// <summary>What attackers send; the same lists are read by the client's and the browser's tests.</summary>
static class Attacks
{
    public static IReadOnlyList<string> Scripts { get; } = Read("scripts");

    public static IReadOnlyList<string> Statements { get; } = Read("statements");

    static string[] Read(string name) => JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(Repository.Root, "tests", "attacks", $"{name}.json")))!;
}
