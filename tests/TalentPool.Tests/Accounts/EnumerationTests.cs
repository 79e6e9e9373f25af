using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TalentPool.Accounts;
using TalentPool.Mail;

namespace TalentPool.Tests.Accounts;

/// <summary>Nobody learns who has an account: not by text, status or lock, and not by time, which is told by the hashes and statements that an answer costs.</summary>
public sealed class EnumerationTests
{
    const string Unknown = "nobody@people.example", Unverified = "unverified@people.example", Wrong = "not the password at all";

    [Theory]
    [InlineData("/api/accounts")]
    [InlineData("/api/accounts/sign-in")]
    [InlineData("/api/accounts/password/forgotten")]
    public async Task Known_unknown_and_unverified_addresses_get_the_same_answer_for_the_same_work(string path)
    {
        var work = new Work();
        await using var app = await TestApp.Start(services: work.Watch);
        await APerson.SignedIn(app);
        (await app.Nobody().Post("/api/accounts", new { email = Unverified })).Is(HttpStatusCode.Accepted);
        var results = new List<(HttpStatusCode, string, int, int, int)>();
        foreach (var email in new[] { APerson.Email, Unverified, Unknown })
        {
            // Once before, so that nothing is made for the first time.
            await app.Nobody().Post(path, new { email = "warm" + email, password = Wrong });
            work.Begin();
            var answer = await app.Nobody().Post(path, new { email, password = Wrong });
            results.Add((answer.Status, answer.Text, work.Hashes, work.Statements, work.Seals));
        }

        Assert.Single(results.Distinct());
        Assert.True(results[0].Item4 > 2);
    }

    [Fact]
    public async Task A_made_up_reset_link_costs_the_same_as_a_used_one()
    {
        var work = new Work();
        await using var app = await TestApp.Start(services: work.Watch);
        await APerson.SignedIn(app);
        await app.Nobody().Post("/api/accounts/password/forgotten", new { email = APerson.Email });
        var used = (await APerson.Latest<Letter.ResetPassword>(app)).Token;
        (await app.Nobody().Post("/api/accounts/password/reset", new { token = used, password = "another evening by the sea" })).Is(HttpStatusCode.NoContent);
        var results = new List<(HttpStatusCode, string, int, int, int)>();
        foreach (var token in new[] { used, Secrets.New() })
        {
            work.Begin();
            var answer = await app.Nobody().Post("/api/accounts/password/reset", new { token, password = "another evening by the sea" });
            results.Add((answer.Status, answer.Text, work.Hashes, work.Statements, work.Seals));
        }

        Assert.Single(results.Distinct());
    }

    [Theory]
    [InlineData(APerson.Email)]
    [InlineData(Unknown)]
    [InlineData(Unverified)]
    public async Task Ten_failures_lock_an_address_whether_or_not_it_has_an_account(string email)
    {
        await using var app = await TestApp.Start();
        await APerson.SignedIn(app);
        (await app.Nobody().Post("/api/accounts", new { email = Unverified })).Is(HttpStatusCode.Accepted);
        var stranger = app.Nobody();
        for (var guess = 0; guess < 10; guess++) (await stranger.Post("/api/accounts/sign-in", new { email, password = Wrong })).IsRefused(HttpStatusCode.Unauthorized, "sign-in-failed");
        (await stranger.Post("/api/accounts/sign-in", new { email, password = Wrong })).IsRefused(HttpStatusCode.TooManyRequests, "sign-in-locked");
        app.Clock.Advance(TimeSpan.FromMinutes(15));
        (await stranger.Post("/api/accounts/sign-in", new { email, password = Wrong })).IsRefused(HttpStatusCode.Unauthorized, "sign-in-failed");
    }

