using System.Diagnostics;

namespace TalentPool.Benchmarks;

/// <summary>Times of the same kind of work, in milliseconds.</summary>
sealed class Latencies
{
    readonly List<double> times = [];

    public double Mean => times.Average();

    public double Median => Percentile(0.50);

    public double P99 => Percentile(0.99);

    public T Measure<T>(Func<T> work)
    {
        var start = Stopwatch.GetTimestamp();
        var result = work();
        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return result;
    }

    double Percentile(double share)
    {
        var sorted = times.Order().ToArray();
        return sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
