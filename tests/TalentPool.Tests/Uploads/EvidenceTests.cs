using System.Net;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TalentPool.Database;
using TalentPool.Evidence;

namespace TalentPool.Tests.Uploads;

public sealed class EvidenceTests
{
    static async Task<(TestApp App, Caller Person)> Someone(Action<IServiceCollection>? services = null)
    {
        var app = await TestApp.Start(services: services);
        var person = await app.Candidate();
        (await person.Put("/api/me/profile", A.Registration())).IsOk();
        return (app, person);
    }

    static string[] Stored(TestApp app) =>
        Directory.Exists(Path.Combine(app.DataFolder, "evidence")) ? Directory.GetFiles(Path.Combine(app.DataFolder, "evidence")) : [];

    [Fact]
    public async Task Each_format_is_told_by_its_content_whatever_the_name_says()
    {
        var (app, person) = await Someone();
        await using var running = app;
        foreach (var (content, type) in new[] { (AProof.Pdf(), "application/pdf"), (AProof.Jpeg(), "image/jpeg"), (AProof.Png(), "image/png") })
        {
            var made = (await AProof.Upload(person, content, @"C:\Users\花子\証明.html")).Is(HttpStatusCode.Created);
            Assert.Equal((type, "証明.html", content.Length, EvidenceFiles.Hash(content)), (made["contentType"].GetString(), made["fileName"].GetString(), made["size"].GetInt32(), made["sha256"].GetString()));
        }

        Assert.Equal(3, (await person.Get("/api/me/evidence")).IsOk()["items"].GetArrayLength());
    }

