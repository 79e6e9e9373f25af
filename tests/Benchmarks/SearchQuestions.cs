using TalentPool.Search;

namespace TalentPool.Benchmarks;

/// <summary>
/// The 42 questions of a working day: 17 of words, 10 of facets, 7 of both, 3 deep pages, 3 counts, 2 of everyone. All
/// but the counts want the total, 20 people and the counts of every facet value.
/// </summary>
static class SearchQuestions
{
    public static readonly Viewer Viewer = new("310000", SyntheticPeople.Organisation(31));

    static readonly SearchCriteria Everyone = new();

    public static IReadOnlyList<(string Kind, SearchCriteria Criteria)> All { get; } =
    [
        .. Words("ガバメントクラウド", "統計", "防災", "データ", "生成ai", "窓口業務", "標準化", "税", "クラウド 移行", "セキュリティ 監査", "CIO補佐官",
            "山田市", "鳥取市", "python", "DX推進計画", "ガバクラ 費用", "存在しない言葉").Select(c => ("words", c)),
        ("facets", Everyone with { Prefectures = ["310000"] }),
        ("facets", Everyone with { Prefectures = ["130001", "140007"], Remote = ["full"] }),
        ("facets", Everyone with { Skills = ["gov-govcloud"] }),
        ("facets", Everyone with { Skills = ["gov-bpr", "gov-procurement"], MinMonths = 60 }),
        ("facets", Everyone with { Routes = ["exam"] }),
        ("facets", Everyone with { EmploymentTypes = ["sideJob", "partTime"], MinDaysPerWeek = 2 }),
        ("facets", Everyone with { Themes = ["theme-f"], RoleTypes = ["role-pm"] }),
        ("facets", Everyone with { MinMonths = 120 }),
        ("facets", Everyone with { ResidenceRegions = ["中国"], AvailableBy = new(2026, 10, 1) }),
        ("facets", Everyone with { Prefectures = ["320005"], Skills = ["dev-cobol", "data-gis"], Routes = ["equivalent"] }),
        ("both", Everyone with { Text = "データ", Prefectures = ["310000"] }),
        ("both", Everyone with { Text = "統計", Skills = ["data-bi"] }),
        ("both", Everyone with { Text = "ガバメントクラウド", MinMonths = 60, Remote = ["full", "partial"] }),
        ("both", Everyone with { Text = "研修", EmploymentTypes = ["sideJob"] }),
        ("both", Everyone with { Text = "防災 システム", Themes = ["theme-a", "theme-d"] }),
        ("both", Everyone with { Text = "調達", Routes = ["experience"], Prefectures = ["010006"] }),
        ("both", Everyone with { Text = "窓口", MinDaysPerWeek = 4, Order = SearchOrder.Experience }),
        ("deep page", Everyone with { Text = "データ", Skip = 400 }),
        ("deep page", Everyone with { Remote = ["partial"], Skip = 1000 }),
        ("deep page", Everyone with { Skip = 2000, Order = SearchOrder.Newest }),
        (Count, Everyone with { Text = "データ" }),
        (Count, Everyone with { Prefectures = ["310000"], Skills = ["dev-csharp"] }),
        (Count, Everyone with { MinMonths = 60, Themes = ["theme-b"] }),
        ("everyone", Everyone),
        ("everyone", Everyone with { Order = SearchOrder.Experience }),
    ];

    public const string Count = "count";

    static IEnumerable<SearchCriteria> Words(params string[] texts) => texts.Select(text => new SearchCriteria { Text = text });
}
