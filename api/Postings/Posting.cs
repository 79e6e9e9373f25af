using TalentPool.Domain;

namespace TalentPool.Postings;

/// <summary>A posting (採用情報) as it is shown. One whose deadline is past shows as closed.</summary>
public sealed record Posting : PostingInput
{
    public required Guid PostingId { get; init; }

    public required Guid OrganisationId { get; init; }

    public required string OrganisationJa { get; init; }

    public required string OrganisationEn { get; init; }

    /// <summary>Six digits.</summary>
    public required string PrefectureCode { get; init; }

    public required EmploymentType EmploymentType { get; init; }

    public required PostingStatus Status { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Goes up with each change; an update names the one it started from.</summary>
    public required int Version { get; init; }
}

/// <summary>How postings stand in the database.</summary>
sealed record PostingRow
{
    /// <summary>What a query selects to make this row, with its tables; takes @today.</summary>
    public const string Select = """
        SELECT p.PostingId, p.OrganisationId, o.NameJa AS OrganisationJa, o.NameEn AS OrganisationEn, o.PrefectureCode,
            CASE WHEN p.Status = 'published' AND p.Deadline < @today THEN 'closed' ELSE p.Status END AS Status,
            p.Title, p.AppointmentType, p.EmploymentType, p.PayUnit, p.PayMin, p.PayMax, p.PayText, p.Term, p.WorkStyle, p.WeeklyMinutes, p.WorkLocation,
            p.Requirements, p.Description, p.HowToApply, p.Openings, p.StartOn, p.Deadline, p.PublishedAt, p.ClosedAt, p.Version,
            (SELECT STRING_AGG(s.SkillId, ';') FROM PostingSkill s WHERE s.PostingId = p.PostingId) AS SkillIds
        FROM Posting p JOIN Organisation o ON o.OrganisationId = p.OrganisationId
        """;

    public required Guid PostingId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string OrganisationJa { get; init; }
    public required string OrganisationEn { get; init; }
    public string? PrefectureCode { get; init; }
    public required string Status { get; init; }
    public required string Title { get; init; }
    public required string AppointmentType { get; init; }
    public required string EmploymentType { get; init; }
    public required string PayUnit { get; init; }
    public int? PayMin { get; init; }
    public int? PayMax { get; init; }
    public required string PayText { get; init; }
    public required string Term { get; init; }
    public required string WorkStyle { get; init; }
    public required int WeeklyMinutes { get; init; }
    public required string WorkLocation { get; init; }
    public required string Requirements { get; init; }
    public required string Description { get; init; }
    public string? HowToApply { get; init; }
    public required int Openings { get; init; }
    public DateOnly? StartOn { get; init; }
    public required DateOnly Deadline { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public required int Version { get; init; }
    public string? SkillIds { get; init; }

    public Posting ToPosting()
    {
        var ids = (SkillIds ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).ToLookup(IsTheme);
        return new Posting
        {
            PostingId = PostingId,
            OrganisationId = OrganisationId,
            OrganisationJa = OrganisationJa,
            OrganisationEn = OrganisationEn,
            PrefectureCode = PrefectureCode ?? "",
            Status = Words.Read<PostingStatus>(Status),
            Title = Title,
            AppointmentType = Words.Read<AppointmentType>(AppointmentType),
            EmploymentType = Words.Read<EmploymentType>(EmploymentType),
            PayUnit = Words.Read<PayUnit>(PayUnit),
            PayMin = PayMin,
            PayMax = PayMax,
            PayText = PayText,
            Term = Term,
            WorkStyle = Words.Read<WorkStyle>(WorkStyle),
            WeeklyHours = WeeklyMinutes / 60m,
            WorkLocation = WorkLocation,
            Requirements = Requirements,
            Description = Description,
            HowToApply = HowToApply,
            Openings = Openings,
            StartOn = StartOn,
            Deadline = Deadline,
            PublishedAt = PublishedAt,
            ClosedAt = ClosedAt,
            Version = Version,
            Themes = [.. ids[true]],
            Skills = [.. ids[false]],
        };
    }

    public static bool IsTheme(string skillId) => skillId.StartsWith("theme-", StringComparison.Ordinal);

    /// <summary>What the words of a search are compared with: one form for width and case, cut to what the column holds.</summary>
    public static string SearchText(PostingInput posting)
    {
        var text = JapaneseText.Fold($"{posting.Title}\n{posting.WorkLocation}\n{posting.Requirements}\n{posting.Term}\n{posting.PayText}\n{posting.Description}");
        return text.Length <= 4000 ? text : text[..4000];
    }
}
