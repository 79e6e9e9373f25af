using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using TalentPool.Accounts.SecondFactors;
using TalentPool.Http;

namespace TalentPool.Accounts.SignOn;

/// <summary>
/// One scheme for each issuer: authorisation code with PKCE, state and nonce. A round counts once and lasts a quarter of an hour; the id token must be the issuer's own, for
/// this client, signed by one of its keys with an asymmetric algorithm, and of now. Nothing that the issuer gives is kept.
/// </summary>
static class SignOnSchemes
{
    // Where a request keeps that it took its round.
    static readonly object Taken = new();

    /// <summary>What a round carries through the issuer, encrypted in its state.</summary>
    public const string Round = "round", GoTo = "goTo", Former = "former", Device = "device";

    /// <summary>How long ago a person may have proved themself to the issuer: a working day.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(12);

    static readonly TimeSpan Life = TimeSpan.FromMinutes(15), Patience = TimeSpan.FromSeconds(10);

    /// <summary>How far clocks may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public static void AddSignOn(this IServiceCollection services, AuthenticationBuilder authentication, IConfiguration configuration, IHostEnvironment environment)
    {
        var issuers = SignOnIssuers.From(configuration, environment);
        services.AddSingleton(issuers);
        services.AddScoped<SignOnAccounts>();
        services.AddSingleton<HandOver>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        foreach (var issuer in issuers.All)
        {
            authentication.AddRemoteScheme<OpenIdConnectOptions, SignOnHandler>(issuer.Scheme, null, null);
            services.AddOptions<OpenIdConnectOptions>(issuer.Scheme).Configure<TimeProvider, Ceremonies>((options, clock, ceremonies) =>
            {
                Configure(options, issuer, environment);
                options.TokenValidationParameters = Validation(issuer, clock);
                options.Events = Events(issuer, new Uri(new Uri(configuration["Site:Address"]!), issuer.CallbackPath), ceremonies);
            });
        }
    }

    static void Configure(OpenIdConnectOptions options, SignOnIssuer issuer, IHostEnvironment environment)
    {
        (options.Authority, options.ClientId, options.ClientSecret) = (issuer.Address, issuer.ClientId, issuer.ClientSecret);
        options.CallbackPath = issuer.CallbackPath;
        (options.ResponseType, options.ResponseMode, options.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        options.Scope.Clear();
        foreach (var scope in (string[])["openid", "profile", "email"]) options.Scope.Add(scope);
        options.MaxAge = MaxAge;
        options.RequireHttpsMetadata = !environment.IsDevelopment();
        (options.SaveTokens, options.GetClaimsFromUserInfoEndpoint, options.MapInboundClaims, options.DisableTelemetry) = (false, false, false, true);
        options.TokenHandler = new SignedTokens();
        options.ClaimActions.Clear();
        (options.RemoteAuthenticationTimeout, options.BackchannelTimeout) = (Life, Patience);
        // The secret goes to the address that discovery names, and follows no redirect elsewhere.
        options.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false };
        Bind(options.CorrelationCookie, "talentpool-sign-on-", environment);
        Bind(options.NonceCookie, "talentpool-sign-on-nonce-", environment);
    }

    // Lax: the way back is a navigation from another site. Outside Development no neighbouring host can plant them, by their name; it wants the path of the whole site.
    static void Bind(CookieBuilder cookie, string name, IHostEnvironment environment)
    {
        (cookie.Name, cookie.HttpOnly, cookie.SameSite, cookie.IsEssential) = (name, true, SameSiteMode.Lax, true);
        if (environment.IsDevelopment()) return;
        (cookie.Name, cookie.Path, cookie.SecurePolicy) = ("__Host-" + name, "/", CookieSecurePolicy.Always);
    }

    static TokenValidationParameters Validation(SignOnIssuer issuer, TimeProvider clock) => new()
    {
        ValidAudience = issuer.ClientId,
        ValidAlgorithms = Algorithms,
        RequireExpirationTime = true,
        // By the configured name alone: what discovery calls itself proves nothing.
        IssuerValidator = (named, _, _) => named == issuer.Address ? named : throw new SecurityTokenInvalidIssuerException("The token is of another issuer."),
        LifetimeValidator = (notBefore, expires, _, _) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return (notBefore is null || notBefore <= now + Skew) && now < expires + Skew;
        },
    };

    /// <summary>Uses a round up: true in the request that brings its first answer, false for all later ones.</summary>
    public static async Task<bool> Take(HttpContext http, AuthenticationProperties? round, Ceremonies ceremonies)
    {
        if (http.Items.ContainsKey(Taken)) return true;
        if (round?.Items.TryGetValue(Round, out var secret) != true || secret is null || await ceremonies.Use(secret, Ceremonies.SignOnRound, http.RequestAborted) is null) return false;
        http.Items[Taken] = true;
        return true;
    }

    static OpenIdConnectEvents Events(SignOnIssuer issuer, Uri callback, Ceremonies ceremonies) => new()
    {
        OnRedirectToIdentityProvider = async context =>
        {
            context.ProtocolMessage.RedirectUri = callback.AbsoluteUri;
            context.ProtocolMessage.UiLocales = Said.In("ja", "en");
            context.Properties.Items[Round] = await ceremonies.Begin(Ceremonies.SignOnRound, null, "", context.HttpContext.RequestAborted, Life);
        },
        OnMessageReceived = context =>
        {
            // RFC 9207: an answer that names its issuer must name this one.
            if (context.ProtocolMessage.Iss is { Length: > 0 } named && named != issuer.Address) context.Fail(new OpenIdConnectProtocolException("The answer is of another issuer."));
            return Task.CompletedTask;
        },
        OnAuthorizationCodeReceived = async context =>
        {
            if (!await Take(context.HttpContext, context.Properties, ceremonies)) context.Fail("The round is over or was used.");
        },
    };
}
