using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Search;
using TalentPool.Tests.Logs;

namespace TalentPool.Tests;

/// <summary>
/// The whole product over a private database, with a clock that stands still until a test moves it. One for each test: nothing is shared,
/// no order matters. With TALENTPOOL_TEST_SQLSERVER (a connection string) the same tests run on a real SQL Server.
/// </summary>
public sealed class TestApp : IAsyncDisposable
{
    readonly TestDatabase database;
    readonly WebApplicationFactory<Program> factory;

    TestApp(TestDatabase database, Dictionary<string, string?> settings, Action<IServiceCollection>? services, string environment, bool onSocket)
    {
        this.database = database;
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment(environment);
            foreach (var (key, value) in settings) host.UseSetting(key, value);
            host.ConfigureTestServices(collection =>
            {
                collection.AddSingleton<TimeProvider>(Clock);
                collection.AddSingleton<ILoggerProvider, SuiteLogs>();
                SuiteTrail.Watch(collection);
                services?.Invoke(collection);
            });
        });
        if (onSocket) factory.UseKestrel(0);
    }

    /// <summary>Noon on 24 November 2026 in Japan, until a test moves it.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 3, 0, 0, TimeSpan.Zero));

    public Db Db => factory.Services.GetRequiredService<Db>();

    public IServiceProvider Services => factory.Services;

    public string DataFolder => database.Folder;

    /// <summary>The port of an app that was started on a socket.</summary>
    public int Port => new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    public static async Task<TestApp> Start(Dictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null, string environment = "Development", bool onSocket = false)
    {
        var database = await TestDatabase.Make();
        Dictionary<string, string?> all = new([.. database.Settings, .. SuiteLogs.Levels])
        {
            ["Demo:Enabled"] = "false",
            ["Workers:Enabled"] = "false",
            ["Client:Build"] = "false",
            ["Limits:GuessesPerMinute"] = "100000",
            ["Limits:RequestsPerMinute"] = "10000000",
            ["Limits:RequestsPerAccountPerMinute"] = "10000000",
            ["Limits:ReportsPerMinute"] = "100000",
            ["Limits:LettersPerMailboxPerHour"] = "100000",
            ["Limits:SignOnsPerMinute"] = "100000",
            ["Limits:SearchesPerMinute"] = "100000",
            ["Limits:ViewsPerMinute"] = "100000",
            ["Limits:UploadsPerHour"] = "100000",
            ["Limits:ExportsPerHour"] = "100000",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        // Outside Development fewer rounds than usual are refused.
        if (environment == "Development") all["Passwords:Iterations"] = "1000";
        // A limit of null is the product's own.
        foreach (var (key, value) in settings ?? [])
            if (value is null && key.StartsWith("Limits:", StringComparison.Ordinal)) all.Remove(key);
            else all[key] = value;
        var app = new TestApp(database, all, services, environment, onSocket);
        // Starts the host now, so that a failing start fails here.
        app.factory.StartServer();
        return app;
    }

    /// <summary>Lets the search index take in what was committed; the worker does it twice a second.</summary>
    public Task Follow() => Services.GetRequiredService<LiveIndex>().Follow();

    /// <summary>Someone who is not signed in. Keeps cookies like a browser.</summary>
    public Caller Nobody() => new(factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }), Guid.Empty, null);

    /// <summary>A client that keeps no cookies: the test looks at them and brings them back.</summary>
    public HttpClient WithoutCookies() => factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    /// <summary>A professional with a verified account and nothing else.</summary>
    public Task<Caller> Candidate(string email = "hanako@people.example", string locale = "ja") => SignedIn(email, locale, null, null);

    /// <summary>A member of a prefecture's staff, by the prefecture's six digits.</summary>
    public Task<Caller> Staff(string prefectureCode, string email = "") =>
        SignedIn(email.Length > 0 ? email : $"staff.{prefectureCode}@pref.example", "ja", "prefecture", prefectureCode);

    /// <summary>A member of any organisation, by its corporate number or code; none for the ministry.</summary>
    public Task<Caller> Member(string kind, string? code, string role, string email) => SignedIn(email, "ja", kind, code, role);

    /// <summary>Someone of the ministry; by default a reviewer.</summary>
    public Task<Caller> Ministry(string email = "reviewer@mic.example", string role = "reviewer") => SignedIn(email, "ja", "ministry", null, role);

    /// <summary>An admin of the ministry.</summary>
    public Task<Caller> MinistryAdmin(string email = "admin@mic.example") => Ministry(email, "admin");

    /// <summary>Moves the clock to an instant and lets a caller go on with a fresh token.</summary>
    public async Task MoveTo(DateTimeOffset instant, params Caller[] callers)
    {
        Clock.SetUtcNow(instant);
        foreach (var caller in callers)
        {
            await Db.Execute("UPDATE AccountSession SET FactorAt = @instant WHERE AccountId = @AccountId", new { instant, caller.AccountId });
            var kind = await Db.Find<string>("SELECT Kind FROM Organisation WHERE OrganisationId = @OrganisationId", new { caller.OrganisationId }) ?? "candidate";
            var role = await Db.Find<string>("SELECT Role FROM Membership WHERE AccountId = @AccountId", new { caller.AccountId });
            caller.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Services.GetRequiredService<AccessTokens>().Issue(caller.AccountId, kind, caller.OrganisationId, role, caller.SessionId, caller.SessionId is null ? null : Amr.Password));
        }
    }

    async Task<Caller> SignedIn(string email, string locale, string? kind, string? prefectureCode, string? role = null)
    {
        role ??= kind is null ? null : "member";
        var accountId = Guid.CreateVersion7(Clock.GetUtcNow());
        var now = Clock.GetUtcNow();
        var organisationId = await Db.Transact(async tx =>
        {
            await tx.Execute(
                """
                INSERT INTO Account (AccountId, Email, EmailNormalized, PasswordHash, Locale, Status, EmailVerifiedAt, CreatedAt)
                VALUES (@accountId, @email, @email, 'none', @locale, 'active', @now, @now)
                """, new { accountId, email, locale, now });
            if (kind is null)
            {
                await tx.Execute("INSERT INTO Subscription (AccountId, Frequency, SendsNoticeMail, ConsentedAt) VALUES (@accountId, 'weekly', 1, @now)", new { accountId, now });
                return (Guid?)null;
            }

            var organisation = await tx.Find<Guid>("SELECT OrganisationId FROM Organisation WHERE Kind = @kind AND COALESCE(CorporateNumber, MunicipalityCode, PrefectureCode, '') = @code", new { kind, code = prefectureCode ?? "" });
            await tx.Execute(
                "INSERT INTO Membership (AccountId, OrganisationId, Role, DisplayName, CreatedAt) VALUES (@accountId, @organisation, @role, @email, @now)",
                new { accountId, organisation, role, email, now });
            return organisation;
        });
        var sessionId = Guid.CreateVersion7(now);
        await Db.Execute(
            "INSERT INTO AccountSession (SessionId, AccountId, Device, StartedAt, LastUsedAt, Amr, FactorAt) VALUES (@sessionId, @accountId, '-', @now, @now, @amr, @now)",
            new { sessionId, accountId, now, amr = Amr.Password });
        var client = factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var token = Services.GetRequiredService<AccessTokens>().Issue(accountId, kind ?? "candidate", organisationId, role, sessionId, Amr.Password);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new Caller(client, accountId, organisationId, sessionId);
    }

    public async ValueTask DisposeAsync()
    {
        var logs = Services.GetServices<ILoggerProvider>().OfType<SuiteLogs>().Single();
        var people = await PersonalWords.Of(Db);
        await factory.DisposeAsync();
        logs.Judge(people);
        await database.DisposeAsync();
    }
}
