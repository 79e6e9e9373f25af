using Microsoft.Extensions.DependencyInjection;
using TalentPool.Accounts;
using TalentPool.OwnData;
using TalentPool.Tests.Digests;

namespace TalentPool.Tests.OwnData;

/// <summary>People who ask to be deleted, and the work of the worker.</summary>
static class Leaver
{
    public const string Password = "a long and quiet password";

    public static CancellationToken None => TestContext.Current.CancellationToken;

    /// <summary>Gives a person of the tests a password.</summary>
    public static Task WithPassword(this TestApp app, Caller person) =>
        app.Db.Execute("UPDATE Account SET PasswordHash = @hash WHERE AccountId = @AccountId", new { hash = app.Services.GetRequiredService<Passwords>().Hash(Password), person.AccountId }, None);

    /// <summary>Asks for deletion, with a fresh proof.</summary>
    public static async Task<Answer> Leave(this TestApp app, Caller person)
    {
        await app.WithPassword(person);
        await app.Db.Execute("UPDATE AccountSession SET FactorAt = @now WHERE AccountId = @AccountId", new { now = app.Clock.GetUtcNow(), person.AccountId }, None);
        return await person.Post("/api/me/deletion");
    }

    /// <summary>What the worker does each minute.</summary>
    public static async Task<int> Work(this TestApp app)
    {
        var erased = await EraseDue.RunOnce(app.Db, app.Services.GetRequiredService<ErasureList>(), app.Clock, None);
        await app.Services.GetRequiredService<FinishErasures>().RunOnce(None);
        return erased;
    }

    /// <summary>From the request to the closed erasure: fifteen days, and the minute after.</summary>
    public static async Task Erase(this TestApp app, Caller person)
    {
        (await app.Leave(person)).IsOk();
        app.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(1, await app.Work());
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.Work();
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM Erasure WHERE AccountId = @AccountId AND ClosedAt IS NOT NULL AND LastLetterTo IS NULL AND AddressHash IS NULL", new { person.AccountId }, None));
    }

    /// <summary>The state of a person.</summary>
    public static async Task<string> Status(this TestApp app, Caller person) => (await app.Db.Find<string>("SELECT Status FROM Candidate WHERE AccountId = @AccountId", new { person.AccountId }, None))!;

    /// <summary>The same person later, signed in again.</summary>
    public static Task<Caller> Later(this TestApp app, Caller person, TimeSpan after)
    {
        app.Clock.Advance(after);
        return app.Back(person);
    }
}
