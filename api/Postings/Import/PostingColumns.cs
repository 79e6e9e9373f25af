namespace TalentPool.Postings.Import;

/// <summary>The columns of a file of postings, and the fields of a posting that they fill.</summary>
static class PostingColumns
{
    public const string Key = "id", Prefecture = "prefecture_code", PublishedOn = "published_on", Title = "title";

    /// <summary>By field, the column that fills it.</summary>
    public static readonly IReadOnlyDictionary<string, string> OfField = new Dictionary<string, string>
    {
        ["title"] = Title,
        ["appointmentType"] = "employment_type",
        ["payUnit"] = "salary_unit",
        ["payMin"] = "salary_min",
        ["payMax"] = "salary_max",
        ["payText"] = "salary_text",
        ["term"] = "term",
        ["workStyle"] = "work_style",
        ["weeklyHours"] = "weekly_hours",
        ["workLocation"] = "work_location",
        ["requirements"] = "requirements",
        ["description"] = "description",
        ["howToApply"] = "how_to_apply",
        ["openings"] = "openings",
        ["startOn"] = "start_on",
        ["deadline"] = "deadline",
        ["themes"] = "themes",
        ["skills"] = "skills",
    };

    /// <summary>What a header row must name.</summary>
    public static readonly string[] Required =
    [
        Key, Prefecture, Title, "employment_type", "salary_unit", "salary_text", "term", "work_style", "weekly_hours", "work_location", "requirements", "openings", "deadline", "description",
    ];

    static readonly HashSet<string> Known = [Key, Prefecture, PublishedOn, .. OfField.Values];

    /// <summary>The cells of the columns that mean something; others, such as a note of one's own, are passed over.</summary>
    public static Dictionary<string, string> Cells(string[] header, string[] fields) =>
        header.Zip(fields).Where(pair => Known.Contains(pair.First)).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
}
