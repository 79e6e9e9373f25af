using System.Globalization;
using System.Text;

namespace TalentPool.Domain;

/// <summary>One normal form for what people write, so that width, case, kana and old characters do not stand between a word and its find.</summary>
public static class JapaneseText
{
    // Old form and new form (旧字体・異体字, 新字体) as they meet in names.
    const string OldAndNew = """
        髙高 﨑崎 𠮷吉 齋斉 齊斉 斎斉 邊辺 邉辺 澤沢 廣広 國国 嶋島 嶌島 櫻桜 濱浜 濵浜 壽寿 惠恵 眞真 德徳 榮栄 藏蔵 瀧滝 龍竜 關関 圓円 淺浅 增増 實実 將将
        條条 莊荘 藝芸 讓譲 豐豊 嶽岳 巖巌 應応 會会 學学 樂楽 氣気 總総 縣県 觀観 譯訳 變変 瀨瀬 戶戸 彌弥 禮礼 靜静 淨浄 萬万 佛仏 來来 與与 龜亀 黑黒 冨富 埜野
        桒桑 曾曽 鷗鴎 澁渋 遙遥 堯尭 壯壮 穗穂 緖緒 賴頼 峯峰 舘館 槗橋 鐵鉄 圡土 凉涼 吳呉 淸清 靑青 橫横 步歩 內内 曻昇 舩船 栁柳 柗松 枩松 槇槙 祿禄 敎教 昻昂
        曉暁 檜桧 狹狭 當当 發発 稻稲 聰聡 螢蛍 衞衛 邨村 郞郎 鄕郷 釋釈 鎭鎮 顯顕 驒騨 麥麦 勳勲 兒児 姬姫 寬寛 寶宝 彥彦 晉晋 渕淵 渊淵 濟済 爲為 絲糸 經経 薰薫
        錄録 鹽塩 濤涛 籠篭 簑蓑 蘆芦 釼剣 劍剣 飜翻 麴麹 默黙 黨党
        """;

    static readonly Dictionary<Rune, string> NewForm = OldAndNew.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.EnumerateRunes().ToArray()).ToDictionary(pair => pair[0], pair => pair[1].ToString());

    /// <summary>For search: NFKC, lower case, hiragana for katakana, one form of dash, single spaces.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in Compatible(text).ToLowerInvariant())
        {
            var plain = character switch
            {
                >= 'ァ' and <= 'ヶ' => (char)(character - 'ァ' + 'ぁ'),
                _ when IsDash(character) => '-',
                _ when char.IsWhiteSpace(character) || char.IsControl(character) => ' ',
                _ => character,
            };
            if (plain != ' ' || (folded.Length > 0 && folded[^1] != ' ')) folded.Append(plain);
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>For names: as <see cref="Fold"/>, and new forms for old characters (旧字体), without spaces.</summary>
    public static string FoldName(string name) =>
        string.Concat(Fold(name).EnumerateRunes().Where(character => character.Value != ' ').Select(character => NewForm.GetValueOrDefault(character, character.ToString())));

    /// <summary>The reading of a name (フリガナ): trimmed, in one width, hiragana as katakana.</summary>
    public static string NormalizeKana(string reading) =>
        string.Concat(Compatible(reading).Trim().Select(character => character is >= 'ぁ' and <= 'ゖ' ? (char)(character - 'ぁ' + 'ァ') : character));

    /// <summary>A mail address as letters go to it: trimmed, NFKC, as large and small as it was typed.</summary>
    public static string PlainEmail(string address) => Compatible(address.Trim());

    /// <summary>Mail addresses as they are compared: trimmed, NFKC, lower case.</summary>
    public static string NormalizeEmail(string address) => Compatible(address.Trim()).ToLowerInvariant();

    /// <summary>NFKC of any text. Halves of characters and U+FFFE, for which the runtime throws, become U+FFFD: whoever sends them gets no find, not a fault.</summary>
    internal static string Compatible(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains('\uFFFE')) return text.Normalize(NormalizationForm.FormKC);
        var whole = new StringBuilder(text.Length);
        foreach (var character in text.EnumerateRunes()) whole.Append(character.ToString());
        return whole.Replace('\uFFFE', '\uFFFD').ToString().Normalize(NormalizationForm.FormKC);
    }

    /// <summary>Hyphens, dashes, minus, the long vowel (長音) and the rules of box drawing that are typed for them.</summary>
    internal static bool IsDash(char character) =>
        character is '-' or '‐' or '‑' or '‒' or '–' or '—' or '―' or '⁃' or '−' or '─' or '━' or '﹘' or '﹣' or 'ー';

    /// <summary>Proves that the runtime has Unicode data: without it folding does nothing, silently, and search goes wrong.</summary>
    /// <exception cref="InvalidOperationException">The runtime was built or configured without ICU.</exception>
    public static void RequireUnicode()
    {
        if (Fold("ＤＸ推進") != "dx推進" || CultureInfo.GetCultureInfo("ja").TwoLetterISOLanguageName != "ja")
            throw new InvalidOperationException("The runtime lacks ICU: install libicu and do not set InvariantGlobalization.");
    }
}
