using System.Collections.Concurrent;

namespace TalentPool.Http;

/// <summary>
/// Writes to the log what was refused before anybody looked at it: a limit that was reached, a page of another site, and what a browser stopped by the content policy of a page. The endpoint or
/// page as it is written in the code, never an address, an account or a path. The first one is written at once and the next ones as a number once a minute and at the end, so that a flood of requests is no flood of lines and none is lost.
/// </summary>
sealed partial class RefusedRequests : IDisposable
{
    static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    readonly TimeProvider clock;
    readonly ILogger<RefusedRequests> logger;
    readonly ITimer timer;

    public RefusedRequests(TimeProvider clock, ILogger<RefusedRequests> logger)
    {
        (this.clock, this.logger) = (clock, logger);
        timer = clock.CreateTimer(_ => WriteRest(), null, Quiet, Quiet);
    }

    // Anybody can report anything: so many kinds of reports have a line of their own at a time, and the rest share one.
    const int MostStopped = 50;

    static readonly (string Cause, string Endpoint) MoreStopped = ("the content policy stopped more than is told apart", "page …");

    // What has been quiet for as long goes; all keys are words of the code.
    readonly ConcurrentDictionary<(string Cause, string Endpoint), Since> lines = new();

    /// <summary>More than is allowed from one client address, for one account or for one mailbox.</summary>
    public void AtLimit(HttpContext context) => Add(("a limit was reached", EndpointOf(context)));

    /// <summary>Sent by a page of another site.</summary>
    public void FromElsewhere(HttpContext context) => Add(("a page of another site asked", EndpointOf(context)));

    /// <summary>Something on a page that the page's content policy does not allow, as a browser reports it.</summary>
    internal void ByContentPolicy(Stopped stopped)
    {
        var key = ($"the content policy stopped {stopped.Directive} of {stopped.Source}", $"page {stopped.Page}");
        var isOneMore = !lines.ContainsKey(key) && lines.Keys.Count(other => other.Endpoint.StartsWith("page ", StringComparison.Ordinal)) >= MostStopped;
        Add(isOneMore ? MoreStopped : key);
    }

    public void Dispose()
    {
        timer.Dispose();
        WriteRest();
    }

    void Add((string Cause, string Endpoint) key)
    {
        while (!TryAdd(key, lines.GetOrAdd(key, _ => new Since())))
        {
            // It went in between: there is a new one.
        }
    }

    bool TryAdd((string Cause, string Endpoint) key, Since since)
    {
        lock (since)
        {
            if (since.IsGone) return false;
            since.Unwritten++;
            if (since.WrittenAt is not { } last || clock.GetUtcNow() - last >= Quiet) Write(key, since);
            return true;
        }
    }

    void WriteRest()
    {
        foreach (var (key, since) in lines)
            lock (since)
            {
                if (since.Unwritten > 0) Write(key, since);
                else if (clock.GetUtcNow() - since.WrittenAt >= Quiet) since.IsGone = lines.TryRemove(key, out _);
            }
    }

    void Write((string Cause, string Endpoint) key, Since since)
    {
        Refused(since.Unwritten, key.Endpoint, key.Cause);
        (since.Unwritten, since.WrittenAt) = (0, clock.GetUtcNow());
    }

    static string EndpointOf(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } route ? $"{context.Request.Method} {route}" : "requests before their endpoint was looked for";

    [LoggerMessage(LogLevel.Warning, "Refused {Count}: {Endpoint}, since {Cause}")]
    partial void Refused(int count, string endpoint, string cause);

    sealed class Since
    {
        public DateTimeOffset? WrittenAt { get; set; }
        public int Unwritten { get; set; }
        public bool IsGone { get; set; }
    }
}
