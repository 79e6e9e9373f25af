using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using TalentPool.Database;

namespace TalentPool.Evidence;

/// <summary>
/// The contents of evidence, one encrypted file each under <c>evidence/</c> of the data folder, outside of what the site serves. A file is written whole under another
/// name, brought to the disk, and only then takes its place.
/// </summary>
public class EvidenceFiles(DataFolder folder, IDataProtectionProvider protection)
{
    const string Waiting = ".part";

    readonly string place = Path.Combine(folder.Path, "evidence");

    /// <summary>Keeps a content.</summary>
    /// <exception cref="IOException">The disk is full or fails; nothing is left behind.</exception>
    public async Task Keep(Guid evidenceId, byte[] content, CancellationToken ct)
    {
        Directory.CreateDirectory(place);
        var path = PathOf(evidenceId);
        try
        {
            await using (var file = Create(path + Waiting))
            {
                await file.WriteAsync(Protector(evidenceId).Protect(content), ct);
                await file.FlushAsync(ct);
                if (file is FileStream onDisk) onDisk.Flush(flushToDisk: true);
            }

            File.Move(path + Waiting, path);
        }
        catch
        {
            File.Delete(path + Waiting);
            throw;
        }
    }

    /// <summary>A content as it was uploaded.</summary>
    /// <param name="sha256">What its bytes must come to, in lower-case hexadecimal.</param>
    /// <returns>Null when the file is missing or is not what was uploaded.</returns>
    public async Task<byte[]?> Open(Guid evidenceId, string sha256, CancellationToken ct)
    {
        if (!File.Exists(PathOf(evidenceId))) return null;
        try
        {
            var content = Protector(evidenceId).Unprotect(await File.ReadAllBytesAsync(PathOf(evidenceId), ct));
            return Hash(content) == sha256 ? content : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Removes a content; no matter when it is gone already.</summary>
    public void Delete(Guid evidenceId)
    {
        if (Directory.Exists(place)) File.Delete(PathOf(evidenceId));
    }

    /// <summary>Removes files that no row names and that are older than an hour: what a crash between file and row left.</summary>
    public int Sweep(IReadOnlySet<Guid> known, DateTimeOffset now)
    {
        if (!Directory.Exists(place)) return 0;
        var left = Directory.EnumerateFiles(place)
            .Where(path => !(path.EndsWith(".bin", StringComparison.Ordinal) && Guid.TryParse(Path.GetFileNameWithoutExtension(path), out var id) && known.Contains(id)))
            .Where(path => File.GetLastWriteTimeUtc(path) < now.UtcDateTime.AddHours(-1))
            .ToList();
        foreach (var path in left) File.Delete(path);
        return left.Count;
    }

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The file that is written.</summary>
    protected virtual Stream Create(string path) => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);

    // Each file has a key of its own purpose: two files that change places cannot be read.
    IDataProtector Protector(Guid evidenceId) => protection.CreateProtector("TalentPool.Evidence", evidenceId.ToString("N"));

    string PathOf(Guid evidenceId) => Path.Combine(place, $"{evidenceId:N}.bin");
}
