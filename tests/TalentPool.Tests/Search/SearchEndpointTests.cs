using System.Net;
using System.Text.Json;

namespace TalentPool.Tests.Search;

public sealed class SearchEndpointTests
{
    const string Hokkaido = "010006", Hiroshima = "340006";

    static async Task<(Caller Person, string Id)> Listed(TestApp app, string email, Dictionary<string, object?> registration)
    {
        var person = await app.Candidate(email);
        (await person.Put("/api/me/profile", registration)).IsOk();
        Assert.Equal("listed", (await person.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        await app.Follow();
        return (person, (await person.Get("/api/me/profile"))["candidateId"].GetString()!);
    }

    static JsonElement.ArrayEnumerator ValuesOf(Answer answer, string facet) =>
        answer["facets"].EnumerateArray().Single(one => one.GetProperty("name").GetString() == facet).GetProperty("values").EnumerateArray();

    static bool IsFew(Answer answer, string facet, string value) =>
        ValuesOf(answer, facet).Single(one => one.GetProperty("value").GetString() == value) is var found && found.GetProperty("isFewerThanFive").GetBoolean() && found.GetProperty("count").ValueKind == JsonValueKind.Null;

    [Fact]
    public async Task Staff_find_a_person_by_Japanese_words_and_see_nobodys_name()
    {
        await using var app = await TestApp.Start();
        await Listed(app, "hanako@people.example", A.Registration());
        await Listed(app, "taro@people.example", A.Registration(name: "佐藤 太郎", headline: "データ利活用の専門家", skills: ["data-bi"]));
        var staff = await app.Staff(Hokkaido);
        var found = (await staff.Get("/api/candidates?q=" + Uri.EscapeDataString("ｶﾞﾊﾞﾒﾝﾄｸﾗｳﾄﾞ"))).IsOk();
        Assert.Equal(2, found["total"].GetInt32());
        var one = (await staff.Get("/api/candidates?q=" + Uri.EscapeDataString("標準化") + "&skill=cloud-aws&theme=A&theme=theme-d&prefecture=01&minMonths=60")).IsOk();
        Assert.Equal("自治体の基幹システム標準化を10年", Assert.Single(one["items"].EnumerateArray()).GetProperty("headline").GetString());
        Assert.True(IsFew(one, "skill", "gov-govcloud"));

        var detail = (await staff.Get("/api/candidates/" + one["items"][0].GetProperty("candidateId").GetString())).IsOk();
        Assert.Equal(JsonValueKind.Null, detail["disclosure"].ValueKind);
        foreach (var text in new[] { found.Text, one.Text, detail.Text })
            foreach (var secret in new[] { "山田", "花子", "ヤマダ", "みなと情報", "03-1234", "hanako@" })
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_is_seen_only_where_they_consented_and_never_by_who_is_blocked()
    {
        await using var app = await TestApp.Start();
        var hokkaido = await app.Staff(Hokkaido);
        var hiroshima = await app.Staff(Hiroshima);
        var (_, regional) = await Listed(app, "a@people.example", A.Registration(consentsNationwide: false, consents: [Hiroshima]));
        var (_, blocking) = await Listed(app, "b@people.example", A.Registration(blocked: [hiroshima.OrganisationId!.Value]));

        Assert.Equal((1, 1), ((await hokkaido.Get("/api/candidates"))["total"].GetInt32(), (await hiroshima.Get("/api/candidates"))["total"].GetInt32()));
        Assert.True(IsFew((await hiroshima.Get("/api/candidates")).IsOk(), "prefecture", Hiroshima));
        (await hokkaido.Get($"/api/candidates/{regional}")).IsRefused(HttpStatusCode.NotFound, "no-such-candidate");
        (await hiroshima.Get($"/api/candidates/{blocking}")).IsRefused(HttpStatusCode.NotFound, "no-such-candidate");
        (await hiroshima.Get($"/api/candidates/{regional}")).IsOk();
    }

    [Fact]
    public async Task A_person_who_pauses_vanishes_even_before_the_index_follows()
    {
        await using var app = await TestApp.Start();
        var (person, id) = await Listed(app, "a@people.example", A.Registration());
        var staff = await app.Staff(Hokkaido);
        Assert.Equal(1, (await staff.Get("/api/candidates"))["total"].GetInt32());
        (await person.Put("/api/me/availability", new { state = "closed" })).Is(HttpStatusCode.NoContent);
        Assert.Equal(0, (await staff.Get("/api/candidates"))["items"].GetArrayLength());
        (await staff.Get($"/api/candidates/{id}")).IsRefused(HttpStatusCode.NotFound, "no-such-candidate");
        await app.Follow();
        Assert.Equal(0, (await staff.Get("/api/candidates"))["total"].GetInt32());
        (await person.Put("/api/me/availability", new { state = "open" })).Is(HttpStatusCode.NoContent);
        await app.Follow();
        Assert.Equal(1, (await staff.Get("/api/candidates"))["total"].GetInt32());
    }

    [Fact]
    public async Task Pages_follow_each_other_in_a_stable_order()
    {
        await using var app = await TestApp.Start();
        for (var number = 0; number < 5; number++) await Listed(app, $"p{number}@people.example", A.Registration(headline: $"人材 {number}"));
        var staff = await app.Staff(Hokkaido);
        var pages = new List<string>();
        for (var page = 0; page < 3; page++)
            // One day, one order by chance: always the same, each once.
            pages.AddRange((await staff.Get($"/api/candidates?sort=newest&pageSize=2&page={page}")).IsOk()["items"].EnumerateArray().Select(item => item.GetProperty("headline").GetString()!));
        Assert.Equal(["人材 0", "人材 1", "人材 2", "人材 3", "人材 4"], pages.Order(StringComparer.Ordinal));
        Assert.Equal(pages, (await staff.Get("/api/candidates?sort=newest")).IsOk()["items"].EnumerateArray().Select(item => item.GetProperty("headline").GetString()!));
    }

    [Theory]
    [InlineData("prefecture=99", "prefecture[0]")]
    [InlineData("skill=cloud-aws&skill=nothing", "skill[1]")]
    [InlineData("route=luck", "route[0]")]
    [InlineData("minMonths=-1", "minMonths")]
    [InlineData("minMonths=many", "minMonths")]
    [InlineData("sort=random", "sort")]
    [InlineData("page=-1", "page")]
    [InlineData("pageSize=101", "pageSize")]
    public async Task A_bad_filter_is_named(string query, string field)
    {
        await using var app = await TestApp.Start();
        Assert.Equal([field], (await (await app.Staff(Hokkaido)).Get("/api/candidates?" + query)).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
    }

    [Fact]
    public async Task Only_prefectures_search()
    {
        await using var app = await TestApp.Start();
        var (person, id) = await Listed(app, "a@people.example", A.Registration());
        foreach (var path in new[] { "/api/candidates", $"/api/candidates/{id}" })
        {
            (await app.Nobody().Get(path)).Is(HttpStatusCode.Unauthorized);
            (await person.Get(path)).Is(HttpStatusCode.Forbidden);
            (await (await app.Ministry(path.Length + "@mic.example")).Get(path)).Is(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task A_member_who_left_the_prefecture_sees_nothing_from_then_on()
    {
        await using var app = await TestApp.Start();
        var staff = await app.Staff(Hokkaido);
        (await staff.Get("/api/candidates")).IsOk();
        await app.Db.Execute("DELETE FROM Membership WHERE AccountId = @AccountId", new { staff.AccountId });
        (await staff.Get("/api/candidates")).IsRefused(HttpStatusCode.Unauthorized, "sign-in-required");
    }
}
