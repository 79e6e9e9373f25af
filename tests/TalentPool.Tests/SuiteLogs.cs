using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TalentPool.Tests;

[assembly: AssemblyFixture(typeof(SuiteLogs.Verdict))]

namespace TalentPool.Tests;

/// <summary>
/// Reads along every line that the product logs in the whole suite, at the levels of production: no name, address, number or employer of the people of these tests may stand in
/// one. What is found fails the run when its last test has ended.
/// </summary>
[ProviderAlias(Alias)]
sealed class SuiteLogs : ILoggerProvider, ILogger
{
    public const string Alias = "Suite";

    static readonly string[] Personal =
    [
        "山田 花子", "ヤマダ ハナコ", "03-1234-5678", "みなと情報", "金糸雀", "カナリヤ", "03-9876-5432", "ヒミツ鳥籠", "@people.example", "@secret.example", "@pref.example", "@mic.example", "@demo.example", "住民記録と税のシステム標準化",
    ];

    static readonly ConcurrentDictionary<string, string> Found = new();

    static long lines;

    /// <summary>The levels of production, whatever the tests say for the console.</summary>
    public static Dictionary<string, string?> Levels => new()
    {
        [$"Logging:{Alias}:LogLevel:Default"] = "Information",
        [$"Logging:{Alias}:LogLevel:Microsoft.AspNetCore"] = "Warning",
    };

    /// <summary>What of a line is personal; null when nothing is.</summary>
    public static string? FirstPersonal(string line) => Personal.FirstOrDefault(word => line.Contains(word, StringComparison.OrdinalIgnoreCase));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Interlocked.Increment(ref lines);
        var line = $"{formatter(state, exception)} {exception}";
        if (FirstPersonal(line) is { } word) Found.TryAdd(word, line);
    }

    public void Dispose()
    {
    }

    /// <summary>Made before the first test, asked after the last.</summary>
    public sealed class Verdict : IDisposable
    {
        public void Dispose()
        {
            if (!Found.IsEmpty) throw new InvalidOperationException($"Personal data in {Found.Count} of {lines} logged lines: {string.Join(" | ", Found.Values)}");
        }
    }
}

public sealed class SuiteLogsTests
{
    [Fact]
    public void A_personal_line_is_recognised()
    {
        Assert.Equal("@people.example", SuiteLogs.FirstPersonal("Sent to HANAKO@people.example"));
        Assert.Null(SuiteLogs.FirstPersonal("Audit trail sound: 7 events"));
    }

    [Fact]
    public async Task Every_product_of_the_suite_is_read_along()
    {
        await using var app = await TestApp.Start();
        var providers = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetServices<ILoggerProvider>(app.Services);
        Assert.Contains(providers, provider => provider is SuiteLogs);
        var log = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<ILoggerFactory>(app.Services).CreateLogger("Product");
        Assert.True(log.IsEnabled(LogLevel.Information));
    }
}
