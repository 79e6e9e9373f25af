using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TalentPool.Tests.Logs;

[assembly: AssemblyFixture(typeof(SuiteLogs.Verdict))]

namespace TalentPool.Tests.Logs;

/// <summary>
/// Reads along every line that a product of the suite logs, at the levels of production. When it ends, its lines are searched for the people of its own database and for all that
/// <see cref="PersonalWords"/> knows. What is found fails the run when its last test has ended.
/// </summary>
[ProviderAlias(Alias)]
sealed class SuiteLogs : ILoggerProvider, ILogger
{
    public const string Alias = "Suite";

    static readonly ConcurrentDictionary<string, string> Found = new();

    static long lines;

    IDictionary<string, string> verdict = Found;

    readonly ConcurrentDictionary<string, bool> written = new();

    /// <summary>The levels of production, whatever the tests say for the console.</summary>
    public static Dictionary<string, string?> Levels => new()
    {
        [$"Logging:{Alias}:LogLevel:Default"] = "Information",
        [$"Logging:{Alias}:LogLevel:Microsoft.AspNetCore"] = "Warning",
    };

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Interlocked.Increment(ref lines);
        written.TryAdd($"{formatter(state, exception)} {exception}", true);
    }

    public void Dispose()
    {
    }

    /// <summary>What of this product's lines is personal, with the line.</summary>
    public IEnumerable<(string Word, string Line)> Personal(IReadOnlyList<string> words) =>
        written.Keys.Select(line => (PersonalWords.FirstIn(line, words), line)).Where(found => found.Item1 is not null)!;

    /// <summary>Called when a product of the suite has ended.</summary>
    public void Judge(IReadOnlyList<string> words)
    {
        foreach (var (word, line) in Personal(words)) verdict.TryAdd(word, line);
    }

    /// <summary>Lets this product be judged apart from the run, for the test that shows that it is judged.</summary>
    public void JudgeInto(IDictionary<string, string> found) => verdict = found;

    /// <summary>Made before the first test, asked after the last.</summary>
    public sealed class Verdict : IDisposable
    {
        public void Dispose() => Require(Found, lines);

        /// <exception cref="InvalidOperationException">Something personal was found.</exception>
        public static void Require(IReadOnlyDictionary<string, string> found, long lines)
        {
            if (found.Count > 0) throw new InvalidOperationException($"Personal data in {lines} logged lines: {string.Join(" | ", found.Select(one => $"{one.Key} in {one.Value}"))}");
        }
    }
}
