using System.Globalization;
using TalentPool.Domain;

namespace TalentPool.Reference;

/// <summary>Rows of the examination list, from the file or from the tables, as the rules want them.</summary>
public static class ExamList
{
    /// <summary>The list that the product comes with.</summary>
    public static ExamCatalogue Starting => Of(ReferenceFiles.Exams, ReferenceFiles.Sittings);

    /// <summary>A catalogue of rows.</summary>
    public static ExamCatalogue Of(IEnumerable<ExamRow> exams, IEnumerable<SittingRow> sittings) => new([.. exams.Select(Exam)], [.. sittings.Select(Sitting)]);

    public static Exam Exam(ExamRow row) => new(row.Id, row.Code, row.NameJa, row.NameEn, row.Level, row.FirstYear, row.LastYear,
        Words.Find<ExamStanding>(row.Verdict) ?? throw new InvalidDataException($"The examination list holds an unknown verdict: {row.Verdict}."));

    public static Sitting Sitting(SittingRow row) => new(row.ExamId, row.FromYear, row.ToYear,
        row.Months == "*" ? [] : [.. row.Months.Split(' ').Select(month => int.Parse(month, CultureInfo.InvariantCulture))]);

    /// <summary>Months as a column holds them.</summary>
    public static string Months(IReadOnlyCollection<int> months) => months.Count == 0 ? "*" : string.Join(' ', months.Order());
}
