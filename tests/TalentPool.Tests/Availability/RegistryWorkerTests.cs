using TalentPool.Availability;
using TalentPool.Domain;
using TalentPool.Mail;
using TalentPool.Tests.Accounts;
using static TalentPool.Tests.Availability.RegistryLife;

namespace TalentPool.Tests.Availability;

public sealed class RegistryWorkerTests
{
    [Fact(Timeout = 60_000)]
    public async Task The_running_product_resumes_a_pause_and_shows_the_person_to_prefectures_again()
    {
        await using var app = await TestApp.Start(new() { ["Workers:Enabled"] = "true" });
        await Listed(app);
        await app.Db.Execute("UPDATE Candidate SET Status = 'paused', PausedUntil = '2026-11-24', ChangeNo = 1000", null, None);
        await app.Db.Execute("UPDATE ChangeCounter SET Value = 1000 WHERE Name = 'candidate'", null, None);
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        var staff = await app.Staff("010006");
        // The worker has been woken; the index is, too, each half second.
        while (await Status(app) == "paused") TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        app.Clock.Advance(TimeSpan.FromMilliseconds(500));
        while ((await staff.Get("/api/candidates")).IsOk()["total"].GetInt32() == 0) TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    [Fact]
    public async Task One_person_who_cannot_be_dealt_with_does_not_keep_the_others_waiting()
    {
        await using var app = await TestApp.Start();
        var broken = await Listed(app);
        await Listed(app, "taro@people.example");
        await app.Db.Execute("UPDATE Candidate SET RenewBy = '2026-11-23'", null, None);
        await app.Db.Execute(app.Db.Dialect.Name == "Sqlite"
            ? $"CREATE TRIGGER Broken BEFORE UPDATE ON Candidate WHEN OLD.AccountId = '{broken.AccountId.ToString().ToUpperInvariant()}' BEGIN SELECT RAISE(ABORT, 'broken'); END"
            : $"CREATE TRIGGER Broken ON Candidate AFTER UPDATE AS IF EXISTS (SELECT 1 FROM deleted WHERE AccountId = '{broken.AccountId}') THROW 50000, 'broken', 1", null, None);
        var failed = await Assert.ThrowsAsync<AggregateException>(() => KeepRegistryAlive.RunOnce(app.Db, app.Clock, None));
        Assert.Single(failed.InnerExceptions);
        Assert.Equal(["lapsed", "listed"], (await app.Db.Query<string>("SELECT Status FROM Candidate ORDER BY Status", null, None)));
    }

    /// <summary>Random lives: whatever people, links and the worker do, the state changes only as the table of the product's description allows.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task In_a_random_life_every_change_of_state_is_one_of_the_table(int seed)
    {
        await using var app = await TestApp.Start();
        await Listed(app);
        var random = new Random(seed);
        HashSet<string> seen = [];
        for (var step = 0; step < 120 || (seen.Count < 3 && step < 1000); step++)
        {
            var before = Words.Read<CandidateStatus>(await Status(app));
            if (random.Next(3) == 0) await Do(app, random);
            else await PassDays(app, random.Next(1, 4) * 10);
            var after = Words.Read<CandidateStatus>(await Status(app));
            // A span of days may hold a resumption or a lapse in between, but nobody leaves the four states of the living list.
            Assert.True(before == after || CandidateTransitions.Allows(before, after), $"{before} became {after} in step {step}");
            seen.Add(Words.Of(after));
        }

        Assert.Equal(["lapsed", "listed", "paused"], seen.Order(StringComparer.Ordinal));
    }

    static async Task Do(TestApp app, Random random)
    {
        var person = await SignedInAgain(app);
        var until = Tokyo.Today(app.Clock).AddDays(random.Next(1, 60)).ToString("yyyy-MM-dd", null);
        switch (random.Next(4))
        {
            case 0: await person.Put("/api/me/availability", new { state = "paused", until }); break;
            case 1: await person.Put("/api/me/availability", new { state = random.Next(2) == 0 ? "open" : "closed" }); break;
            case 2: await person.Post("/api/me/renewal"); break;
            default:
                if (await Letters(app, "ListingLapsed") > 0) await Answer(app, (await APerson.Latest<Letter.ListingLapsed>(app)).Token, random.Next(2) == 0 ? "open" : "closed");
                break;
        }
    }
}
