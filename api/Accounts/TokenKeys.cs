using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using TalentPool.Database;

namespace TalentPool.Accounts;

/// <summary>
/// The keys of access tokens. One signs; the others are accepted and published as well: the next one before a change of keys, the last one after it, so that no instance
/// ever meets a token whose key it does not know and nobody is signed out by the change.
/// </summary>
public sealed class TokenKeys
{
    const string SigningSetting = "Tokens__SigningKey", OthersSetting = "Tokens__OtherKeys", HowToMake = "openssl ecparam -name prime256v1 -genkey -noout";

    TokenKeys(ECDsaSecurityKey signing, IReadOnlyList<ECDsaSecurityKey> all)
    {
        Signing = signing;
        All = all;
    }

    public ECDsaSecurityKey Signing { get; }

    /// <summary>The signing key and the others.</summary>
    public IReadOnlyList<ECDsaSecurityKey> All { get; }

    /// <summary>
    /// The signing key from <c>Tokens:SigningKey</c> (PEM, P-256), or, in Development only, one made once and kept beside the database; the others, private or public, from
    /// <c>Tokens:OtherKeys:0</c> and so on.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no key outside Development, one is not on P-256, or two are the same.</exception>
    public static TokenKeys Load(IConfiguration configuration, IHostEnvironment environment, string dataFolder)
    {
        var pem = configuration["Tokens:SigningKey"];
        if (string.IsNullOrWhiteSpace(pem) && environment.IsDevelopment()) pem = DevelopmentKey(dataFolder);
        if (string.IsNullOrWhiteSpace(pem)) throw new InvalidOperationException($"{SigningSetting} is missing: give the PEM of an EC P-256 private key ({HowToMake}).");
        var signing = Read(SigningSetting, pem);
        if (!pem.Contains("PRIVATE KEY-----", StringComparison.Ordinal)) throw new InvalidOperationException($"{SigningSetting} is a public key: give the PEM of an EC P-256 private key ({HowToMake}).");
        List<ECDsaSecurityKey> all = [signing];
        foreach (var other in configuration.GetSection("Tokens:OtherKeys").GetChildren())
        {
            var setting = $"{OthersSetting}__{other.Key}";
            var key = Read(setting, other.Value ?? "");
            if (all.Any(known => known.KeyId == key.KeyId)) throw new InvalidOperationException($"{setting} is the same key as another of {SigningSetting} and {OthersSetting}.");
            all.Add(key);
        }

        return new TokenKeys(signing, all);
    }

    static ECDsaSecurityKey Read(string setting, string pem)
    {
        var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportFromPem(pem);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw new InvalidOperationException($"{setting} is not the PEM of an EC key ({HowToMake}).", e);
        }

        if (ecdsa.KeySize != 256 || ecdsa.ExportParameters(includePrivateParameters: false).Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
            throw new InvalidOperationException($"{setting} must be an EC key on P-256 (prime256v1).");
        return new ECDsaSecurityKey(ecdsa) { KeyId = Convert.ToHexStringLower(SHA256.HashData(ecdsa.ExportSubjectPublicKeyInfo()))[..16] };
    }

    static string DevelopmentKey(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "development-signing-key.pem");
        if (!File.Exists(path))
        {
            using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            File.WriteAllText(path, DevelopmentKeys.Marked(fresh.ExportPkcs8PrivateKeyPem()));
        }

        return File.ReadAllText(path);
    }
}
