using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TalentPool.Benchmarks;

/// <summary>An SMTP server on loopback that takes everything and counts it.</summary>
sealed class CountingSink : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    int taken;
    long bytes;

    public CountingSink()
    {
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Taken => Volatile.Read(ref taken);

    public long Bytes => Volatile.Read(ref bytes);

    public void Dispose() => listener.Dispose();

    async Task Accept()
    {
        try
        {
            while (true) _ = Serve(await listener.AcceptTcpClientAsync());
        }
        catch (ObjectDisposedException)
        {
            // The benchmark is over.
        }
        catch (SocketException)
        {
            // The same, seen from inside a waiting call.
        }
    }

    async Task Serve(TcpClient client)
    {
        using var connection = client;
        client.NoDelay = true;
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        async Task Say(string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));
        await Say("220 sink");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await Say("354 go on");
                while (await reader.ReadLineAsync() is { } body && body != ".") Interlocked.Add(ref bytes, body.Length + 2);
                Interlocked.Increment(ref taken);
                await Say("250 taken");
            }
            else if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                await Say("221 bye");
                return;
            }
            else
            {
                await Say(line.StartsWith("EHLO", StringComparison.OrdinalIgnoreCase) ? "250 sink" : "250 ok");
            }
        }
    }
}
