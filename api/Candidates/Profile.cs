using TalentPool.Eligibility;

namespace TalentPool.Candidates;

/// <summary>What a person writes about themself, whole or unfinished.</summary>
/// <param name="Name">Full name (氏名).</param>
/// <param name="Kana">Its reading (フリガナ).</param>
/// <param name="Phone">Optional; opens with the identity.</param>
/// <param name="ResidencePrefecture">Six digits; shown to prefectures as a region only.</param>
/// <param name="Headline">One line, shown on the anonymous card.</param>
/// <param name="Introduction">Shown on the anonymous detail page: should not name the person.</param>
/// <param name="Career">Employments (職歴).</param>
/// <param name="Certificates">Numbers of IPA certificates (合格証書番号), as written.</param>
/// <param name="EquivalentGrounds">Why the person's knowledge equals routes 1 and 2; null when route 3 is not claimed.</param>
/// <param name="Skills">From the skill list.</param>
/// <param name="Themes">Priority themes (重点テーマ), theme-a to theme-f.</param>
/// <param name="RoleTypes">Kinds of expert (人材像), role-*.</param>
/// <param name="Wishes">Where and how the person would work (希望条件).</param>
/// <param name="Consent">To whom the person's data may be given.</param>
/// <param name="BlockedOrganisations">Organisations that never see the person.</param>
public record Profile(
    string Name, string Kana, string? Phone, string? ResidencePrefecture, string Headline, string Introduction,
    IReadOnlyList<CareerItem> Career, IReadOnlyList<string> Certificates, string? EquivalentGrounds,
    IReadOnlyList<SkillItem> Skills, IReadOnlyList<string> Themes, IReadOnlyList<string> RoleTypes,
    Wishes Wishes, ConsentItem Consent, IReadOnlyList<Guid> BlockedOrganisations)
{
    /// <summary>Before the first word.</summary>
    public static Profile Empty { get; } = new("", "", null, null, "", "", [], [], null, [], [], [], new Wishes([], false, [], null, null, null), new ConsentItem(null, false, []), []);
}

/// <param name="Employer">Never shown on the anonymous pages.</param>
/// <param name="JobTitle">What the person was.</param>
/// <param name="Start">yyyy-MM or yyyy-MM-dd.</param>
/// <param name="End">The same; null while it lasts.</param>
/// <param name="Digital">yes, partial or no.</param>
/// <param name="Hours">Hours a week; null means full time.</param>
/// <param name="Leave">Times away from it.</param>
/// <param name="Description">Shown on the anonymous detail page.</param>
public sealed record CareerItem(
    string Employer, string JobTitle, string Start, string? End = null, string Digital = "yes", decimal? Hours = null,
    IReadOnlyList<CheckEligibility.LeaveInput>? Leave = null, string Description = "");

/// <param name="SkillId">From the skill list.</param>
/// <param name="Years">Years of practice; null when not said.</param>
public sealed record SkillItem(string SkillId, int? Years = null);

/// <param name="Prefectures">Six digits each.</param>
/// <param name="Nationwide">True for any prefecture.</param>
/// <param name="EmploymentTypes">fullTime, partTime, sideJob, dispatch.</param>
/// <param name="DaysPerWeek">At most this many, 1 to 5.</param>
/// <param name="RemoteWork">none, partial or full.</param>
/// <param name="AvailableFrom">The first possible day.</param>
public sealed record Wishes(
    IReadOnlyList<string> Prefectures, bool Nationwide = false, IReadOnlyList<string>? EmploymentTypes = null, int? DaysPerWeek = null, string? RemoteWork = null, DateOnly? AvailableFrom = null);

/// <param name="PurposeVersion">The version of the purpose notice (利用目的) that was accepted; null while none was.</param>
/// <param name="Nationwide">True for every prefecture.</param>
/// <param name="Prefectures">Otherwise only these.</param>
public sealed record ConsentItem(string? PurposeVersion = null, bool Nationwide = false, IReadOnlyList<string>? Prefectures = null);

/// <summary>The purpose notice that a person accepts before their data is given to prefectures.</summary>
public static class PurposeNotice
{
    /// <summary>Raised whenever a word changes.</summary>
    public const string Version = "2026-11";

    public const string Ja = "ご登録の情報は、都道府県が市町村のDXを支援するデジタル人材を探し、採用情報をお知らせするために利用します。検索では匿名の情報（氏名・連絡先・勤務先を除く）だけを、同意いただいた都道府県に表示します。氏名と連絡先は、採用通知に「応じる」と回答した団体にのみ開示し、その記録はいつでもご自身で確認できます。総務省は登録要件の審査と制度の運営のために情報を利用します。同意はいつでも変更・撤回できます。";

    public const string En = "What you register is used so that prefectures can find digital experts who support municipalities, and can tell you of openings. Search shows only anonymous information (no name, contact or employer) to the prefectures you consent to. Your name and contact open only to an organisation whose hiring notice you accept, and you can see the record at any time. The ministry uses the data to review eligibility and to run the registry. You can change or withdraw your consent at any time.";
}
