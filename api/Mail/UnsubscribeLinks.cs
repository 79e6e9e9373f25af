using System.Buffers.Text;
using System.Security.Cryptography;
using TalentPool.Database;

namespace TalentPool.Mail;

/// <summary>What can be stopped with one click.</summary>
public enum MailList : byte
{
    /// <summary>The periodic digest of postings.</summary>
    Digest = 1,

    /// <summary>Mail about hiring notices; the notices themselves stay in the inbox.</summary>
    Notice = 2,
}

/// <summary>
/// Links that stop a list without signing in (RFC 8058). A token is the account, the list and an HMAC-SHA256 over both:
/// nothing is stored, it works as long as the key lives, and it opens nothing else.
/// </summary>
public sealed class UnsubscribeLinks(byte[] key, MailSettings settings)
{
    const int Plain = 17, Mac = 32;

    /// <summary>The page that asks to confirm.</summary>
    public string Page(Guid accountId, MailList list) => $"{settings.Site}/unsubscribe/{Token(accountId, list)}";

    /// <summary>What mail programs post to.</summary>
    public string OneClick(Guid accountId, MailList list) => $"{settings.Site}/api/unsubscribe/{Token(accountId, list)}";

    /// <summary>The token of an account for a list, safe in a URL.</summary>
    public string Token(Guid accountId, MailList list)
    {
        Span<byte> token = stackalloc byte[Plain + Mac];
        accountId.TryWriteBytes(token, bigEndian: true, out _);
        token[Plain - 1] = (byte)list;
        HMACSHA256.HashData(key, token[..Plain], token[Plain..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>What a token stands for; null when it was not made with our key.</summary>
    public (Guid AccountId, MailList List)? Read(string token)
    {
        if (token.Length > 100 || !Base64Url.IsValid(token, out var length) || length != Plain + Mac) return null;
        var bytes = Base64Url.DecodeFromChars(token);
        var list = (MailList)bytes[Plain - 1];
        return CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, bytes.AsSpan(0, Plain)), bytes.AsSpan(Plain)) && Enum.IsDefined(list)
            ? (new Guid(bytes.AsSpan(0, 16), bigEndian: true), list)
            : null;
    }

    /// <summary>The key from <c>Mail:UnsubscribeKey</c> (Base64, 32 bytes or more), or, in Development only, one made once and kept in the data folder.</summary>
    /// <exception cref="InvalidOperationException">There is no key outside Development, or it is too short.</exception>
    public static byte[] LoadKey(IConfiguration configuration, DataFolder folder, bool development)
    {
        var text = configuration["Mail:UnsubscribeKey"];
        if (string.IsNullOrWhiteSpace(text) && development) text = DevelopmentKey(folder);
        var key = new byte[256];
        if (string.IsNullOrWhiteSpace(text) || !Convert.TryFromBase64String(text.Trim(), key, out var length) || length < 32)
            throw new InvalidOperationException("Mail__UnsubscribeKey is missing or not Base64 of 32 bytes or more: make one with openssl rand -base64 32 and keep it, or links in sent letters stop working.");
        return key[..length];
    }

    static string DevelopmentKey(DataFolder folder)
    {
        var path = Path.Combine(folder.Path, "development-unsubscribe-key.txt");
        if (!File.Exists(path)) File.WriteAllText(path, DevelopmentKeys.New(32));
        return File.ReadAllText(path);
    }
}
