using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace TalentPool.Tests.Mail;

/// <summary>What the sink does with a letter.</summary>
public enum Reaction
{
    /// <summary>250.</summary>
    Take,

    /// <summary>451 after the letter.</summary>
    TryLater,

    /// <summary>554 after the letter.</summary>
    Refuse,

    /// <summary>550 5.1.1 at the recipient.</summary>
    NoSuchAddress,

    /// <summary>Keeps the letter and hangs up before the reply, so that the sender cannot know.</summary>
    HangUp,
}

/// <summary>A real SMTP server on loopback (RFC 5321, as much as a client needs) that keeps what it gets and misbehaves when told to.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly ConcurrentQueue<Letter> letters = new();
    readonly CancellationTokenSource end = new();
    readonly Task accepting;
    int connections;

    public SmtpSink()
    {
        listener.Start();
        accepting = Accept();
    }

    public sealed record Letter(string Recipient, byte[] Raw)
    {
        public MimeMessage Mime { get; } = MimeMessage.Load(new MemoryStream(Raw));
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Connections => Volatile.Read(ref connections);

    /// <summary>By recipient; everything is taken unless a test says otherwise.</summary>
    public Func<string, Reaction> React { get; set; } = _ => Reaction.Take;

    /// <summary>Everything that was taken or kept, in order.</summary>
    public IReadOnlyList<Letter> Letters => [.. letters];

    public Dictionary<string, string?> Settings => new() { ["Smtp:Host"] = "127.0.0.1", ["Smtp:Port"] = Port.ToString(System.Globalization.CultureInfo.InvariantCulture), ["Smtp:Tls"] = "None", ["Network:AllowsUncheckedConnections"] = "true" };

    async Task Accept()
    {
        List<Task> sessions = [];
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(end.Token);
                Interlocked.Increment(ref connections);
                sessions.Add(Talk(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(sessions);
        }
    }

    async Task Talk(TcpClient client)
    {
        using var _ = client;
        client.NoDelay = true;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await Converse(reader, line => stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), end.Token).AsTask());
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The other side hung up, or the test is over.
        }
    }

    async Task Converse(StreamReader reader, Func<string, Task> say)
    {
        var recipient = "";
        await say("220 sink.example ESMTP");
        while (await reader.ReadLineAsync(end.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    await say("250-sink.example");
                    await say("250-8BITMIME");
                    await say("250-ENHANCEDSTATUSCODES");
                    await say("250 SIZE 10000000");
                    break;
                case "RCPT":
                    recipient = line[(line.IndexOf('<') + 1)..line.IndexOf('>')];
                    await say(React(recipient) == Reaction.NoSuchAddress ? "550 5.1.1 No such mailbox" : "250 2.1.5 OK");
                    break;
                case "DATA":
                    await say("354 Go on");
                    var raw = await ReadLetter(reader);
                    var reaction = React(recipient);
                    if (reaction is Reaction.Take or Reaction.HangUp) letters.Enqueue(new Letter(recipient, raw));
                    if (reaction == Reaction.HangUp) return;
                    await say(reaction switch { Reaction.TryLater => "451 4.3.0 Later please", Reaction.Refuse => "554 5.7.1 Not wanted", _ => "250 2.0.0 Taken" });
                    break;
                case "QUIT":
                    await say("221 2.0.0 Bye");
                    return;
                default:
                    await say("250 2.0.0 OK");
                    break;
            }
        }
    }

    async Task<byte[]> ReadLetter(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(end.Token) is { } line && line != ".") text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await accepting;
        listener.Dispose();
        end.Dispose();
    }
}
