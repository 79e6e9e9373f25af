using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.Tokens;

namespace TalentPool.Accounts;

/// <summary>The public halves of the keys that access tokens are signed with (RFC 7517), so that other services of an installation can check a token by themselves.</summary>
public static class PublishedKeys
{
    /// <param name="Keys">The signing key first.</param>
    public sealed record Response(IReadOnlyList<Key> Keys);

    /// <summary>An elliptic curve key of RFC 7518.</summary>
    /// <param name="Kty">EC.</param>
    /// <param name="Crv">P-256.</param>
    /// <param name="X">The point's first coordinate, base64url.</param>
    /// <param name="Y">The point's second coordinate, base64url.</param>
    /// <param name="Use">sig.</param>
    /// <param name="Alg">ES256.</param>
    /// <param name="Kid">What a token's header names.</param>
    public sealed record Key(string Kty, string Crv, string X, string Y, string Use, string Alg, string Kid);

    public static Ok<Response> Handle(TokenKeys keys, HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Ok(new Response([.. keys.All.Select(Public)]));
    }

    static Key Public(ECDsaSecurityKey key)
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new("EC", "P-256", Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y), "sig", SecurityAlgorithms.EcdsaSha256, key.KeyId);
    }
}
