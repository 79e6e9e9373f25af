using System.Text;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Postings.Import;

/// <summary>A row of a file: its line (or the sheet's row number) and its cells as text, by column.</summary>
/// <param name="Line">From 1, as an editor or a spreadsheet shows it.</param>
/// <param name="Cells">By column name; what the file does not have is not here.</param>
/// <param name="Fault">Why the row could not be read at all.</param>
sealed record FileRow(int Line, IReadOnlyDictionary<string, string> Cells, string? Fault = null);

/// <summary>The file as a whole cannot be read; the message, in the language of the request, says why and what to do.</summary>
sealed class UnreadableFileException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Reads the files that prefectures keep their postings in: .jsonl, .csv and .xlsx. All cells become text, so that a formula is text too.</summary>
static class PostingFile
{
    public const int MaxBytes = 5 * 1024 * 1024;

    public const int MaxRows = 5000;

    /// <exception cref="UnreadableFileException">The file as a whole is refused.</exception>
    public static IReadOnlyList<FileRow> Read(string name, byte[] bytes)
    {
        if (bytes.Length == 0) throw Unreadable("ファイルが空です。", "The file is empty.");
        var rows = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".jsonl" => JsonLines.Read(Decode(bytes)),
            ".csv" => CsvRows.Read(Decode(bytes)),
            ".xlsx" => SheetRows.Read(bytes),
            _ => throw Unreadable("拡張子が .jsonl、.csv、.xlsx のファイルを選んでください。", "Choose a .jsonl, .csv or .xlsx file."),
        };
        var read = rows.Take(MaxRows + 1).ToList();
        if (read.Count > MaxRows) throw Unreadable($"一度に取り込めるのは{MaxRows}行までです。ファイルを分けてください。", $"At most {MaxRows} rows can be imported at once. Split the file.");
        if (read.Count == 0) throw Unreadable("データの行がありません。", "The file has no rows.");
        return read;
    }

    public static UnreadableFileException Unreadable(string ja, string en, Exception? inner = null) => new(Said.In(ja, en), inner);

    /// <summary>Takes the names of a header row; refuses one that lacks a column that every posting needs, or has one twice.</summary>
    public static string[] Header(IEnumerable<string> names)
    {
        var header = names.Select(name => JapaneseText.Compatible(name).Trim().ToLowerInvariant()).ToArray();
        var missing = PostingColumns.Required.Except(header).ToArray();
        if (missing.Length > 0) throw Unreadable($"1行目に次の列名がありません: {string.Join("、", missing)}", $"The first line lacks these column names: {string.Join(", ", missing)}");
        var twice = header.Where(name => name.Length > 0).GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key).ToArray();
        if (twice.Length > 0) throw Unreadable($"1行目に同じ列名が2つあります: {string.Join("、", twice)}", $"The first line has a column name twice: {string.Join(", ", twice)}");
        return header;
    }

    // UTF-8 with or without its mark, else Shift_JIS as Excel on Windows writes it (code page 932).
    static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return DecodeShiftJis(bytes);
        }
    }

    static string DecodeShiftJis(byte[] bytes)
    {
        try
        {
            var text = CodePagesEncodingProvider.Instance.GetEncoding(932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetString(bytes);
            if (!text.Contains('\0', StringComparison.Ordinal)) return text;
        }
        catch (DecoderFallbackException e)
        {
            throw Unreadable("文字コードを読み取れません。UTF-8 または Shift_JIS で保存してください。", "The characters cannot be read. Save the file as UTF-8 or Shift_JIS.", e);
        }

        throw Unreadable("文字コードを読み取れません。UTF-8 または Shift_JIS で保存してください。", "The characters cannot be read. Save the file as UTF-8 or Shift_JIS.");
    }
}
