using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace TalentPool.Http;

/// <summary>
/// So many permits a period, given back steadily. The framework's limiters run by the machine's own timer and name a whole window as the time to wait; this one runs by the
/// <see cref="TimeProvider"/> and knows to the instant when the next permit is there.
/// </summary>
sealed class SteadyLimiter(int permits, TimeSpan period, TimeProvider clock) : RateLimiter
{
    readonly Lock gate = new();
    readonly long start = clock.GetTimestamp();
    readonly TimeSpan each = period / permits;

    // When every permit will be back, counted from the start.
    TimeSpan fullAt;

    /// <summary>How long every permit has been there; null while some are out. Whoever keeps the limiter drops it then: a new one is the same.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (gate) return Now >= fullAt ? Now - fullAt : null;
        }
    }

    TimeSpan Now => clock.GetElapsedTime(start);

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (gate)
        {
            var now = Now;
            var next = (fullAt > now ? fullAt : now) + (each * permitCount);
            if (next - now > period) return new Lease(next - now - period);
            fullAt = next;
            return Lease.Granted;
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(AttemptAcquireCore(permitCount));

    sealed class Lease(TimeSpan? wait) : RateLimitLease
    {
        public static readonly Lease Granted = new(null);

        public override bool IsAcquired => wait is null;

        public override IEnumerable<string> MetadataNames => [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name && wait is { } time ? time : null;
            return metadata is not null;
        }
    }
}
