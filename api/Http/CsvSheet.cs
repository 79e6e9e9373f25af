using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;

namespace TalentPool.Http;

/// <summary>
/// The one way in which tables leave the house: CSV for spreadsheets, in UTF-8 with its mark. A cell that a spreadsheet could run as a formula gets an apostrophe before it, also
/// when full-width letters, spaces or invisible characters disguise its beginning; a plain number stays one.
/// </summary>
public static partial class CsvSheet
{
    // = + - @ and their other widths; also the minus of mathematics, which some programs read as theirs.
    const string Beginnings = "=+-@＝＋－＠﹦﹢﹣﹫−";

    public static byte[] Write(IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: true))
        {
            csv.WriteHeader([.. heading.Select(Cell)]);
            foreach (var row in rows) csv.WriteRecord([.. row.Select(Cell)]);
        }

        return file.ToArray();
    }

    /// <summary>A text as a cell that is nothing but text.</summary>
    public static string Cell(string text)
    {
        foreach (var letter in text)
        {
            if (letter is '\t' or '\r' or '\n' || Beginnings.Contains(letter, StringComparison.Ordinal)) return PlainNumber().IsMatch(text) ? text : "'" + text;
            if (!IsUnseen(letter)) return text;
        }

        return text;
    }

    static bool IsUnseen(char letter) => char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark;

    [GeneratedRegex(@"\A-?[0-9]+(\.[0-9]+)?\z")]
    private static partial Regex PlainNumber();
}
