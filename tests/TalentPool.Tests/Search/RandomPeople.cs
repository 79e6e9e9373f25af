using TalentPool.Domain;
using TalentPool.Search;

namespace TalentPool.Tests.Search;

/// <summary>Random people and random questions, the same for the same seed; few different values, so that they meet.</summary>
sealed class RandomPeople(int seed)
{
    static readonly string[] Prefectures = ["010006", "130001", "310000", "320005", "330001", "470007"];
    static readonly string[] Regions = ["北海道", "関東", "中国", "九州・沖縄"];
    static readonly string[] Types = ["fullTime", "partTime", "sideJob", "dispatch"];
    static readonly string[] Themes = ["theme-a", "theme-b", "theme-c", "theme-d", "theme-e", "theme-f"];
    static readonly string[] Roles = ["role-producer", "role-pm", "role-service-designer", "role-engineer"];
    static readonly string[] Remotes = ["none", "partial", "full"];
    static readonly string[] RouteNames = ["experience", "exam", "equivalent"];

    static readonly (string Id, string[] Names)[] Skills =
    [
        ("dev-csharp", ["C#・.NET", "C# / .NET"]), ("dev-go", ["Go", "Go"]), ("data-gis", ["GIS・地理空間情報", "GIS"]),
        ("gov-bpr", ["業務改革(BPR)", "Business process re-engineering"]), ("gov-training", ["職員研修", "Staff training"]),
        ("data-ml", ["機械学習・統計解析", "Machine learning / statistics"]), ("sec-bcp", ["ICT-BCP・災害対応", "ICT continuity"]),
        ("gov-govcloud", ["ガバメントクラウド", "Government Cloud"]),
    ];

    static readonly string[] Phrases =
    [
        "統計", "防災", "山田市", "山田さんは田市に", "ＤＸ推進", "デジタル変革", "人工知能", "生成AI", "e-mail", "窓口業務を改善した", "データ分析",
        "でーた利活用", "ｶﾞﾊﾞﾒﾝﾄｸﾗｳﾄﾞ", "ガバクラ移行", "Go言語", "goal", "税務", "課税", "人", "システムの標準化", "𠮷野町", "Pythonで統一した計画", "AI・RPA",
    ];

    static readonly string[] Words =
    [
        "統計", "防災", "山田市", "dx", "デジタル変革", "AI", "人工知能", "データ", "でーた", "ガバクラ", "go", "税", "人", "標準化", "𠮷", "python", "gis",
        "業務", "training", "c#", "学習", "ない言葉", "・", "計",
    ];

    readonly Random random = new(seed);
    long changeNo;

    public SearchableCandidate Person(int number)
    {
        var skills = Some(Skills, 4);
        return new()
        {
            CandidateId = Listed.Id(number),
            ChangeNo = ++changeNo,
            Headline = Text(2),
            Introduction = Text(5),
            CareerText = Text(4),
            SkillIds = [.. skills.Select(s => s.Id)],
            SkillNames = [.. skills.SelectMany(s => s.Names)],
            PrefectureCodes = Some(Prefectures, 3),
            IsNationwide = random.Next(6) == 0,
            ResidenceRegion = One(Regions),
            Routes = Some([EligibilityRoute.Experience, EligibilityRoute.Exam, EligibilityRoute.Equivalent], 2),
            ExperienceMonths = random.Next(240),
            EmploymentTypes = Some(Types, 3),
            Themes = Some(Themes, 3),
            RoleTypes = Some(Roles, 2),
            Remote = random.Next(5) == 0 ? "" : One(Remotes),
            DaysPerWeekMax = random.Next(6),
            AvailableFrom = random.Next(3) == 0 ? null : new DateOnly(2026, 4, 1).AddDays(random.Next(400)),
            LastConfirmedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(random.Next(60)),
            ConsentsNationwide = random.Next(2) == 0,
            ConsentPrefectureCodes = Some(Prefectures, 3),
            BlockedOrganisationIds = random.Next(8) == 0 ? [Organisation(random.Next(3))] : [],
        };
    }

    public Viewer Viewer() => new(One(Prefectures), Organisation(random.Next(4)));

    public SearchCriteria Criteria() => new()
    {
        Text = Maybe(2) ? string.Join(random.Next(2) == 0 ? " " : "　", Some(Words, 2)) : "",
        Prefectures = Maybe(3) ? Some(Prefectures, 2) : [],
        ResidenceRegions = Maybe(5) ? Some(Regions, 2) : [],
        Skills = Maybe(3) ? Some([.. Skills.Select(s => s.Id), "no-such-skill"], 2) : [],
        Routes = Maybe(5) ? Some(RouteNames, 2) : [],
        MinMonths = Maybe(4) ? random.Next(200) : null,
        EmploymentTypes = Maybe(4) ? Some(Types, 2) : [],
        Themes = Maybe(4) ? Some(Themes, 3) : [],
        RoleTypes = Maybe(6) ? Some(Roles, 2) : [],
        Remote = Maybe(5) ? Some(Remotes, 2) : [],
        MinDaysPerWeek = Maybe(6) ? random.Next(1, 6) : null,
        AvailableBy = Maybe(6) ? new DateOnly(2026, 4, 1).AddDays(random.Next(400)) : null,
        Order = (SearchOrder)random.Next(3),
        Skip = random.Next(3) == 0 ? random.Next(300) : 0,
        Take = 20,
    };

    public int Next(int below) => random.Next(below);

    static Guid Organisation(int number) => new($"00000000-0000-0000-0002-{number:000000000000}");

    bool Maybe(int oneIn) => random.Next(oneIn) == 0;

    string Text(int most) => string.Join(random.Next(2) == 0 ? "、" : "", Some(Phrases, most));

    T One<T>(T[] all) => all[random.Next(all.Length)];

    T[] Some<T>(T[] all, int most)
    {
        var copy = all.ToArray();
        random.Shuffle(copy);
        return copy[..random.Next(Math.Min(most, copy.Length) + 1)];
    }
}
