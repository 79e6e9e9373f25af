using CsvHelper;

namespace TalentPool.Postings.Import;

/// <summary>Comma-separated rows under a line of column names (RFC 4180); tabs and semicolons are recognised too.</summary>
static class CsvRows
{
    static readonly CsvReaderOptions Strict = new()
    {
        HasHeader = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        IncludeValuesInExceptions = false,
    };

    public static IReadOnlyList<FileRow> Read(string text)
    {
        List<FileRow> rows = [];
        try
        {
            using var reader = CsvReader.FromText(text, Strict);
            string[]? header = null;
            while (rows.Count <= PostingFile.MaxRows && reader.Read())
            {
                var fields = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
                if (header is null) header = PostingFile.Header(fields);
                else if (fields.Any(field => !string.IsNullOrWhiteSpace(field))) rows.Add(new FileRow((int)reader.LineNumber, PostingColumns.Cells(header, fields)));
            }
        }
        catch (CsvFormatException e)
        {
            throw PostingFile.Unreadable($"{e.LineNumber}行目の引用符（\"）の使い方が正しくないため、CSV として読めません。", $"The file is not well-formed CSV: check the quotes (\") on line {e.LineNumber}.", e);
        }

        return rows;
    }
}
