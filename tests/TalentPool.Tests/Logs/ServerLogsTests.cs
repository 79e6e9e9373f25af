using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Database;
using TalentPool.Demo;

namespace TalentPool.Tests.Logs;

/// <summary>
/// The logs of the servers that a whole run starts: the published program and those of the pages' tests. TALENTPOOL_SERVERS names the folder of the run, with the logs, each server's data
/// and the secrets of the published program.
/// </summary>
public sealed class ServerLogsTests
{
    /// <summary>What a developer's console says in greeting stands in the same file: the addresses of the demo's accounts, which everybody may know. The lines are left out as they are, not their words.</summary>
    static readonly HashSet<string> Greeted = [.. Greeting.Accounts];

    static async Task<List<string>> Personal(string folder)
    {
        List<string> words = [], found = [];
        foreach (var file in Directory.GetFiles(folder, "talentpool.db", SearchOption.AllDirectories)) words.AddRange(await People(folder, Path.GetDirectoryName(file)!));
        foreach (var log in Directory.GetFiles(folder, "server*.log"))
            found.AddRange(File.ReadLines(log).Where(line => !Greeted.Contains(line)).Select(line => (Word: PersonalWords.FirstIn(line, words), line)).Where(one => one.Word is not null).Select(one => $"{Path.GetFileName(log)} says {one.Word}: {one.line}"));
        return found;
    }

    /// <summary>The people of one server's database, read as the product reads them.</summary>
    static async Task<IReadOnlyList<string>> People(string folder, string data)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        var secrets = Path.Combine(folder, "secrets");
        builder.Configuration.AddInMemoryCollection([new("Data:Folder", data), new("Secrets:Folder", Directory.Exists(secrets) ? secrets : null)]);
        builder.AddTalentPool();
        await using var app = builder.Build();
        return await PersonalWords.Of(app.Services.GetRequiredService<Db>());
    }

    [Fact]
    public async Task No_server_of_the_run_wrote_who_somebody_is()
    {
        if (Environment.GetEnvironmentVariable("TALENTPOOL_SERVERS") is not { Length: > 0 } folder)
        {
            // Among the other tests there are no servers yet: the whole run comes back to this one when they have ended.
            var run = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "run"), TestContext.Current.CancellationToken);
            Assert.True(run.IndexOf("\nstep 'Logs of the servers' env TALENTPOOL_SERVERS=\"$work\" ", StringComparison.Ordinal) > run.LastIndexOf("stop_server", StringComparison.Ordinal));
            return;
        }

        var logs = Directory.GetFiles(folder, "server*.log");
        Assert.NotEmpty(logs);
        Assert.All(logs, log => Assert.Contains("Search index built", File.ReadAllText(log), StringComparison.Ordinal));
        Assert.Equal(logs.Length, Directory.GetFiles(folder, "talentpool.db", SearchOption.AllDirectories).Length);
        Assert.Equal([], await Personal(folder));
    }

    [Theory]
    [InlineData("{\"Message\":\"\\u897F\\u5712\\u5BFA \\u8776\\u3005\"}", "西園寺 蝶々")]
    [InlineData("info: 090-1234-0017", "090-1234-0017")]
    [InlineData("GET /api/candidates?q=%E8%A5%BF%E5%9C%92%E5%AF%BA%20%E8%9D%B6%E3%80%85", "西園寺 蝶々")]
    [InlineData("sent to engineer@demo.example", "engineer@demo.example")]
    [InlineData("港 かおり was removed", "港 かおり")]
    public async Task A_line_that_says_who_somebody_is_is_found_in_a_servers_log(string line, string word)
    {
        Assert.SkipWhen(TestDatabase.Server is { Length: > 0 }, "The servers of a run have the embedded database.");
        await using var app = await TestApp.Start();
        var registration = A.Registration(name: "西園寺 蝶々");
        registration["phone"] = "090-1234-0017";
        (await (await app.Candidate()).Put("/api/me/profile", registration)).IsOk();
        await File.WriteAllLinesAsync(Path.Combine(app.DataFolder, "server-first.log"), ["Search index built from 1 registrations", .. Greeting.Accounts, line, "Audit trail sound: 3 events"], TestContext.Current.CancellationToken);
        Assert.Equal([$"server-first.log says {word}: {line}"], await Personal(app.DataFolder));
    }
}
