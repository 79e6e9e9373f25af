using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TalentPool.Tests.Installation;

namespace TalentPool.Tests.Edge;

/// <summary>The product as in production, and requests from wherever a test wants.</summary>
static class AnEdge
{
    public const string Site = "talentpool.mic.example";

    public static Dictionary<string, string?> Production(params (string Key, string? Value)[] settings)
    {
        var all = AnInstallation.Shared.Settings;
        all["Site:Address"] = $"https://{Site}";
        foreach (var (name, value) in settings) all[name] = value;
        return all;
    }

    /// <summary>Sends with headers; the header Test-Peer says from which address the connection comes.</summary>
    public static async Task<HttpResponseMessage> Raw(this Caller caller, HttpMethod method, string address, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        foreach (var (name, value) in headers) Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        return await caller.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task<string> Body(this HttpResponseMessage answer) => await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>Lets Test-Peer set the address of the connection, before anything of the product runs.</summary>
    public static void WithPeers(IServiceCollection services) => services.AddSingleton<IStartupFilter, Peers>();

    /// <summary>An address that is nobody's page fails inside the product; what it throws says a secret.</summary>
    public static void WithBrokenPage(IServiceCollection services) => services.AddSingleton<IStartupFilter, BrokenPage>();

    sealed class Peers : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (context.Request.Headers.TryGetValue("Test-Peer", out var peer)) context.Connection.RemoteIpAddress = IPAddress.Parse(peer!);
                return rest(context);
            });
            next(app);
        };
    }

    sealed class BrokenPage : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Run(_ => throw new InvalidOperationException("The secret of the broken page"));
        };
    }
}

/// <summary>Keeps what the product logs.</summary>
sealed class KeptLog : ILoggerProvider
{
    public ConcurrentQueue<(string Category, LogLevel Level, EventId Event, string Text, Exception? Error)> Entries { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Kept(this, categoryName);

    public void Dispose()
    {
    }

    sealed class Kept(KeptLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Entries.Enqueue((category, logLevel, eventId, formatter(state, exception), exception));
    }
}
