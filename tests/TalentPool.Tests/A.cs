namespace TalentPool.Tests;

/// <summary>What people send, with everything filled in; a test changes the part that it is about.</summary>
static class A
{
    /// <summary>A registration; by default of ten years of digital work.</summary>
    public static Dictionary<string, object?> Registration(
        int version = 0, string name = "山田 花子", object[]? career = null, string[]? certificates = null, string? grounds = null, string[]? prefectures = null, bool consentsNationwide = true, string[]? consents = null,
        string headline = "自治体の基幹システム標準化を10年", Guid[]? blocked = null, string[]? skills = null, string[]? employmentTypes = null) => new()
        {
            ["version"] = version,
            ["name"] = name,
            ["kana"] = "ヤマダ ハナコ",
            ["phone"] = "03-1234-5678",
            ["residencePrefecture"] = "130001",
            ["headline"] = headline,
            ["introduction"] = "住民記録と税のシステム標準化、ガバメントクラウドへの移行を担当してきました。",
            ["career"] = career ?? [Job("2014-04", "2024-03")],
            ["certificates"] = certificates ?? [],
            ["equivalentGrounds"] = grounds,
            ["skills"] = (skills ?? ["gov-govcloud", "cloud-aws"]).Select(id => new { skillId = id, years = 5 }).ToArray(),
            ["themes"] = new[] { "theme-a", "theme-c" },
            ["roleTypes"] = new[] { "role-pm" },
            ["wishes"] = new { prefectures = prefectures ?? ["010006", "340006"], nationwide = false, employmentTypes = employmentTypes ?? ["fullTime", "partTime"], daysPerWeek = 5, remoteWork = "partial", availableFrom = "2027-04-01" },
            ["consent"] = new { purposeVersion = "2026-11", nationwide = consentsNationwide, prefectures = consents ?? [] },
            ["blockedOrganisations"] = blocked ?? [],
        };

    public static object Job(string start, string? end, string digital = "yes", decimal? hours = null, string employer = "株式会社みなと情報") =>
        new { employer, jobTitle = "システムエンジニア", start, end, digital, hours, leave = Array.Empty<object>(), description = "標準準拠システムへの移行" };
}
