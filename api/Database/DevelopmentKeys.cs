using System.Security.Cryptography;
using System.Text;

namespace TalentPool.Database;

/// <summary>
/// Keys that the product makes for itself in Development. Each carries a mark, so that a start elsewhere refuses it wherever it was copied to: a line before a PEM, which readers of PEM pass
/// over, or the first bytes of a key that is bytes alone.
/// </summary>
public static class DevelopmentKeys
{
    const string Line = "A key that TalentPool made for Development";

    static readonly byte[] Beginning = "development-only"u8.ToArray();

    /// <summary>A PEM with the mark before it.</summary>
    public static string Marked(string pem) => $"{Line}\n{pem}";

    /// <summary>The mark and <paramref name="bytes"/> random bytes, as Base64.</summary>
    public static string New(int bytes) => Convert.ToBase64String([.. Beginning, .. RandomNumberGenerator.GetBytes(bytes)]);

    /// <summary>Whether a key, as it is configured, was made by <see cref="Marked"/> or <see cref="New"/>.</summary>
    public static bool IsMarked(string? key)
    {
        if (key is null) return false;
        if (key.Contains(Line, StringComparison.Ordinal)) return true;
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(key.Length)];
        return Convert.TryFromBase64String(key.Trim(), bytes, out var length) && bytes.AsSpan(0, length).StartsWith(Beginning);
    }
}
