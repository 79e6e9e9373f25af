using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace TalentPool.Tests.Edge;

/// <summary>What somebody sends makes no line of its own in the log: in production every entry is one line of JSON.</summary>
public sealed class LogTests
{
    const string Forged = "a\r\nfail: TalentPool[0]\n      forged\u001b[31m\u2028\u0085\u0000b";

    /// <summary>An entry written by the formatter that the product's own settings choose.</summary>
    static string Written(TestApp app, LogLevel level, string text, Exception? error)
    {
        var options = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<ConsoleLoggerOptions>>().Value;
        var formatter = app.Services.GetServices<ConsoleFormatter>().Single(one => one.Name == options.FormatterName);
        using var writer = new StringWriter();
        formatter.Write(new LogEntry<string>(level, "TalentPool", 0, text, error, (state, _) => state), null, writer);
        return writer.ToString();
    }

    [Fact]
    public async Task An_entry_is_one_line_whatever_stands_in_it()
    {
        await using var app = await TestApp.Start(AnEdge.Production(), environment: "Production");
        foreach (var text in Attacks.Scripts.Append(Forged))
        {
            var written = Written(app, LogLevel.Warning, text, new InvalidOperationException(text));
            Assert.Equal(1, written.ReplaceLineEndings("\n").Count(letter => letter == '\n'));
            Assert.DoesNotContain('\u001b', written);
            Assert.DoesNotContain('\u2028', written);
            Assert.Equal(text, JsonDocument.Parse(written).RootElement.GetProperty("Message").GetString());
        }
    }

    [Fact]
    public async Task Requests_that_try_to_write_lines_leave_none_even_when_everything_is_logged()
    {
        var log = new KeptLog();
        await using var app = await TestApp.Start(
            AnEdge.Production(("Logging:LogLevel:Default", "Information"), ("Logging:LogLevel:Microsoft.AspNetCore", "Information")), services => services.AddSingleton<ILoggerProvider>(log), "Production");
        // A NUL in a path never gets past the server.
        var forged = Uri.EscapeDataString(Forged.Replace("\0", "", StringComparison.Ordinal));
        foreach (var path in new[] { $"/api/postings?q={forged}", $"/{forged}", $"/api/candidates/{forged}", $"/api/unsubscribe/{forged}", $"/assets/{forged}.js" })
        {
            using var answer = await app.Nobody().Raw(HttpMethod.Get, path, null, ("User-Agent", "x\u001b[31m"), ("Accept-Language", "ja;\u001b[31m"));
            using var posted = await app.Nobody().Raw(HttpMethod.Post, path, new StringContent(JsonSerializer.Serialize(new { email = Forged, password = Forged }), Encoding.UTF8, "application/json"));
        }

        Assert.True(log.Entries.Count > 10);
        foreach (var entry in log.Entries)
        {
            var written = Written(app, entry.Level, entry.Text, entry.Error);
            Assert.Equal(1, written.ReplaceLineEndings("\n").Count(letter => letter == '\n'));
            Assert.DoesNotContain('\u001b', written);
            Assert.Equal(entry.Text, JsonDocument.Parse(written).RootElement.GetProperty("Message").GetString());
        }
    }
}
