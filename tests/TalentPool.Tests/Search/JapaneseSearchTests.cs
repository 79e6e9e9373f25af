using TalentPool.Search;
using static TalentPool.Tests.Search.Listed;

namespace TalentPool.Tests.Search;

/// <summary>The same cases for a few people, whose texts are read, and for many, whose texts have postings.</summary>
public class JapaneseSearchTests
{
    const int Others = 1000;

    [Theory]
    [InlineData("DX推進の責任者", "ＤＸ")]
    [InlineData("ＤＸ推進の責任者", "dx")]
    [InlineData("ｶﾞﾊﾞﾒﾝﾄｸﾗｳﾄﾞへの移行", "ガバメントクラウド")]
    [InlineData("データ分析", "でーた")]
    [InlineData("でーた分析", "データ")]
    [InlineData("統計", "統計")]
    [InlineData("地域の防災を担当", "防災")]
    [InlineData("税務システム", "税")]
    [InlineData("窓口を担当した人", "人")]
    [InlineData("人", "人")]
    [InlineData("C#とPython", "c#")]
    [InlineData("𠮷野家の電子化", "𠮷")]
    [InlineData("鳥取 島根 岡山", "岡山　鳥取")]
    [InlineData("デジタルトランスフォーメーション", "DX")]
    [InlineData("DX", "デジタル変革")]
    [InlineData("ガバメントクラウド", "ガバクラ")]
    [InlineData("人工知能の研修", "AI")]
    [InlineData("生成AI", "AI")]
    [InlineData("AI・RPAの導入", "ai")]
    [InlineData("サーバの運用", "サーバー")]
    [InlineData("サーバーの運用", "サーバ")]
    [InlineData("ETL基盤\n二行目", "etl基盤")]
    public void A_word_is_found_however_it_is_written(string written, string asked) =>
        Assert.All(Lists(Person(1, introduction: written), Person(2, headline: written)), index => Assert.Equal([2, 1], index.Find(asked)));

    [Theory]
    [InlineData("山田さんと田市を訪ねた", "山田市")]
    [InlineData("福田市と山田村", "山田市")]
    [InlineData("統一した計画", "統計")]
    [InlineData("防火と災害", "防災")]
    [InlineData("e-mail training", "AI")]
    [InlineData("goal", "go")]
    [InlineData("前の行の統\n計の次の行", "統計")]
    [InlineData("税務", "課税")]
    [InlineData("鳥取", "鳥取 島根")]
    public void A_word_is_not_found_where_it_is_not(string written, string asked) =>
        Assert.All(Lists(Person(1, introduction: written), Person(2, headline: written)), index => Assert.Empty(index.Find(asked)));

    [Fact]
    public void A_word_does_not_reach_from_one_text_into_the_next() =>
        Assert.All(Lists(Person(1, headline: "統", introduction: "計") with { CareerText = "画" }), index =>
        {
            Assert.Empty(index.Find("統計"));
            Assert.Empty(index.Find("計画"));
        });

    [Fact]
    public void Career_texts_and_skill_names_are_found() =>
        Assert.All(Lists(Person(1) with { CareerText = "戸籍の附票" }, Person(2) with { SkillNames = ["戸籍", "Family register"] }), index =>
        {
            Assert.Equal([2, 1], index.Find("戸籍"));
            Assert.Equal([2], index.Find("FAMILY"));
        });

    [Fact]
    public void Asking_again_gives_the_same_answer() =>
        Assert.All(Lists(Person(1, headline: "統計"), Person(2, introduction: "統計")), index =>
        {
            Assert.Equal([1, 2], index.Find("統計"));
            Assert.Equal([1, 2], index.Find("統計"));
        });

    [Fact]
    public void More_words_than_are_remembered_are_still_answered_rightly()
    {
        var index = CandidateIndex.Build([Person(1, introduction: string.Concat(Enumerable.Range('一', 1500).Select(c => (char)c)))]);

        for (var c = '一'; c < '一' + 1500; c++) Assert.Equal([1], index.Find(c.ToString()));
        Assert.Empty(index.Find("龍"));
    }

    [Fact]
    public void The_cache_of_answers_stays_bounded()
    {
        var cache = new BoundedCache<int, int>(512);

        for (var i = 0; i < 10_000; i++) cache.Keep(i, i);

        Assert.InRange(cache.Count, 256, 512);
        Assert.True(cache.TryGet(9_999, out var last));
        Assert.Equal(9_999, last);
        Assert.False(cache.TryGet(0, out _));
    }

    /// <summary>These people alone, and among many whose texts hold none of the words.</summary>
    static CandidateIndex[] Lists(params SearchableCandidate[] people)
    {
        var others = Enumerable.Range(100_000, Others).Select(i => Person(i, "べつのひと", "まったくちがうぶんしょう"));
        return [CandidateIndex.Build(people), CandidateIndex.Build([.. people, .. others])];
    }
}
