using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace TalentPool.Http;

/// <summary>
/// What a proxy says of the client is believed only when the proxy is one of <c>Proxies:Known</c>: addresses or networks (<c>10.0.0.4</c>, <c>10.1.0.0/16</c>), as a list or
/// with spaces between. Without any, such headers are as if they had not been sent.
/// </summary>
public static class KnownProxies
{
    /// <exception cref="InvalidOperationException">An entry is neither an address nor a network.</exception>
    public static void UseKnownProxies(this WebApplication app)
    {
        var known = Read(app.Configuration);
        // The framework's middleware with empty lists would believe everybody.
        if (known.Count == 0) return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            // Goes back through as many known proxies as there are, and stops at the first unknown.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in known) options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    internal static IReadOnlyList<System.Net.IPNetwork> Read(IConfiguration configuration)
    {
        var named = configuration.GetSection("Proxies:Known").Get<string[]>() ?? [];
        return [.. named.Append(configuration["Proxies:Known"] ?? "").SelectMany(text => text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(Network)];
    }

    static System.Net.IPNetwork Network(string text) =>
        IPAddress.TryParse(text, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
        : System.Net.IPNetwork.TryParse(text, out var network) ? network
        : throw new InvalidOperationException($"Proxies:Known names {text}, which is neither an address nor a network such as 10.1.0.0/16.");
}
