using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TalentPool.Tests.Postings;

/// <summary>Excel workbooks that attack whoever opens them: by entities that are fetched or multiply, and by parts that unpack to more than a machine has.</summary>
public sealed class HostileWorkbookTests
{
    const string Word = "the-words-of-another-file";

    static readonly string[] Parts = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "_rels/.rels", "docProps/other.xml"];

    /// <summary>A document type, and the entity that is then used where text stands.</summary>
    static string DocumentType(string attack, int port, string file) => attack switch
    {
        "address" => $"""<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:{port}/e">]>""",
        "file" => $"""<!DOCTYPE x [<!ENTITY e SYSTEM "{new Uri(file)}">]>""",
        "outer type" => $"""<!DOCTYPE x SYSTEM "http://127.0.0.1:{port}/e.dtd">""",
        // Ten to the tenth power.
        "laughs" => $"<!DOCTYPE x [<!ENTITY a0 \"ha\">{string.Concat(Enumerable.Range(1, 10).Select(level => $"<!ENTITY a{level} \"{string.Concat(Enumerable.Repeat($"&a{level - 1};", 10))}\">"))}<!ENTITY e \"&a10;\">]>",
        _ => "<!DOCTYPE x>",
    };

    /// <summary>A good workbook with one part changed; a part that is not there is added.</summary>
    static byte[] Workbook(string part, Func<string, string> change)
    {
        using var stream = new MemoryStream();
        stream.Write(AFile.Xlsx(AFile.SampleRows()));
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var text = "<x>text</x>";
            if (archive.Entries.SingleOrDefault(entry => entry.FullName.TrimStart('/').Equals(part, StringComparison.OrdinalIgnoreCase)) is { } old)
            {
                using (var reader = new StreamReader(old.Open())) text = reader.ReadToEnd();
                part = old.FullName;
                old.Delete();
            }

            using var writer = new StreamWriter(archive.CreateEntry(part).Open());
            writer.Write(change(text));
        }

        return stream.ToArray();
    }

    static string WithDocumentType(string text, string type)
    {
        var root = text.StartsWith("<?xml", StringComparison.Ordinal) ? text.IndexOf("?>", StringComparison.Ordinal) + 2 : 0;
        // The entity stands in the first text, or the first that may hold one.
        var used = type.Contains("ENTITY e", StringComparison.Ordinal) ? text[root..].Replace("title", "&e;", StringComparison.Ordinal).Replace(">text<", ">&e;<", StringComparison.Ordinal) : text[root..];
        return text[..root] + type + used;
    }

    static async Task<string> Reason(Caller staff, byte[] workbook)
    {
        var answer = (await staff.Preview("postings.xlsx", workbook)).IsRefused(HttpStatusCode.BadRequest, "invalid");
        Assert.Equal(["file"], answer.Fields);
        Assert.DoesNotContain(Word, answer.Text, StringComparison.Ordinal);
        return answer["errors"].GetProperty("file")[0].GetString()!;
    }

    [Theory]
    [InlineData("address")]
    [InlineData("file")]
    [InlineData("outer type")]
    [InlineData("laughs")]
    [InlineData("no entity")]
    public async Task A_document_type_in_any_part_is_refused_and_nothing_is_fetched(string attack)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var app = await TestApp.Start();
        var staff = (await app.Staff("350001")).InEnglish();
        var file = Path.Combine(app.DataFolder, "another-file.txt");
        await File.WriteAllTextAsync(file, Word, TestContext.Current.CancellationToken);
        var type = DocumentType(attack, ((IPEndPoint)listener.LocalEndpoint).Port, file);
        Task<int> Kept() => app.Db.Find<int>("SELECT COUNT(*) FROM PostingImportPart", null, TestContext.Current.CancellationToken);
        foreach (var part in Parts)
        {
            // Without the document type the very same book is read: nothing else is wrong with it.
            (await staff.Preview("postings.xlsx", Workbook(part, text => text))).IsOk();
            var before = await Kept();
            Assert.StartsWith("The file cannot be read as an Excel workbook", await Reason(staff, Workbook(part, text => WithDocumentType(text, type))), StringComparison.Ordinal);
            Assert.Equal(before, await Kept());
            Assert.False(listener.Pending());
        }
    }

    [Fact]
    public async Task A_workbook_is_unpacked_as_far_as_the_bound_and_no_further()
    {
        await using var app = await TestApp.Start();
        var staff = (await app.Staff("350001")).InEnglish();
        // A part of 256 MB that takes 256 kB, damaged behind its middle: who unpacks more than 64 MB of it meets the damage and says so.
        var whole = Bomb(256);
        var damaged = whole.ToArray();
        Array.Fill(damaged, (byte)0xFF, whole.Length * 3 / 5, 2_000);
        Assert.True(damaged.Length < 1024 * 1024);
        Assert.Equal("The workbook holds too much.", await Reason(staff, damaged));
        // The damage is one: a book that is small enough to be unpacked is refused for it.
        var small = Bomb(32);
        Array.Fill(small, (byte)0xFF, small.Length * 3 / 5, 2_000);
        Assert.StartsWith("The file cannot be read as an Excel workbook", await Reason(staff, small), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_parts_are_bounded_together()
    {
        await using var app = await TestApp.Start();
        var staff = (await app.Staff("350001")).InEnglish();
        using var stream = new MemoryStream();
        stream.Write(AFile.Xlsx(AFile.SampleRows()));
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            for (var part = 0; part < 70; part++)
            {
                using var entry = archive.CreateEntry($"xl/media/{part}.png", CompressionLevel.Fastest).Open();
                entry.Write(new byte[1024 * 1024]);
            }

        Assert.Equal("The workbook holds too much.", await Reason(staff, stream.ToArray()));
    }

    /// <summary>A workbook whose one sheet is so many megabytes of blanks.</summary>
    static byte[] Bomb(int megabytes)
    {
        using var stream = new MemoryStream();
        var blanks = Encoding.UTF8.GetBytes(new string(' ', 1024 * 1024));
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("xl/worksheets/sheet1.xml").Open())
            for (var megabyte = 0; megabyte < megabytes; megabyte++) entry.Write(blanks);
        return stream.ToArray();
    }
}
