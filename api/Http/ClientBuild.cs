using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace TalentPool.Http;

/// <summary>
/// In Development, builds the single-page client when its sources changed since the last build, with npm's own progress on the console.
/// Elsewhere the published program brings the built files along.
/// </summary>
static class ClientBuild
{
    static readonly string[] SourceFiles = ["package.json", "package-lock.json", "index.html", "vite.config.ts", "tsconfig.json"], SourceFolders = ["src", "public", "scripts"];

    /// <param name="app">The program; <c>Client:Build=false</c> switches the build off.</param>
    /// <exception cref="InvalidOperationException">Node is missing, or npm failed.</exception>
    public static async Task Run(WebApplication app)
    {
        var folder = Path.GetFullPath("../client", app.Environment.ContentRootPath);
        if (!app.Environment.IsDevelopment() || !app.Configuration.GetValue("Client:Build", true) || !File.Exists(Path.Combine(folder, "package-lock.json"))) return;

        var (sources, packages) = (await Fingerprint(folder, Sources(folder)), await Fingerprint(folder, ["package-lock.json"]));
        var (built, installed) = (Path.Combine(folder, "dist", ".built"), Path.Combine(folder, "node_modules", ".installed"));
        if (File.Exists(built) && await File.ReadAllTextAsync(built) == sources) return;

        if (!File.Exists(installed) || await File.ReadAllTextAsync(installed) != packages)
        {
            app.Logger.LogInformation("Installing the client's packages (npm ci, about a minute the first time) …");
            await Npm(folder, "ci", "--no-audit", "--no-fund");
            await File.WriteAllTextAsync(installed, packages);
        }

        app.Logger.LogInformation("Building the client …");
        await Npm(folder, "run", "build");
        await File.WriteAllTextAsync(built, sources);
    }

    static IEnumerable<string> Sources(string folder) => SourceFiles.Concat(SourceFolders
        .Select(name => Path.Combine(folder, name)).Where(Directory.Exists)
        .SelectMany(path => Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(folder, path))).Order(StringComparer.Ordinal);

    static async Task<string> Fingerprint(string folder, IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Where(file => File.Exists(Path.Combine(folder, file))))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file));
            hash.AppendData(await File.ReadAllBytesAsync(Path.Combine(folder, file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static async Task Npm(string folder, params string[] arguments)
    {
        try
        {
            using var npm = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments) { WorkingDirectory = folder })!;
            await npm.WaitForExitAsync();
            if (npm.ExitCode != 0) throw new InvalidOperationException($"npm {string.Join(' ', arguments)} failed with code {npm.ExitCode}; what it said stands above.");
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("Node.js 20 with npm is needed to build the client and was not found. Install it, or start without the pages by -- --Client:Build=false.", e);
        }
    }
}
