using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TalentPool.Tests.Postings;
using TalentPool.Tests.Uploads;

namespace TalentPool.Tests.Edge;

/// <summary>Nothing of a file is kept before the scanner has called it clean.</summary>
public sealed class AntivirusTests
{
    static async Task<(TestApp App, Caller Person)> Someone(Dictionary<string, string?> settings, KeptLog? log = null)
    {
        var app = await TestApp.Start(settings, services => { if (log is not null) services.AddSingleton<ILoggerProvider>(log); });
        var person = await app.Candidate();
        (await person.Put("/api/me/profile", A.Registration())).IsOk();
        return (app, person);
    }

    static async Task AssertNothingKept(TestApp app, Caller person)
    {
        Assert.Equal(0, (await person.Get("/api/me/evidence")).IsOk()["items"].GetArrayLength());
        var folder = Path.Combine(app.DataFolder, "evidence");
        Assert.Empty(Directory.Exists(folder) ? Directory.GetFiles(folder) : []);
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent WHERE Action = 'evidence.uploaded'"));
    }

    [Fact]
    public async Task A_clean_file_is_scanned_whole_and_kept()
    {
        await using var scanner = new FakeClamd();
        var (app, person) = await Someone(scanner.Settings);
        await using var running = app;
        byte[] large = [.. AProof.Pdf().AsSpan()[..^7], .. new byte[300_000], .. "\n%%EOF\n"u8];
        (await AProof.Upload(person, large, "a.pdf")).Is(HttpStatusCode.Created);
        Assert.Equal(large, Assert.Single(scanner.Files));
    }

    [Fact]
    public async Task An_infected_file_is_refused_at_its_field_and_nothing_is_kept()
    {
        await using var scanner = new FakeClamd();
        var log = new KeptLog();
        var (app, person) = await Someone(scanner.Settings, log);
        await using var running = app;
        var refused = (await AProof.Upload(person, AProof.Pdf(FakeClamd.Eicar), "証明書 花子.pdf")).IsRefused(HttpStatusCode.UnprocessableEntity, "file-infected");
        Assert.Equal(["file"], refused.Fields);
        Assert.Contains("ウイルスが見つかった", refused.Text, StringComparison.Ordinal);
        Assert.Contains("A virus was found", (await AProof.Upload(person.InEnglish(), AProof.Pdf(FakeClamd.Eicar), "a.pdf")).Text, StringComparison.Ordinal);
        await AssertNothingKept(app, person);
        var told = log.Entries.First(entry => entry.Text.Contains("Eicar-Signature", StringComparison.Ordinal));
        Assert.DoesNotContain("花子", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_long_for_the_scanner_is_refused()
    {
        await using var scanner = new FakeClamd { SizeLimit = 100_000 };
        var (app, person) = await Someone(scanner.Settings);
        await using var running = app;
        byte[] large = [.. AProof.Pdf().AsSpan()[..^7], .. new byte[500_000], .. "\n%%EOF\n"u8];
        (await AProof.Upload(person, large, "a.pdf")).IsRefused(HttpStatusCode.UnprocessableEntity, "file-unscannable");
        await AssertNothingKept(app, person);
    }

    [Theory]
    [InlineData("INSTREAM: Can't allocate memory ERROR")]
    [InlineData("")]
    [InlineData("stream: OK but")]
    public async Task An_answer_that_says_neither_is_no_clean_file(string answer)
    {
        await using var scanner = new FakeClamd { Always = answer };
        var (app, person) = await Someone(scanner.Settings);
        await using var running = app;
        (await AProof.Upload(person, AProof.Pdf(), "a.pdf")).IsRefused(HttpStatusCode.ServiceUnavailable, "scanner-unavailable");
        await AssertNothingKept(app, person);
    }

    [Fact]
    public async Task A_scanner_that_says_nothing_is_down_after_its_time()
    {
        await using var scanner = new FakeClamd { IsSilent = true };
        var (app, person) = await Someone(scanner.Settings);
        await using var running = app;
        var upload = AProof.Upload(person, AProof.Pdf(), "a.pdf");
        await scanner.Heard.Task.WaitAsync(TestContext.Current.CancellationToken);
        app.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(upload.IsCompleted);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await upload).IsRefused(HttpStatusCode.ServiceUnavailable, "scanner-unavailable");
        await AssertNothingKept(app, person);
    }

    [Fact]
    public async Task Without_a_scanner_at_its_address_no_file_is_taken()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        var (app, person) = await Someone(new() { ["Antivirus:Host"] = "127.0.0.1", ["Antivirus:Port"] = $"{port}" });
        await using var running = app;
        (await AProof.Upload(person, AProof.Pdf(), "a.pdf")).IsRefused(HttpStatusCode.ServiceUnavailable, "scanner-unavailable");
        await AssertNothingKept(app, person);
    }

    [Fact]
    public async Task A_file_of_postings_is_scanned_as_well()
    {
        await using var scanner = new FakeClamd();
        await using var app = await TestApp.Start(scanner.Settings);
        var staff = await app.Staff("010006");
        var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(AFile.Sample + FakeClamd.Eicar)), "file", "postings.jsonl" } };
        (await staff.Send(HttpMethod.Post, "/api/postings/import/preview", form)).IsRefused(HttpStatusCode.UnprocessableEntity, "file-infected");
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM PostingImport"));
    }
}
