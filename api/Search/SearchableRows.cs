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
    public static async Task<IReadOnlyList<CandidateCard>> Cards(Db db, IReadOnlyList<Guid> ids, Viewer viewer, CandidateIndex picture, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        var rows = (await db.Query<Row>(VisibleSql, new { ids, viewer.PrefectureCode, viewer.OrganisationId }, ct)).ToDictionary(row => row.CandidateId);
        var tags = await TagsOf(db, rows.Keys, ct);
        return [.. ids.Where(rows.ContainsKey).Select(id => Card(rows[id], tags, viewer, picture))];
    }

    static CandidateCard Card(Row row, Tags tags, Viewer viewer, CandidateIndex picture)
    {
        EligibilityRoute[] routes = [.. tags.Of(row, "route").Select(Words.Read<EligibilityRoute>)];
        var region = RegionOf(row);
        var isRare = picture.CountAlike(region, routes, row.ExperienceMonths, viewer) < SmallCounts.Least;
        return Card(row, tags, routes, isRare ? "" : region);
    }

    static CandidateCard Card(Row row, Tags tags, EligibilityRoute[] routes, string region) => new()
    {
        CandidateId = row.CandidateId,
        PublicNumber = row.PublicNumber,
        Headline = row.Headline,
        ResidenceRegion = region,
        Prefectures = tags.Of(row, "prefecture"),
        Nationwide = row.IsNationwide,
        Routes = routes,
        ExperienceMonths = InYears(row.ExperienceMonths),
        Skills = tags.Skills(row),
        Themes = tags.Themes(row),
        RoleTypes = tags.RoleTypes(row),
        EmploymentTypes = tags.Of(row, "employmentType"),
        DaysPerWeek = row.DaysPerWeek,
        RemoteWork = row.RemoteWork,
        AvailableFrom = row.AvailableFrom,
        LastConfirmedAt = row.LastConfirmedAt is { } confirmed ? Tokyo.StartOf(Tokyo.DayOf(confirmed)) : default,
    };

    // Months to the number and instants to the millisecond are as good as a name to whoever knows them from elsewhere.
    static int InYears(int months) => months < 12 ? months : months / 12 * 12;

    static string RegionOf(Row row) => row.ResidencePrefectureCode is { } code ? Regions[code] : "";

    static async Task<Tags> TagsOf(Db db, IEnumerable<Guid> ids, CancellationToken ct) =>
        new((await db.Query<Tag>(TagsSql, new { ids }, ct)).ToLookup(tag => (tag.CandidateId, tag.Kind), tag => tag.Text));

    static async Task<IEnumerable<SearchableCandidate>> Complete(Db db, Row[] rows, CancellationToken ct)
    {
        var key = new { ids = rows.Select(row => row.CandidateId).ToArray() };
        var tags = await TagsOf(db, key.ids, ct);
        var career = (await db.Query<Career>(CareerSql, key, ct)).ToLookup(entry => entry.CandidateId, entry => entry.Text);
        var blocks = (await db.Query<Block>(BlocksSql, key, ct)).ToLookup(block => block.CandidateId, block => block.OrganisationId);
        return rows.Select(row =>
        {
            var id = row.CandidateId;
            return new SearchableCandidate
            {
                CandidateId = id,
                ChangeNo = row.ChangeNo,
                Headline = row.Headline,
                Introduction = row.Introduction,
                CareerText = string.Join('\n', career[id]),
                SkillIds = tags.Skills(row),
                SkillNames = [.. tags.Of(row, "skill").Select(skill => SkillNames[skill])],
                PrefectureCodes = tags.Of(row, "prefecture"),
                IsNationwide = row.IsNationwide,
                ResidenceRegion = RegionOf(row),
                Routes = [.. tags.Of(row, "route").Select(Words.Read<EligibilityRoute>)],
                // As on the card, so that neither a filter nor an order tells more.
                ExperienceMonths = InYears(row.ExperienceMonths),
                EmploymentTypes = tags.Of(row, "employmentType"),
                Themes = tags.Themes(row),
                RoleTypes = tags.RoleTypes(row),
                Remote = row.RemoteWork ?? "",
                DaysPerWeekMax = row.DaysPerWeek ?? 0,
                AvailableFrom = row.AvailableFrom,
                LastConfirmedAt = row.LastConfirmedAt ?? default,
                ConsentsNationwide = row.ConsentsNationwide,
                ConsentPrefectureCodes = tags.Of(row, "consent"),
                BlockedOrganisationIds = [.. blocks[id]],
            };
        });
    }

    /// <summary>What people have several of.</summary>
    sealed record Tags(ILookup<(Guid CandidateId, string Kind), string> All)
    {
        public string[] Of(Row row, string kind) => [.. All[(row.CandidateId, kind)]];

        public string[] Skills(Row row) => [.. All[(row.CandidateId, "skill")].Where(tag => !IsTheme(tag) && !IsRole(tag))];

        public string[] Themes(Row row) => [.. All[(row.CandidateId, "skill")].Where(IsTheme)];

        public string[] RoleTypes(Row row) => [.. All[(row.CandidateId, "skill")].Where(IsRole)];

        static bool IsTheme(string tag) => tag.StartsWith("theme-", StringComparison.Ordinal);

        static bool IsRole(string tag) => tag.StartsWith("role-", StringComparison.Ordinal);
    }

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

    sealed record Tag
    {
        public required Guid CandidateId { get; init; }
        public required string Kind { get; init; }
        public required string Text { get; init; }
    }

    sealed record Career
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
        SELECT c.CandidateId, c.PublicNumber, c.ChangeNo, CASE WHEN a.Status = 'suspended' THEN a.Status ELSE c.Status END AS Status, c.Headline, c.Introduction, c.ResidencePrefectureCode, c.RemoteWork,
            c.DaysPerWeek, c.AvailableFrom, c.IsNationwide, c.ConsentsNationwide, c.ExperienceMonths, c.LastConfirmedAt
        FROM Candidate c
        JOIN Account a ON a.AccountId = c.AccountId
        WHERE c.ChangeNo > @changeNo
        ORDER BY c.ChangeNo {dialect.Page}
        """;

    const string VisibleSql = """
        SELECT c.CandidateId, c.PublicNumber, c.ChangeNo, c.Status, c.Headline, c.Introduction, c.ResidencePrefectureCode, c.RemoteWork, c.DaysPerWeek, c.AvailableFrom,
            c.IsNationwide, c.ConsentsNationwide, c.ExperienceMonths, c.LastConfirmedAt
        FROM Candidate c
        JOIN Account a ON a.AccountId = c.AccountId
        WHERE c.CandidateId IN @ids AND c.Status = 'listed' AND a.Status <> 'suspended'
            AND (c.ConsentsNationwide = 1 OR EXISTS (SELECT 1 FROM CandidateConsent k WHERE k.CandidateId = c.CandidateId AND k.PrefectureCode = @PrefectureCode))
            AND NOT EXISTS (SELECT 1 FROM CandidateBlock b WHERE b.CandidateId = c.CandidateId AND b.OrganisationId = @OrganisationId)
        """;

    // One question for all of them: each question is a way to the database and back.
    const string TagsSql = """
        SELECT CandidateId, 'skill' AS Kind, SkillId AS Text FROM CandidateSkill WHERE CandidateId IN @ids
        UNION ALL SELECT CandidateId, 'route', Route FROM CandidateRoute WHERE CandidateId IN @ids
        UNION ALL SELECT CandidateId, 'prefecture', PrefectureCode FROM CandidatePrefecture WHERE CandidateId IN @ids
        UNION ALL SELECT CandidateId, 'employmentType', EmploymentType FROM CandidateEmploymentType WHERE CandidateId IN @ids
        UNION ALL SELECT CandidateId, 'consent', PrefectureCode FROM CandidateConsent WHERE CandidateId IN @ids
        ORDER BY Text
        """;

    const string CareerSql = "SELECT CandidateId, CONCAT(JobTitle, ' ', Description) AS Text FROM CareerEntry WHERE CandidateId IN @ids ORDER BY Position";

    const string BlocksSql = "SELECT CandidateId, OrganisationId FROM CandidateBlock WHERE CandidateId IN @ids ORDER BY OrganisationId";
}
