using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using TalentPool.Accounts;

namespace TalentPool.Tests.Accounts;

/// <summary>Access tokens: only ours, only by the keys that are in use, only of the one kind (RFC 8725, RFC 9068).</summary>
public sealed class TokenTests
{
    static readonly string Active = NewKey(), Last = NewKey();

    static string NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    static string PublicOf(string pem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return key.ExportSubjectPublicKeyInfoPem();
    }

    static TokenKeys Keys(params (string Setting, string Pem)[] settings) => TokenKeys.Load(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create<string, string?>(one.Setting, one.Pem))).Build(),
        new HostingEnvironment { EnvironmentName = "Production" }, Path.GetTempPath());

    static TokenKeys Only(string pem) => Keys(("Tokens:SigningKey", pem));

    static Task<TestApp> Start(params (string Setting, string Pem)[] others) =>
        TestApp.Start(new([.. others.Select(one => KeyValuePair.Create<string, string?>(one.Setting, one.Pem)), new("Tokens:SigningKey", Active)]));

    /// <summary>The status that a token gets.</summary>
    static async Task<HttpStatusCode> With(TestApp app, string token)
    {
        var caller = app.Nobody();
        caller.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return (await caller.Get("/api/accounts/me")).Status;
    }

    static string Issue(TestApp app, Caller person, TokenKeys keys) => new AccessTokens(keys, app.Clock).Issue(person.AccountId, "candidate", null, null, person.SessionId, Amr.Password);

    [Fact]
    public async Task A_token_of_the_last_key_is_good_until_the_key_is_taken_away()
    {
        await using var during = await Start(("Tokens:OtherKeys:0", PublicOf(Last)));
        var person = await during.Candidate();
        Assert.Equal(HttpStatusCode.OK, await With(during, Issue(during, person, Only(Active))));
        Assert.Equal(HttpStatusCode.OK, await With(during, Issue(during, person, Only(Last))));
        Assert.Equal(HttpStatusCode.Unauthorized, await With(during, Issue(during, person, Only(NewKey()))));

        await using var after = await Start();
        var other = await after.Candidate();
        Assert.Equal(HttpStatusCode.OK, await With(after, Issue(after, other, Only(Active))));
        Assert.Equal(HttpStatusCode.Unauthorized, await With(after, Issue(after, other, Only(Last))));
    }

    [Fact]
    public async Task New_tokens_are_signed_by_the_active_key_alone()
    {
        await using var app = await Start(("Tokens:OtherKeys:0", Last));
        await APerson.SignedIn(app);
        var answer = (await APerson.SignIn(app.Nobody(), APerson.Password)).IsOk();
        Assert.Equal(Only(Active).Signing.KeyId, new JsonWebToken(answer["accessToken"].GetString()).Kid);
    }

    [Fact]
    public async Task The_public_halves_of_all_keys_are_published_and_nothing_more()
    {
        await using var app = await Start(("Tokens:OtherKeys:0", Last));
        var answer = (await app.Nobody().Get("/.well-known/jwks.json")).IsOk();
        Assert.Equal(["kty", "crv", "x", "y", "use", "alg", "kid"], answer["keys"].EnumerateArray().SelectMany(key => key.EnumerateObject().Select(part => part.Name)).Distinct());
        var published = new JsonWebKeySet(answer.Text).GetSigningKeys();
        Assert.Equal([Only(Active).Signing.KeyId, Only(Last).Signing.KeyId], published.Select(key => key.KeyId));

        var person = await app.Candidate();
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(Issue(app, person, Only(Active)), new TokenValidationParameters { ValidateAudience = false, ValidateIssuer = false, ValidateLifetime = false, IssuerSigningKeys = published });
        Assert.True(result.IsValid, result.Exception?.Message);
    }

    public static TheoryData<string> Forgeries => [.. Forged.Keys];

    /// <summary>What an attacker makes of a good token's claims: by name, the token or its header and signature.</summary>
    static readonly Dictionary<string, Func<SecurityTokenDescriptor, string>> Forged = new()
    {
        ["no signature"] = good => Compact(new { alg = "none", typ = "at+jwt" }, good, _ => []),
        ["no signature, in capitals"] = good => Compact(new { alg = "NONE", typ = "at+jwt" }, good, _ => []),
        ["the public key as a secret"] = good => Compact(new { alg = "HS256", typ = "at+jwt", kid = Only(Active).Signing.KeyId }, good, input => HMACSHA256.HashData(Encoding.UTF8.GetBytes(PublicOf(Active)), input)),
        ["an empty secret"] = good => Compact(new { alg = "HS256", typ = "at+jwt" }, good, input => HMACSHA256.HashData(Array.Empty<byte>(), input)),
        ["another algorithm's key"] = good => Signed(good, new SigningCredentials(new RsaSecurityKey(RSA.Create(2048)) { KeyId = Only(Active).Signing.KeyId }, SecurityAlgorithms.RsaSha256)),
        ["another curve"] = good => Signed(good, new SigningCredentials(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP384)) { KeyId = Only(Active).Signing.KeyId }, SecurityAlgorithms.EcdsaSha384)),
        ["a stranger's key under our name"] = good => Signed(good, Stranger(Only(Active).Signing.KeyId)),
        ["a stranger's key under its own name"] = good => Signed(good, Stranger("stranger")),
        ["our key under an unknown name"] = good => Signed(good, new SigningCredentials(new ECDsaSecurityKey(Only(Active).Signing.ECDsa) { KeyId = "unknown" }, SecurityAlgorithms.EcdsaSha256)),
        ["our key without a name"] = good => Signed(good, new SigningCredentials(new ECDsaSecurityKey(Only(Active).Signing.ECDsa), SecurityAlgorithms.EcdsaSha256)),
        ["a key in the header"] = good => Signed(good, Stranger("stranger"), ("jwk", JsonSerializer.SerializeToElement(PublicJwk(Stranger("stranger"))))),
        ["a key set's address in the header"] = good => Signed(good, Stranger("stranger"), ("jku", "https://evil.example/jwks.json")),
        ["a certificate's address in the header"] = good => Signed(good, Stranger("stranger"), ("x5u", "https://evil.example/certificate.pem")),
        ["a name that is a path"] = good => Signed(good, Stranger("../../dev/null")),
        ["an id token"] = good => Signed(good, Ours, type: "JWT"),
        ["no type"] = good => Signed(good, Ours, type: ""),
        ["another audience"] = good => Signed(With(good, audience: "another-api"), Ours),
        ["no audience"] = good => Signed(With(good, audience: null), Ours),
        ["another issuer"] = good => Signed(With(good, issuer: "https://evil.example"), Ours),
        ["no issuer"] = good => Signed(With(good, issuer: null), Ours),
        ["no end"] = good => Signed(new SecurityTokenDescriptor { Subject = good.Subject, Issuer = good.Issuer, Audience = good.Audience, NotBefore = good.NotBefore }, Ours),
        ["its end has come"] = good => Signed(With(good, shift: -AccessTokens.Lifetime), Ours),
        ["its beginning has not come"] = good => Signed(With(good, shift: TimeSpan.FromSeconds(1)), Ours),
        ["other claims under the old signature"] = good =>
        {
            var parts = Signed(good, Ours).Split('.');
            var claims = Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(parts[1])).Replace("candidate", "ministry", StringComparison.Ordinal);
            return $"{parts[0]}.{Base64UrlEncoder.Encode(claims)}.{parts[2]}";
        },
        ["no signature at its end"] = good => Signed(good, Ours)[..(Signed(good, Ours).LastIndexOf('.') + 1)],
        ["a signature of nothing but zeros"] = good => Compact(new { alg = "ES256", typ = "at+jwt", kid = Only(Active).Signing.KeyId }, good, _ => new byte[64]),
        ["nothing"] = _ => "",
        ["no token"] = _ => "a.b.c",
        ["ten thousand parts"] = _ => string.Join('.', Enumerable.Repeat("a", 10_000)),
    };

    static SigningCredentials Ours => new(Only(Active).Signing, SecurityAlgorithms.EcdsaSha256);

    static readonly ECDsa StrangersKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    static SigningCredentials Stranger(string kid) => new(new ECDsaSecurityKey(StrangersKey) { KeyId = kid }, SecurityAlgorithms.EcdsaSha256);

    static Dictionary<string, string> PublicJwk(SigningCredentials credentials)
    {
        var point = ((ECDsaSecurityKey)credentials.Key).ECDsa.ExportParameters(false).Q;
        return new() { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Base64UrlEncoder.Encode(point.X), ["y"] = Base64UrlEncoder.Encode(point.Y) };
    }

    static string Signed(SecurityTokenDescriptor claims, SigningCredentials credentials, (string Name, object Value)? header = null, string type = "at+jwt") =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Subject = claims.Subject,
            Issuer = claims.Issuer,
            Audience = claims.Audience,
            NotBefore = claims.NotBefore,
            Expires = claims.Expires,
            IssuedAt = claims.IssuedAt,
            TokenType = type,
            SigningCredentials = credentials,
            AdditionalHeaderClaims = header is { } one ? new Dictionary<string, object> { [one.Name] = one.Value } : null,
        });

    static string Compact(object header, SecurityTokenDescriptor claims, Func<byte[], byte[]> sign)
    {
        var input = $"{Base64UrlEncoder.Encode(JsonSerializer.Serialize(header))}.{Signed(claims, Ours).Split('.')[1]}";
        return $"{input}.{Base64UrlEncoder.Encode(sign(Encoding.UTF8.GetBytes(input)))}";
    }

    static SecurityTokenDescriptor With(SecurityTokenDescriptor good, string? audience = "talentpool-api", string? issuer = "talentpool", TimeSpan shift = default) => new()
    {
        Subject = good.Subject,
        Issuer = issuer,
        Audience = audience,
        IssuedAt = good.IssuedAt + shift,
        NotBefore = good.NotBefore + shift,
        Expires = good.Expires + shift,
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forged_token_opens_nothing(string forgery)
    {
        await using var app = await Start(("Tokens:OtherKeys:0", Last));
        var person = await app.Candidate();
        var now = app.Clock.GetUtcNow().UtcDateTime;
        var good = new SecurityTokenDescriptor
        {
            Subject = new ClaimsIdentity([new("sub", person.AccountId.ToString()), new("kind", "candidate"), new("sid", person.SessionId.ToString()!), new(Amr.Claim, Amr.Password), new("jti", Guid.NewGuid().ToString())]),
            Issuer = "talentpool",
            Audience = "talentpool-api",
            IssuedAt = now,
            NotBefore = now,
            Expires = now + AccessTokens.Lifetime,
        };
        Assert.Equal(HttpStatusCode.OK, await With(app, Signed(good, Ours)));
        Assert.Equal(HttpStatusCode.Unauthorized, await With(app, Forged[forgery](good)));
    }

    [Fact]
    public void Keys_that_cannot_be_used_stop_the_start_and_are_named()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        foreach (var (settings, word) in new ((string, string)[], string)[]
        {
            ([], "Tokens__SigningKey is missing"),
            ([("Tokens:SigningKey", "no key")], "Tokens__SigningKey is not the PEM"),
            ([("Tokens:SigningKey", rsa.ExportPkcs8PrivateKeyPem())], "Tokens__SigningKey is not the PEM"),
            ([("Tokens:SigningKey", p384.ExportPkcs8PrivateKeyPem())], "Tokens__SigningKey must be"),
            ([("Tokens:SigningKey", PublicOf(Active))], "Tokens__SigningKey is a public key"),
            ([("Tokens:SigningKey", Active), ("Tokens:OtherKeys:0", "")], "Tokens__OtherKeys__0 is not the PEM"),
            ([("Tokens:SigningKey", Active), ("Tokens:OtherKeys:0", PublicOf(Active))], "Tokens__OtherKeys__0 is the same key"),
        })
            Assert.Contains(word, Assert.Throws<InvalidOperationException>(() => Keys(settings)).Message, StringComparison.Ordinal);
    }
}
