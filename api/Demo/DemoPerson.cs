using TalentPool.Candidates;
using TalentPool.Reference;

namespace TalentPool.Demo;

/// <summary>An invented professional. The same number always gives the same person; names are put together from common ones, so a likeness is chance.</summary>
sealed class DemoPerson
{
    static readonly string[] Headlines =
    [
        "自治体の基幹システム標準化を10年担当", "ガバメントクラウド移行のインフラエンジニア", "書かない窓口の業務改革を伴走支援", "生成AIの庁内活用とガイドライン策定",
        "データ利活用とBIで政策立案を支援", "IT調達・仕様書作成とベンダーマネジメント", "三層の対策とゼロトラストのセキュリティ設計", "kintoneなどノーコードによる内製化支援",
        "大規模システムのPMO、プロジェクト管理", "UI/UXデザインとウェブアクセシビリティ", "防災・GISデータの活用", "広域連携による共同調達の支援",
    ];

    static readonly string[] Introductions =
    [
        "民間のシステム会社で住民情報システムの開発と運用に携わり、その後は自治体のDX推進計画の策定を支援してきました。小規模な団体でも無理なく進められる手順を大切にしています。",
        "クラウド基盤の設計と運用が専門です。ガバメントクラウドへの移行計画、ネットワークの見直し、費用の試算までを一貫して支援できます。",
        "窓口業務の分析から申請の電子化、職員研修までを担当しました。現場の職員と一緒に業務の流れを描き、続けられる形に整えることを心がけています。",
        "統計とデータ可視化を用いた政策立案(EBPM)の支援、オープンデータの整備を行っています。データの前処理から報告書の作成まで対応できます。",
        "情報セキュリティポリシーの見直し、脆弱性診断、インシデント対応訓練の企画を行ってきました。監査の経験もあります。",
    ];

    static readonly string[] Jobs = ["システムエンジニア", "プロジェクトマネージャー", "インフラエンジニア", "ITコンサルタント", "データアナリスト", "情報システム部門 係長"];

    static readonly string[] Employers = ["みなと情報システム株式会社", "北斗ソリューションズ株式会社", "あおば市役所", "株式会社やまびこデジタル", "すみれクラウド合同会社", "株式会社こだま総合研究所"];

    static readonly string[] Work = ["住民情報システムの設計と移行", "ガバメントクラウドへの移行計画と構築", "窓口業務の電子化と職員研修", "データ分析基盤の構築とBIの展開", "庁内ネットワークとセキュリティの見直し", "基幹業務の調達支援とプロジェクト管理"];

    static readonly string[] Exams = ["ST", "SA", "PM", "NW", "DB", "SM", "SC"];

    static readonly IReadOnlyList<NamePart> Families = ReferenceFiles.Names("family"), Givens = ReferenceFiles.Names("given");

    static readonly string[] SkillIds = [.. ReferenceFiles.Skills.Select(skill => skill.Id).Where(id => !id.StartsWith("theme-", StringComparison.Ordinal) && !id.StartsWith("role-", StringComparison.Ordinal))];

    readonly Random random;

    public DemoPerson(int number, DateOnly today)
    {
        random = new Random(number * 7919);
        Number = number;
        Standing = number switch
        {
            < 210 => DemoStanding.Listed,
            < 228 => DemoStanding.Submitted,
            < 240 => DemoStanding.Returned,
            < 250 => DemoStanding.Rejected,
            < 265 => DemoStanding.Paused,
            < 273 => DemoStanding.Lapsed,
            < 278 => DemoStanding.Suspended,
            < 282 => DemoStanding.Withdrawn,
            _ => DemoStanding.Draft,
        };
        Profile = Write(today);
    }

    public int Number { get; }

    public DemoStanding Standing { get; }

    public Profile Profile { get; }

    Profile Write(DateOnly today)
    {
        var (family, given) = (Pick(Families), Pick(Givens));
        var prefectures = Some(ReferenceFiles.Prefectures, 1, 4).Select(prefecture => prefecture.Code).ToList();
        var isRouteThree = Standing is DemoStanding.Submitted or DemoStanding.Returned or DemoStanding.Rejected;
        var isByExam = !isRouteThree && Number % 4 == 0;
        return new Profile(
            $"{family.Kanji} {given.Kanji}", Domain.JapaneseText.NormalizeKana($"{family.Kana} {given.Kana}"), $"03-0000-{Number:0000}", Pick(ReferenceFiles.Prefectures).Code, Pick(Headlines), Pick(Introductions),
            isByExam ? [Job(today, 24)] : isRouteThree ? [Job(today, 30)] : Career(today),
            isByExam ? [Certificate()] : [],
            isRouteThree ? "オープンソースの行政システムの開発に8年間参加し、複数の自治体での導入を支援してきました。登壇や寄稿の実績もあります。" : null,
            [.. Some(SkillIds, 3, 10).Select(id => new SkillItem(id, random.Next(1, 15)))],
            [.. Some("abcdef".ToCharArray(), 1, 3).Select(letter => "theme-" + letter)],
            [.. Some(["role-producer", "role-pm", "role-service-designer", "role-engineer"], 1, 2)],
            new Wishes(prefectures, random.Next(4) == 0, [.. Some(["fullTime", "partTime", "sideJob", "dispatch"], 1, 3)], random.Next(1, 6), Pick(["none", "partial", "full"]), today.AddDays(random.Next(0, 200))),
            Standing == DemoStanding.Draft ? new ConsentItem(null, false, []) : new ConsentItem(PurposeNotice.Version, random.Next(5) > 0, prefectures),
            []);
    }

    // The sittings of 2023: some examinations in April, the others in October.
    string Certificate() => Pick(Exams) is var exam && exam is "ST" or "SA" or "NW" or "SM" ? $"{exam}-2023-04-{10_000 + Number}" : $"{exam}-2023-10-{10_000 + Number}";

    CareerItem[] Career(DateOnly today)
    {
        var first = Job(today.AddYears(-random.Next(2, 5)), random.Next(36, 100));
        return [first, Job(today, random.Next(30, 60))];
    }

    CareerItem Job(DateOnly end, int months)
    {
        var work = Pick(Work);
        return new CareerItem(Pick(Employers), Pick(Jobs), $"{end.AddMonths(-months):yyyy-MM}", $"{end.AddMonths(-1):yyyy-MM}", "yes", null, [], work);
    }

    T Pick<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    List<T> Some<T>(IReadOnlyList<T> all, int least, int most) => [.. all.OrderBy(_ => random.Next()).Take(random.Next(least, most + 1))];
}

/// <summary>Where an invented person is to stand.</summary>
enum DemoStanding
{
    Draft,
    Listed,
    Submitted,
    Returned,
    Rejected,
    Paused,
    Lapsed,
    Suspended,
    Withdrawn,
}