    [Fact]
    public async Task A_file_comes_back_as_it_was_to_be_saved_and_never_shown()
    {
        var (app, person) = await Someone();
        await using var running = app;
        var id = (await AProof.Upload(person, AProof.Pdf(), "証書.pdf")).Is(HttpStatusCode.Created)["evidenceId"].GetGuid();
        using var answer = await person.Http.GetAsync($"/api/me/evidence/{id}", TestContext.Current.CancellationToken);
        Assert.Equal(AProof.Pdf(), await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("nosniff", answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent WHERE Action = 'evidence.downloaded'"));
    }

    [Fact]
    public async Task Nothing_readable_stands_on_the_disk()
    {
        var (app, person) = await Someone();
        await using var running = app;
        (await AProof.Upload(person, AProof.Pdf("株式会社みなと情報"), "a.pdf")).Is(HttpStatusCode.Created);
        var stored = Assert.Single(Stored(app));
        Assert.False(File.ReadAllBytes(stored).AsSpan().IndexOf("%PDF"u8) >= 0);
        Assert.False(File.ReadAllBytes(stored).AsSpan().IndexOf(Encoding.UTF8.GetBytes("みなと")) >= 0);
        Assert.DoesNotContain("wwwroot", stored, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string?, string> Refused => new()
    {
        { "an empty file", [], "certificate", "file" },
        { "a page", "<html><script>alert(1)</script>"u8.ToArray(), "certificate", "file" },
        { "a program", [(byte)'M', (byte)'Z', 0, 0], "certificate", "file" },
        { "a PDF that was cut off", "%PDF-1.7\n1 0 obj"u8.ToArray(), "certificate", "file" },
        { "a JPEG that was cut off", [0xFF, 0xD8, 0xFF, 0xE0, 0, 4], "certificate", "file" },
        { "a PNG that was cut off", AProof.Png()[..20], "certificate", "file" },
        { "a PNG with a page behind it", [.. AProof.Png(), .. "<script>"u8], "certificate", "file" },
        { "a PNG of more pixels than anybody can open", Domain.ImageSizeTests.Png(60_000, 60_000), "certificate", "file" },
        { "a PNG of more pixels than a number holds", Domain.ImageSizeTests.Png(uint.MaxValue, uint.MaxValue), "certificate", "file" },
        { "a JPEG of more pixels than anybody can open", Domain.ImageSizeTests.Jpeg(60_000, 60_000), "certificate", "file" },
        { "no kind", AProof.Pdf(), null, "kind" },
        { "an unknown kind", AProof.Pdf(), "passport", "kind" },
        { "more than 10 MB", [.. AProof.Pdf(), .. new byte[10 * 1024 * 1024]], "certificate", "file" },
    };

    [Theory]
    // Files of ten megabytes are no names of tests.
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task What_is_not_a_whole_file_of_the_formats_is_refused_and_leaves_nothing(string what, byte[] content, string? kind, string field)
    {
        var (app, person) = await Someone();
        await using var running = app;
        var answer = (await AProof.Upload(person, content, $"{what}.pdf", kind)).Is(HttpStatusCode.BadRequest);
        Assert.Equal([field], answer.Fields);
        Assert.Empty(Stored(app));
        Assert.Equal(0, (await person.Get("/api/me/evidence")).IsOk()["items"].GetArrayLength());
    }

    [Fact]
    public async Task The_same_content_twice_and_a_file_too_many_are_refused()
    {
        var (app, person) = await Someone();
        await using var running = app;
        for (var number = 0; number < 20; number++) (await AProof.Upload(person, AProof.Pdf($"{number}"), "a.pdf")).Is(HttpStatusCode.Created);
        Assert.Equal(["file"], (await AProof.Upload(person, AProof.Pdf("21"), "a.pdf")).Is(HttpStatusCode.BadRequest).Fields);
        var first = (await person.Get("/api/me/evidence")).IsOk()["items"][0].GetProperty("evidenceId").GetGuid();
        (await person.Delete($"/api/me/evidence/{first}")).Is(HttpStatusCode.NoContent);
        Assert.Equal(["file"], (await AProof.Upload(person, AProof.Pdf("7"), "b.pdf")).Is(HttpStatusCode.BadRequest).Fields);
        Assert.Equal(19, Stored(app).Length);
    }

    [Fact]
    public async Task A_full_disk_is_told_and_leaves_nothing()
    {
        var (app, person) = await Someone(services => services.Replace(ServiceDescriptor.Singleton<EvidenceFiles, FullDisk>()));
        await using var running = app;
        (await AProof.Upload(person, AProof.Pdf(), "a.pdf")).IsRefused(HttpStatusCode.InsufficientStorage, "storage-failed");
        Assert.Empty(Stored(app));
        Assert.Equal(0, (await person.Get("/api/me/evidence")).IsOk()["items"].GetArrayLength());
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        var (app, person) = await Someone();
        await using var running = app;
        var whole = await AProof.Form(AProof.Pdf(), "a.pdf").ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var half = new ByteArrayContent(whole[..(whole.Length / 2)]);
        half.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary=\"{Encoding.ASCII.GetString(whole).Split('\r')[0][2..]}\"");
        (await person.Send(HttpMethod.Post, "/api/me/evidence", half)).Is(HttpStatusCode.BadRequest);
        Assert.Empty(Stored(app));
        Assert.Equal(0, (await person.Get("/api/me/evidence")).IsOk()["items"].GetArrayLength());
    }

    [Fact]
    public async Task A_file_changed_on_the_disk_is_not_given_out()
    {
        var (app, person) = await Someone();
        await using var running = app;
        var first = (await AProof.Upload(person, AProof.Pdf("1"), "a.pdf")).Is(HttpStatusCode.Created)["evidenceId"].GetGuid();
        var other = (await AProof.Upload(person, AProof.Pdf("2"), "b.pdf")).Is(HttpStatusCode.Created)["evidenceId"].GetGuid();
        string PathOf(Guid id) => Stored(app).Single(path => path.Contains(id.ToString("N"), StringComparison.Ordinal));
        File.Copy(PathOf(other), PathOf(first), overwrite: true);
        (await person.Get($"/api/me/evidence/{first}")).IsRefused(HttpStatusCode.InternalServerError, "evidence-damaged");
        File.Delete(PathOf(other));
        (await person.Get($"/api/me/evidence/{other}")).IsRefused(HttpStatusCode.InternalServerError, "evidence-damaged");
    }

    [Fact]
    public async Task What_a_crash_left_is_swept_away_and_nothing_else()
    {
        var (app, person) = await Someone();
        await using var running = app;
        (await AProof.Upload(person, AProof.Pdf(), "a.pdf")).Is(HttpStatusCode.Created);
        var folder = Path.GetDirectoryName(Stored(app)[0])!;
        string[] orphans = [Path.Combine(folder, $"{Guid.NewGuid():N}.bin"), Path.Combine(folder, $"{Guid.NewGuid():N}.bin.part")];
        foreach (var orphan in orphans) await File.WriteAllTextAsync(orphan, "x", TestContext.Current.CancellationToken);
        foreach (var path in Stored(app)) File.SetLastWriteTimeUtc(path, app.Clock.GetUtcNow().UtcDateTime.AddMinutes(-59));
        Assert.Equal(0, await EvidenceSweeper.RunOnce(app.Db, app.Services.GetRequiredService<EvidenceFiles>(), app.Clock, TestContext.Current.CancellationToken));
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(2, await EvidenceSweeper.RunOnce(app.Db, app.Services.GetRequiredService<EvidenceFiles>(), app.Clock, TestContext.Current.CancellationToken));
        Assert.Single(Stored(app));
    }

    [Fact]
    public async Task Nobody_reaches_the_files_of_another()
    {
        var (app, person) = await Someone();
        await using var running = app;
        var id = (await AProof.Upload(person, AProof.Pdf(), "a.pdf")).Is(HttpStatusCode.Created)["evidenceId"].GetGuid();
        var other = await app.Candidate("taro@people.example");
        (await other.Get($"/api/me/evidence/{id}")).IsRefused(HttpStatusCode.NotFound, "no-such-evidence");
        (await other.Delete($"/api/me/evidence/{id}")).IsRefused(HttpStatusCode.NotFound, "no-such-evidence");
        (await AProof.Upload(other, AProof.Pdf(), "a.pdf")).IsRefused(HttpStatusCode.Conflict, "registration-first");
        foreach (var caller in new[] { await app.Staff("010006"), await app.Ministry() }) (await caller.Get($"/api/me/evidence/{id}")).Is(HttpStatusCode.Forbidden);
        (await app.Nobody().Get($"/api/me/evidence/{id}")).Is(HttpStatusCode.Unauthorized);
        Assert.Single(Stored(app));
    }

    [Fact]
    public async Task The_desk_sees_the_files_of_its_review_and_the_person_sees_that_it_did()
    {
        var (app, person) = await Someone();
        await using var running = app;
        var id = (await AProof.Upload(person, AProof.Pdf(), "a.pdf", "employment")).Is(HttpStatusCode.Created)["evidenceId"].GetGuid();
        (await person.Put("/api/me/profile", A.Registration(1, career: [], grounds: "主要開発者として8年間活動しています。"))).IsOk();
        Assert.Equal("underReview", (await person.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        var review = await app.Db.Find<Guid>("SELECT ReviewId FROM Review");
        var desk = await app.Ministry();
        Assert.Equal("employment", (await desk.Get($"/api/reviews/{review}/evidence")).IsOk()["items"][0].GetProperty("kind").GetString());
        Assert.Equal(Encoding.UTF8.GetString(AProof.Pdf()), (await desk.Get($"/api/reviews/{review}/evidence/{id}")).IsOk().Text);
        Assert.Equal(2, (await person.Get("/api/me/disclosures")).IsOk()["total"].GetInt32());
        (await desk.Get($"/api/reviews/{Guid.NewGuid()}/evidence/{id}")).IsRefused(HttpStatusCode.NotFound, "no-such-evidence");
        (await (await app.Staff("010006")).Get($"/api/reviews/{review}/evidence/{id}")).Is(HttpStatusCode.Forbidden);
        (await person.Delete($"/api/me/evidence/{id}")).IsRefused(HttpStatusCode.Conflict, "evidence-under-review");
    }

    /// <summary>A disk that is full after the first bytes.</summary>
    sealed class FullDisk(DataFolder folder, IDataProtectionProvider protection) : EvidenceFiles(folder, protection)
    {
        protected override Stream Create(string path) => new Filling(path);

        sealed class Filling(string path) : FileStream(path, FileMode.CreateNew, FileAccess.Write)
        {
            public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
            {
                await base.WriteAsync(buffer[..10], cancellationToken);
                throw new IOException("No space left on device");
            }
        }
    }
}
