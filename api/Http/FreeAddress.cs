using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace TalentPool.Http;

/// <summary>Looks whether the addresses are free before a minute goes into building the client and loading the demo.</summary>
static class FreeAddress
{
    /// <exception cref="IOException">An address is in use, with an <see cref="AddressInUseException"/> inside, as the server itself would say it.</exception>
    public static void RequireFree(this WebApplication app)
    {
        foreach (var url in (app.Configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = BindingAddress.Parse(url);
            if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0) continue;
            var ip = address.Host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(address.Host, out var given) ? given : IPAddress.Any;
            try
            {
                using var probe = new TcpListener(ip, address.Port);
                probe.Start();
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                throw new IOException($"{url}: {taken.Message}.", new AddressInUseException(taken.Message, taken));
            }
        }
    }
}
