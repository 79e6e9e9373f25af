using CsCheck;

namespace TalentPool.Tests.Search;

/// <summary>
/// Where a rare person lives, which their card leaves out, is told by no answer: worlds that differ in nothing else answer every question alike, by totals, facets, hints, order
/// and cards, so that no difference of two answers tells it either.
/// </summary>
public sealed class HiddenRegionTests
{
    const string Hokkaido = "010006";

    static readonly CancellationToken None = TestContext.Current.CancellationToken;

    /// <summary>A search as a prefecture could ask it, with words, filters, orders and pages.</summary>
    static readonly Gen<string> Question = Gen.Select(
        Gen.OneOf("", "クラウド", "データ", "関東", "近畿", "大阪", "関東 クラウド"), Gen.OneOf("cloud-aws", "data-bi", "").Array[0, 2], Gen.OneOf("010006", "270008", "").Array[0, 2],
        Gen.OneOf("experience", "exam", "equivalent", ""), Gen.OneOf(-1, 0, 60, 120, 240), Gen.OneOf("relevance", "newest", "experience", ""), Gen.Int[0, 2], Gen.OneOf(1, 3, 20),
        (words, skills, prefectures, route, months, sort, page, size) => "/api/candidates?" + string.Join('&', ((string?[])
        [
            $"page={page}&pageSize={size}", words.Length > 0 ? $"q={Uri.EscapeDataString(words)}" : null, .. skills.Where(one => one.Length > 0).Select(one => $"skill={one}"),
            .. prefectures.Where(one => one.Length > 0).Select(one => $"prefecture={one}"), route.Length > 0 ? $"route={route}" : null, months >= 0 ? $"minMonths={months}" : null, sort.Length > 0 ? $"sort={sort}" : null,
        ]).OfType<string>()));

    [Fact]
    public async Task Worlds_that_differ_in_where_a_rare_person_lives_answer_alike()
    {
        await using var app = await TestApp.Start();
        for (var i = 0; i < 6; i++) await Listed(app, i, "130001");
        // Rare by the length of experience, also among the six.
        var rare = await Listed(app, 6, "270008", A.Registration(career: [A.Job("2004-04", "2024-03")]));
        for (var i = 7; i < 9; i++) await Listed(app, i, "400009", A.Registration(career: [A.Job("2004-04", "2024-03")], skills: ["data-bi"], headline: "データ利活用"));
        await app.Follow();
        var staff = await app.Staff(Hokkaido);
        var id = await app.Db.Find<Guid>("SELECT CandidateId FROM Candidate WHERE AccountId = @AccountId", new { rare.AccountId }, None);
        List<string> questions = [$"/api/candidates/{id}"];
        Question.Sample(questions.Add, iter: 300, threads: 1);
        questions.Add("/api/candidates?pageSize=100");

        List<string[]> worlds = [];
        foreach (var home in new[] { "270008", "400009", "130001", null })
        {
            await app.Db.Transact(async tx => await tx.Execute("UPDATE Candidate SET ResidencePrefectureCode = @home, ChangeNo = @change WHERE CandidateId = @id", new { home, change = await tx.NextChange(), id }), None);
            await app.Follow();
            List<string> answers = [];
            foreach (var question in questions) answers.Add((await staff.Get(question)).IsOk().Text);
            worlds.Add([.. answers]);
        }

        Assert.Contains("関東", worlds[0][^1], StringComparison.Ordinal);
        for (var i = 0; i < questions.Count; i++) Assert.True(worlds.All(answers => answers[i] == worlds[0][i]), $"{questions[i]} tells where somebody lives:\n{string.Join('\n', worlds.Select(answers => answers[i]))}");
    }

    static async Task<Caller> Listed(TestApp app, int number, string home, Dictionary<string, object?>? registration = null)
    {
        var person = await app.Candidate($"person{number}@people.example");
        registration ??= A.Registration(name: $"山田 {number}子");
        registration["residencePrefecture"] = home;
        (await person.Put("/api/me/profile", registration)).IsOk();
        Assert.Equal("listed", (await person.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        return person;
    }
}
