using System.Text;

namespace TalentPool.Domain;

/// <summary>The name of an organisation in the form in which two are compared: as names of people are, without legal form and punctuation.</summary>
public static class OrganisationName
{
    // Folded, the longest first: katakana stands as hiragana, a long vowel as a dash.
    static readonly string[] LegalForms =
    [
        .. new[]
        {
            "特定非営利活動法人", "地方独立行政法人", "国立大学法人", "独立行政法人", "公益社団法人", "公益財団法人", "一般社団法人", "一般財団法人", "社会福祉法人", "株式会社", "有限会社", "合同会社", "合資会社",
            "合名会社", "相互会社", "学校法人", "医療法人", "宗教法人", "npo法人", "(株)", "(有)", "(同)", "(独)", "(一社)", "(公社)", "(一財)", "(公財)", "co.,ltd.", "co.,ltd", "corporation", "incorporated",
            "limited", ",inc.", "inc.", "ltd.", "corp.", "k.k.", "llc", "gmbh",
        }.Select(JapaneseText.FoldName).Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length),
    ];

    /// <summary>The shortest key that can stand for an organisation; what is shorter matches nobody.</summary>
    public const int LeastKey = 2;

    /// <summary>Such as <c>みなと情報</c> for 株式会社みなと情報 and ﾐﾅﾄ情報㈱ written in katakana alike; letters and digits only.</summary>
    public static string Key(string name)
    {
        var folded = JapaneseText.FoldName(name);
        foreach (var form in LegalForms)
            if (folded.Length > form.Length) folded = folded.Replace(form, "", StringComparison.Ordinal);
        var key = new StringBuilder(folded.Length);
        foreach (var character in folded.EnumerateRunes())
            if (Rune.IsLetterOrDigit(character)) key.Append(character);
        return key.Length <= 200 ? key.ToString() : key.ToString(0, 200);
    }

    /// <summary>Whether a text names the organisation with this key.</summary>
    public static bool IsNamedIn(string text, string key) => key.Length >= LeastKey && Key(text).Contains(key, StringComparison.Ordinal);
}
