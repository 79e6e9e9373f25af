using System.Security.Cryptography;
using System.Text;
using TalentPool.Database;

namespace TalentPool.Mail;

/// <summary>Addresses that a relay said do not exist. Left alone for thirty days, since writing on would harm the sender's name. Only a hash is kept.</summary>
static class SuppressedAddresses
{
    /// <summary>How long an address is left alone.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(30);

    public static string HashOf(string normalizedAddress) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normalizedAddress)));

    /// <summary>Those of some addresses that are left alone now.</summary>
    public static async Task<IReadOnlySet<string>> Among(Db db, IEnumerable<string> normalizedAddresses, DateTimeOffset now, CancellationToken ct)
    {
        var byHash = normalizedAddresses.Distinct(StringComparer.Ordinal).ToDictionary(HashOf, StringComparer.Ordinal);
        if (byHash.Count == 0) return byHash.Keys.ToHashSet(StringComparer.Ordinal);
        var found = await db.Query<string>(FindSql, new { hashes = byHash.Keys, since = now - Span }, ct);
        return found.Select(hash => byHash[hash]).ToHashSet(StringComparer.Ordinal);
    }

    public static async Task Add(Tx tx, string normalizedAddress, DateTimeOffset now)
    {
        var row = new { hash = HashOf(normalizedAddress), now };
        if (await tx.Execute(RenewSql, row) == 0) await tx.Execute(InsertSql, row);
    }

    const string FindSql = "SELECT AddressHash FROM SuppressedAddress WHERE SuppressedAt > @since AND AddressHash IN @hashes";

    const string RenewSql = "UPDATE SuppressedAddress SET SuppressedAt = @now WHERE AddressHash = @hash";

    const string InsertSql = "INSERT INTO SuppressedAddress (AddressHash, Reason, SuppressedAt) VALUES (@hash, 'no-such-address', @now)";
}
