using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace TalentPool.Accounts;

/// <summary>One-time secrets that travel in links and cookies: 256 random bits; the database keeps only their SHA-256.</summary>
public static class Secrets
{
    /// <summary>A fresh secret, safe in a URL.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored instead of the secret.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
