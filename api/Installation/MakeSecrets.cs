using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TalentPool.Installation;

/// <summary>
/// The command <c>make-secrets FOLDER</c>: every secret that a new installation needs, one file each, named as the settings are. Start with <c>Secrets__Folder</c> set to
/// that folder. It never overwrites.
/// </summary>
public static class MakeSecrets
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "make-secrets";

    static readonly TimeSpan CertificateLife = TimeSpan.FromDays(3650);

    public static async Task<int> Run(string[] args, TimeProvider clock, TextWriter output, TextWriter errors)
    {
        if (args is not [Name, { Length: > 0 } folder])
        {
            await errors.WriteLineAsync($"Usage: {Name} FOLDER");
            return 1;
        }

        Directory.CreateDirectory(folder);
        if (Directory.EnumerateFileSystemEntries(folder).Any())
        {
            await errors.WriteLineAsync($"{folder} is not empty: secrets that are in use are never replaced.");
            return 1;
        }

        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var password = Convert.ToBase64String(RandomNumberGenerator.GetBytes(24));
        var certificate = Path.Combine(Path.GetFullPath(folder), "protection.pfx");
        await Write(folder, "Tokens__SigningKey", signing.ExportPkcs8PrivateKeyPem());
        await Write(folder, "Mail__UnsubscribeKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        await Write(folder, "Protection__CertificatePassword", password);
        await Write(folder, "Protection__CertificateFile", certificate);
        await File.WriteAllBytesAsync(certificate, Certificate(clock.GetUtcNow(), password));
        Guard(certificate);
        await output.WriteLineAsync($"Secrets made in {folder}. Start with Secrets__Folder={folder}. Keep a copy of the folder apart from the database's backups: without the certificate, evidence and phone numbers cannot be read.");
        return 0;
    }

    static byte[] Certificate(DateTimeOffset now, string password)
    {
        using var key = RSA.Create(3072);
        var request = new CertificateRequest("CN=TalentPool data protection", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now + CertificateLife);
        return certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password);
    }

    static async Task Write(string folder, string setting, string value)
    {
        var path = Path.Combine(folder, setting);
        await File.WriteAllTextAsync(path, value);
        Guard(path);
    }

    static void Guard(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
