using System.Text.Json;

namespace TalentPool.Tests;

/// <summary>The contract that the client's types are made from is the one that the product serves. TALENTPOOL_WRITE_CONTRACT=1 writes it anew.</summary>
public sealed class ContractTests
{
    static readonly string ContractFile = Path.Combine(Repository.Root, "client", "src", "api", "contract.json");

    [Fact]
    public async Task The_committed_contract_is_current()
    {
        var served = await Served();
        if (Environment.GetEnvironmentVariable("TALENTPOOL_WRITE_CONTRACT") == "1") await File.WriteAllTextAsync(ContractFile, served);
        Assert.Equal(await File.ReadAllTextAsync(ContractFile), served);
    }

    [Fact]
    public async Task Every_operation_says_what_it_answers_and_who_may_ask()
    {
        var paths = JsonDocument.Parse(await Served()).RootElement.GetProperty("paths").EnumerateObject().Where(path => path.Name.StartsWith("/api", StringComparison.Ordinal)).ToList();
        Assert.True(paths.Count > 25, $"Only {paths.Count} paths are documented.");
        foreach (var path in paths)
            foreach (var operation in path.Value.EnumerateObject())
            {
                var answers = operation.Value.GetProperty("responses").EnumerateObject().Select(answer => answer.Name).ToList();
                Assert.True(answers.Any(answer => answer.StartsWith('2') || answer == "302"), $"{operation.Name} {path.Name} documents no success.");
                Assert.True(answers.Contains("default"), $"{operation.Name} {path.Name} documents no problem.");
            }
    }

    static async Task<string> Served()
    {
        await using var app = await TestApp.Start();
        return (await app.Nobody().Get("/swagger/v1/swagger.json")).IsOk().Text.ReplaceLineEndings("\n").TrimEnd() + "\n";
    }
}
