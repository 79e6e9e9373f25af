using System.Net;
using TalentPool.Tests.Accounts;
using TalentPool.Tests.Installation;

namespace TalentPool.Tests.Demo;

public sealed class DemoTests
{
    [Fact]
    public async Task A_newcomer_finds_300_people_in_all_states_33_postings_and_accounts_that_work()
    {
        await using var app = await TestApp.Start(new() { ["Demo:Enabled"] = "true" });
        Assert.Equal(300, await app.Db.Find<int>("SELECT COUNT(*) FROM Candidate"));
        Assert.Equal(33, await app.Db.Find<int>("SELECT COUNT(*) FROM Posting"));
        Assert.Equal(
            ["draft", "lapsed", "listed", "paused", "rejected", "returned", "submitted", "suspended", "withdrawn"],
            await app.Db.Query<string>("SELECT DISTINCT Status FROM Candidate ORDER BY Status"));
        // Eighteen who wait, and one who appeals.
        Assert.Equal(19, await app.Db.Find<int>("SELECT COUNT(*) FROM Review WHERE Decision IS NULL"));
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE State = 'due'"));

        foreach (var (email, kind) in new[] { ("mic@demo.example", "ministry"), ("staff.hokkaido@demo.example", "prefecture"), ("staff.hiroshima@demo.example", "prefecture"), ("staff.nagasaki@demo.example", "prefecture"), ("engineer@demo.example", "candidate") })
        {
            var person = app.Nobody();
            var session = (await person.Post("/api/accounts/sign-in", new { email, password = "talent-pool-demo-2026" })).IsOk();
            person.Http.DefaultRequestHeaders.Authorization = new("Bearer", session["accessToken"].GetString());
            Assert.Equal(kind, (await person.Get("/api/accounts/me")).IsOk()["kind"].GetString());
            if (kind == "prefecture") Assert.True((await person.Get("/api/candidates")).IsOk()["total"].GetInt32() > 100);
        }
    }

    [Fact]
    public async Task Demo_accounts_are_refused_outside_development()
    {
        await using var app = await TestApp.Start();
        await APerson.SignUp(app, APerson.Email);
        await app.Db.Execute("UPDATE Account SET IsDemo = 1");
        (await APerson.SignIn(app.Nobody(), APerson.Password)).IsOk();

        using var installation = await AnInstallation.Make();
        await using var production = await TestApp.Start(installation.Settings, environment: "Production");
        Assert.Equal(0, await production.Db.Find<int>("SELECT COUNT(*) FROM Account"));
        await APerson.SignUp(production, APerson.Email);
        await production.Db.Execute("UPDATE Account SET IsDemo = 1");
        var stranger = production.Nobody();
        (await APerson.SignIn(stranger, APerson.Password)).IsRefused(HttpStatusCode.Unauthorized, "sign-in-failed");
        (await stranger.Get("/dev/mail")).Is(HttpStatusCode.NotFound);
    }
}
