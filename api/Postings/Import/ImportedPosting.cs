using System.Globalization;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Postings.Import;

/// <summary>A fault in one cell of a file.</summary>
/// <param name="Column">The column's name in the file; empty when the row as a whole is meant.</param>
/// <param name="Value">What stands there, cut to 100 characters.</param>
/// <param name="Message">What is wrong, in the language of the request.</param>
public sealed record CellFault(string Column, string Value, string Message);

/// <summary>A row of a file, read as a posting.</summary>
/// <param name="Key">The row's own id, unique within an organisation.</param>
/// <param name="PrefectureCode">Whose posting it is.</param>
/// <param name="PublishedOn">From which day in Japan it is public; null means at once.</param>
/// <param name="Input">What the form would have sent.</param>
sealed record ImportedPosting(string Key, string PrefectureCode, DateOnly? PublishedOn, PostingInput Input)
{
    static readonly PostingInput.Validator Rules = new();

    /// <summary>Reads the cells; a row with faults has no posting. The rules are those of the form.</summary>
    public static (ImportedPosting? Posting, IReadOnlyList<CellFault> Faults) Read(FileRow row, HashSet<string> knownSkills)
    {
        if (row.Fault is { } fault) return (null, [new CellFault("", "", fault)]);
        var cells = new CellReader(row.Cells);
        var key = cells.Required(PostingColumns.Key, 40);
        // A spreadsheet that takes the code for a number drops its first zero.
        var prefecture = cells.Required(PostingColumns.Prefecture, 6).PadLeft(6, '0');
        var publishedOn = cells.Day(PostingColumns.PublishedOn);
        var input = new PostingInput
        {
            Title = cells.Text(PostingColumns.Title),
            AppointmentType = cells.Word<AppointmentType>("employment_type"),
            PayUnit = cells.Word<PayUnit>("salary_unit"),
            PayMin = cells.Whole("salary_min"),
            PayMax = cells.Whole("salary_max"),
            PayText = cells.Text("salary_text"),
            Term = cells.Text("term"),
            WorkStyle = cells.Word<WorkStyle>("work_style"),
            WeeklyHours = cells.Number("weekly_hours") ?? 0,
            WorkLocation = cells.Text("work_location"),
            Requirements = cells.Text("requirements"),
            Description = cells.Text("description"),
            HowToApply = cells.Text("how_to_apply") is { Length: > 0 } text ? text : null,
            Openings = cells.Whole("openings") ?? 0,
            StartOn = cells.Day("start_on"),
            Deadline = cells.Day("deadline", isRequired: true) ?? default,
            Themes = cells.List("themes"),
            Skills = cells.List("skills"),
        };
        foreach (var failure in Rules.Validate(input).Errors.Concat(PostingStore.UnknownIds(input, knownSkills)))
            cells.Refuse(PostingColumns.OfField[FieldOf(failure.PropertyName)], failure.ErrorMessage);
        return cells.Faults.Count == 0 ? (new ImportedPosting(key, prefecture, publishedOn, input), []) : (null, cells.Faults);
    }

    /// <summary>The state that the row asks for on a day in Japan: published from its first day to its deadline, else a draft.</summary>
    public PostingStatus StatusOn(DateOnly today) => (PublishedOn is null || PublishedOn <= today) && Input.Deadline >= today ? PostingStatus.Published : PostingStatus.Draft;

    // skills[2] is the field skills.
    static string FieldOf(string path)
    {
        var name = path.Split('[')[0];
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Turns cells into values and keeps what is wrong with them, one fault for each column.</summary>
    sealed class CellReader(IReadOnlyDictionary<string, string> cells)
    {
        public List<CellFault> Faults { get; } = [];

        public void Refuse(string column, string message)
        {
            if (Faults.Exists(fault => fault.Column == column)) return;
            var value = Text(column);
            Faults.Add(new CellFault(column, value.Length <= 100 ? value : value[..100], message));
        }

        public string Text(string column) => cells.GetValueOrDefault(column, "").Trim();

        public string Required(string column, int maxLength)
        {
            var text = Text(column);
            if (text.Length == 0) Refuse(column, Said.In("入力してください。", "Enter a value."));
            if (text.Length > maxLength) Refuse(column, Said.In($"{maxLength}文字以内で入力してください。", $"Use at most {maxLength} characters."));
            return text;
        }

        public T Word<T>(string column) where T : struct, Enum
        {
            if (Words.Find<T>(Text(column)) is { } value) return value;
            var words = string.Join(", ", Enum.GetValues<T>().Select(Words.SnakeOf));
            Refuse(column, Said.In($"次のどれかを入力してください: {words}", $"Use one of: {words}"));
            return default;
        }

        public decimal? Number(string column)
        {
            var text = JapaneseText.Compatible(Text(column));
            if (text.Length == 0) return null;
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
            Refuse(column, Said.In("数字で入力してください。", "Enter a number."));
            return null;
        }

        public int? Whole(string column)
        {
            if (Number(column) is not { } number) return null;
            if (decimal.IsInteger(number) && number is >= int.MinValue and <= int.MaxValue) return (int)number;
            Refuse(column, Said.In("整数で入力してください。", "Enter a whole number."));
            return null;
        }

        public DateOnly? Day(string column, bool isRequired = false)
        {
            var text = JapaneseText.Compatible(Text(column));
            if (text.Length == 0 && !isRequired) return null;
            if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            Refuse(column, Said.In("日付を 2026-12-11 の形で入力してください。", "Enter a date such as 2026-12-11."));
            return null;
        }

        public string[] List(string column) => [.. Text(column).Split([';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
    }
}
