using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TalentPool.Tests.Accounts.SecondFactors;
using TalentPool.Tests.Edge;

namespace TalentPool.Tests.Accounts;

/// <summary>Every way in, every failed try and every way out stands on the audit trail, with the way in which it was proved.</summary>
public sealed class SignInTrailTests
{
    sealed record Event
    {
        public required string Action { get; init; }
        public string? Detail { get; init; }
        public required Guid SubjectId { get; init; }
    }

    static async Task<List<(string, string?, bool)>> Trail(TestApp app)
    {
        var owner = await app.Db.Find<Guid>("SELECT AccountId FROM Account WHERE Email = @email", new { email = APerson.Email }, TestContext.Current.CancellationToken);
        var events = await app.Db.Query<Event>(
            "SELECT Action, Detail, SubjectId FROM AuditEvent WHERE SubjectKind = 'account' AND Action IN ('session.started', 'session.refused', 'session.signedOut', 'account.factorRefused') ORDER BY Seq",
            null, TestContext.Current.CancellationToken);
        return [.. events.Select(one => (one.Action, one.Detail, one.SubjectId == owner))];
    }

    [Fact]
    public async Task By_password()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        (await APerson.SignIn(app.Nobody(), "wrong wrong wrong")).Is(HttpStatusCode.Unauthorized);
        (await app.Nobody().Post("/api/accounts/sign-in", new { email = "unknown@people.example", password = "wrong wrong wrong" })).Is(HttpStatusCode.Unauthorized);
        (await person.Post("/api/accounts/sign-out")).Is(HttpStatusCode.NoContent);
        (await person.Post("/api/accounts/sign-out")).Is(HttpStatusCode.NoContent);
        Assert.Equal([("session.started", "pwd", true), ("session.refused", "password", true), ("session.refused", "password", false), ("session.signedOut", null, true)], await Trail(app));
    }

    [Fact]
    public async Task By_a_second_factor_and_by_a_passkey()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        var (key, _) = await AFactor.AddAuthenticator(app, person);
        var browser = app.Nobody();
        var ceremony = await AFactor.AfterPassword(browser);
        (await AFactor.Second(browser, ceremony, AFactor.WrongCode(app, key))).Is(HttpStatusCode.BadRequest);
        (await AFactor.Second(browser, ceremony, AFactor.Code(app, key))).IsOk();
        using var strange = new SoftwarePasskey();
        var stranger = app.Nobody();
        var begun = (await stranger.Post("/api/accounts/sign-in/passkey/options")).IsOk();
        (await stranger.Post("/api/accounts/sign-in/passkey", new { ceremony = begun["ceremony"].GetString(), credential = new { id = "none" } })).Is(HttpStatusCode.Unauthorized);
        var trail = await Trail(app);
        Assert.Equal([("session.started", "pwd", true), ("account.factorRefused", "code", true), ("session.started", trail[2].Item2, true), ("session.refused", "passkey", false)], trail);
        Assert.Contains("otp", trail[2].Item2, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_endpoint_is_logged_without_a_name_or_an_id()
    {
        var log = new KeptLog();
        await using var app = await TestApp.Start(new() { ["Logging:LogLevel:TalentPool"] = "Information" }, services => services.AddSingleton<ILoggerProvider>(log));
        var staff = await app.Staff("010006");
        var id = Guid.NewGuid();
        (await staff.Get($"/api/reviews/{id}")).Is(HttpStatusCode.Forbidden);
        var line = Assert.Single(log.Entries, entry => entry.Text.Contains("was refused to", StringComparison.Ordinal));
        Assert.Equal("GET /api/reviews/{id:guid} was refused to a prefecture account with the role member", line.Text);
    }
}
