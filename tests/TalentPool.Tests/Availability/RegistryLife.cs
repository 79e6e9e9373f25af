using TalentPool.Availability;

namespace TalentPool.Tests.Availability;

/// <summary>The life of an entry by the fake clock.</summary>
static class RegistryLife
{
    /// <summary>Ends with the test.</summary>
    public static CancellationToken None => TestContext.Current.CancellationToken;

    /// <summary>A person on the list since the start of the clock.</summary>
    public static async Task<Caller> Listed(TestApp app, string email = "hanako@people.example")
    {
        var person = await app.Candidate(email);
        (await person.Put("/api/me/profile", A.Registration())).IsOk();
        Assert.Equal("listed", (await person.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        return person;
    }

    /// <summary>Lets days go by, with the worker at each noon.</summary>
    public static async Task PassDays(TestApp app, int days)
    {
        for (var day = 0; day < days; day++)
        {
            app.Clock.Advance(TimeSpan.FromDays(1));
            await KeepRegistryAlive.RunOnce(app.Db, app.Clock, None);
        }
    }

    /// <summary>The state of the only person.</summary>
    public static async Task<string> Status(TestApp app) => (await app.Db.Find<string>("SELECT Status FROM Candidate", null, None))!;

    /// <summary>How many letters of a kind were written.</summary>
    public static Task<int> Letters(TestApp app, string kind) => app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Kind = @kind", new { kind }, None);

    /// <summary>Answers by a link, signed in as nobody.</summary>
    public static Task<Answer> Answer(TestApp app, string token, string answer, string? until = null) =>
        app.Nobody().Post("/api/availability/answer", new { token, answer, until });

    /// <summary>The only person with a new token, since the old one ran out.</summary>
    public static async Task<Caller> SignedInAgain(TestApp app)
    {
        var account = await app.Db.Find<Guid>("SELECT AccountId FROM Candidate", null, None);
        var token = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<TalentPool.Accounts.AccessTokens>(app.Services).Issue(account, "candidate", null, null);
        var person = app.Nobody();
        person.Http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return person;
    }
}
