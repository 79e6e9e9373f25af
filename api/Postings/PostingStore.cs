using FluentValidation.Results;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Postings;

/// <summary>The statements that the slices of this room share.</summary>
static class PostingStore
{
    /// <summary>The ids of all themes, role types and skills.</summary>
    public static async Task<HashSet<string>> KnownSkills(Db db, CancellationToken ct) => [.. await db.Query<string>(SkillsSql, null, ct)];

    /// <summary>The ids that the reference lists do not have, each by its path such as <c>skills[2]</c>.</summary>
    public static IEnumerable<ValidationFailure> UnknownIds(PostingInput posting, HashSet<string> known)
    {
        foreach (var (id, place) in posting.Themes.Select((id, place) => (id, place)))
            if (!PostingRow.IsTheme(id) || !known.Contains(id))
                yield return new ValidationFailure($"themes[{place}]", Said.In("一覧にない重点テーマです。", "This theme is not in the list."));
        foreach (var (id, place) in posting.Skills.Select((id, place) => (id, place)))
            if (PostingRow.IsTheme(id) || !known.Contains(id))
                yield return new ValidationFailure($"skills[{place}]", Said.In("一覧にないスキルです。", "This skill is not in the list."));
    }

    /// <summary>The columns of what was written, as parameters.</summary>
    public static object Columns(PostingInput input, Guid postingId, Guid organisationId, Guid accountId, DateTimeOffset now, PostingStatus status, string? importKey = null, int version = 0) => new
    {
        postingId,
        organisationId,
        accountId,
        now,
        importKey,
        version,
        status = Words.Of(status),
        publishedAt = status is PostingStatus.Published ? now : (DateTimeOffset?)null,
        title = input.Title.Trim(),
        appointmentType = Words.Of(input.AppointmentType),
        employmentType = Words.Of(PostingTerms.EmploymentOf(input.AppointmentType)),
        payUnit = Words.Of(input.PayUnit),
        input.PayMin,
        input.PayMax,
        input.PayText,
        input.Term,
        workStyle = Words.Of(input.WorkStyle),
        weeklyMinutes = (int)(input.WeeklyHours * 60),
        input.WorkLocation,
        input.Requirements,
        input.Description,
        input.HowToApply,
        input.Openings,
        input.StartOn,
        input.Deadline,
        searchText = PostingRow.SearchText(input),
    };

    public static async Task Insert(Tx tx, PostingInput input, object columns, Guid postingId)
    {
        await tx.Execute(InsertSql, columns);
        await AddSkills(tx, input, postingId);
    }

    /// <summary>Writes what was typed over a posting of the organisation, unless another was faster; the slice has made sure that the state allows it.</summary>
    /// <returns>False when the version is no longer the one named.</returns>
    public static async Task<bool> Overwrite(Tx tx, PostingInput input, object columns, Guid postingId)
    {
        if (await tx.Execute(OverwriteSql, columns) == 0) return false;
        await tx.Execute(ClearSkillsSql, new { postingId });
        await AddSkills(tx, input, postingId);
        return true;
    }

    /// <summary>The state of a posting of the organisation; null when it has no such posting.</summary>
    public static Task<PostingState?> StateOf(Tx tx, Guid postingId, Guid organisationId) => tx.Find<PostingState>(StateSql, new { postingId, organisationId });

    static Task<int> AddSkills(Tx tx, PostingInput input, Guid postingId) =>
        tx.Execute(AddSkillSql, input.SkillIds().Select(skillId => new { postingId, skillId }).ToArray());

    const string SkillsSql = "SELECT SkillId FROM Skill";

    const string InsertSql = """
        INSERT INTO Posting (PostingId, OrganisationId, ImportKey, Status, Title, AppointmentType, EmploymentType, PayUnit, PayMin, PayMax, PayText, Term, WorkStyle,
            WeeklyMinutes, WorkLocation, Requirements, Description, HowToApply, Openings, StartOn, Deadline, PublishedAt, SearchText, Version, CreatedBy, CreatedAt, UpdatedAt)
        VALUES (@postingId, @organisationId, @importKey, @status, @title, @appointmentType, @employmentType, @payUnit, @PayMin, @PayMax, @PayText, @Term, @workStyle,
            @weeklyMinutes, @WorkLocation, @Requirements, @Description, @HowToApply, @Openings, @StartOn, @Deadline, @publishedAt, @searchText, 1, @accountId, @now, @now)
        """;

    const string OverwriteSql = """
        UPDATE Posting SET Title = @title, AppointmentType = @appointmentType, EmploymentType = @employmentType, PayUnit = @payUnit, PayMin = @PayMin, PayMax = @PayMax,
            PayText = @PayText, Term = @Term, WorkStyle = @workStyle, WeeklyMinutes = @weeklyMinutes, WorkLocation = @WorkLocation, Requirements = @Requirements,
            Description = @Description, HowToApply = @HowToApply, Openings = @Openings, StartOn = @StartOn, Deadline = @Deadline, SearchText = @searchText,
            Status = @status, PublishedAt = COALESCE(PublishedAt, @publishedAt), Version = Version + 1, UpdatedAt = @now
        WHERE PostingId = @postingId AND OrganisationId = @organisationId AND Version = @version
        """;

    const string ClearSkillsSql = "DELETE FROM PostingSkill WHERE PostingId = @postingId";

    const string AddSkillSql = "INSERT INTO PostingSkill (PostingId, SkillId) VALUES (@postingId, @skillId)";

    const string StateSql = "SELECT Status, Deadline, Version, Title FROM Posting WHERE PostingId = @postingId AND OrganisationId = @organisationId";
}

/// <summary>What decides whether a posting may change.</summary>
sealed record PostingState
{
    public required string Status { get; init; }
    public required DateOnly Deadline { get; init; }
    public required int Version { get; init; }
    public required string Title { get; init; }

    public PostingStatus Is() => Words.Read<PostingStatus>(Status);
}
