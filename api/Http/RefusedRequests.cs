using System.Collections.Concurrent;

namespace TalentPool.Http;

/// <summary>
/// Writes to the log what was refused before anybody looked at it: a limit that was reached, a page of another site. The endpoint as it is written in the code, never an address, an account or
/// a path. The first one is written at once and the next ones as a number once a minute, so that a flood of requests is no flood of lines.
/// </summary>
sealed partial class RefusedRequests(TimeProvider clock, ILogger<RefusedRequests> logger)
{
    static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    // As many keys as there are endpoints and causes.
    readonly ConcurrentDictionary<(string Cause, string Endpoint), Since> lines = new();

    /// <summary>More than is allowed from one client address, for one account or for one mailbox.</summary>
    public void AtLimit(HttpContext context) => Add("a limit was reached", context);

    /// <summary>Sent by a page of another site.</summary>
    public void FromElsewhere(HttpContext context) => Add("a page of another site asked", context);

    void Add(string cause, HttpContext context)
    {
        var since = lines.GetOrAdd((cause, EndpointOf(context)), _ => new Since());
        int count;
        lock (since)
        {
            since.Unwritten++;
            if (since.WrittenAt is { } last && clock.GetUtcNow() - last < Quiet) return;
            (count, since.Unwritten, since.WrittenAt) = (since.Unwritten, 0, clock.GetUtcNow());
        }

        Refused(count, EndpointOf(context), cause);
    }

    static string EndpointOf(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } route ? $"{context.Request.Method} {route}" : "requests before their endpoint was looked for";

    [LoggerMessage(LogLevel.Warning, "Refused {Count}: {Endpoint}, since {Cause}")]
    partial void Refused(int count, string endpoint, string cause);

    sealed class Since
    {
        public DateTimeOffset? WrittenAt { get; set; }
        public int Unwritten { get; set; }
    }
}
