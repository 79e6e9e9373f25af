using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>
/// Short-lived bearer tokens: JWT (RFC 9068), signed with ES256 by our own key, checked by JwtBearer with the algorithm, type, issuer and audience fixed,
/// by the key that the token names and no other.
/// </summary>
public sealed class AccessTokens(TokenKeys keys, TimeProvider clock)
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
            SigningCredentials = new SigningCredentials(keys.Signing, SecurityAlgorithms.EcdsaSha256),
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
            IssuerSigningKeys = keys.All,
            TryAllIssuerSigningKeys = false,
            NameClaimType = "sub",
            RoleClaimType = "role",
            LifetimeValidator = (notBefore, expires, _, _) =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                return notBefore <= now && now < expires;
            },
        };
    }
}
