using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Postings.Import;

/// <summary>Decides about one row after another what an import would do with it.</summary>
sealed class RowJudge(HashSet<string> knownSkills, Dictionary<string, Guid> organisations, Dictionary<(Guid, string), ImportTarget.ImportedState> existing)
{
    readonly Dictionary<(string, string), int> seen = [];

    public PreviewImport.Row Judge(FileRow row)
    {
        var (posting, faults) = ImportedPosting.Read(row, knownSkills);
        var title = row.Cells.GetValueOrDefault(PostingColumns.Title, "");
        var prefecture = row.Cells.GetValueOrDefault(PostingColumns.Prefecture, "");
        PreviewImport.Row Answer(string verdict, params IReadOnlyList<CellFault> errors) => new(row.Line, verdict, title, prefecture, errors);

        if (posting is null) return Answer("bad", faults);
        if (!organisations.TryGetValue(posting.PrefectureCode, out var organisationId))
            return Answer("bad", new CellFault(PostingColumns.Prefecture, posting.PrefectureCode,
                organisations.Count == 1 ? Said.In("自分の都道府県の採用情報だけを取り込めます。", "You can import postings of your own prefecture only.") : Said.In("都道府県の6桁のコードではありません。", "This is not the six-digit code of a prefecture.")));
        if (!seen.TryAdd((posting.PrefectureCode, posting.Key), row.Line))
            return Answer("bad", new CellFault(PostingColumns.Key, posting.Key, Said.In(
                $"{seen[(posting.PrefectureCode, posting.Key)]}行目と同じ id です。", $"Line {seen[(posting.PrefectureCode, posting.Key)]} has the same id.")));
        if (!existing.TryGetValue((organisationId, posting.Key), out var state)) return Answer("new");
        if (PostingTransitions.AllowsEdit(state.Is())) return Answer("update");
        return Answer("bad", new CellFault(PostingColumns.Key, posting.Key, Said.In("この id の採用情報は締め切られています。", "The posting with this id is closed.")));
    }
}
