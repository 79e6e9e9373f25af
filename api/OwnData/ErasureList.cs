using System.Globalization;

namespace TalentPool.OwnData;

/// <summary>
/// Who was erased, in a file beside the database that is only ever added to: ids and days. When an older database is put back from a backup, it says who must be
/// erased again. Keep it on another volume than the database and in no backup that is older than it.
/// </summary>
public sealed class ErasureList(string path)
{
    readonly Lock writing = new();

    /// <param name="AccountId">The account.</param>
    /// <param name="CandidateId">The registration; null when there was none.</param>
    /// <param name="ErasedOn">The day in Japan.</param>
    public sealed record Entry(Guid AccountId, Guid? CandidateId, DateOnly ErasedOn);

    /// <summary>Adds a person and brings the line to the disk. A second line of the same person does no harm.</summary>
    public void Add(Entry entry)
    {
        lock (writing)
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            // What a crash cut off in the middle of a line was never counted as written: it goes.
            file.SetLength(WholeLines(file));
            file.Seek(0, SeekOrigin.End);
            file.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{entry.AccountId} {entry.CandidateId?.ToString() ?? "-"} {entry.ErasedOn:yyyy-MM-dd}\n")));
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Everyone in it, each once.</summary>
    /// <exception cref="InvalidOperationException">A line cannot be read: somebody must look before people come back whom it should keep away.</exception>
    public IReadOnlyList<Entry> Read()
    {
        lock (writing)
        {
            if (!File.Exists(path)) return [];
            var text = File.ReadAllText(path);
            var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return [.. lines.Select((line, number) => Parse(line) ?? throw new InvalidOperationException($"Line {number + 1} of {path}, the list of erased people, cannot be read.")).DistinctBy(entry => entry.AccountId)];
        }
    }

    static Entry? Parse(string line) => line.Split(' ') is [var account, var candidate, var day]
        && Guid.TryParse(account, out var accountId)
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var erasedOn)
        && (candidate == "-" || Guid.TryParse(candidate, out _))
            ? new Entry(accountId, candidate == "-" ? null : Guid.Parse(candidate), erasedOn)
            : null;

    static long WholeLines(FileStream file)
    {
        for (var end = file.Length; end > 0; end--)
        {
            file.Seek(end - 1, SeekOrigin.Begin);
            if (file.ReadByte() == '\n') return end;
        }

        return 0;
    }
}
