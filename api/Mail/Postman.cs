using System.Threading.Channels;
using MimeKit;

namespace TalentPool.Mail;

/// <summary>Everything that sending takes: the way, who writes, the links out, and the circuit that stops when the way is broken.</summary>
public sealed partial class Postman(IMailRoute route, MailSettings settings, UnsubscribeLinks links, Circuit circuit, TimeProvider clock, ILogger<Postman> log)
{
    /// <summary>The letters in flight at once: also the most that can be doubled when the process is killed.</summary>
    public const int Batch = 100;

    /// <summary>How long a leased letter belongs to one sender.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    const int Connections = 4;

    // Each keeping is a write to the disk: as many outcomes as come in quickly share one.
    const int KeptAtOnce = 50;
    static readonly TimeSpan KeptWithin = TimeSpan.FromMilliseconds(250);

    public MailSettings Settings => settings;

    public UnsubscribeLinks Links => links;

    /// <summary>True while the way is thought broken and nothing should be sent.</summary>
    public bool IsResting => circuit.IsOpen;

    /// <summary>Says that letters wait whose seal cannot be opened: the keys of this process are not those of who sealed them.</summary>
    internal void TellClosed(int letters) => LogClosed(letters);

    [LoggerMessage(LogLevel.Warning, "{Count} letters cannot be opened with the protection keys that are here; they are tried again for two days")]
    partial void LogClosed(int count);

    /// <summary>
    /// Sends a leased batch over a few connections and hands on the outcomes, some at once. Letters whose lease has run out,
    /// or that were not begun when the circuit opened or the host stopped, are left alone: their lease runs out and they are taken again.
    /// </summary>
    /// <param name="batch">The leased rows.</param>
    /// <param name="leasedUntil">When the lease ends.</param>
    /// <param name="seal">Makes the message of a row; null when it has no address that can be written to.</param>
    /// <param name="acknowledge">Keeps the outcomes; runs to its end even when the host stops, or the letters would be sent again.</param>
    /// <param name="ct">Stops beginning new letters.</param>
    public async Task Deliver<T>(IReadOnlyList<T> batch, DateTimeOffset leasedUntil, Func<T, MimeMessage?> seal, Func<IReadOnlyList<(T Row, Handover Outcome)>, Task> acknowledge, CancellationToken ct)
    {
        var arrived = Channel.CreateUnbounded<(T, Handover)>();
        var sending = Send(batch, leasedUntil, seal, arrived.Writer, ct);
        List<(T, Handover)> outcomes = [];
        var kept = clock.GetTimestamp();
        while (await arrived.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (arrived.Reader.TryRead(out var outcome)) outcomes.Add(outcome);
            if (outcomes.Count < KeptAtOnce && clock.GetElapsedTime(kept) < KeptWithin) continue;
            await acknowledge(outcomes);
            outcomes.Clear();
            kept = clock.GetTimestamp();
        }

        if (outcomes.Count > 0) await acknowledge(outcomes);
        await sending;
    }

    async Task Send<T>(IReadOnlyList<T> batch, DateTimeOffset leasedUntil, Func<T, MimeMessage?> seal, ChannelWriter<(T, Handover)> arrived, CancellationToken ct)
    {
        try
        {
            await Parallel.ForEachAsync(batch, new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = CancellationToken.None }, async (row, _) =>
            {
                if (ct.IsCancellationRequested || circuit.IsOpen || clock.GetUtcNow() >= leasedUntil) return;
                // A letter that was begun is finished, or nobody would know whether it went out; the route has its own time limits.
                using var message = seal(row);
                var outcome = message is null ? new Handover.Refused("not an address", true) : await route.Send(message, CancellationToken.None);
                if (message is not null) circuit.Record(outcome);
                await arrived.WriteAsync((row, outcome), CancellationToken.None);
            });
        }
        finally
        {
            arrived.Complete();
        }
    }
}
