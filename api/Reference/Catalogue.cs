using System.Globalization;
using TalentPool.Domain;

namespace TalentPool.Reference;

/// <summary>The reference lists as the rules want them: made once, never changed while the product runs.</summary>
public sealed class Catalogue
{
    /// <summary>The examinations with their calendar.</summary>
    public ExamCatalogue Exams { get; } = new(
        [.. ReferenceFiles.Exams.Select(row => new Exam(row.Id, row.Code, row.Level, row.FirstYear, row.LastYear, Standing(row.Verdict)))],
        [.. ReferenceFiles.Sittings.Select(row => new Sitting(row.ExamId, row.FromYear, row.ToYear, Months(row.Months)))]);

    /// <summary>Prefectures by their six digits.</summary>
    public IReadOnlyDictionary<string, Prefecture> Prefectures { get; } = ReferenceFiles.Prefectures.ToDictionary(prefecture => prefecture.Code, StringComparer.Ordinal);

    /// <summary>Themes, role types and skills by id.</summary>
    public IReadOnlyDictionary<string, Skill> Skills { get; } = ReferenceFiles.Skills.ToDictionary(skill => skill.Id, StringComparer.Ordinal);

    static ExamStanding Standing(string verdict) => verdict switch
    {
        "accept" => ExamStanding.Accept,
        "accept_legacy" => ExamStanding.AcceptLegacy,
        "review" => ExamStanding.Review,
        "reject" => ExamStanding.Reject,
        _ => throw new InvalidDataException($"The examination list holds an unknown verdict: {verdict}."),
    };

    static int[] Months(string text) => text == "*" ? [] : [.. text.Split(' ').Select(month => int.Parse(month, CultureInfo.InvariantCulture))];
}
