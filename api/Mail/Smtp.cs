using System.Collections.Concurrent;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace TalentPool.Mail;

/// <summary>
/// Mail over SMTP. A few connections are kept and used again. The socket has NoDelay: with the default one each letter waits about 45 ms
/// for Nagle's algorithm and the delayed acknowledgement to agree.
/// </summary>
public sealed class Smtp(SmtpSettings settings, TimeProvider clock) : IMailRoute, IDisposable
{
    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10), SendTimeout = TimeSpan.FromSeconds(20), ProbeAfter = TimeSpan.FromSeconds(5);

    readonly ConcurrentStack<Line> idle = new();

    public async Task<Handover> Send(MimeMessage message, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(ConnectTimeout + SendTimeout, TimeProvider.System);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        SmtpClient? client = null;
        try
        {
            client = await Rent(both.Token);
            await client.SendAsync(message, both.Token);
            Return(client);
            return new Handover.Accepted();
        }
        catch (SmtpCommandException refusal)
        {
            // The session lives on after a refused letter; a relay that says 421 has closed it, which Return sees.
            if (client is not null) Return(client);
            var reply = Handover.Line($"{(int)refusal.StatusCode} {refusal.Message}");
            return (int)refusal.StatusCode >= 500
                ? new Handover.Refused(reply, refusal.ErrorCode == SmtpErrorCode.RecipientNotAccepted && refusal.Message.StartsWith("5.1.", StringComparison.Ordinal))
                : new Handover.Delayed(reply);
        }
        catch (Exception trouble) when (IsTrouble(trouble) && !ct.IsCancellationRequested)
        {
            client?.Dispose();
            return new Handover.Delayed(Handover.Line($"{trouble.GetType().Name}: {trouble.Message}"));
        }
        catch
        {
            client?.Dispose();
            throw;
        }
    }

    // What a network and the other side can do to us; anything else is a defect.
    static bool IsTrouble(Exception e) => e is IOException or SocketException or SmtpProtocolException or AuthenticationException or SslHandshakeException
        or ServiceNotConnectedException or ServiceNotAuthenticatedException or NotSupportedException or TimeoutException or OperationCanceledException;

    async Task<SmtpClient> Rent(CancellationToken ct)
    {
        while (idle.TryPop(out var line))
        {
            if (clock.GetElapsedTime(line.Since) < ProbeAfter || await Answers(line.Client, ct)) return line.Client;
            line.Client.Dispose();
        }

        return await Connect(ct);
    }

    static async Task<bool> Answers(SmtpClient client, CancellationToken ct)
    {
        try
        {
            await client.NoOpAsync(ct);
            return true;
        }
        catch (Exception e) when (e is SmtpCommandException || (IsTrouble(e) && !ct.IsCancellationRequested))
        {
            // The relay closed an idle session: the caller opens a new one.
            return false;
        }
    }

    async Task<SmtpClient> Connect(CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(ConnectTimeout, TimeProvider.System);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var client = new SmtpClient { Timeout = (int)SendTimeout.TotalMilliseconds };
        try
        {
            await socket.ConnectAsync(settings.Host, settings.Port, both.Token);
            var protection = settings.Tls switch { SmtpTls.Tls => SecureSocketOptions.SslOnConnect, SmtpTls.StartTls => SecureSocketOptions.StartTls, _ => SecureSocketOptions.None };
            await client.ConnectAsync(socket, settings.Host, settings.Port, protection, both.Token);
            if (settings.User is { } user) await client.AuthenticateAsync(user, settings.Password ?? "", both.Token);
            return client;
        }
        catch
        {
            client.Dispose();
            socket.Dispose();
            throw;
        }
    }

    void Return(SmtpClient client)
    {
        if (client.IsConnected) idle.Push(new Line(client, clock.GetTimestamp()));
        else client.Dispose();
    }

    public void Dispose()
    {
        while (idle.TryPop(out var line)) line.Client.Dispose();
    }

    sealed record Line(SmtpClient Client, long Since);
}
