using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using TalentPool.Accounts;
using TalentPool.Mail;
using TalentPool.Tests.Installation;

namespace TalentPool.Tests.Accounts;

public sealed class PasswordTests
{
    const string Old = "a long and quiet password", New = "another evening by the sea";

    [Fact]
    public async Task A_forgotten_password_is_set_anew_by_the_mailed_link_and_every_session_ends()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        (await app.Nobody().Post("/api/accounts/password/forgotten", new { email = " Hanako@people.example" })).Is(HttpStatusCode.Accepted);
        var token = (await APerson.Latest<Letter.ResetPassword>(app)).Token;

        (await app.Nobody().Post("/api/accounts/password/reset", new { token, password = New })).Is(HttpStatusCode.NoContent);

        (await person.Get("/api/accounts/me")).Is(HttpStatusCode.Unauthorized);
        (await person.Post("/api/accounts/refresh")).Is(HttpStatusCode.Unauthorized);
        (await APerson.SignIn(app.Nobody(), Old)).IsRefused(HttpStatusCode.Unauthorized, "sign-in-failed");
        (await APerson.SignIn(app.Nobody(), New)).IsOk();
        await APerson.Latest<Letter.PasswordChanged>(app);
        (await app.Nobody().Post("/api/accounts/password/reset", new { token, password = New })).IsRefused(HttpStatusCode.BadRequest, "link-expired");
    }

    [Fact]
    public async Task A_reset_link_is_good_for_an_hour_and_a_new_one_voids_it()
    {
        await using var app = await TestApp.Start();
        await APerson.SignedIn(app);
        var nobody = app.Nobody();
        await nobody.Post("/api/accounts/password/forgotten", new { email = APerson.Email });
        var first = (await APerson.Latest<Letter.ResetPassword>(app)).Token;
        await nobody.Post("/api/accounts/password/forgotten", new { email = APerson.Email });
        var second = (await APerson.Latest<Letter.ResetPassword>(app)).Token;
        (await nobody.Post("/api/accounts/password/reset", new { token = first, password = New })).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        app.Clock.Advance(TimeSpan.FromHours(1));
        (await nobody.Post("/api/accounts/password/reset", new { token = second, password = New })).IsRefused(HttpStatusCode.BadRequest, "link-expired");
    }

    [Fact]
    public async Task A_password_is_hashed_with_210_000_rounds_of_SHA_512_and_a_salt_of_its_own()
    {
        await using var app = await TestApp.Start(AnInstallation.Shared.Settings, environment: "Production");
        await APerson.SignedIn(app);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await APerson.SignUp(app, "taro@people.example");
        var hashes = (await app.Db.Query<string>("SELECT PasswordHash FROM Account")).Select(Convert.FromBase64String).ToList();
        Assert.Equal(2, hashes.Count);
        foreach (var hash in hashes)
        {
            // The third format of ASP.NET Core Identity: function (2 is HMAC-SHA512), rounds, length of the salt, salt, hash.
            int Number(int at) => BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at));
            Assert.Equal((1, 2, 210_000, 16), (hash[0], Number(1), Number(5), Number(9)));
            Assert.Equal(Rfc2898DeriveBytes.Pbkdf2(APerson.Password, hash.AsSpan(13, 16), 210_000, HashAlgorithmName.SHA512, hash.Length - 29), hash[29..]);
            Assert.True(hash.Length - 29 >= 32);
        }

        Assert.NotEqual(hashes[0], hashes[1]);
    }

    [Theory]
    [InlineData("Development", null, 210_000)]
    [InlineData("Development", "1000", 1_000)]
    [InlineData("Production", null, 210_000)]
    [InlineData("Production", "210000", 210_000)]
    [InlineData("Production", "600000", 600_000)]
    public void Rounds_may_be_more_and_in_Development_fewer(string environment, string? setting, int rounds) => Assert.Equal(rounds, Rounds(environment, setting));

    [Theory]
    [InlineData("Production", "209999")]
    [InlineData("Production", "1000")]
    [InlineData("Staging", "1000")]
    [InlineData("Production", "-1")]
    [InlineData("Development", "0")]
    [InlineData("Production", "many")]
    public void Too_few_rounds_stop_the_start(string environment, string setting) => Assert.Throws<InvalidOperationException>(() => Rounds(environment, setting));

    static int Rounds(string environment, string? setting) =>
        Passwords.Rounds(new ConfigurationManager { ["Passwords:Iterations"] = setting }, new HostingEnvironment { EnvironmentName = environment });

    [Fact]
    public async Task A_verification_link_is_no_reset_link()
    {
        await using var app = await TestApp.Start();
        await app.Nobody().Post("/api/accounts", new { email = APerson.Email });
        var token = (await APerson.Latest<Letter.VerifyAddress>(app)).Token;
        (await app.Nobody().Post("/api/accounts/password/reset", new { token, password = New })).IsRefused(HttpStatusCode.BadRequest, "link-expired");
        (await app.Nobody().Post("/api/accounts/verify", new { token, password = Old })).IsOk();
    }

    [Fact]
    public async Task An_unknown_address_gets_the_same_answer_and_no_mail()
    {
        await using var app = await TestApp.Start();
        await app.Candidate(APerson.Email);
        var known = await app.Nobody().Post("/api/accounts/password/forgotten", new { email = APerson.Email });
        var unknown = await app.Nobody().Post("/api/accounts/password/forgotten", new { email = "nobody@people.example" });
        Assert.Equal((known.Status, known.Text), (unknown.Status, unknown.Text));
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail"));
    }

    [Fact]
    public async Task A_session_left_open_is_no_place_to_guess_the_password()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        for (var guess = 0; guess < 10; guess++)
            (await person.Put("/api/accounts/password", new { current = $"not the present password {guess}", password = New })).IsRefused(HttpStatusCode.BadRequest, "wrong-password");
        (await person.Put("/api/accounts/password", new { current = Old, password = New })).IsRefused(HttpStatusCode.TooManyRequests, "password-locked");
        Assert.Equal(10, await app.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent WHERE Action = 'account.factorRefused' AND Detail = 'password'"));
        await APerson.Latest<Letter.PasswordGuessed>(app);

        app.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        person.Http.DefaultRequestHeaders.Authorization = new("Bearer", (await person.Post("/api/accounts/refresh")).IsOk()["accessToken"].GetString());
        (await person.Put("/api/accounts/password", new { current = Old, password = New })).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_password_that_was_replaced_while_it_was_looked_at_begins_no_session_and_changes_nothing()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        await using var scope = app.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<AccountUsers>().FindByNameAsync(APerson.Email);
        (await person.Put("/api/accounts/password", new { current = Old, password = New })).Is(HttpStatusCode.NoContent);

        var sessions = scope.ServiceProvider.GetRequiredService<Sessions>();
        Assert.Null(await sessions.StartByPassword(new DefaultHttpContext(), account!, TestContext.Current.CancellationToken));
        var passwords = scope.ServiceProvider.GetRequiredService<Passwords>();
        Assert.False(await app.Db.Transact(tx => passwords.Replace(tx, app.Clock, account!.AccountId, "the thief’s own sentence", null, account.PasswordHash)));
        (await APerson.SignIn(app.Nobody(), New)).IsOk();
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions_and_keeps_this_one()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        var elsewhere = await APerson.SignedIn(app, isNew: false);

        (await person.Put("/api/accounts/password", new { current = "not the present password", password = New })).IsRefused(HttpStatusCode.BadRequest, "wrong-password");
        (await person.Put("/api/accounts/password", new { current = Old, password = New })).Is(HttpStatusCode.NoContent);

        (await person.Get("/api/accounts/me")).IsOk();
        (await person.Post("/api/accounts/refresh")).IsOk();
        (await elsewhere.Get("/api/accounts/me")).Is(HttpStatusCode.Unauthorized);
        (await elsewhere.Post("/api/accounts/refresh")).Is(HttpStatusCode.Unauthorized);
        await APerson.Latest<Letter.PasswordChanged>(app);
    }

    [Fact]
    public async Task The_own_address_is_no_password_and_its_refusal_uses_up_neither_link_nor_guess()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        foreach (var guessable in new[] { APerson.Email, APerson.Email.ToUpperInvariant(), $"{APerson.Email}2026" })
            Assert.Equal(["password"], (await person.Put("/api/accounts/password", new { current = Old, password = guessable })).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM SignInGuess"));

        await app.Nobody().Post("/api/accounts/password/forgotten", new { email = APerson.Email });
        var token = (await APerson.Latest<Letter.ResetPassword>(app)).Token;
        Assert.Equal(["password"], (await app.Nobody().Post("/api/accounts/password/reset", new { token, password = APerson.Email })).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        (await APerson.SignIn(app.Nobody(), Old)).IsOk();
        (await app.Nobody().Post("/api/accounts/password/reset", new { token, password = New })).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_demo_account_keeps_its_password()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        await app.Db.Execute("UPDATE Account SET IsDemo = 1");
        (await person.Put("/api/accounts/password", new { current = Old, password = New })).IsRefused(HttpStatusCode.Forbidden, "demo-account");
        await app.Nobody().Post("/api/accounts/password/forgotten", new { email = APerson.Email });
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM OutboxMail WHERE Kind = 'ResetPassword'"));
    }

    [Fact]
    public async Task Nobody_changes_a_password_without_signing_in()
    {
        await using var app = await TestApp.Start();
        (await app.Nobody().Put("/api/accounts/password", new { current = Old, password = New })).IsRefused(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Theory]
    [InlineData("qwerty123456789")]
    [InlineData("QWERTY123456789")]
    [InlineData("passwordpassword")]
    [InlineData("password12345678")]
    [InlineData("20261124sunshine")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("ababababababababab")]
    [InlineData("abcdefghijklmnop")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("talentpool123456")]
    [InlineData("talentpooltalentpool")]
    [InlineData("dragonsunshine!")]
    [InlineData("password-iloveyou")]
    [InlineData("Sunshine2026Dragon")]
    [InlineData("monkey, monkey!!")]
    [InlineData("hanako.yamadapassword")]
    [InlineData("hanako.yamada2026")]
    [InlineData("hanako.yamada@people.example")]
    public void What_others_would_guess_is_common(string password) => Assert.True(GuessablePasswords.Contains(password, "Hanako.Yamada@people.example"));

    [Theory]
    [InlineData(Old)]
    [InlineData("correct horse battery staple")]
    [InlineData("ひるさがりのこうえんでいぬがねる")]
    [InlineData("talent-pool-demo-2026")]
    [InlineData("hanako likes yamada soba")]
    public void A_sentence_of_some_words_is_not(string password) => Assert.False(GuessablePasswords.Contains(password, "Hanako.Yamada@people.example"));

    [Theory]
    [InlineData("🐈🐕🐇🐎🐄🐖🐑🐓")]
    [InlineData("ﷺ")]
    public async Task A_character_counts_once_however_many_halves_or_letters_it_is_made_of(string password)
    {
        await using var app = await TestApp.Start();
        await app.Nobody().Post("/api/accounts", new { email = APerson.Email });
        var token = (await APerson.Latest<Letter.VerifyAddress>(app)).Token;
        Assert.Equal(["password"], (await app.Nobody().Post("/api/accounts/verify", new { token, password })).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
    }

    [Fact]
    public async Task A_password_is_the_same_however_a_keyboard_composes_and_widens_it()
    {
        await using var app = await TestApp.Start();
        const string Composed = "がらすのびんがうみべでひかる2026";
        await APerson.SignUp(app, APerson.Email, Composed);
        foreach (var typed in new[] { Composed, Composed.Normalize(System.Text.NormalizationForm.FormD), Composed.Replace("2026", "２０２６", StringComparison.Ordinal) }) (await APerson.SignIn(app.Nobody(), typed)).IsOk();
        (await APerson.SignIn(app.Nobody(), Composed + "7")).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_common_password_is_refused_at_its_field_in_the_language_of_the_caller()
    {
        await using var app = await TestApp.Start();
        await app.Nobody().Post("/api/accounts", new { email = APerson.Email });
        var token = (await APerson.Latest<Letter.VerifyAddress>(app)).Token;
        var answer = await app.Nobody().InEnglish().Post("/api/accounts/verify", new { token, password = "passwordpassword" });
        Assert.Equal(["password"], answer.IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
        Assert.Contains("easy to guess", answer.Text, StringComparison.Ordinal);
        // Nor the address itself; and the link is still good for a better one.
        (await app.Nobody().Post("/api/accounts/verify", new { token, password = APerson.Email })).IsRefused(HttpStatusCode.BadRequest, "invalid");
        (await app.Nobody().Post("/api/accounts/verify", new { token, password = Old })).IsOk();
    }
}
