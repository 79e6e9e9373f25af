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
/// <param name="Level">1 to 4.</param>
/// <param name="FirstYear">The first year it was held.</param>
/// <param name="LastYear">The last one; null while it is held.</param>
/// <param name="Standing">What the registry does with it.</param>
public sealed record Exam(string Id, string Code, int Level, int FirstYear, int? LastYear, ExamStanding Standing);

/// <summary>The months in which an examination was held from one year to another; no months means any.</summary>
public sealed record Sitting(string ExamId, int FromYear, int? ToYear, IReadOnlyList<int> Months);

/// <summary>The examinations and when they were held. Reference data that changes with the years; what it says in one release is one object.</summary>
public sealed class ExamCatalogue(IReadOnlyList<Exam> exams, IReadOnlyList<Sitting> sittings)
{
    public IReadOnlyList<Exam> Exams { get; } = exams;

    /// <summary>True when some examination ever had this code.</summary>
    public bool KnowsCode(string code) => Exams.Any(exam => exam.Code == code);

    /// <summary>The examination that had a code in a year; null when none had.</summary>
    public Exam? Find(string code, int year) => Exams.FirstOrDefault(exam => exam.Code == code && exam.FirstYear <= year && year <= (exam.LastYear ?? int.MaxValue));

    /// <summary>Whether an examination was held then: <c>ok</c>, <c>not_held_that_year</c> or <c>not_held_that_month</c>. One without a calendar is taken as held.</summary>
    public string Held(string examId, int year, int month)
    {
        var own = sittings.Where(sitting => sitting.ExamId == examId).ToList();
        if (own.Count == 0) return "ok";
        var then = own.Where(sitting => sitting.FromYear <= year && year <= (sitting.ToYear ?? int.MaxValue)).ToList();
        if (then.Count == 0) return "not_held_that_year";
        return then.Any(sitting => sitting.Months.Count == 0 || sitting.Months.Contains(month)) ? "ok" : "not_held_that_month";
    }
}
