using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace TalentPool.Accounts.SignOn;

/// <summary>
/// The framework's handler of OpenID Connect, asked by our endpoint instead of by the middleware, so that the way back has the limits, the contract and the laws of every other
/// endpoint. It writes no log: what an issuer says of an error may name a person.
/// </summary>
public sealed class SignOnHandler(IOptionsMonitor<OpenIdConnectOptions> options, HtmlEncoder html, UrlEncoder url) : OpenIdConnectHandler(options, NullLoggerFactory.Instance, html, url)
{
    public override Task<bool> HandleRequestAsync() => Task.FromResult(false);

    /// <summary>What came back from the issuer, checked: a ticket, or why there is none.</summary>
    public Task<HandleRequestResult> Read() => HandleRemoteAuthenticateAsync();
}