    [Fact]
    public async Task The_guess_that_locks_costs_the_same_whether_or_not_there_is_an_owner_to_tell()
    {
        var work = new Work();
        await using var app = await TestApp.Start(services: work.Watch);
        await APerson.SignedIn(app);
        (await app.Nobody().Post("/api/accounts", new { email = Unverified })).Is(HttpStatusCode.Accepted);
        var results = new List<(HttpStatusCode, string, int, int, int)>();
        foreach (var email in new[] { "warm@people.example", APerson.Email, Unverified, Unknown })
        {
            for (var guess = 0; guess < 9; guess++) await app.Nobody().Post("/api/accounts/sign-in", new { email, password = Wrong });
            work.Begin();
            var answer = await app.Nobody().Post("/api/accounts/sign-in", new { email, password = Wrong });
            results.Add((answer.Status, answer.Text, work.Hashes, work.Statements, work.Seals));
        }

        Assert.Single(results.Skip(1).Distinct());
        Assert.Equal(1, results[1].Item5);
        Assert.Equal(4, await app.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent WHERE Action = 'account.passwordLocked'"));
    }

    [Fact]
    public async Task The_owner_is_told_of_a_lock_once_a_day()
    {
        await using var app = await TestApp.Start();
        await APerson.SignedIn(app);
        var stranger = app.Nobody();
        for (var hour = 0; hour < 24; hour++)
        {
            for (var guess = 0; guess < 11; guess++) await APerson.SignIn(stranger, Wrong);
            app.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'PasswordGuessed'"));
        Assert.Equal(24, await app.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent WHERE Action = 'account.passwordLocked'"));
        for (var guess = 0; guess < 10; guess++) await APerson.SignIn(stranger, Wrong);
        Assert.Equal(2, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'PasswordGuessed'"));
    }

    [Fact]
    public async Task Strangers_who_guess_do_not_lock_the_owner_out_of_a_known_device()
    {
        await using var app = await TestApp.Start();
        var owner = await APerson.SignedIn(app);
        var stranger = app.Nobody();
        for (var guess = 0; guess < 10; guess++) await APerson.SignIn(stranger, Wrong);
        (await APerson.SignIn(stranger, APerson.Password)).IsRefused(HttpStatusCode.TooManyRequests, "sign-in-locked");
        (await APerson.SignIn(owner, APerson.Password)).IsOk();
        // The known device has ten guesses of its own, and its cookie is worth nothing for another account.
        for (var guess = 0; guess < 10; guess++) (await APerson.SignIn(owner, Wrong)).Is(HttpStatusCode.Unauthorized);
        (await APerson.SignIn(owner, APerson.Password)).Is(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Who_opened_the_owners_mail_is_no_stranger()
    {
        await using var app = await TestApp.Start();
        await APerson.SignedIn(app);
        var stranger = app.Nobody();
        for (var guess = 0; guess < 10; guess++) await APerson.SignIn(stranger, Wrong);
        var fresh = app.Nobody();
        await fresh.Post("/api/accounts/password/forgotten", new { email = APerson.Email });
        (await fresh.Post("/api/accounts/password/reset", new { token = (await APerson.Latest<Letter.ResetPassword>(app)).Token, password = "another evening by the sea" })).Is(HttpStatusCode.NoContent);
        for (var guess = 0; guess < 10; guess++) await APerson.SignIn(stranger, Wrong);
        (await APerson.SignIn(stranger, "another evening by the sea")).Is(HttpStatusCode.TooManyRequests);
        (await APerson.SignIn(fresh, "another evening by the sea")).IsOk();
    }

    [Fact]
    public async Task Guesses_are_forgotten_a_day_after_the_last()
    {
        await using var app = await TestApp.Start();
        await app.Nobody().Post("/api/accounts/sign-in", new { email = Unknown, password = Wrong });
        app.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        await app.Nobody().Post("/api/accounts/sign-in", new { email = Unverified, password = Wrong });
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM SignInGuess"));
    }

    [Fact]
    public async Task A_hash_of_other_rounds_is_made_anew_at_the_next_sign_in()
    {
        await using var app = await TestApp.Start();
        await APerson.SignedIn(app);
        var old = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 500 })).HashPassword(null!, APerson.Password);
        await app.Db.Execute("UPDATE Account SET PasswordHash = @old", new { old });
        (await APerson.SignIn(app.Nobody(), Wrong)).Is(HttpStatusCode.Unauthorized);
        Assert.Equal(old, await app.Db.Find<string>("SELECT PasswordHash FROM Account"));
        (await APerson.SignIn(app.Nobody(), APerson.Password)).IsOk();
        var renewed = await app.Db.Find<string>("SELECT PasswordHash FROM Account");
        Assert.NotEqual(old, renewed);
        (await APerson.SignIn(app.Nobody(), APerson.Password)).IsOk();
        Assert.Equal(renewed, await app.Db.Find<string>("SELECT PasswordHash FROM Account"));
    }

    /// <summary>Counts hashes of passwords, statements of the database, and texts that are sealed for it.</summary>
    sealed class Work : IPasswordHasher<Account>, IDataProtectionProvider, IDataProtector
    {
        readonly IDataProtector protector = new EphemeralDataProtectionProvider().CreateProtector("test");
        readonly PasswordHasher<Account> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));
        readonly StatementCount sql = new();
        int hashes, seals;

        public int Hashes => hashes;

        public int Seals => seals;

        public int Statements => sql.Count;

        public void Begin()
        {
            hashes = seals = 0;
            sql.Begin();
        }

        public void Watch(IServiceCollection services)
        {
            services.RemoveAll<IPasswordHasher<Account>>().AddSingleton<IPasswordHasher<Account>>(this);
            services.RemoveAll<IDataProtectionProvider>().AddSingleton<IDataProtectionProvider>(this);
            sql.Watch(services);
        }

        public IDataProtector CreateProtector(string purpose) => this;

        public byte[] Protect(byte[] plaintext)
        {
            Interlocked.Increment(ref seals);
            return protector.Protect(plaintext);
        }

        public byte[] Unprotect(byte[] protectedData) => protector.Unprotect(protectedData);

        public string HashPassword(Account user, string password)
        {
            Interlocked.Increment(ref hashes);
            return hasher.HashPassword(user, password);
        }

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref hashes);
            return hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
