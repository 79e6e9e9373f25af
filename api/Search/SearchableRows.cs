using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Reference;

namespace TalentPool.Search;

/// <summary>The searchable part of people as it lies in the tables, read in the order of the changes.</summary>
static class SearchableRows
{
    // SQL Server takes at most 2,100 parameters.
    const int IdsAtATime = 1_000;

    static readonly Dictionary<string, string> Regions = ReferenceFiles.Prefectures.ToDictionary(prefecture => prefecture.Code, prefecture => prefecture.Region, StringComparer.Ordinal);

    static readonly Dictionary<string, string> SkillNames = ReferenceFiles.Skills.ToDictionary(skill => skill.Id, skill => $"{skill.NameJa} {skill.NameEn}", StringComparer.Ordinal);

    /// <summary>People who are on the list now, and those who are not (any more).</summary>
    public sealed record Changes(IReadOnlyList<SearchableCandidate> Listed, IReadOnlyList<Guid> Hidden, long LastChangeNo)
    {
        public int Count => Listed.Count + Hidden.Count;
    }

    public static async Task<Changes> ReadAfter(Db db, long changeNo, int take, CancellationToken ct)
    {
        var rows = await db.Query<Row>(ChangedSql(db.Dialect), new { changeNo, skip = 0, take }, ct);
        List<SearchableCandidate> listed = [];
        foreach (var part in rows.Where(row => row.Status == "listed").Chunk(IdsAtATime)) listed.AddRange(await Complete(db, part, ct));
        return new(listed, [.. rows.Where(row => row.Status != "listed").Select(row => row.CandidateId)], rows.Count > 0 ? rows[^1].ChangeNo : changeNo);
    }

    /// <summary>The cards of these people, in their order, as far as the viewer may see them now: the database has the last word over the picture.</summary>
    public static async Task<IReadOnlyList<CandidateCard>> Cards(Db db, IReadOnlyList<Guid> ids, Viewer viewer, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        var rows = await db.Query<Row>(VisibleSql, new { ids, viewer.PrefectureCode, viewer.OrganisationId }, ct);
        var numbers = rows.ToDictionary(row => row.CandidateId, row => row.PublicNumber);
        var people = (await Complete(db, [.. rows], ct)).ToDictionary(person => person.CandidateId);
        return [.. ids.Where(people.ContainsKey).Select(id => Card(numbers[id], people[id]))];
    }

    static CandidateCard Card(string number, SearchableCandidate person) => new()
    {
        CandidateId = person.CandidateId,
        PublicNumber = number,
        Headline = person.Headline,
        ResidenceRegion = person.ResidenceRegion,
        Prefectures = person.PrefectureCodes,
        Nationwide = person.IsNationwide,
        Routes = person.Routes,
        ExperienceMonths = person.ExperienceMonths,
        Skills = person.SkillIds,
        Themes = person.Themes,
        RoleTypes = person.RoleTypes,
        EmploymentTypes = person.EmploymentTypes,
        DaysPerWeek = person.DaysPerWeekMax == 0 ? null : person.DaysPerWeekMax,
        RemoteWork = person.Remote.Length == 0 ? null : person.Remote,
        AvailableFrom = person.AvailableFrom,
        LastConfirmedAt = person.LastConfirmedAt,
    };

    static async Task<IEnumerable<SearchableCandidate>> Complete(Db db, Row[] rows, CancellationToken ct)
    {
        var key = new { ids = rows.Select(row => row.CandidateId).ToArray() };
        async Task<ILookup<Guid, string>> Values(string sql) => (await db.Query<Value>(sql, key, ct)).ToLookup(value => value.CandidateId, value => value.Text);

        var (skills, career, routes) = (await Values(SkillsSql), await Values(CareerSql), await Values(RoutesSql));
        var (prefectures, employmentTypes, consents) = (await Values(PrefecturesSql), await Values(EmploymentTypesSql), await Values(ConsentsSql));
        var blocks = (await db.Query<Block>(BlocksSql, key, ct)).ToLookup(block => block.CandidateId, block => block.OrganisationId);
        return rows.Select(row =>
        {
            var id = row.CandidateId;
            var tags = skills[id].ToList();
            return new SearchableCandidate
            {
                CandidateId = id,
                ChangeNo = row.ChangeNo,
                Headline = row.Headline,
                Introduction = row.Introduction,
                CareerText = string.Join('\n', career[id]),
                SkillIds = [.. tags.Where(tag => !IsTheme(tag) && !IsRole(tag))],
                SkillNames = [.. tags.Select(tag => SkillNames[tag])],
                PrefectureCodes = [.. prefectures[id]],
                IsNationwide = row.IsNationwide,
                ResidenceRegion = row.ResidencePrefectureCode is { } code ? Regions[code] : "",
                Routes = [.. routes[id].Select(Words.Read<EligibilityRoute>)],
                ExperienceMonths = row.ExperienceMonths,
                EmploymentTypes = [.. employmentTypes[id]],
                Themes = [.. tags.Where(IsTheme)],
                RoleTypes = [.. tags.Where(IsRole)],
                Remote = row.RemoteWork ?? "",
                DaysPerWeekMax = row.DaysPerWeek ?? 0,
                AvailableFrom = row.AvailableFrom,
                LastConfirmedAt = row.LastConfirmedAt ?? default,
                ConsentsNationwide = row.ConsentsNationwide,
                ConsentPrefectureCodes = [.. consents[id]],
                BlockedOrganisationIds = [.. blocks[id]],
            };
        });
    }

