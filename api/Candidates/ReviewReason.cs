namespace TalentPool.Candidates;

/// <summary>Why a submission needs the ministry, as a code and in words.</summary>
public sealed record ReviewReason(string Code, string TextJa, string TextEn)
{
    static readonly Dictionary<string, (string Ja, string En)> Texts = new()
    {
        ["experience_declared"] = ("一部だけがデジタル業務の職歴、短時間勤務または休業期間を含めると5年以上になるため", "Five years are reached only with partly digital or part-time work, or with leaves"),
        ["duplicate_number"] = ("同じ合格証書番号がほかの登録にもあるため", "Another registration holds the same certificate number"),
        ["certificate_former_exam"] = ("旧名称の試験のため", "The examination has a former name"),
        ["certificate_not_held_that_year"] = ("その年に試験が実施された記録がないため", "No sitting of that year is known"),
        ["certificate_not_held_that_month"] = ("その月に試験が実施された記録がないため", "No sitting of that month is known"),
        ["certificate_not_level4"] = ("レベル4相当かどうかの確認が必要な試験のため", "It must be checked whether the examination equals level 4"),
        ["certificate_old_number"] = ("旧形式の番号のため", "The number has an old form"),
        ["equivalent_claimed"] = ("要件(3)同等以上の知見の申請のため", "Route 3 (equal knowledge) is claimed"),
    };

    /// <summary>The reason of a code.</summary>
    public static ReviewReason Of(string code) => Texts.TryGetValue(code, out var text) ? new(code, text.Ja, text.En) : new(code, code, code);
}
