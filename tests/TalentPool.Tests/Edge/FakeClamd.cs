using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TalentPool.Tests.Edge;

/// <summary>A scanner on loopback that speaks clamd's INSTREAM: it finds EICAR's test text, has a size limit, and can be silent.</summary>
sealed class FakeClamd : IAsyncDisposable
{
    // Written in two parts, so that no real scanner takes this file for the test virus.
    public static readonly string Eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stop = new();
    readonly Task running;
    int scanning;

    public FakeClamd()
    {
        listener.Start();
        running = Run();
    }

    /// <summary>Answers this instead of what it found.</summary>
    public string? Always { get; init; }

    /// <summary>Hears everything and says nothing.</summary>
    public bool IsSilent { get; init; }

    public int SizeLimit { get; init; } = int.MaxValue;

    /// <summary>The whole file has arrived.</summary>
    public TaskCompletionSource Heard { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was scanned.</summary>
    public List<byte[]> Files { get; } = [];

    /// <summary>Answers nobody before this is done.</summary>
    public Task Until { get; init; } = Task.CompletedTask;

    /// <summary>One for each file that has arrived.</summary>
    public SemaphoreSlim Arrivals { get; } = new(0);

    /// <summary>How many files were being scanned at the same moment, at most.</summary>
    public int MostAtOnce { get; private set; }

    public Dictionary<string, string?> Settings => new() { ["Antivirus:Host"] = "127.0.0.1", ["Antivirus:Port"] = $"{((IPEndPoint)listener.LocalEndpoint).Port}" };

    async Task Run()
    {
        List<Task> served = [];
        try
        {
            while (true) served.Add(Serve(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }

        await Task.WhenAll(served);
    }

    async Task Serve(TcpClient client)
    {
        using (client)
            try
            {
                await Serve(client.GetStream());
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
    }

    async Task Serve(NetworkStream line)
    {
        var command = new byte[10];
        await line.ReadExactlyAsync(command, stop.Token);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        using var file = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await line.ReadExactlyAsync(length, stop.Token);
            var size = BinaryPrimitives.ReadInt32BigEndian(length);
            if (size == 0) break;
            if (file.Length + size > SizeLimit)
            {
                await Say(line, "INSTREAM size limit exceeded. ERROR");
                return;
            }

            var chunk = new byte[size];
            await line.ReadExactlyAsync(chunk, stop.Token);
            file.Write(chunk);
        }

        lock (Files)
        {
            Files.Add(file.ToArray());
            MostAtOnce = Math.Max(MostAtOnce, ++scanning);
        }

        Heard.TrySetResult();
        Arrivals.Release();
        if (IsSilent) await Task.Delay(Timeout.Infinite, stop.Token);
        await Until.WaitAsync(stop.Token);
        lock (Files) scanning--;
        await Say(line, Always ?? (file.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(Eicar)) >= 0 ? "stream: Eicar-Signature FOUND" : "stream: OK"));
    }

    async Task Say(NetworkStream line, string answer) => await line.WriteAsync(Encoding.ASCII.GetBytes(answer + "\0"), stop.Token);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await running;
        stop.Dispose();
        Arrivals.Dispose();
    }
}
