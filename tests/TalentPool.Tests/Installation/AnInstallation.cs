using TalentPool.Installation;

namespace TalentPool.Tests.Installation;

/// <summary>The settings of a production start, with secrets of its own in a folder.</summary>
sealed class AnInstallation : IDisposable
{
    AnInstallation(string folder) => Folder = folder;

    static readonly Lazy<AnInstallation> Once = new(() =>
    {
        var made = Make().GetAwaiter().GetResult();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => made.Dispose();
        return made;
    });

    /// <summary>One for all tests that change nothing of it.</summary>
    public static AnInstallation Shared => Once.Value;

    public string Folder { get; }

    public Dictionary<string, string?> Settings => new()
    {
        ["Secrets:Folder"] = Folder,
        ["Mail:From"] = "TalentPool <no-reply@mail.test>",
        ["Smtp:Host"] = "127.0.0.1",
        ["Site:Address"] = "https://talentpool.mic.example",
        // A server of the tests has a certificate of its own making.
        ["Network:AllowsUncheckedConnections"] = TestDatabase.Server is { Length: > 0 } ? "true" : "false",
    };

    public static async Task<AnInstallation> Make()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"talentpool-secrets-{Guid.NewGuid():N}");
        using var errors = new StringWriter();
        Assert.True(await MakeSecrets.Run([MakeSecrets.Name, folder], TimeProvider.System, TextWriter.Null, errors) == 0, errors.ToString());
        return new(folder);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