    static bool IsTheme(string tag) => tag.StartsWith("theme-", StringComparison.Ordinal);

    static bool IsRole(string tag) => tag.StartsWith("role-", StringComparison.Ordinal);

    sealed record Row
    {
        public required Guid CandidateId { get; init; }
        public required string PublicNumber { get; init; }
        public required long ChangeNo { get; init; }
        public required string Status { get; init; }
        public required string Headline { get; init; }
        public required string Introduction { get; init; }
        public string? ResidencePrefectureCode { get; init; }
        public string? RemoteWork { get; init; }
        public int? DaysPerWeek { get; init; }
        public DateOnly? AvailableFrom { get; init; }
        public bool IsNationwide { get; init; }
        public bool ConsentsNationwide { get; init; }
        public int ExperienceMonths { get; init; }
        public DateTimeOffset? LastConfirmedAt { get; init; }
    }

    sealed record Value
    {
        public required Guid CandidateId { get; init; }
        public required string Text { get; init; }
    }

    sealed record Block
    {
        public required Guid CandidateId { get; init; }
        public required Guid OrganisationId { get; init; }
    }

    static string ChangedSql(Dialect dialect) => $"""
        SELECT CandidateId, PublicNumber, ChangeNo, Status, Headline, Introduction, ResidencePrefectureCode, RemoteWork, DaysPerWeek, AvailableFrom, IsNationwide, ConsentsNationwide, ExperienceMonths, LastConfirmedAt
        FROM Candidate WHERE ChangeNo > @changeNo
        ORDER BY ChangeNo {dialect.Page}
        """;

    const string VisibleSql = """
        SELECT c.CandidateId, c.PublicNumber, c.ChangeNo, c.Status, c.Headline, c.Introduction, c.ResidencePrefectureCode, c.RemoteWork, c.DaysPerWeek, c.AvailableFrom,
            c.IsNationwide, c.ConsentsNationwide, c.ExperienceMonths, c.LastConfirmedAt
        FROM Candidate c
        WHERE c.CandidateId IN @ids AND c.Status = 'listed'
            AND (c.ConsentsNationwide = 1 OR EXISTS (SELECT 1 FROM CandidateConsent k WHERE k.CandidateId = c.CandidateId AND k.PrefectureCode = @PrefectureCode))
            AND NOT EXISTS (SELECT 1 FROM CandidateBlock b WHERE b.CandidateId = c.CandidateId AND b.OrganisationId = @OrganisationId)
        """;

    const string SkillsSql = "SELECT CandidateId, SkillId AS Text FROM CandidateSkill WHERE CandidateId IN @ids ORDER BY SkillId";

    const string CareerSql = "SELECT CandidateId, CONCAT(JobTitle, ' ', Description) AS Text FROM CareerEntry WHERE CandidateId IN @ids ORDER BY Position";

    const string RoutesSql = "SELECT CandidateId, Route AS Text FROM CandidateRoute WHERE CandidateId IN @ids ORDER BY Route";

    const string PrefecturesSql = "SELECT CandidateId, PrefectureCode AS Text FROM CandidatePrefecture WHERE CandidateId IN @ids ORDER BY PrefectureCode";

    const string EmploymentTypesSql = "SELECT CandidateId, EmploymentType AS Text FROM CandidateEmploymentType WHERE CandidateId IN @ids ORDER BY EmploymentType";

    const string ConsentsSql = "SELECT CandidateId, PrefectureCode AS Text FROM CandidateConsent WHERE CandidateId IN @ids ORDER BY PrefectureCode";

    const string BlocksSql = "SELECT CandidateId, OrganisationId FROM CandidateBlock WHERE CandidateId IN @ids ORDER BY OrganisationId";
}
