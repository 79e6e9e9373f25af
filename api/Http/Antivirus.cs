using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace TalentPool.Http;

/// <summary>
/// Shows every uploaded file to a virus scanner before anything of it is kept: clamd at <c>Antivirus:Host</c> and <c>Antivirus:Port</c> (3310), by its INSTREAM command.
/// Without a host nothing is scanned. A scanner that does not answer within <c>Antivirus:Seconds</c> (30) is down, and then no file is taken.
/// </summary>
public sealed partial class Antivirus(IConfiguration configuration, TimeProvider clock, ILogger<Antivirus> log)
{
    // clamd closes the line on a longer answer of its own; ours is one line.
    const int ChunkLength = 64 * 1024, MaxAnswer = 1024;

    static readonly Refusal Infected = new("file-infected", 422,
        "ウイルスが見つかったため、このファイルは受け取れません。保存もしていません。", "A virus was found in this file. It was not accepted and nothing of it was kept.");

    static readonly Refusal Down = new("scanner-unavailable", 503,
        "ウイルス検査ができないため、ファイルを受け取れません。保存もしていません。時間をおいてもう一度お試しください。", "Files cannot be checked for viruses right now, so none is accepted and nothing was kept. Please try again later.");

    static readonly Refusal TooLong = new("file-unscannable", 422,
        "ファイルが大きすぎてウイルス検査ができないため、受け取れません。", "The file is too large to be checked for viruses and was not accepted.");

    readonly string? host = configuration["Antivirus:Host"];

    readonly int port = configuration.GetValue("Antivirus:Port", 3310);

    readonly TimeSpan limit = TimeSpan.FromSeconds(configuration.GetValue("Antivirus:Seconds", 30));

    /// <returns>Null for a clean file; else the refusal, at the field.</returns>
    public async Task<ProblemHttpResult?> Refusal(ReadOnlyMemory<byte> content, string field, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(host)) return null;
        using var deadline = new CancellationTokenSource(limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        string answer;
        try
        {
            answer = await Ask(content, both.Token);
        }
        catch (Exception e) when (e is IOException or SocketException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            LogDown(log, e);
            return Down.Problem();
        }

        if (answer == "stream: OK") return null;
        if (answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal))
        {
            LogFound(log, content.Length, Printable(answer[8..^6]));
            return Infected.At(field);
        }

        if (answer.StartsWith("INSTREAM size limit exceeded", StringComparison.Ordinal)) return TooLong.At(field);
        LogStrange(log, Printable(answer));
        return Down.Problem();
    }

    async Task<string> Ask(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(host!, port, ct);
        await using var line = client.GetStream();
        try
        {
            await line.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
            var length = new byte[4];
            for (var at = 0; at < content.Length; at += ChunkLength)
            {
                var chunk = content.Slice(at, Math.Min(ChunkLength, content.Length - at));
                BinaryPrimitives.WriteInt32BigEndian(length, chunk.Length);
                await line.WriteAsync(length, ct);
                await line.WriteAsync(chunk, ct);
            }

            await line.WriteAsync(new byte[4], ct);
        }
        catch (IOException)
        {
            // It may have said why and closed the line before the end of a file that is too long; without a word the reading fails as well.
        }

        return await ReadAnswer(line, ct);
    }

    static async Task<string> ReadAnswer(Stream line, CancellationToken ct)
    {
        var answer = new byte[MaxAnswer];
        var read = 0;
        while (read < MaxAnswer && answer.AsSpan(0, read).IndexOf((byte)0) < 0)
        {
            var more = await line.ReadAsync(answer.AsMemory(read), ct);
            if (more == 0) break;
            read += more;
        }

        if (read == 0) throw new EndOfStreamException("The scanner closed the line without an answer.");
        return Encoding.UTF8.GetString(answer, 0, read).TrimEnd('\0', '\n', '\r');
    }

    static string Printable(string text) => string.Concat(text.Where(letter => letter is >= ' ' and <= '~').Take(200));

    [LoggerMessage(Level = LogLevel.Error, Message = "The virus scanner does not answer: uploads are refused")]
    static partial void LogDown(ILogger log, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An upload of {Length} bytes was refused: the virus scanner found {Signature}")]
    static partial void LogFound(ILogger log, int length, string signature);

    [LoggerMessage(Level = LogLevel.Error, Message = "The virus scanner gave an answer that is not understood: {Answer}")]
    static partial void LogStrange(ILogger log, string answer);
}
