using System.Globalization;

namespace TalentPool.Domain;

/// <summary>One sentence of why a verdict is what it is.</summary>
/// <param name="Code">
/// Stable: counted, declared_partial, declared_part_time, not_digital, future, clipped, overlap, leave, span, carried, total, reached, declared_total, missing,
/// reached_on, not_foreseen, nothing; for certificates certificate_&lt;reason&gt;.
/// </param>
/// <param name="Position">The entry or the certificate that it is about, from 0; null for the whole.</param>
/// <param name="TextJa">In Japanese.</param>
/// <param name="TextEn">In English.</param>
public sealed record ExplanationLine(string Code, int? Position, string TextJa, string TextEn);

/// <summary>The count of route 1 in sentences: what each entry gave, what overlapped with which entry, which leaves were cut out, and what is missing.</summary>
/// <param name="AsOf">The day that was counted to.</param>
/// <param name="PolicyVersion">The figures that were applied.</param>
/// <param name="RequiredMonths">What route 1 asks for.</param>
/// <param name="ReachedOn">The first day of application on which it is reached when the present jobs go on; null when reached or not to be foreseen.</param>
/// <param name="CarriedMonths">Months made of the left-over days of several periods.</param>
/// <param name="Spans">What was counted, merged.</param>
/// <param name="Lines">The sentences, entry by entry, then the whole.</param>
public sealed record ExperienceExplanation(
    DateOnly AsOf, string PolicyVersion, int RequiredMonths, DateOnly? ReachedOn, int CarriedMonths, IReadOnlyList<CountedSpan> Spans, IReadOnlyList<ExplanationLine> Lines)
{
    /// <summary>Explains a count made on a day under a policy.</summary>
    public static ExperienceExplanation Of(ExperienceCount count, DateOnly asOf, ExperiencePolicy policy) => new(
        asOf, policy.Version, policy.RequiredMonths, count.ReachedOn, count.CarriedMonths, count.Spans,
        [.. count.Entries.SelectMany(entry => Entry(entry, count.Warnings, asOf, policy)), .. Whole(count, policy)]);

    static IEnumerable<ExplanationLine> Entry(EntryCount entry, IReadOnlyList<string> warnings, DateOnly asOf, ExperiencePolicy policy)
    {
        var (ja, en) = ($"職歴{entry.Position + 1}", $"Job {entry.Position + 1}");
        var (lengthJa, lengthEn) = Length(entry.Months, entry.Days);
        bool IsWarned(string code) => warnings.Contains($"job{entry.Position}:{code}");
        ExplanationLine Line(string code, string textJa, string textEn) => new(code, entry.Position, $"{ja}: {textJa}", $"{en}: {textEn}");

        if (entry.Note == "future")
        {
            yield return Line("future", "基準日より後に始まるため、数えていません。", "it begins after the day of application and is not counted.");
            yield break;
        }

        if (entry.Note == "notDigital")
        {
            yield return Line("not_digital", "デジタル分野の業務ではないため、数えていません。", "it is not digital work and is not counted.");
            yield break;
        }

        if (entry.Note == "counted") yield return Line("counted", $"{lengthJa}を数えました。", $"{lengthEn} counted.");
        if (entry.Note == "declared" && IsWarned("partial")) yield return Line("declared_partial", $"{lengthJa}。デジタル分野が一部の業務のため、自動では数えず、総務省が確認します。", $"{lengthEn}, only partly digital: not counted by the rules, for the ministry to judge.");
        if (entry.Note == "declared" && IsWarned("part_time")) yield return Line("declared_part_time", $"{lengthJa}。週{policy.MinWeeklyHours:0.##}時間に満たないため、自動では数えず、総務省が確認します。", $"{lengthEn} of fewer than {policy.MinWeeklyHours:0.##} hours a week: not counted by the rules, for the ministry to judge.");
        if (IsWarned("clipped")) yield return Line("clipped", $"基準日の{DayJa(asOf)}までを数えました。", $"counted until the day of application, {DayEn(asOf)}.");
        foreach (var leave in entry.CutLeaves)
            yield return Line("leave", $"{DayJa(leave.From)}から{DayJa(leave.To)}まで（{leave.Days}日）は休業のため除きました。", $"the leave from {DayEn(leave.From)} to {DayEn(leave.To)} ({Plural(leave.Days, "day")}) is cut out.");
        foreach (var overlap in entry.Overlaps)
            yield return Line("overlap", $"職歴{overlap.Position + 1}と重なる{overlap.Days}日は、一度だけ数えました。", $"{Plural(overlap.Days, "day")} shared with job {overlap.Position + 1} are counted once.");
    }

    static IEnumerable<ExplanationLine> Whole(ExperienceCount count, ExperiencePolicy policy)
    {
        static ExplanationLine Line(string code, string textJa, string textEn) => new(code, null, textJa, textEn);

        if (count.Spans.Count == 0) yield return Line("nothing", "数えられる職歴はまだありません。", "There is no work yet that counts.");
        if (count.Spans.Count > 1)
            foreach (var span in count.Spans)
            {
                var (spanJa, spanEn) = Length(span.Months, span.Days);
                yield return Line("span", $"{DayJa(span.From)}から{DayJa(span.To)}まで: {spanJa}", $"{DayEn(span.From)} to {DayEn(span.To)}: {spanEn}");
            }

        if (count.CarriedMonths > 0) yield return Line("carried", $"端数の日を合わせ、{policy.DaysPerCarryMonth}日を1か月として{count.CarriedMonths}か月を加えました。", $"Left-over days were added up, {policy.DaysPerCarryMonth} to a month: {Plural(count.CarriedMonths, "more month")}.");
        var (lengthJa, lengthEn) = Length(count.Months, count.Days);
        if (count.Spans.Count > 0) yield return Line("total", $"合計は{lengthJa}です。", $"In total {lengthEn}.");
        if (count.MissingMonths == 0)
        {
            yield return Line("reached", $"登録要件(1)の{policy.RequiredMonths}か月に達しています。", $"The {policy.RequiredMonths} months of route 1 are reached.");
            yield break;
        }

        if (count.Verdict == ExperienceVerdict.NeedsReview)
            yield return Line("declared_total", $"一部の業務、短時間勤務、休業を含めると{count.DeclaredMonths}か月になるため、総務省が確認します。", $"With partly digital or part-time work and leaves it is {Plural(count.DeclaredMonths, "month")}: the ministry judges.");
        yield return Line("missing", $"あと{count.MissingMonths}か月で、登録要件(1)の{policy.RequiredMonths}か月に達します。", $"{Plural(count.MissingMonths, "month")} missing to the {policy.RequiredMonths} months of route 1.");
        yield return count.ReachedOn is { } day
            ? Line("reached_on", $"いまの仕事が続けば、{DayJa(day)}に達します。", $"If the present work goes on, they are reached on {DayEn(day)}.")
            : Line("not_foreseen", "いま続いている職歴からは、達する日を見込めません。", "No day can be foreseen from work that goes on now.");
    }

    static (string Ja, string En) Length(int months, int days) => days == 0
        ? ($"{months}か月", Plural(months, "month"))
        : ($"{months}か月と{days}日", $"{Plural(months, "month")} and {Plural(days, "day")}");

    static string Plural(int number, string word) => string.Create(CultureInfo.InvariantCulture, $"{number} {word}{(number == 1 ? "" : "s")}");

    static string DayJa(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    static string DayEn(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
