using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using TalentPool.Database;

namespace TalentPool.Installation;

/// <summary>
/// The keys of Data Protection: in the database, encrypted by the certificate that <c>Protection:CertificateFile</c> names (PKCS #12, <c>Protection:CertificatePassword</c>).
/// Certificates that were used before stand under <c>Protection:FormerCertificates:0:File</c> and <c>:Password</c>, so that a new one can take over.
/// </summary>
static class Protection
{
    static readonly TimeSpan KeyLife = TimeSpan.FromDays(90);

    public static void AddProtection(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var protection = services.AddDataProtection().SetApplicationName("TalentPool");
        services.AddSingleton<ProtectionKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeys>((options, keys) =>
        {
            options.XmlRepository = keys;
            // Keys are made at a start, never in the middle of a transaction that would wait for itself.
            options.AutoGenerateKeys = false;
        });
        if (Load(configuration, "Protection:CertificateFile", "Protection:CertificatePassword") is { } certificate)
        {
            protection.ProtectKeysWithCertificate(certificate);
            protection.UnprotectKeysWithAnyCertificate([.. Former(configuration)]);
        }
        else if (environment.IsDevelopment())
        {
            services.Configure<KeyManagementOptions>(options => options.XmlEncryptor = new NullXmlEncryptor());
        }
        else
        {
            throw new InvalidOperationException("Protection__CertificateFile is missing: name a PKCS #12 file whose certificate encrypts the keys of evidence and phone numbers (the command make-secrets makes one).");
        }
    }

    /// <summary>
    /// Makes a key when the newest is soon over. One that is over still serves until the next start. Where another serves now, the new one begins in two days: by then every other process has
    /// read it, and can open what is closed with it.
    /// </summary>
    public static void RenewKeys(IServiceProvider services)
    {
        var (keys, now) = (services.GetRequiredService<IKeyManager>(), TimeProvider.System.GetUtcNow());
        var inForce = keys.GetAllKeys().Where(key => !key.IsRevoked && key.ExpirationDate > now).ToList();
        if (inForce.Any(key => key.ExpirationDate > now + KeyLife / 3)) return;
        keys.CreateNewKey(inForce.Any(key => key.ActivationDate <= now && key.ExpirationDate > now + Spread) ? now + Spread : now, now + KeyLife);
    }

    // Twice as long as a process goes without reading the keys again.
    static readonly TimeSpan Spread = TimeSpan.FromDays(2);

    static IEnumerable<X509Certificate2> Former(IConfiguration configuration) =>
        configuration.GetSection("Protection:FormerCertificates").GetChildren().Select(former => Load(configuration, $"{former.Path}:File", $"{former.Path}:Password")).OfType<X509Certificate2>();

    static X509Certificate2? Load(IConfiguration configuration, string setting, string password)
    {
        if (configuration[setting] is not { Length: > 0 } file) return null;
        var name = setting.Replace(":", "__", StringComparison.Ordinal);
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, configuration[password]);
            return certificate.GetRSAPrivateKey() is not null ? certificate : throw new InvalidOperationException($"{name} holds no RSA private key: it could not open what it encrypts.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{name} cannot be read ({e.Message}). Check the file and {password.Replace(":", "__", StringComparison.Ordinal)}.", e);
        }
    }
}
