using System.Globalization;
using System.IO.Compression;
using System.Xml;
using MiniExcelLibs;

namespace TalentPool.Postings.Import;

/// <summary>The first sheet of an Excel workbook, under a row of column names. Of a formula only the value that Excel kept is read.</summary>
static class SheetRows
{
    // A sheet of 5,000 full rows takes less; a file that unpacks to more is not a list of postings.
    const long MaxUnpackedBytes = 64 * 1024 * 1024;

    const int MaxColumns = 200;

    public static IReadOnlyList<FileRow> Read(byte[] bytes)
    {
        try
        {
            RefuseHostileContent(bytes);
            using var stream = new MemoryStream(bytes, writable: false);
            List<FileRow> rows = [];
            string[]? header = null;
            var line = 0;
            foreach (IDictionary<string, object?> row in MiniExcel.Query(stream, useHeaderRow: false, excelType: ExcelType.XLSX).Take(PostingFile.MaxRows + 2))
            {
                line++;
                if (row.Count > MaxColumns) throw PostingFile.Unreadable($"列が多すぎます（{MaxColumns}列まで）。", $"The sheet has too many columns (at most {MaxColumns}).");
                var fields = row.Values.Select(Text).ToArray();
                if (header is null) header = PostingFile.Header(fields);
                else if (fields.Any(field => !string.IsNullOrWhiteSpace(field))) rows.Add(new FileRow(line, PostingColumns.Cells(header, fields)));
            }

            return rows;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or FormatException or KeyNotFoundException or ArgumentException or InvalidOperationException or NullReferenceException)
        {
            // The reader of the workbook answers a damaged file with any of these.
            throw PostingFile.Unreadable("Excel のブックとして読めません。.xlsx 形式で保存し直してください。", "The file cannot be read as an Excel workbook. Save it again as .xlsx.", e);
        }
    }

    // Counts what really comes out, since the sizes written in the archive can be wrong; and no part may have a document type, whose entities would be fetched or multiplied.
    static void RefuseHostileContent(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        var buffer = new byte[81920];
        long total = 0;
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                total += read;
                if (total > MaxUnpackedBytes) throw PostingFile.Unreadable("ブックの中身が大きすぎます。", "The workbook holds too much.");
            }
        }

        foreach (var entry in archive.Entries.Where(entry => Path.GetExtension(entry.Name).ToLowerInvariant() is ".xml" or ".rels"))
        {
            using var content = entry.Open();
            using var reader = XmlReader.Create(content, NoDocumentType);
            reader.MoveToContent();
        }
    }

    static readonly XmlReaderSettings NoDocumentType = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    static string Text(object? value) => value switch
    {
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
