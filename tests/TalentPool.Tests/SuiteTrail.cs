using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Tests;

[assembly: AssemblyFixture(typeof(SuiteTrail.Verdict))]

namespace TalentPool.Tests;

/// <summary>
/// Reads along what every request of the whole suite commits to the embedded database: whatever changes something of people, organisations or the standards puts an event on the audit
/// trail in the same transaction. What does not fails the run when its last test has ended. What workers do is the law of <see cref="Audit.AuditLawTests"/>.
/// </summary>
static partial class SuiteTrail
{
    /// <summary>What changes without an event, each with the reason: a table, or a table in one operation.</summary>
    static readonly Dictionary<string, string> Silent = new()
    {
        ["ChangeCounter"] = "numbers",
        ["Ceremony"] = "a challenge that waits for five minutes; what it is answered with is an event",
        ["SignInGuess"] = "how many guesses are left; each wrong one is an event",
        ["AuditCheck"] = "the outcome of a check, which is an event of its own",
        ["POST /api/accounts/refresh: AccountSession"] = "a session goes on; its start and its end are events",
        ["POST /api/accounts/refresh: RefreshToken"] = "a session goes on by a new token; a used one that comes back is an event",
        ["POST /api/accounts/sign-in: Account"] = "the same password hashed with today's rounds",
        ["POST /api/accounts/second-factors/authenticator: AuthenticatorApp"] = "a key that counts once it is proved, which is an event",
        ["PUT /api/accounts/second-factors/authenticator: AuthenticatorApp"] = "the step of a code that was used; that the key counts is an event",
        ["GET /api/accounts/sign-on/{issuer}/callback: SignOnTie"] = "when a tie was last used; the sign-in is an event",
    };

    /// <summary>Where factors are proved: guesses left, the step of a code and the counter of a passkey are kept; that the proof was right or wrong is an event.</summary>
    static readonly string[] Proofs = ["POST /api/accounts/sign-in/second-factor", "POST /api/accounts/sign-in/passkey", "POST /api/accounts/sign-on/second-factor", "POST /api/accounts/step-up"];

    static readonly string[] KeptOfFactors = ["Account", "AuthenticatorApp", "Passkey"];

    static readonly AsyncLocal<HttpContext?> Request = new();

    static readonly ConcurrentDictionary<string, string> Found = new();

    static long events;

    /// <summary>How many transactions were heard and sound.</summary>
    public static long Events => Interlocked.Read(ref events);

    /// <summary>Lets a product be read along; where it runs on SQL Server there is nothing to hear.</summary>
    public static void Watch(IServiceCollection services)
    {
        if (TestDatabase.Server is { Length: > 0 }) return;
        services.AddSingleton<IStartupFilter, Entrance>();
        WatchedSqlite.Watch(services, () => Hear(Request.Value));
    }

    /// <summary>The tables that a transaction changed and that would have needed an event.</summary>
    public static IReadOnlyList<string> Unrecorded(string operation, IEnumerable<string> statements)
    {
        var changed = statements.Select(statement => Change().Match(statement)).Where(match => match.Success).Select(match => match.Groups["table"].Value).ToHashSet(StringComparer.Ordinal);
        return changed.Contains("AuditEvent") ? [] : [.. changed.Where(table => !IsSilent(operation, table)).Order(StringComparer.Ordinal)];
    }

    static bool IsSilent(string operation, string table) =>
        Silent.ContainsKey(table) || Silent.ContainsKey($"{operation}: {table}") || (Proofs.Contains(operation) && KeptOfFactors.Contains(table));

    static Action<string, int> Hear(HttpContext? request)
    {
        if (request is null) return (_, _) => { };
        List<string> statements = [];
        var rows = 0;
        return (statement, changed) =>
        {
            // What changed no row changed nothing.
            if (changed == rows && statements.Count > 0 && Change().IsMatch(statements[^1])) statements.RemoveAt(statements.Count - 1);
            rows = changed;
            if (statement.StartsWith("BEGIN", StringComparison.Ordinal)) statements.Clear();
            else if (!statement.StartsWith("COMMIT", StringComparison.Ordinal)) statements.Add(statement);
            else if (Unrecorded(Operation(request), statements) is { Count: > 0 } tables) Found.TryAdd($"{Operation(request)}: {string.Join(' ', tables)}", string.Join("; ", statements));
            else Interlocked.Increment(ref events);
        };
    }

    static string Operation(HttpContext request) => $"{request.Request.Method} {(request.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimEnd('/') ?? request.Request.Path}";

    // What is set to itself is a lock.
    [GeneratedRegex(@"\A\s*(INSERT INTO|UPDATE|DELETE FROM)\s+(?<table>\w+)\b(?!\s+SET (?<column>\w+) = \k<column>\b)")]
    private static partial Regex Change();

    /// <summary>Marks what happens within a request.</summary>
    sealed class Entrance : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                Request.Value = context;
                await rest(context);
            });
            next(app);
        };
    }

    /// <summary>Made before the first test, asked after the last.</summary>
    public sealed class Verdict : IDisposable
    {
        public void Dispose() => Require(Found);

        /// <exception cref="InvalidOperationException">Something was changed without an event.</exception>
        public static void Require(IReadOnlyDictionary<string, string> found)
        {
            if (found.Count > 0) throw new InvalidOperationException($"Changes without an event on the audit trail, {found.Count} kinds beside {events} sound transactions: {string.Join(" | ", found.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} by {one.Value}"))}");
        }
    }
}

public sealed class SuiteTrailTests
{
    [Fact]
    public void A_change_without_an_event_is_recognised()
    {
        Assert.Equal(["Candidate", "Consent"], SuiteTrail.Unrecorded("PUT /api/me/consent", ["SELECT 1", "UPDATE Candidate SET Name = 'x'", "INSERT INTO Consent (Id) VALUES (1)", "UPDATE ChangeCounter SET Value = 2"]));
        Assert.Empty(SuiteTrail.Unrecorded("PUT /api/me/consent", ["UPDATE Candidate SET Name = 'x'", "INSERT INTO AuditEvent (Seq) VALUES (1)"]));
        Assert.Empty(SuiteTrail.Unrecorded("POST /api/notices/preview", ["UPDATE Organisation SET IsActive = IsActive WHERE OrganisationId = 'x'"]));
        Assert.Equal(["Account"], SuiteTrail.Unrecorded("PUT /api/accounts/password", ["UPDATE Account SET PasswordHash = 'x'"]));
        Assert.Empty(SuiteTrail.Unrecorded("POST /api/accounts/sign-in", ["UPDATE Account SET PasswordHash = 'x'"]));
    }

    [Fact]
    public async Task Every_product_of_the_suite_is_heard_within_its_requests()
    {
        if (TestDatabase.Server is { Length: > 0 }) Assert.Skip("What is read along is the embedded database.");
        await using var app = await TestApp.Start();
        var before = SuiteTrail.Events;
        (await app.Nobody().Post("/api/accounts", new { email = "heard@people.example" })).Is(System.Net.HttpStatusCode.Accepted);
        Assert.True(SuiteTrail.Events > before);
    }
}
