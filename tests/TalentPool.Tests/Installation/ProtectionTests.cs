using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Database;
using TalentPool.Installation;
using TalentPool.Mail;

namespace TalentPool.Tests.Installation;

/// <summary>Phone numbers and what the form keeps lie encrypted in the database, the keys of that encrypted by a certificate; and nobody notices who may read them.</summary>
public sealed class ProtectionTests
{
    const string First = "03-7777-1111", Second = "090-8888-2222", Typed = "090-9999-3333";

    static readonly CancellationToken None = TestContext.Current.CancellationToken;

    static async Task<(TestApp App, Caller Person)> WithPhones()
    {
        var app = await TestApp.Start();
        var person = await app.Candidate();
        var registration = A.Registration();
        registration["phone"] = First;
        (await person.Put("/api/me/profile", registration)).IsOk();
        (await person.Post("/api/me/submission")).IsOk();
        (await person.Put("/api/me/profile", new Dictionary<string, object?>(registration) { ["version"] = 1, ["phone"] = Second })).IsOk();
        (await person.Put("/api/me/form", new { text = $$"""{"phone":"{{Typed}}","rest":"{{new string('あ', 3_000)}}"}""" })).Is(System.Net.HttpStatusCode.NoContent);
        return (app, person);
    }

    [Fact]
    public async Task The_database_does_not_say_a_phone_number()
    {
        var (app, _) = await WithPhones();
        await using var _1 = app;
        string[] columns = ["SELECT Phone FROM Candidate", "SELECT CONCAT(ValueBefore, ' ', ValueAfter) FROM Correction WHERE Field = 'phone'", "SELECT Text FROM RegistrationFormPart"];
        foreach (var sql in columns)
        {
            var stored = await app.Db.Query<string>(sql, null, None);
            Assert.NotEmpty(stored);
            Assert.All(stored, text => Assert.StartsWith(Seal.Mark, text, StringComparison.Ordinal));
        }

        if (app.Db.Dialect.Name == "SqlServer") return;
        foreach (var file in Directory.EnumerateFiles(app.DataFolder, "talentpool.db*"))
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes, None);
            foreach (var number in (string[])[First, Second, Typed]) Assert.False(bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(Encoding.UTF8.GetBytes(number)) >= 0, $"{Path.GetFileName(file)} holds {number}");
        }
    }

    [Fact]
    public async Task Whose_number_it_is_reads_it_everywhere()
    {
        var (app, person) = await WithPhones();
        await using var _ = app;
        Assert.Equal(Second, (await person.Get("/api/me/profile")).IsOk()["phone"].GetString());
        Assert.Contains(Typed, (await person.Get("/api/me/form")).IsOk()["text"].GetString(), StringComparison.Ordinal);
        var change = (await person.Get("/api/me/corrections")).IsOk()["items"].EnumerateArray().Single(item => item.GetProperty("field").GetString() == "phone");
        Assert.Equal((First, Second), (change.GetProperty("before").GetString(), change.GetProperty("after").GetString()));

        using var zip = new ZipArchive(new MemoryStream(await person.Http.GetByteArrayAsync("/api/me/export", None)));
        using var reader = new StreamReader(zip.GetEntry("data.json")!.Open());
        var exported = await reader.ReadToEndAsync(None);
        Assert.All((string[])[First, Second, Typed], number => Assert.Contains(number, exported, StringComparison.Ordinal));
        Assert.DoesNotContain("sealed:", exported, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_waits_says_nothing_to_who_reads_the_database_and_all_to_its_reader()
    {
        var (app, _) = await WithPhones();
        await using var _1 = app;
        (await app.Nobody().Post("/api/accounts", new { email = "new@people.example" })).Is(System.Net.HttpStatusCode.Accepted);
        var token = (await Accounts.APerson.Latest<Letter.VerifyAddress>(app)).Token;
        var stored = await app.Db.Query<string>("SELECT Letter FROM OutboxMail", null, None);
        Assert.True(stored.Count > 1);
        Assert.All(stored, letter => Assert.StartsWith(Seal.Mark, letter, StringComparison.Ordinal));
        if (app.Db.Dialect.Name == "Sqlite")
            foreach (var file in Directory.EnumerateFiles(app.DataFolder, "talentpool.db*"))
            {
                using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var bytes = new MemoryStream();
                await open.CopyToAsync(bytes, None);
                Assert.False(bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(Encoding.UTF8.GetBytes(token)) >= 0, $"{Path.GetFileName(file)} holds a link that opens an account");
            }

        // What waited before it was sealed is sealed at the next start, and reads the same.
        await app.Db.Execute("UPDATE OutboxMail SET Letter = @letter WHERE Kind = 'VerifyAddress'", new { letter = $$"""{"kind":"verifyAddress","token":"{{token}}"}""" }, None);
        await PlainTexts.Close(app.Db);
        Assert.StartsWith(Seal.Mark, await app.Db.Find<string>("SELECT Letter FROM OutboxMail WHERE Kind = 'VerifyAddress'", null, None), StringComparison.Ordinal);
        Assert.Equal(token, (await Accounts.APerson.Latest<Letter.VerifyAddress>(app)).Token);
    }

    [Fact]
    public async Task What_was_stored_before_is_sealed_at_the_next_start()
    {
        var (app, person) = await WithPhones();
        await using var _ = app;
        await app.Db.Execute("UPDATE Candidate SET Phone = @First", new { First }, None);
        await app.Db.Execute("UPDATE Correction SET ValueBefore = NULL, ValueAfter = @First WHERE Field = 'phone'", new { First }, None);
        await PlainTexts.Close(app.Db);
        await PlainTexts.Close(app.Db);
        Assert.StartsWith(Seal.Mark, await app.Db.Find<string>("SELECT Phone FROM Candidate", null, None), StringComparison.Ordinal);
        Assert.StartsWith(Seal.Mark, await app.Db.Find<string>("SELECT ValueAfter FROM Correction WHERE Field = 'phone'", null, None), StringComparison.Ordinal);
        Assert.Equal(First, (await person.Get("/api/me/profile")).IsOk()["phone"].GetString());
    }

    [Fact]
    public async Task So_is_the_number_of_who_applies_for_an_organisation_and_the_ministry_reads_it()
    {
        await using var app = await TestApp.Start();
        (await app.Nobody().Post("/api/organisation-applications", Organisations.AnOrganisation.Company())).Is(System.Net.HttpStatusCode.Accepted);
        Assert.StartsWith(Seal.Mark, await Stored(), StringComparison.Ordinal);
        await app.Db.Execute("UPDATE OrganisationApplication SET ContactPhone = @First, Status = 'submitted', SubmittedAt = AppliedAt", new { First }, None);
        await PlainTexts.Close(app.Db);
        Assert.StartsWith(Seal.Mark, await Stored(), StringComparison.Ordinal);
        var id = await app.Db.Find<Guid>("SELECT ApplicationId FROM OrganisationApplication", null, None);
        Assert.Equal(First, (await (await app.MinistryAdmin()).Get($"/api/organisation-applications/{id}")).IsOk()["contactPhone"].GetString());

        Task<string?> Stored() => app.Db.Find<string>("SELECT ContactPhone FROM OrganisationApplication", null, None);
    }

    [Fact]
    public async Task The_keys_lie_in_the_database_and_only_the_certificate_opens_them()
    {
        using var installation = await AnInstallation.Make();
        await using var app = await TestApp.Start(installation.Settings, environment: "Production");
        var stored = app.Db.Seal.Close(First)!;
        var keys = string.Concat(await app.Db.Query<string>("SELECT Text FROM ProtectionKey ORDER BY KeyName, Position", null, None));
        Assert.Contains("EncryptedData", keys, StringComparison.Ordinal);
        Assert.DoesNotContain("<value>", keys, StringComparison.Ordinal);

        // Another process of the same installation, after a change of the certificate: the former one still opens what it closed.
        using var renewed = await AnInstallation.Make();
        Assert.Equal(First, Open(app, renewed, installation, stored));
        Assert.ThrowsAny<CryptographicException>(() => Open(app, renewed, null, stored));
    }

    static string? Open(TestApp app, AnInstallation with, AnInstallation? former, string stored)
    {
        var services = new ServiceCollection();
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager();
        configuration.AddSecrets(with.Folder);
        if (former is not null)
        {
            configuration["Protection:FormerCertificates:0:File"] = Path.Combine(former.Folder, "protection.pfx");
            configuration["Protection:FormerCertificates:0:Password"] = File.ReadAllText(Path.Combine(former.Folder, "Protection__CertificatePassword"));
        }

        services.AddSingleton(app.Db);
        services.AddLogging();
        services.AddProtection(configuration, new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = "Production" });
        using var provider = services.BuildServiceProvider();
        return new Seal(new(provider.GetRequiredService<IDataProtectionProvider>)).Open(stored);
    }
}
