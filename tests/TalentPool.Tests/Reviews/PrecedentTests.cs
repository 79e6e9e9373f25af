using System.Net;

namespace TalentPool.Tests.Reviews;

public sealed class PrecedentTests
{
    static object Lesson(string title = "公開履歴から役割を確かめられない事例", string summary = "オープンソース開発への参加を申請したが、ﾃﾞｰﾀ移行の責任範囲が100%確かめられなかった。", params string[] tags) =>
        new { title, summary, tags = tags.Length > 0 ? tags : ["オープンソース", "役割の裏づけ"] };

    [Fact]
    public async Task What_was_decided_is_found_by_words_by_tag_and_by_outcome()
    {
        await using var app = await TestApp.Start();
        var (first, second) = (await app.Ministry(), await app.Ministry("second@mic.example"));
        var rejected = await ADesk.RejectedCase(app, await app.Candidate(), first, second);
        var approved = await ADesk.Doubtful(app, await app.Candidate("taro@people.example"));
        (await first.Post($"/api/reviews/{approved}/precedent", Lesson())).IsRefused(HttpStatusCode.Conflict, "not-decided");
        (await second.Decide(approved, ADesk.Approved("experience"))).Is(HttpStatusCode.NoContent);

        (await first.Post($"/api/reviews/{rejected}/precedent", Lesson())).Is(HttpStatusCode.Created);
        (await second.Post($"/api/reviews/{rejected}/precedent", Lesson())).IsRefused(HttpStatusCode.Conflict, "precedent-recorded");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await second.Post($"/api/reviews/{approved}/precedent", Lesson("一部デジタルの職歴を認めた事例", "職務の半分が情報システムの運用であることを在職証明書で確かめた。", "一部デジタル", "在職証明書"))).Is(HttpStatusCode.Created);

        var all = (await first.Get("/api/precedents")).IsOk();
        Assert.Equal(2, all["total"].GetInt32());
        Assert.Equal(["オープンソース", "一部デジタル", "在職証明書", "役割の裏づけ"], all["tags"].EnumerateArray().Select(tag => tag.GetProperty("tag").GetString()));
        Assert.Equal(("approved", "experience"), (all["items"][0].GetProperty("outcome").GetString(), all["items"][0].GetProperty("routes")[0].GetString()));
        Assert.Equal(("rejected", "equivalent"), (all["items"][1].GetProperty("outcome").GetString(), all["items"][1].GetProperty("routes")[0].GetString()));
        Assert.Equal(1, await Found(first, "q=データ 100%"));
        Assert.Equal(1, await Found(first, "q=ｵｰﾌﾟﾝｿｰｽ"));
        Assert.Equal(0, await Found(first, "q=_"));
        Assert.Equal(0, await Found(first, "q=データ 在職証明書"));
        Assert.Equal(1, await Found(first, "tag=在職証明書"));
        Assert.Equal(0, await Found(first, "tag=在職"));
        Assert.Equal(1, await Found(first, "outcome=rejected"));
        Assert.Equal(["outcome"], (await first.Get("/api/precedents?outcome=maybe")).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal(HttpStatusCode.OK, (await first.Get($"/api/reviews/{rejected}")).Status);
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, (await first.Get($"/api/reviews/{rejected}"))["precedentId"].ValueKind);
    }

    [Theory]
    [InlineData("山田花子さんの事例", "要約", "title")]
    [InlineData("事例", "ﾔﾏﾀﾞﾊﾅｺ氏の申請", "summary")]
    [InlineData("事例", "みなと情報（株）に勤務した方", "summary")]
    [InlineData("事例", "電話 03-1234-5678", "summary")]
    public async Task A_precedent_that_names_the_person_is_refused(string title, string summary, string field)
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var review = await ADesk.Doubtful(app, hanako);
        var reviewer = await app.Ministry();
        (await reviewer.Decide(review, ADesk.Rejected)).Is(HttpStatusCode.NoContent);
        Assert.Equal([field], (await reviewer.Post($"/api/reviews/{review}/precedent", Lesson(title, summary))).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal(["tags"], (await reviewer.Post($"/api/reviews/{review}/precedent", Lesson(tags: "株式会社みなと情報"))).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM Precedent", null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_precedent_is_withdrawn_by_its_author_or_an_admin_and_can_be_recorded_anew()
    {
        await using var app = await TestApp.Start();
        var (first, second, admin) = (await app.Ministry(), await app.Ministry("second@mic.example"), await app.Ministry("admin@mic.example", "admin"));
        var review = await ADesk.RejectedCase(app, await app.Candidate(), first, second);
        var precedent = (await first.Post($"/api/reviews/{review}/precedent", Lesson())).Is(HttpStatusCode.Created)["precedentId"].GetGuid();
        (await second.Post($"/api/precedents/{precedent}/withdrawal")).IsRefused(HttpStatusCode.NotFound, "no-such-precedent");
        Assert.False((await second.Get("/api/precedents"))["items"][0].GetProperty("mayWithdraw").GetBoolean());
        (await first.Post($"/api/precedents/{precedent}/withdrawal")).Is(HttpStatusCode.NoContent);
        (await first.Post($"/api/precedents/{precedent}/withdrawal")).Is(HttpStatusCode.NotFound);
        Assert.Equal(0, await Found(first, ""));
        var again = (await second.Post($"/api/reviews/{review}/precedent", Lesson())).Is(HttpStatusCode.Created)["precedentId"].GetGuid();
        (await admin.Post($"/api/precedents/{again}/withdrawal")).Is(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("", "要約", "タグ", "title")]
    [InlineData("題", " ", "タグ", "summary")]
    [InlineData("題", "要約", "", "tags[0]")]
    [InlineData("題\n名", "要約", "タグ", "title")]
    public async Task A_precedent_without_its_parts_is_refused(string title, string summary, string tag, string field)
    {
        await using var app = await TestApp.Start();
        var (first, second) = (await app.Ministry(), await app.Ministry("second@mic.example"));
        var review = await ADesk.RejectedCase(app, await app.Candidate(), first, second);
        Assert.Equal([field], (await first.Post($"/api/reviews/{review}/precedent", new { title, summary, tags = new[] { tag } })).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
    }

    static async Task<int> Found(Caller reviewer, string query) => (await reviewer.Get("/api/precedents?" + string.Join('&', query.Split('&').Select(pair => pair.Split('=') is [var name, var value] ? $"{name}={Uri.EscapeDataString(value)}" : pair)))).IsOk()["total"].GetInt32();
}
