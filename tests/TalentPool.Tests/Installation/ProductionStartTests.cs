using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Installation;

namespace TalentPool.Tests.Installation;

/// <summary>A start outside Development with anything that is a developer's, or without a secret, ends with one sentence that says what to do.</summary>
public sealed class ProductionStartTests
{
    /// <summary>The sentence that a start ends with.</summary>
    static async Task<string> Refusal(Dictionary<string, string?> settings)
    {
        await using var database = await TestDatabase.Make();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection([.. database.Settings, new("urls", "http://127.0.0.1:0"), new("Client:Build", "false")]);
        builder.Configuration.AddInMemoryCollection(settings);
        return (await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            builder.AddTalentPool();
            await using var app = builder.Build();
            await app.Prepare();
        })).Message;
    }

    [Fact]
    public async Task Made_secrets_are_all_that_a_start_needs()
    {
        using var installation = await AnInstallation.Make();
        await using var app = await TestApp.Start(installation.Settings, environment: "Production");
        (await app.Nobody().Get("/readyz")).IsOk();
    }

    [Theory]
    [InlineData("Tokens__SigningKey")]
    [InlineData("Mail__UnsubscribeKey")]
    [InlineData("Protection__CertificateFile")]
    [InlineData("Protection__CertificatePassword")]
    public async Task Each_missing_secret_is_named(string secret)
    {
        using var installation = await AnInstallation.Make();
        File.Delete(Path.Combine(installation.Folder, secret));
        Assert.Contains(secret, await Refusal(installation.Settings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Site:Address", "http://talentpool.mic.example", "Site__Address must begin with https://")]
    [InlineData("Demo:Enabled", "true", "Demo__Enabled")]
    [InlineData("Secrets:Folder", "/no/such/folder", "Secrets__Folder")]
    [InlineData("Passwords:Iterations", "209999", "Passwords__Iterations is 209999: at least 210000")]
    public async Task What_is_a_developers_is_refused(string setting, string value, string said)
    {
        using var installation = await AnInstallation.Make();
        Assert.Contains(said, await Refusal(new(installation.Settings) { [setting] = value }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tokens__SigningKey", "development-signing-key.pem")]
    [InlineData("Mail__UnsubscribeKey", "development-unsubscribe-key.txt")]
    public async Task A_key_that_was_made_for_Development_is_refused(string secret, string file)
    {
        await using var development = await TestApp.Start();
        (await development.Nobody().Get("/api/reference")).IsOk();
        using var installation = await AnInstallation.Make();
        File.Copy(Path.Combine(development.DataFolder, file), Path.Combine(installation.Folder, secret), overwrite: true);
        Assert.Contains($"{secret} is the one that was made for Development", await Refusal(new(installation.Settings) { ["Data:Folder"] = development.DataFolder }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_with_accounts_of_the_demo_is_refused()
    {
        await using var development = await TestApp.Start();
        await development.Candidate();
        await development.Db.Execute("UPDATE Account SET IsDemo = 1");
        using var installation = await AnInstallation.Make();
        var settings = new Dictionary<string, string?>(installation.Settings) { ["Data:Folder"] = development.DataFolder };
        if (development.Services.GetRequiredService<IConfiguration>()["Database:ConnectionString"] is { } connection) settings["Database:ConnectionString"] = connection;
        Assert.Contains("accounts of the demo", await Refusal(settings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_are_for_their_owner_alone_and_never_overwritten()
    {
        using var installation = await AnInstallation.Make();
        if (!OperatingSystem.IsWindows())
            foreach (var file in Directory.EnumerateFiles(installation.Folder)) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        var before = await File.ReadAllTextAsync(Path.Combine(installation.Folder, "Tokens__SigningKey"), TestContext.Current.CancellationToken);
        using var errors = new StringWriter();
        Assert.Equal(1, await MakeSecrets.Run([MakeSecrets.Name, installation.Folder], TimeProvider.System, TextWriter.Null, errors));
        Assert.Contains("not empty", errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(installation.Folder, "Tokens__SigningKey"), TestContext.Current.CancellationToken));
        Assert.Equal(1, await MakeSecrets.Run([MakeSecrets.Name], TimeProvider.System, TextWriter.Null, errors));
    }
}
