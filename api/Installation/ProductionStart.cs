using TalentPool.Database;

namespace TalentPool.Installation;

/// <summary>What a start outside Development must not find: addresses and connections that are not encrypted or whose other end nobody checks, keys that were made for a developer, and the demo's accounts with their public password.</summary>
static class ProductionStart
{
    /// <exception cref="InvalidOperationException">The configuration is a developer's.</exception>
    public static void Check(IConfiguration configuration, IHostEnvironment environment, string dataFolder)
    {
        if (environment.IsDevelopment()) return;
        if (configuration["Site:Address"] is { Length: > 0 } address && !address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException("Site__Address must begin with https:// outside Development: sessions and personal data never travel in the clear.");
        foreach (var (setting, file) in (ReadOnlySpan<(string, string)>)[("Tokens:SigningKey", "development-signing-key.pem"), ("Mail:UnsubscribeKey", "development-unsubscribe-key")])
        {
            var path = Directory.Exists(dataFolder) ? Directory.EnumerateFiles(dataFolder, file + "*").FirstOrDefault() : null;
            if (DevelopmentKeys.IsMarked(configuration[setting]) || (path is not null && configuration[setting]?.Trim() == File.ReadAllText(path).Trim()))
                throw new InvalidOperationException($"{setting.Replace(":", "__", StringComparison.Ordinal)} is the one that was made for Development: make one of its own (the command make-secrets does).");
        }

        if (!configuration.GetValue("Network:AllowsUncheckedConnections", false))
        {
            if (string.Equals(configuration["Smtp:Tls"], "None", StringComparison.OrdinalIgnoreCase))
                throw new InvalidOperationException($"Smtp__Tls is None outside Development: letters would travel in the clear. {OnPrivateNetwork}");
            if (DatabaseChoice.IsUnchecked(configuration))
                throw new InvalidOperationException($"Database__ConnectionString trusts any certificate or asks for no encryption: whoever stands between could read everything. {OnPrivateNetwork}");
        }

        if (configuration.GetValue("Demo:Enabled", false)) throw new InvalidOperationException("Demo__Enabled is set outside Development: the demo's accounts have a public password.");
    }

    /// <exception cref="InvalidOperationException">The database holds accounts of the demo.</exception>
    public static async Task Check(Db db, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment() && await db.Find<int>(DemoSql) > 0)
            throw new InvalidOperationException("The database holds accounts of the demo, whose password is public: start outside Development with a database of its own.");
    }

    const string OnPrivateNetwork = "Where nobody else is on the network between, set Network__AllowsUncheckedConnections=true.";

    const string DemoSql = "SELECT COUNT(*) FROM Account WHERE IsDemo = 1";
}
