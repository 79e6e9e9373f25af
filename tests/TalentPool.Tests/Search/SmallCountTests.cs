using System.Globalization;
using System.Net;
using System.Text.Json;
using TalentPool.Search;

namespace TalentPool.Tests.Search;

/// <summary>What a prefecture is told in numbers, and what of a rare person stands on the card.</summary>
public sealed class SmallCountTests
{
    const string Hokkaido = "010006", Hiroshima = "340006";

    static async Task<Caller> Listed(TestApp app, int number, Dictionary<string, object?>? registration = null)
    {
        var person = await app.Candidate($"person{number}@people.example");
        (await person.Put("/api/me/profile", registration ?? A.Registration(name: $"山田 {number}子"))).IsOk();
        Assert.Equal("listed", (await person.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        return person;
    }

    static JsonElement? Value(Answer answer, string facet, string value)
    {
        var found = answer["facets"].EnumerateArray().Single(one => one.GetProperty("name").GetString() == facet).GetProperty("values").EnumerateArray().Where(one => one.GetProperty("value").GetString() == value).ToList();
        return found.Count == 0 ? null : found[0];
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1, null, true)]
    [InlineData(4, null, true)]
    [InlineData(5, 5, false)]
    public void Fewer_than_five_are_not_told_apart(int count, int? shown, bool isFewer) =>
        Assert.Equal((shown, isFewer), (SmallCounts.Shown(count), SmallCounts.IsFewerThanFive(count)));

    [Fact]
    public async Task A_facet_and_a_hint_tell_no_number_below_five_and_the_list_its_total()
    {
        await using var app = await TestApp.Start();
        for (var i = 1; i <= 5; i++) await Listed(app, i);
        for (var i = 6; i <= 8; i++) await Listed(app, i, A.Registration(skills: ["data-bi"], headline: "データ利活用"));
        await app.Follow();
        var staff = await app.Staff(Hokkaido);

        var all = (await staff.Get("/api/candidates")).IsOk();
        Assert.Equal((8, 8), (all["total"].GetInt32(), all["items"].GetArrayLength()));
        Assert.Equal((5, false), (Value(all, "skill", "cloud-aws")!.Value.GetProperty("count").GetInt32(), Value(all, "skill", "cloud-aws")!.Value.GetProperty("isFewerThanFive").GetBoolean()));
        Assert.Equal((JsonValueKind.Null, true), (Value(all, "skill", "data-bi")!.Value.GetProperty("count").ValueKind, Value(all, "skill", "data-bi")!.Value.GetProperty("isFewerThanFive").GetBoolean()));

        // Three with a skill: five more without it, and none more without the prefecture, which everybody wants.
        var few = (await staff.Get("/api/candidates?skill=data-bi&prefecture=010006")).IsOk();
        Assert.Equal((3, 3), (few["total"].GetInt32(), few["items"].GetArrayLength()));
        var hint = Assert.Single(few["relaxOne"].EnumerateArray());
        Assert.Equal(("skill", 5, false), (hint.GetProperty("name").GetString(), hint.GetProperty("added").GetInt32(), hint.GetProperty("isFewerThanFive").GetBoolean()));
        var more = (await staff.Get("/api/candidates?skill=cloud-aws&skill=data-bi")).IsOk();
        var hidden = more["relaxOne"].EnumerateArray().Single(one => one.GetProperty("value").GetString() == "cloud-aws");
        Assert.Equal((JsonValueKind.Null, true), (hidden.GetProperty("added").ValueKind, hidden.GetProperty("isFewerThanFive").GetBoolean()));
    }

    [Fact]
    public async Task The_fifth_who_blocks_a_prefecture_leaves_no_trace_in_what_it_sees()
    {
        await using var app = await TestApp.Start();
        var (hokkaido, hiroshima) = (await app.Staff(Hokkaido), await app.Staff(Hiroshima));
        for (var i = 1; i <= 4; i++) await Listed(app, i);
        await app.Follow();
        var before = (await hokkaido.Get("/api/candidates?sort=newest")).IsOk().Text;
        await Listed(app, 5, A.Registration(blocked: [hokkaido.OrganisationId!.Value]));
        await app.Follow();
        Assert.Equal(before, (await hokkaido.Get("/api/candidates?sort=newest")).IsOk().Text);
        Assert.Equal(5, (await hiroshima.Get("/api/candidates")).IsOk()["total"].GetInt32());
        Assert.Equal(5, Value((await hiroshima.Get("/api/candidates")).IsOk(), "skill", "cloud-aws")!.Value.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task The_region_stands_on_a_card_only_when_five_are_alike()
    {
        await using var app = await TestApp.Start();
        var staff = await app.Staff(Hokkaido);
        for (var i = 1; i <= 4; i++) await Listed(app, i);
        // Alike but for the band of experience, and hidden from this prefecture.
        await Listed(app, 6, A.Registration(career: [A.Job("2004-04", "2024-03")]));
        await Listed(app, 7, A.Registration(blocked: [staff.OrganisationId!.Value]));
        await app.Follow();
        var few = (await staff.Get("/api/candidates")).IsOk();
        Assert.All(few["items"].EnumerateArray(), card => Assert.Equal("", card.GetProperty("residenceRegion").GetString()));
        // The most experienced stands first, and is the one who differs.
        var id = few["items"][3].GetProperty("candidateId").GetGuid();
        Assert.Equal("", (await staff.Get($"/api/candidates/{id}")).IsOk()["residenceRegion"].GetString());
        // Another prefecture sees five who are alike.
        Assert.Equal(5, (await (await app.Staff(Hiroshima)).Get("/api/candidates")).IsOk()["items"].EnumerateArray().Count(card => card.GetProperty("residenceRegion").GetString() == "関東"));

        await Listed(app, 5);
        await app.Follow();
        var many = (await staff.Get("/api/candidates")).IsOk();
        Assert.Equal(5, many["items"].EnumerateArray().Count(card => card.GetProperty("residenceRegion").GetString() == "関東"));
        Assert.Single(many["items"].EnumerateArray(), card => card.GetProperty("residenceRegion").GetString() == "");
        Assert.Equal("関東", (await staff.Get($"/api/candidates/{id}")).IsOk()["residenceRegion"].GetString());
    }

    [Fact]
    public async Task A_card_tells_years_and_days_and_its_ids_tell_no_time()
    {
        await using var app = await TestApp.Start();
        app.Clock.Advance(TimeSpan.FromMinutes(17));
        await Listed(app, 1, A.Registration(career: [A.Job("2013-01", "2024-03")]));
        await Listed(app, 2);
        await app.Follow();
        var found = (await (await app.Staff(Hokkaido)).Get("/api/candidates?sort=experience")).IsOk();
        var card = found["items"][0];
        Assert.Equal(132, card.GetProperty("experienceMonths").GetInt32());
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.FromHours(9)), card.GetProperty("lastConfirmedAt").GetDateTimeOffset());
        // Version 7 would hold the millisecond of the registration; numbers one after another the order.
        Assert.All(found["items"].EnumerateArray(), one => Assert.Equal(4, one.GetProperty("candidateId").GetGuid().Version));
        var numbers = found["items"].EnumerateArray().Select(one => int.Parse(one.GetProperty("publicNumber").GetString()!.AsSpan(3), CultureInfo.InvariantCulture)).ToList();
        Assert.NotEqual([1, 2], numbers.Order());
    }

    [Fact]
    public async Task Two_with_the_same_card_are_told_apart_by_no_least_experience_and_no_order()
    {
        await using var app = await TestApp.Start();
        var staff = await app.Staff(Hokkaido);
        await Listed(app, 1, A.Registration(career: [A.Job("2013-01", "2024-03")]));
        await Listed(app, 2, A.Registration(career: [A.Job("2013-01", "2024-10")]));
        await app.Follow();
        string[] questions = [.. Enumerable.Range(125, 25).Select(months => $"/api/candidates?minMonths={months}"), "/api/candidates?sort=experience", "/api/candidates", "/api/candidates?sort=newest"];
        var before = await Ask();
        Assert.Contains(before, numbers => numbers.Length == 0);
        // They change places: nobody sees it.
        await app.Db.Transact(async tx =>
        {
            var months = await tx.Query<int>("SELECT ExperienceMonths FROM Candidate ORDER BY ExperienceMonths");
            Assert.Equal(2, months.Distinct().Count());
            await tx.Execute("UPDATE Candidate SET ExperienceMonths = @sum - ExperienceMonths, ChangeNo = @change", new { sum = months.Sum(), change = await tx.NextChange() });
        });
        await app.Follow();
        Assert.Equal(before, await Ask());

        async Task<List<string>> Ask()
        {
            List<string> answers = [];
            foreach (var question in questions) answers.Add(string.Join(' ', (await staff.Get(question)).IsOk()["items"].EnumerateArray().Select(item => item.GetProperty("publicNumber").GetString())));
            return answers;
        }
    }

    [Fact]
    public async Task Nobody_of_whom_nothing_may_be_seen_is_told_from_nobody_at_all()
    {
        await using var app = await TestApp.Start();
        var staff = await app.Staff(Hokkaido);
        await Listed(app, 1, A.Registration(blocked: [staff.OrganisationId!.Value]));
        await app.Follow();
        var id = await app.Db.Find<Guid>("SELECT CandidateId FROM Candidate");
        var (hidden, unknown) = (await staff.Get($"/api/candidates/{id}"), await staff.Get($"/api/candidates/{Guid.NewGuid()}"));
        Assert.Equal((HttpStatusCode.NotFound, hidden.Text), (unknown.Status, unknown.Text));
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent WHERE Action = 'candidate.viewed'"));
    }
}
