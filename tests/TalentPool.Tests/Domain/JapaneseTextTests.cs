using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

public sealed class JapaneseTextTests
{
    [Theory]
    [InlineData("ＤＸ推進", "dx推進")]
    [InlineData("ガバメントクラウド", "がばめんとくらうど")]
    [InlineData("ｶﾞﾊﾞﾒﾝﾄｸﾗｳﾄﾞ", "がばめんとくらうど")]
    [InlineData("か\u3099", "が")]
    [InlineData("ヴァイオリン", "ゔぁいおりん")]
    [InlineData("  庁内\t\u3000ＤＸ\r\n ", "庁内 dx")]
    [InlineData("①㈱", "1(株)")]
    [InlineData("", "")]
    [InlineData("\u3000", "")]
    public void Width_case_kana_and_spaces_do_not_matter(string text, string folded) => Assert.Equal(folded, JapaneseText.Fold(text));

    [Theory]
    [InlineData("サーバー")]
    [InlineData("ｻｰﾊﾞｰ")]
    [InlineData("サ－バ－")]
    [InlineData("サ-バ-")]
    [InlineData("サ—バ—")]
    [InlineData("サ―バ―")]
    [InlineData("サ−バ−")]
    [InlineData("サ─バ─")]
    [InlineData("サ‐バ‑")]
    public void All_dashes_and_long_vowels_are_one(string text) => Assert.Equal(JapaneseText.Fold("サーバー"), JapaneseText.Fold(text));

    [Theory]
    [InlineData("髙﨑", "高崎")]
    [InlineData("渡邊", "渡辺")]
    [InlineData("渡邉", "渡辺")]
    [InlineData("齋藤", "斉藤")]
    [InlineData("齊藤", "斎藤")]
    [InlineData("澤田 廣國", "沢田広国")]
    [InlineData("中嶋", "中島")]
    [InlineData("中嶌", "中島")]
    [InlineData("櫻濱", "桜浜")]
    [InlineData("壽惠眞", "寿恵真")]
    [InlineData("𠮷野", "吉野")]
    [InlineData("瀨戶", "瀬戸")]
    [InlineData("山田　太郎", "山田太郎")]
    [InlineData("ヤマダ", "やまだ")]
    public void Old_and_new_characters_of_names_are_one(string written, string same) => Assert.Equal(JapaneseText.FoldName(same), JapaneseText.FoldName(written));

    [Fact]
    public void Different_names_stay_different() => Assert.NotEqual(JapaneseText.FoldName("吉野"), JapaneseText.FoldName("古野"));

    [Fact]
    public void Folding_twice_is_folding_once_for_every_character()
    {
        for (var code = 0; code <= 0x3FFFF; code++)
        {
            if (code is >= 0xD800 and <= 0xDFFF) continue;
            var text = "亜" + char.ConvertFromUtf32(code) + "亜";
            var (once, name) = (JapaneseText.Fold(text), JapaneseText.FoldName(text));
            Assert.True(once == JapaneseText.Fold(once), $"U+{code:X4} as a word");
            Assert.True(name == JapaneseText.FoldName(name), $"U+{code:X4} as a name");
        }
    }

    [Fact]
    public void Half_a_character_breaks_nothing()
    {
        Assert.Equal("dx\uFFFD", JapaneseText.Fold("ＤＸ\uD842"));
        Assert.Equal("dx\uFFFD", JapaneseText.FoldName("ＤＸ\uDFB7"));
        Assert.Equal("\uFFFD@example.jp", JapaneseText.NormalizeEmail("\uD842@example.jp"));
    }

    [Theory]
    [InlineData(" Taro.Yamada@Example.JP ", "taro.yamada@example.jp")]
    [InlineData("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ", "taro@example.jp")]
    [InlineData("\u3000taro@example.jp\r\n", "taro@example.jp")]
    public void One_address_has_one_form(string written, string normal) => Assert.Equal(normal, JapaneseText.NormalizeEmail(written));

    [Fact]
    public void This_runtime_knows_Unicode() => JapaneseText.RequireUnicode();
}
