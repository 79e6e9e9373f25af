using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TalentPool.Tests.Logs;

namespace TalentPool.Tests;

/// <summary>What reads along the whole suite is switched on, and would fail it.</summary>
public sealed class SuiteVerdictTests
{
    [Fact]
    public void Logs_and_trail_of_the_whole_suite_are_judged_at_its_end()
    {
        var fixtures = typeof(SuiteVerdictTests).Assembly.GetCustomAttributes<AssemblyFixtureAttribute>().Select(fixture => fixture.AssemblyFixtureType).ToList();
        Assert.Contains(typeof(SuiteLogs.Verdict), fixtures);
        Assert.Contains(typeof(SuiteTrail.Verdict), fixtures);
        SuiteLogs.Verdict.Require(new Dictionary<string, string>(), 7);
        SuiteTrail.Verdict.Require(new Dictionary<string, string>());
        var personal = Assert.Throws<InvalidOperationException>(() => SuiteLogs.Verdict.Require(new Dictionary<string, string> { ["hanako"] = "Sent to hanako" }, 7));
        Assert.Contains("hanako in Sent to hanako", personal.Message, StringComparison.Ordinal);
        Assert.Contains("PUT /api/me", Assert.Throws<InvalidOperationException>(() => SuiteTrail.Verdict.Require(new Dictionary<string, string> { ["PUT /api/me"] = "UPDATE" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_that_ends_has_its_log_judged_for_the_people_of_its_database()
    {
        // Its own kept lines and no others, and judged where the run does not see it.
        Dictionary<string, string> found = [];
        var app = await TestApp.Start();
        await app.Candidate("chocho@people.example");
        var logs = app.Services.GetServices<ILoggerProvider>().OfType<SuiteLogs>().Single();
        logs.JudgeInto(found);
        ((ILogger)logs).LogWarning("{Name} could not be shown", "chocho@people.example");
        await app.DisposeAsync();
        Assert.Equal(["chocho@people.example"], found.Keys);
    }
}
