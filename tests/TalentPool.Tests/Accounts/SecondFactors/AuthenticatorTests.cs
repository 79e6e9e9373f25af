using System.Net;
using TalentPool.Accounts.SecondFactors;
using TalentPool.Mail;

namespace TalentPool.Tests.Accounts.SecondFactors;

public sealed class AuthenticatorTests
{
    // RFC 6238, appendix B, HMAC-SHA1; the last six of the eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) => Assert.Equal(code, AuthenticatorCodes.At("12345678901234567890"u8.ToArray(), seconds / 30));

    [Fact]
    public async Task After_the_password_the_code_of_the_app_is_asked_for()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        var (key, codes) = await AFactor.AddAuthenticator(app, person);
        Assert.Equal(10, codes.Distinct().Count());
        Assert.Equal("authenticatorAdded", (await APerson.Latest<Letter.SecondFactorChanged>(app)).Change);

        var caller = app.Nobody();
        var ceremony = await AFactor.AfterPassword(caller);
        (await caller.Post("/api/accounts/refresh")).Is(HttpStatusCode.Unauthorized);
        // Full-width digits with a space, as people type them.
        var code = AFactor.Code(app, key);
        var typed = string.Concat(code.Select(digit => (char)(digit + 0xFEE0))).Insert(3, "　");
        caller.Continue(await AFactor.Second(caller, ceremony, typed));
        (await caller.Get("/api/accounts/me")).IsOk();
        (await AFactor.Second(caller, ceremony, AFactor.Code(app, key, 1))).IsRefused(HttpStatusCode.BadRequest, "ceremony-over");
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task A_clock_may_be_one_step_off(int steps, bool counts)
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        var (key, _) = await AFactor.AddAuthenticator(app, person);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var caller = app.Nobody();
        var answer = await AFactor.Second(caller, await AFactor.AfterPassword(caller), AFactor.Code(app, key, steps));
        if (counts) answer.IsOk();
        else Assert.Equal(["code"], answer.IsRefused(HttpStatusCode.BadRequest, "wrong-code").Fields);
    }

    [Fact]
    public async Task No_code_counts_twice()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        var (key, _) = await AFactor.AddAuthenticator(app, person);
        var code = AFactor.Code(app, key);
        (await AFactor.Second(app.Nobody(), await AFactor.AfterPassword(app.Nobody()), code)).IsOk();
        (await AFactor.Second(app.Nobody(), await AFactor.AfterPassword(app.Nobody()), code)).IsRefused(HttpStatusCode.BadRequest, "wrong-code");
        // Nor one from before it.
        (await AFactor.Second(app.Nobody(), await AFactor.AfterPassword(app.Nobody()), AFactor.Code(app, key, -1))).IsRefused(HttpStatusCode.BadRequest, "wrong-code");
    }

    [Fact]
    public async Task A_recovery_code_counts_once()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        var (_, codes) = await AFactor.AddAuthenticator(app, person);
        var typed = codes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal);
        (await AFactor.Second(app.Nobody(), await AFactor.AfterPassword(app.Nobody()), recoveryCode: typed)).IsOk();
        Assert.Equal("recoveryCodeUsed", (await APerson.Latest<Letter.SecondFactorChanged>(app)).Change);
        (await AFactor.Second(app.Nobody(), await AFactor.AfterPassword(app.Nobody()), recoveryCode: codes[3])).IsRefused(HttpStatusCode.BadRequest, "wrong-recovery-code");
        Assert.Equal(9, (await person.Get("/api/accounts/second-factors")).IsOk()["recoveryCodesLeft"].GetInt32());

        var fresh = (await person.Post("/api/accounts/second-factors/recovery-codes")).IsOk()["codes"].EnumerateArray().Select(code => code.GetString()!).ToList();
        (await AFactor.Second(app.Nobody(), await AFactor.AfterPassword(app.Nobody()), recoveryCode: codes[0])).IsRefused(HttpStatusCode.BadRequest, "wrong-recovery-code");
        (await AFactor.Second(app.Nobody(), await AFactor.AfterPassword(app.Nobody()), recoveryCode: fresh[0])).IsOk();
    }

    [Fact]
    public async Task Ten_wrong_codes_lock_codes_for_the_account_and_the_owner_is_told()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        var (key, codes) = await AFactor.AddAuthenticator(app, person);
        using var passkey = new SoftwarePasskey();
        person.Continue(await AFactor.AddPasskey(person, passkey));
        for (var guess = 0; guess < 10; guess++)
        {
            // A new ceremony each time, half of them by recovery codes: the account is counted, nothing else.
            var ceremony = await AFactor.AfterPassword(app.Nobody());
            (await (guess % 2 == 0 ? AFactor.Second(app.Nobody(), ceremony, AFactor.WrongCode(app, key)) : AFactor.Second(app.Nobody(), ceremony, recoveryCode: "made-up"))).Is(HttpStatusCode.BadRequest);
        }

        (await AFactor.Second(app.Nobody(), await AFactor.AfterPassword(app.Nobody()), AFactor.Code(app, key))).IsRefused(HttpStatusCode.TooManyRequests, "second-factor-locked");
        (await AFactor.Second(app.Nobody(), await AFactor.AfterPassword(app.Nobody()), recoveryCode: codes[0])).IsRefused(HttpStatusCode.TooManyRequests, "second-factor-locked");
        await APerson.Latest<Letter.SecondFactorGuessed>(app);
        // A passkey cannot be guessed, so it is no victim of the lock.
        (await AFactor.SignInWith(app.Nobody(), passkey)).IsOk();
        app.Clock.Advance(TimeSpan.FromMinutes(15));
        (await AFactor.Second(app.Nobody(), await AFactor.AfterPassword(app.Nobody()), AFactor.Code(app, key))).IsOk();
    }

    [Fact]
    public async Task After_a_hundred_wrong_codes_in_a_row_an_app_proves_nothing_until_it_is_set_up_anew()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        var (key, codes) = await AFactor.AddAuthenticator(app, person);
        for (var guess = 1; guess <= 100; guess++)
        {
            var answer = await AFactor.Second(app.Nobody(), await AFactor.AfterPassword(app.Nobody()), AFactor.WrongCode(app, key));
            answer.IsRefused(HttpStatusCode.BadRequest, guess < 100 ? "wrong-code" : "authenticator-retired");
            if (guess % 10 == 0) app.Clock.Advance(TimeSpan.FromMinutes(16));
        }

        (await AFactor.Second(app.Nobody(), await AFactor.AfterPassword(app.Nobody()), AFactor.Code(app, key))).IsRefused(HttpStatusCode.BadRequest, "authenticator-retired");
        var back = app.Nobody();
        back.Continue(await AFactor.Second(back, await AFactor.AfterPassword(back), recoveryCode: codes[0]));
        (await back.Delete("/api/accounts/second-factors/authenticator")).Is(HttpStatusCode.NoContent);
        var (renewed, _) = await AFactor.AddAuthenticator(app, await APerson.SignedIn(app, isNew: false));
        (await AFactor.Second(app.Nobody(), await AFactor.AfterPassword(app.Nobody()), AFactor.Code(app, renewed))).IsOk();
    }

    [Fact]
    public async Task A_new_password_does_not_lift_the_lock_of_the_second_factor()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        var (key, _) = await AFactor.AddAuthenticator(app, person);
        for (var guess = 0; guess < 10; guess++) await AFactor.Second(app.Nobody(), await AFactor.AfterPassword(app.Nobody()), AFactor.WrongCode(app, key));
        await app.Nobody().Post("/api/accounts/password/forgotten", new { email = APerson.Email });
        (await app.Nobody().Post("/api/accounts/password/reset", new { token = (await APerson.Latest<Letter.ResetPassword>(app)).Token, password = APerson.Password })).Is(HttpStatusCode.NoContent);
        (await AFactor.Second(app.Nobody(), await AFactor.AfterPassword(app.Nobody()), AFactor.Code(app, key))).IsRefused(HttpStatusCode.TooManyRequests, "second-factor-locked");
    }

    [Fact]
    public async Task The_present_password_forgives_no_wrong_codes_and_wrong_codes_do_not_lock_it()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        var (key, _) = await AFactor.AddAuthenticator(app, person);
        for (var guess = 0; guess < 9; guess++) await AFactor.Second(app.Nobody(), await AFactor.AfterPassword(app.Nobody()), AFactor.WrongCode(app, key));
        var half = await AFactor.AfterPassword(app.Nobody());
        (await person.Put("/api/accounts/password", new { current = APerson.Password, password = "another evening by the sea" })).Is(HttpStatusCode.NoContent);
        // A sign-in that had come half way by the former password ends with it.
        (await AFactor.Second(app.Nobody(), half, AFactor.Code(app, key))).Is(HttpStatusCode.BadRequest);

        async Task<string> AfterPassword() => (await APerson.SignIn(app.Nobody(), "another evening by the sea")).Is(HttpStatusCode.Accepted)["ceremony"].GetString()!;
        await AFactor.Second(app.Nobody(), await AfterPassword(), AFactor.WrongCode(app, key));
        (await AFactor.Second(app.Nobody(), await AfterPassword(), AFactor.Code(app, key))).IsRefused(HttpStatusCode.TooManyRequests, "second-factor-locked");
        (await person.Put("/api/accounts/password", new { current = "another evening by the sea", password = APerson.Password })).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task The_key_is_encrypted_and_counts_only_once_proved()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        var given = (await person.Post("/api/accounts/second-factors/authenticator")).IsOk();
        var key = given["key"].GetString()!;
        Assert.Equal($"otpauth://totp/TalentPool:hanako%40people.example?secret={key}&issuer=TalentPool", given["uri"].GetString());
        Assert.DoesNotContain(key, await app.Db.Find<string>("SELECT ProtectedKey FROM AuthenticatorApp") ?? "", StringComparison.Ordinal);
        (await APerson.SignIn(app.Nobody(), APerson.Password)).IsOk();
        (await person.Put("/api/accounts/second-factors/authenticator", new { code = AFactor.WrongCode(app, Base32.Decode(key)) })).IsRefused(HttpStatusCode.BadRequest, "wrong-code");
        person.Continue(await person.Put("/api/accounts/second-factors/authenticator", new { code = AFactor.Code(app, Base32.Decode(key)) }));
        (await person.Post("/api/accounts/second-factors/authenticator")).IsRefused(HttpStatusCode.Conflict, "authenticator-exists");
        (await person.Delete("/api/accounts/second-factors/authenticator")).Is(HttpStatusCode.NoContent);
        (await APerson.SignIn(app.Nobody(), APerson.Password)).IsOk();
    }

    [Fact]
    public async Task The_first_second_factor_ends_sessions_that_a_password_alone_opened()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        var elsewhere = await APerson.SignedIn(app, isNew: false);
        await AFactor.AddAuthenticator(app, person);
        (await elsewhere.Get("/api/accounts/me")).Is(HttpStatusCode.Unauthorized);
        (await person.Get("/api/accounts/me")).IsOk();
    }
}
