using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.FileProviders;

namespace TalentPool.Installation;

/// <summary>Settings as files, one each, named as in the environment (<c>Tokens__SigningKey</c>): the way in which containers are given their secrets.</summary>
static class SecretFiles
{
    /// <exception cref="InvalidOperationException">There is no such folder.</exception>
    public static void AddSecrets(this ConfigurationManager configuration, string folder)
    {
        if (!Directory.Exists(folder)) throw new InvalidOperationException($"Secrets__Folder is '{folder}', which is no folder.");
        configuration.Add<KeyPerFileConfigurationSource>(source =>
        {
            source.FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder));
            // A name with a dot is a file that a setting names, such as the certificate.
            source.IgnoreCondition = name => name.Contains('.', StringComparison.Ordinal);
        });
    }
}
