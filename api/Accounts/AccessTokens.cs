using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>
/// Short-lived bearer tokens: JWT (RFC 9068), signed with ES256 by our own key, checked by JwtBearer with the algorithm, type, issuer and audience fixed.
/// </summary>
public sealed class AccessTokens(ECDsaSecurityKey key, TimeProvider clock)
{
    const string Issuer = "talentpool", Audience = "talentpool-api", TokenType = "at+jwt";

    /// <summary>How long a token is good for.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>A token for an account as it is now, good while its session goes on; with how (RFC 8176) and when it was proved last.</summary>
    public string Issue(Guid accountId, string kind, Guid? organisationId, string? role, Guid? sessionId = null, string? amr = null, DateTimeOffset? factorAt = null)
    {
        List<Claim> claims = [new("sub", accountId.ToString()), new(Policies.KindClaim, kind), new("jti", Guid.NewGuid().ToString())];
        if (organisationId is { } organisation) claims.Add(new("org", organisation.ToString()));
        if (sessionId is { } session) claims.Add(new("sid", session.ToString()));
        if (role is not null) claims.Add(new("role", role));
        foreach (var method in amr?.Split(' ') ?? []) claims.Add(new(Amr.Claim, method));
        if (factorAt is { } proved) claims.Add(new("auth_time", proved.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64));
        var now = clock.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Subject = new ClaimsIdentity(claims),
            Issuer = Issuer,
            Audience = Audience,
            TokenType = TokenType,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <summary>How JwtBearer checks what <see cref="Issue"/> made.</summary>
    public void Configure(JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.Events = new JwtBearerEvents { OnTokenValidated = LiveSession.Require };
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Audience,
            ValidTypes = [TokenType],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKey = key,
            NameClaimType = "sub",
            RoleClaimType = "role",
            LifetimeValidator = (notBefore, expires, _, _) =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                return notBefore <= now && now < expires;
            },
        };
    }

    /// <summary>The signing key: from <c>Tokens:SigningKey</c> (PEM, P-256), or, in Development only, one made once and kept beside the database.</summary>
    /// <exception cref="InvalidOperationException">There is no key outside Development, or it is not on P-256.</exception>
    public static ECDsaSecurityKey LoadKey(IConfiguration configuration, IHostEnvironment environment, string dataFolder)
    {
        var pem = configuration["Tokens:SigningKey"];
        if (string.IsNullOrWhiteSpace(pem) && environment.IsDevelopment()) pem = DevelopmentKey(dataFolder);
        if (string.IsNullOrWhiteSpace(pem)) throw new InvalidOperationException("Tokens__SigningKey is missing: give the PEM of an EC P-256 private key (openssl ecparam -name prime256v1 -genkey -noout).");
        var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportFromPem(pem);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw new InvalidOperationException("Tokens__SigningKey is not the PEM of an EC private key (openssl ecparam -name prime256v1 -genkey -noout).", e);
        }

        if (ecdsa.KeySize != 256) throw new InvalidOperationException("Tokens__SigningKey must be an EC key on P-256 (prime256v1).");
        return new ECDsaSecurityKey(ecdsa) { KeyId = Convert.ToHexStringLower(SHA256.HashData(ecdsa.ExportSubjectPublicKeyInfo()))[..16] };
    }

    static string DevelopmentKey(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "development-signing-key.pem");
        if (!File.Exists(path))
        {
            using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            File.WriteAllText(path, fresh.ExportPkcs8PrivateKeyPem());
        }

        return File.ReadAllText(path);
    }
}
