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
    [InlineData("Smtp:Tls", "none", "Smtp__Tls is None outside Development")]
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

    [Theory]
    [InlineData("Tokens__SigningKey", "development-signing-key.pem")]
    [InlineData("Mail__UnsubscribeKey", "development-unsubscribe-key.txt")]
    public async Task It_is_known_by_its_mark_wherever_it_was_copied_to(string secret, string file)
    {
        await using var development = await TestApp.Start();
        (await development.Nobody().Get("/api/reference")).IsOk();
        using var installation = await AnInstallation.Make();
        File.Copy(Path.Combine(development.DataFolder, file), Path.Combine(installation.Folder, secret), overwrite: true);
        Assert.Contains($"{secret} is the one that was made for Development", await Refusal(installation.Settings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server=db;Database=talentpool;User Id=app;Password=x;TrustServerCertificate=True")]
    [InlineData("Server=db;Database=talentpool;User Id=app;Password=x;Encrypt=False")]
    public async Task A_database_whose_other_end_nobody_checks_is_refused_but_where_it_is_allowed(string connection)
    {
        using var installation = await AnInstallation.Make();
        Dictionary<string, string?> settings = new(installation.Settings) { ["Database:Kind"] = "SqlServer", ["Database:ConnectionString"] = connection, ["Network:AllowsUncheckedConnections"] = "false" };
        Assert.Contains("Database__ConnectionString trusts any certificate or asks for no encryption", await Refusal(settings), StringComparison.Ordinal);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        configuration["Network:AllowsUncheckedConnections"] = "true";
        ProductionStart.Check(configuration, new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = "Production" }, Path.GetTempPath());
    }

    [Fact]
    public async Task The_connection_string_may_lie_among_the_secrets()
    {
        if (TestDatabase.Server is { Length: > 0 }) Assert.Skip("The database of this test is a file.");
        using var installation = await AnInstallation.Make();
        var file = Path.Combine(installation.Folder, "of-the-secrets.db");
        await File.WriteAllTextAsync(Path.Combine(installation.Folder, "Database__ConnectionString"), $"Data Source={file};Pooling=False", TestContext.Current.CancellationToken);
        await using var app = await TestApp.Start(installation.Settings, environment: "Production");
        (await app.Nobody().Get("/readyz")).IsOk();
        Assert.True(new FileInfo(file).Length > 100_000);
    }

    [Fact]
    public async Task The_contract_is_public_and_its_pages_are_Developments_alone()
    {
        await using var app = await TestApp.Start(AnInstallation.Shared.Settings, environment: "Production");
        Assert.StartsWith("3.", (await app.Nobody().Get("/swagger/v1/swagger.json")).IsOk()["openapi"].GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("swagger-ui", (await app.Nobody().Get("/swagger/index.html")).Text, StringComparison.OrdinalIgnoreCase);
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
