using System.Globalization;
using System.Net;
using TalentPool.Domain;

namespace TalentPool.Tests.Standards;

public sealed class PreviewTests
{
    /// <summary>People with random careers and numbers, all listed on 24 November 2026: by an examination that nobody else holds, then with their real evidence saved.</summary>
    static async Task<List<Caller>> Crowd(TestApp app, Random random, int count)
    {
        List<Caller> people = [];
        string[] numbers = ["ST-2015-10-01234", "NW-2005-10-00001", "AN-2007-10-00011", "ST-2015-06-00001", "SA-2012-10-00007", "SA-2012-10-00007", "AP-2019-10-00001"];
        for (var number = 0; number < count; number++)
        {
            var person = await app.Candidate($"person{number}@people.example");
            (await person.Put("/api/me/profile", A.Registration(career: [], certificates: [string.Create(CultureInfo.InvariantCulture, $"PM-2016-04-{number + 1:00000}")]))).IsOk();
            Assert.Equal("listed", (await person.Post("/api/me/submission")).IsOk()["outcome"].GetString());
            object[] career = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Job(random))];
            string[] certificates = random.Next(3) == 0 ? [] : [numbers[random.Next(numbers.Length)]];
            (await person.Put("/api/me/profile", A.Registration(1, career: career, certificates: certificates, grounds: career.Length + certificates.Length == 0 || random.Next(6) == 0 ? "同等の知見の説明です。" : null))).IsOk();
            // What this finds about the numbers is what the preview, and later submissions, compare with.
            (await person.Post("/api/me/submission")).IsOk();
            // Drawn by lot otherwise: two runs are compared by these.
            await app.Db.Execute("UPDATE Candidate SET PublicNumber = @publicNumber WHERE AccountId = @AccountId", new { person.AccountId, publicNumber = string.Create(CultureInfo.InvariantCulture, $"TP-{number + 1:0000000}") });
            people.Add(person);
        }

        return people;
    }

    static object Job(Random random)
    {
        var start = new DateOnly(2012 + random.Next(10), 1 + random.Next(12), 1 + random.Next(28));
        DateOnly? end = random.Next(4) == 0 ? null : start.AddDays(random.Next(100, 2600)) is var day && day > new DateOnly(2026, 11, 1) ? null : day;
        object[] leave = random.Next(3) > 0 ? [] : [new { kind = Leave.Kinds[random.Next(4)], start = Iso(start.AddDays(20)), end = Iso(start.AddDays(20 + random.Next(10, 70))) }];
        return new { employer = "株式会社みなと情報", jobTitle = "技術者", start = Iso(start), end = end is { } last ? Iso(last) : null, digital = random.Next(5) == 0 ? "partial" : "yes", hours = new decimal?[] { null, 20, 25, 35 }[random.Next(4)], leave, description = "" };
    }

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What submissions of the same forty people give on 1 April 2027, by public number, with the preview of a policy from that day on; it is in force or not.</summary>
    static async Task<(Dictionary<string, string> Verdicts, Answer Preview)> On1April(int seed, bool isInForce)
    {
        await using var app = await TestApp.Start();
        var admin = await app.MinistryAdmin();
        var people = await Crowd(app, new Random(seed), 40);
        var policy = AStandard.Policy(hours: seed == 1 ? 20 : 36, carry: 28, leave: 2, kept: ["childcare"], former: seed == 1, validFrom: "2027-04-01");
        var preview = (await admin.Post("/api/standards/policies/preview", policy)).IsOk();
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM PolicyVersion WHERE ValidFrom IS NOT NULL"));
        if (isInForce) (await admin.Post("/api/standards/policies", policy)).Is(HttpStatusCode.Created);

        await app.MoveTo(AStandard.Midnight(2027, 4, 1), [.. people]);
        Dictionary<string, string> verdicts = [];
        foreach (var person in people)
        {
            var answer = (await person.Post("/api/me/submission")).IsOk();
            var profile = (await person.Get("/api/me/profile")).IsOk();
            // Whatever the new count says: nobody is taken off the list by a policy.
            Assert.Equal("listed", profile["status"].GetString());
            verdicts[profile["publicNumber"].GetString()!] = $"{answer["verdict"].GetString()} {string.Join(',', answer["routes"].EnumerateArray())} {answer["countedMonths"].GetInt32()}";
        }

        return (verdicts, preview);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_preview_tells_whom_a_submission_under_the_new_policy_would_judge_otherwise(int seed)
    {
        var (before, preview) = await On1April(seed, isInForce: false);
        var (after, _) = await On1April(seed, isInForce: true);
        static string[] Parts(string verdict) => verdict.Split(' ');
        var expected = before.Keys.Where(number => Parts(before[number])[0] != Parts(after[number])[0] || Parts(before[number])[1] != Parts(after[number])[1]).Order(StringComparer.Ordinal).ToList();
        Assert.True(expected.Count >= 3, $"Only {expected.Count} would change.");
        var told = preview["items"].EnumerateArray().ToList();
        Assert.Equal(expected, told.Select(item => item.GetProperty("publicNumber").GetString()!));
        foreach (var item in told)
        {
            var number = item.GetProperty("publicNumber").GetString()!;
            Assert.Equal($"{Parts(before[number])[0]} {Parts(before[number])[2]}", $"{item.GetProperty("before").GetString()} {item.GetProperty("monthsBefore").GetInt32()}");
            Assert.Equal($"{Parts(after[number])[0]} {Parts(after[number])[2]}", $"{item.GetProperty("after").GetString()} {item.GetProperty("monthsAfter").GetInt32()}");
        }

        Assert.Equal((40, expected.Count, "2026-11", "2027-04"), (preview["people"].GetInt32(), preview["changed"].GetInt32(), preview["policyBefore"].GetString(), preview["policyAfter"].GetString()));
        Assert.Equal(expected.Count, preview["kinds"].EnumerateArray().Sum(kind => kind.GetProperty("people").GetInt32()));
        Assert.Equal(before.Keys.Except(expected).Count(number => Parts(before[number])[2] != Parts(after[number])[2]), preview["monthsOnly"].GetInt32());
    }

    [Fact]
    public async Task The_kinds_of_change_are_told_by_a_table()
    {
        await using var app = await TestApp.Start();
        var admin = await app.MinistryAdmin();
        async Task<string> Listed(string name, object[] career, string[] certificates)
        {
            var person = await app.Candidate($"{name}@people.example");
            (await person.Put("/api/me/profile", A.Registration(name: name, career: career, certificates: certificates))).IsOk();
            (await person.Post("/api/me/submission")).IsOk();
            return (await person.Get("/api/me/profile")).IsOk()["publicNumber"].GetString()!;
        }

        var both = await Listed("both", [A.Job("2014-04", "2020-03", hours: 35)], ["ST-2015-10-01234"]);
        var former = await Listed("former", [], ["AN-2007-10-00011"]);
        var hours = await Listed("hours", [A.Job("2014-04", "2020-03", hours: 32)], []);
        var under = await Listed("under", [A.Job("2014-04", "2020-03", hours: 20)], []);
        var full = await Listed("full", [A.Job("2014-04", "2020-03")], []);
        var paused = await Listed("paused", [A.Job("2014-04", "2020-03", hours: 30)], []);
        var hidden = await Listed("hidden", [A.Job("2014-04", "2020-03", hours: 30)], []);
        await app.Db.Execute("UPDATE Candidate SET Status = 'paused' WHERE PublicNumber = @paused", new { paused });
        await app.Db.Execute("UPDATE Candidate SET Status = 'withdrawn' WHERE PublicNumber = @hidden", new { hidden });

        var effect = (await admin.Post("/api/standards/policies/preview", AStandard.Policy(hours: 36, former: false))).IsOk();
        string Told(string number) => effect["items"].EnumerateArray().SingleOrDefault(item => item.GetProperty("publicNumber").GetString() == number) is { ValueKind: not System.Text.Json.JsonValueKind.Undefined } item
            ? $"{item.GetProperty("status").GetString()} {item.GetProperty("before").GetString()}>{item.GetProperty("after").GetString()} {item.GetProperty("monthsBefore").GetInt32()}>{item.GetProperty("monthsAfter").GetInt32()} -{string.Join(',', item.GetProperty("routesLost").EnumerateArray())}" : "as it was";
        Assert.Equal("listed Eligible>Eligible 72>0 -experience", Told(both));
        Assert.Equal("listed Eligible>NeedsReview 0>0 -exam", Told(former));
        Assert.Equal("listed Eligible>NeedsReview 72>0 -experience", Told(hours));
        Assert.Equal("paused Eligible>NeedsReview 72>0 -experience", Told(paused));
        Assert.Equal(["as it was", "as it was", "as it was"], new[] { Told(under), Told(full), Told(hidden) });
        Assert.Equal((6, 4, 0), (effect["people"].GetInt32(), effect["changed"].GetInt32(), effect["monthsOnly"].GetInt32()));
        Assert.Equal(["Eligible>NeedsReview 3", "Eligible>Eligible 1"], effect["kinds"].EnumerateArray().Select(kind => $"{kind.GetProperty("before").GetString()}>{kind.GetProperty("after").GetString()} {kind.GetProperty("people").GetInt32()}"));

        // Who is under review is counted too, and a lower bar would help them.
        var lower = (await admin.Post("/api/standards/policies/preview", AStandard.Policy(hours: 20))).IsOk();
        var helped = Assert.Single(lower["items"].EnumerateArray());
        Assert.Equal((under, "submitted", "NeedsReview", "Eligible", "experience"), (helped.GetProperty("publicNumber").GetString(), helped.GetProperty("status").GetString(), helped.GetProperty("before").GetString(), helped.GetProperty("after").GetString(), helped.GetProperty("routesWon")[0].GetString()));

        // An examination: it would no longer be enough; and a code that no longer stands for that year is told as a number to mend.
        var exam = (await admin.Post("/api/standards/exam-amendments/preview", AStandard.Exam("AN-1994", firstYear: 1994, lastYear: 2008, verdict: "review"))).IsOk();
        Assert.Equal((former, "Eligible", "NeedsReview"), (exam["items"][0].GetProperty("publicNumber").GetString(), exam["items"][0].GetProperty("before").GetString(), exam["items"][0].GetProperty("after").GetString()));
        Assert.Equal(("2026-11", "2026-12-01", 1), (exam["editionBefore"].GetString(), exam["editionAfter"].GetString(), exam["changed"].GetInt32()));
        var shorter = (await admin.Post("/api/standards/exam-amendments/preview", AStandard.Exam("AN-1994", firstYear: 1994, lastYear: 2000, verdict: "accept_legacy"))).IsOk();
        Assert.Equal("Invalid", shorter["items"][0].GetProperty("after").GetString());
        Assert.DoesNotContain("@people.example", effect.Text + lower.Text + exam.Text, StringComparison.Ordinal);
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM DisclosureEvent"));
    }

    [Fact]
    public async Task A_long_list_is_paged_by_public_number()
    {
        await using var app = await TestApp.Start();
        var admin = await app.MinistryAdmin();
        var hanako = await app.Candidate();
        (await hanako.Put("/api/me/profile", A.Registration(career: [A.Job("2014-04", "2020-03", hours: 32)]))).IsOk();
        (await hanako.Post("/api/me/submission")).IsOk();
        // 120 more of the same, as their rows lie in the tables.
        for (var number = 1; number <= 120; number++)
        {
            var (candidateId, accountId, publicNumber) = (Guid.NewGuid(), (await app.Candidate($"p{number}@people.example")).AccountId, string.Create(CultureInfo.InvariantCulture, $"TP-9{number:000000}"));
            await app.Db.Execute("""
                INSERT INTO Candidate (CandidateId, AccountId, PublicNumber, Status, Name, Kana, Headline, Introduction, IsNationwide, ConsentsNationwide, ExperienceMonths, Version, ChangeNo, CreatedAt, UpdatedAt)
                SELECT @candidateId, @accountId, @publicNumber, 'listed', Name, Kana, Headline, Introduction, IsNationwide, ConsentsNationwide, ExperienceMonths, Version, ChangeNo, CreatedAt, UpdatedAt
                FROM Candidate WHERE AccountId = @hanako
                """, new { candidateId, accountId, publicNumber, hanako = hanako.AccountId });
            await app.Db.Execute("""
                INSERT INTO CareerEntry (CareerEntryId, CandidateId, Position, Employer, JobTitle, StartText, EndText, Digital, WeeklyMinutes, Description)
                VALUES (@id, @candidateId, 0, '', '', '2014-04', '2020-03', 'yes', 1920, '')
                """, new { id = Guid.NewGuid(), candidateId });
        }

        List<string> numbers = [];
        for (var page = 0; page < 4; page++)
        {
            var body = AStandard.Policy(hours: 40);
            body["page"] = page;
            var effect = (await admin.Post("/api/standards/policies/preview", body)).IsOk();
            Assert.Equal((121, 121), (effect["people"].GetInt32(), effect["changed"].GetInt32()));
            numbers.AddRange(effect["items"].EnumerateArray().Select(item => item.GetProperty("publicNumber").GetString()!));
            Assert.Equal(Math.Clamp(121 - (page * 50), 0, 50), effect["items"].GetArrayLength());
        }

        Assert.Equal(121, numbers.Distinct().Count());
        Assert.Equal(numbers.Order(StringComparer.Ordinal), numbers);
    }
}
