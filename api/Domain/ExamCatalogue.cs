namespace TalentPool.Domain;

/// <summary>What the registry does with an examination.</summary>
public enum ExamStanding
{
    /// <summary>A level-4 examination (高度試験) or its equal: enough by itself.</summary>
    Accept,

    /// <summary>A former name of a level-4 examination: accepted while the policy says so.</summary>
    AcceptLegacy,

    /// <summary>The ministry decides.</summary>
    Review,

    /// <summary>Below level 4.</summary>
    Reject,
}

/// <summary>An examination of IPA (情報処理技術者試験・情報処理安全確保支援士試験).</summary>
/// <param name="Id">Code and first year, such as ST-2009: codes were used again for other examinations.</param>
/// <param name="Code">The two letters of its certificate numbers; empty for those that had none.</param>
/// <param name="NameJa">Its name.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Level">1 to 4.</param>
/// <param name="FirstYear">The first year it was held.</param>
/// <param name="LastYear">The last one; null while it is held.</param>
/// <param name="Standing">What the registry does with it.</param>
public sealed record Exam(string Id, string Code, string NameJa, string NameEn, int Level, int FirstYear, int? LastYear, ExamStanding Standing)
{
    /// <summary>True when certificates of that year may carry its code.</summary>
    public bool Covers(int year) => FirstYear <= year && year <= (LastYear ?? int.MaxValue);

    /// <summary>
    /// Whether a standing goes with a level: accepted ones are of level 4 (高度試験・レベル4相当), as the ministry's text has it, and rejected ones are below;
    /// the ministry may look at any.
    /// </summary>
    public static bool Allows(int level, ExamStanding standing) => standing switch
    {
        ExamStanding.Accept or ExamStanding.AcceptLegacy => level == 4,
        ExamStanding.Reject => level < 4,
        _ => true,
    };
}

/// <summary>The months in which an examination was held from one year to another; no months means any.</summary>
public sealed record Sitting(string ExamId, int FromYear, int? ToYear, IReadOnlyList<int> Months);

/// <summary>The whole picture of one examination as it will be from a day on.</summary>
/// <param name="Id">The amendment; empty for one that is only tried.</param>
/// <param name="ValidFrom">The first day in Japan.</param>
/// <param name="Exam">The examination.</param>
/// <param name="Sittings">When it is held.</param>
public sealed record ExamAmendment(Guid Id, DateOnly ValidFrom, Exam Exam, IReadOnlyList<Sitting> Sittings);

/// <summary>The examinations and when they were held, as one edition of the catalogue has them; never changed.</summary>
public sealed class ExamCatalogue(IReadOnlyList<Exam> exams, IReadOnlyList<Sitting> sittings)
{
    public IReadOnlyList<Exam> Exams { get; } = exams;

    /// <summary>True when some examination ever had this code.</summary>
    public bool KnowsCode(string code) => Exams.Any(exam => exam.Code == code);

    /// <summary>The examination that had a code in a year; null when none had.</summary>
    public Exam? Find(string code, int year) => Exams.FirstOrDefault(exam => exam.Code == code && exam.Covers(year));

    /// <summary>When an examination was held, the earliest first; none when it has no calendar.</summary>
    public IReadOnlyList<Sitting> SittingsOf(string examId) => [.. sittings.Where(sitting => sitting.ExamId == examId).OrderBy(sitting => sitting.FromYear)];

    /// <summary>Whether an examination was held then: <c>ok</c>, <c>not_held_that_year</c> or <c>not_held_that_month</c>. One without a calendar is taken as held.</summary>
    public string Held(string examId, int year, int month)
    {
        var own = sittings.Where(sitting => sitting.ExamId == examId).ToList();
        if (own.Count == 0) return "ok";
        var then = own.Where(sitting => sitting.FromYear <= year && year <= (sitting.ToYear ?? int.MaxValue)).ToList();
        if (then.Count == 0) return "not_held_that_year";
        return then.Any(sitting => sitting.Months.Count == 0 || sitting.Months.Contains(month)) ? "ok" : "not_held_that_month";
    }

    /// <summary>The catalogue with examinations added or put in the place of what they were.</summary>
    public ExamCatalogue With(IEnumerable<ExamAmendment> amendments)
    {
        var changed = amendments.ToDictionary(amendment => amendment.Exam.Id, StringComparer.Ordinal);
        var kept = Exams.Select(exam => exam.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            [.. Exams.Select(exam => changed.TryGetValue(exam.Id, out var amendment) ? amendment.Exam : exam), .. changed.Values.Select(amendment => amendment.Exam).Where(exam => !kept.Contains(exam.Id))],
            [.. sittings.Where(sitting => !changed.ContainsKey(sitting.ExamId)), .. changed.Values.SelectMany(amendment => amendment.Sittings)]);
    }

    /// <summary>Two examinations that have the same code in the same year, so that a number could mean either; null when there are none.</summary>
    public (Exam First, Exam Second)? Clash()
    {
        foreach (var same in Exams.Where(exam => exam.Code.Length > 0).GroupBy(exam => exam.Code).Where(group => group.Count() > 1))
            foreach (var (earlier, later) in same.OrderBy(exam => exam.FirstYear).Zip(same.OrderBy(exam => exam.FirstYear).Skip(1)))
                if (earlier.Covers(later.FirstYear)) return (earlier, later);
        return null;
    }
}
