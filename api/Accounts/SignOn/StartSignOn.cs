using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using TalentPool.Http;

namespace TalentPool.Accounts.SignOn;

/// <summary>Begins a round: leads the browser to the issuer, where the person proves who they are.</summary>
public static partial class StartSignOn
{
    public sealed record Query
    {
        /// <summary>The page of this site that asked; anything else is left out.</summary>
        public string? GoTo { get; init; }

        /// <summary>True to be asked by the issuer again, whatever it remembers: a fresh proof.</summary>
        public bool? Fresh { get; init; }
    }

    /// <summary>Begins a sign-on: 302 to the issuer, or back to the sign-in page when it cannot be reached.</summary>
    public static async Task<Results<EmptyHttpResult, RedirectHttpResult, ProblemHttpResult>> Handle(string issuer, [AsParameters] Query query, HttpContext http, SignOnIssuers issuers, Sessions sessions, KnownDevices devices, ILogger<SignOnHandler> log, CancellationToken ct)
    {
        if (issuers.Find(issuer) is not { } to) return SignOnRefusals.NoSuchIssuer.Problem();
        // Only a press on a page of this site begins a round.
        if (OwnPages.IsFromElsewhere(http.Request)) return FinishSignOn.Beginning();
        var goTo = OwnPath.Of(query.GoTo);
        var properties = new OpenIdConnectChallengeProperties { RedirectUri = "/" };
        if (goTo is not null) properties.Items[SignOnSchemes.GoTo] = goTo;
        // The way back comes from another site and brings neither the session nor the browser's mark along.
        if (devices.MarkOf(http) is { } mark) properties.Items[SignOnSchemes.Device] = mark;
        if (await sessions.Of(http, ct) is { } former) properties.Items[SignOnSchemes.Former] = former.ToString();
        if (query.Fresh == true) (properties.Prompt, properties.MaxAge) = ("login", TimeSpan.Zero);
        try
        {
            await http.ChallengeAsync(to.Scheme, properties);
            return TypedResults.Empty;
        }
        catch (Exception e) when (FinishSignOn.IsOutage(e))
        {
            Unreachable(log, to.Id, e);
            return FinishSignOn.Back(SignOnRefusals.Unreachable, goTo);
        }
        catch (OpenIdConnectProtocolException e)
        {
            // An issuer that is asked beforehand (RFC 9126) may refuse there and then: as a rule the client is not known as it is configured.
            Unwanted(log, to.Id, e);
            return FinishSignOn.Back(SignOnRefusals.Failed, goTo);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The issuer {Issuer} of sign-on cannot be reached")]
    private static partial void Unreachable(ILogger log, string issuer, Exception why);

    [LoggerMessage(LogLevel.Error, "The issuer {Issuer} of sign-on refuses to be asked: check its settings")]
    private static partial void Unwanted(ILogger log, string issuer, Exception why);
}
