using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using TalentPool.Tests.Installation;

namespace TalentPool.Tests.Accounts.SignOn;

/// <summary>An OpenID Connect issuer behind the product's back channel: discovery, keys and tokens. A code works once, for its verifier, secret and address.</summary>
sealed class AnIssuer : HttpMessageHandler
{
    public const string Address = "https://login.pref.example/tenant", Secret = "a client secret of forty characters, or so";

    readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "one" };

    readonly Dictionary<string, (string Challenge, string IdToken)> codes = [];

    /// <summary>What discovery says the issuer is.</summary>
    public string Named { get; set; } = Address;

    public bool IsDown { get; set; }

    /// <summary>Wants to be asked beforehand, and refuses.</summary>
    public bool RefusesPushes { get; set; }

    /// <summary>How often a token was asked for.</summary>
    public int Asked { get; private set; }

    public static Dictionary<string, string?> Settings(params (string Name, string? Value)[] more)
    {
        Dictionary<string, string?> settings = new()
        {
            ["SignOn:Issuers:0:Id"] = "pref",
            ["SignOn:Issuers:0:NameJa"] = "県庁の認証基盤",
            ["SignOn:Issuers:0:NameEn"] = "Prefectural sign-on",
            ["SignOn:Issuers:0:Address"] = Address,
            ["SignOn:Issuers:0:ClientId"] = "talentpool",
            ["SignOn:Issuers:0:ClientSecret"] = Secret,
            ["SignOn:Issuers:0:Domains"] = "pref.example city.pref.example",
        };
        foreach (var (name, value) in more) settings["SignOn:Issuers:0:" + name] = value;
        return settings;
    }

    /// <summary>The product with this issuer.</summary>
    public Task<TestApp> App(params (string Name, string? Value)[] more) => App("Development", more);

    /// <summary>The same as in production.</summary>
    public Task<TestApp> InProduction() => App("Production");

    async Task<TestApp> App(string environment, params (string Name, string? Value)[] more) =>
        await TestApp.Start(environment == "Production" ? new([.. AnInstallation.Shared.Settings, .. Settings(more)]) : Settings(more), services => services.Configure<OpenIdConnectOptions>("sign-on-pref", options => options.BackchannelHttpHandler = this), environment);

    /// <summary>A code for what a token says, signed as told.</summary>
    public string Code(string challenge, AnIdToken token)
    {
        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        codes[code] = (challenge, token.Signed(key));
        return code;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsDown) throw new HttpRequestException("No route to the issuer.");
        return request.RequestUri!.AbsolutePath switch
        {
            "/tenant/push" => Json(new { error = "invalid_client" }, HttpStatusCode.Unauthorized),
            "/tenant/.well-known/openid-configuration" => Json(new Dictionary<string, object>
            {
                ["issuer"] = Named,
                [RefusesPushes ? "pushed_authorization_request_endpoint" : "not_pushed"] = Address + "/push",
                ["authorization_endpoint"] = Address + "/authorize",
                ["token_endpoint"] = Address + "/token",
                ["jwks_uri"] = Address + "/keys",
                ["response_types_supported"] = new[] { "code" },
                ["subject_types_supported"] = new[] { "public" },
                ["id_token_signing_alg_values_supported"] = new[] { "RS256", "HS256", "none" },
            }),
            "/tenant/keys" => Json(new { keys = new[] { PublicKey() } }),
            "/tenant/token" => Token(QueryHelpers.ParseQuery(await request.Content!.ReadAsStringAsync(cancellationToken)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString())),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };
    }

    HttpResponseMessage Token(Dictionary<string, string> form)
    {
        Asked++;
        var isRight = form["client_id"] == "talentpool" && form["client_secret"] == Secret && form["grant_type"] == "authorization_code" && form["redirect_uri"].EndsWith("/api/accounts/sign-on/pref/callback", StringComparison.Ordinal);
        return isRight && codes.Remove(form["code"], out var given) && given.Challenge == Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"])))
            ? Json(new { access_token = "not kept", token_type = "Bearer", expires_in = 300, id_token = given.IdToken })
            : Json(new { error = "invalid_grant" }, HttpStatusCode.BadRequest);
    }

    object PublicKey()
    {
        var numbers = key.Rsa.ExportParameters(false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = key.KeyId, n = Base64UrlEncoder.Encode(numbers.Modulus), e = Base64UrlEncoder.Encode(numbers.Exponent) };
    }

    static HttpResponseMessage Json(object body, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = JsonContent.Create(body) };
}

/// <summary>What an issuer says of somebody; by default the truth about a member of staff.</summary>
sealed record AnIdToken(string Nonce, DateTimeOffset Now)
{
    public string Issuer { get; init; } = AnIssuer.Address;
    public string Audience { get; init; } = "talentpool";
    public string Subject { get; init; } = "a1b2c3";
    public string? Email { get; init; } = "staff@pref.example";
    public object? IsVerified { get; init; } = true;
    public string? Name { get; init; } = "北海 道子";
    public TimeSpan Age { get; init; }
    public string Algorithm { get; init; } = SecurityAlgorithms.RsaSha256;
    public SecurityKey? OtherKey { get; init; }
    public string[]? Amr { get; init; }
    public string? Acr { get; init; }
    public DateTimeOffset? AuthTime { get; init; } = Now;

    /// <summary>Claims that an issuer may call otherwise.</summary>
    public (string Name, object Value)? More { get; init; }

    public string Signed(SecurityKey key)
    {
        Dictionary<string, object?> claims = new()
        {
            ["iss"] = Issuer,
            ["aud"] = Audience,
            ["sub"] = Subject,
            ["nonce"] = Nonce,
            ["iat"] = (Now - Age).ToUnixTimeSeconds(),
            ["exp"] = (Now - Age).AddMinutes(5).ToUnixTimeSeconds(),
            ["email"] = Email,
            ["email_verified"] = IsVerified,
            ["name"] = Name,
            ["amr"] = Amr,
            ["acr"] = Acr,
            ["auth_time"] = AuthTime?.ToUnixTimeSeconds(),
        };
        if (More is { } more) claims[more.Name] = more.Value;
        var payload = JsonSerializer.Serialize(claims.Where(claim => claim.Value is not null).ToDictionary());
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return Algorithm == "none" ? handler.CreateToken(payload) : handler.CreateToken(payload, new SigningCredentials(OtherKey ?? key, Algorithm));
    }
}
