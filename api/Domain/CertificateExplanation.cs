namespace TalentPool.Domain;

/// <summary>What a certificate number proves, in sentences, one for each reason that <see cref="CertificateNumber"/> knows.</summary>
public static class CertificateExplanation
{
    static readonly Dictionary<string, (string Ja, string En)> Texts = new()
    {
        ["accept"] = ("登録要件(2)を満たします。", "it meets route 2."),
        ["accept_legacy"] = ("旧名称の試験として、登録要件(2)を満たします。", "it meets route 2 under a former name of the examination."),
        ["legacy_review"] = ("旧名称の試験のため、総務省が確認します。", "the examination has a former name: the ministry judges."),
        ["shared"] = ("ほかの登録にも同じ番号があるため、総務省が確認します。", "another registration holds the same number: the ministry judges."),
        ["empty"] = ("番号が入力されていません。", "there is no number."),
        ["format"] = ("番号の形式が正しくありません（例: ST-2015-10-01234）。", "the number has not the form of one, such as ST-2015-10-01234."),
        ["am1_number"] = ("午前Ⅰ試験の通過者番号です。合格証書の番号を入力してください。", "this is the number of a pass in the first morning part: enter the number of the certificate."),
        ["month"] = ("番号の月が正しくありません。", "its month is none."),
        ["serial"] = ("番号の末尾が正しくありません。", "its serial number is none."),
        ["unknown_code"] = ("試験の記号が正しくありません。", "no examination has this code."),
        ["year_out_of_range"] = ("その年には、この記号の試験はありませんでした。", "no examination had this code in that year."),
        ["future"] = ("これから行われる試験の番号です。", "it belongs to a sitting in the future."),
        ["level1"] = BelowLevelFour(1),
        ["level2"] = BelowLevelFour(2),
        ["level3"] = BelowLevelFour(3),
        ["not_level4"] = ("レベル4相当かどうかを総務省が確認します。", "the ministry judges whether it equals level 4."),
        ["not_held_that_year"] = ("その年に実施された記録がないため、総務省が確認します。", "no sitting of that year is known: the ministry judges."),
        ["not_held_that_month"] = ("その月に実施された記録がないため、総務省が確認します。", "no sitting of that month is known: the ministry judges."),
        ["old_number"] = ("旧形式の番号のため、総務省が確認します。", "the number has an old form: the ministry judges."),
    };

    /// <param name="check">What the number proves.</param>
    /// <param name="position">Its place in the input, from 0.</param>
    /// <param name="acceptsFormerExams">The policy's choice about former names.</param>
    /// <param name="isShared">True when another person entered the number too.</param>
    public static ExplanationLine Of(CertificateCheck check, int position, bool acceptsFormerExams = true, bool isShared = false)
    {
        var code = check.Status switch
        {
            "accept" or "accept_legacy" when isShared => "shared",
            "accept_legacy" when !acceptsFormerExams => "legacy_review",
            "accept" or "accept_legacy" => check.Status,
            _ => check.Reason,
        };
        var (ja, en) = Texts[code];
        return new($"certificate_{code}", position, $"合格証書番号{position + 1}: {ja}", $"Certificate {position + 1}: {en}");
    }

    static (string Ja, string En) BelowLevelFour(int level) => (
        $"レベル{level}の試験のため、登録要件(2)の対象外です。実務経験が5年以上ある場合は要件(1)、同等の知見がある場合は要件(3)で申請できます。",
        $"an examination of level {level} is not enough for route 2. Route 1 is open with five years of experience, route 3 with equal knowledge.");
}
