using System.Globalization;
using System.Text;

namespace TalentPool.Domain;

/// <summary>One normal form for what people write, so that width, case, kana and old characters do not stand between a word and its find.</summary>
public static class JapaneseText
{
    const string OldForms = "髙﨑齋齊斎邊邉邊澤廣國嶋嶌櫻濱濵壽惠眞德榮藏瀧龍榮關圓淺增實將條莊藝讓豐邦嶽巖惣應會學樂氣總縣觀譯變";
    const string NewForms = "高崎斉斉斉辺辺辺沢広国島島桜浜浜寿恵真徳栄蔵滝竜栄関円浅増実将条荘芸譲豊邦岳巌惣応会学楽気総県観訳変";

    static readonly Dictionary<char, char> NewForm = OldForms.Zip(NewForms).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>For search: NFKC, lower case, hiragana for katakana, one form of dash, single spaces.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            var plain = character switch
            {
                >= 'ァ' and <= 'ヶ' => (char)(character - 'ァ' + 'ぁ'),
                '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' or '﹣' or 'ー' => '-',
                _ when char.IsWhiteSpace(character) || char.IsControl(character) => ' ',
                _ => character,
            };
            if (plain != ' ' || (folded.Length > 0 && folded[^1] != ' ')) folded.Append(plain);
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>For names: as <see cref="Fold"/>, and new forms for old characters (旧字体), without spaces.</summary>
    public static string FoldName(string name) => string.Concat(Fold(name).Where(character => character != ' ').Select(character => NewForm.GetValueOrDefault(character, character)));

    /// <summary>Mail addresses: trimmed, NFKC, lower case.</summary>
    public static string NormalizeEmail(string address) => address.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>Proves that the runtime has Unicode data: without it folding does nothing, silently, and search goes wrong.</summary>
    /// <exception cref="InvalidOperationException">The runtime was built or configured without ICU.</exception>
    public static void RequireUnicode()
    {
        if (Fold("ＤＸ推進") != "dx推進" || CultureInfo.GetCultureInfo("ja").TwoLetterISOLanguageName != "ja")
            throw new InvalidOperationException("The runtime lacks ICU: install libicu and do not set InvariantGlobalization.");
    }
}
