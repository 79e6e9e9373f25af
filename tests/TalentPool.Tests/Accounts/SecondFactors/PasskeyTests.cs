using System.Net;
using System.Text.Json;
using TalentPool.Mail;

namespace TalentPool.Tests.Accounts.SecondFactors;

public sealed class PasskeyTests
{
    [Fact]
    public async Task A_passkey_is_added_and_signs_in_alone_as_two_factors()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        using var passkey = new SoftwarePasskey();
        var added = person.Continue(await AFactor.AddPasskey(person, passkey));
        Assert.Equal(10, added["recoveryCodes"].GetArrayLength());
        Assert.Equal("passkeyAdded", (await APerson.Latest<Letter.SecondFactorChanged>(app)).Change);
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent WHERE Action = 'account.passkeyAdded'"));

        var elsewhere = app.Nobody();
        var session = elsewhere.Continue(await AFactor.SignInWith(elsewhere, passkey));
        (await elsewhere.Get("/api/accounts/me")).IsOk();
        Assert.Equal(["pop", "user", "mfa"], Claims(session).GetProperty("amr").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(app.Clock.GetUtcNow().ToUnixTimeSeconds(), Claims(session).GetProperty("auth_time").GetInt64());
        var listed = Assert.Single((await person.Get("/api/accounts/second-factors")).IsOk()["passkeys"].EnumerateArray());
        Assert.Equal("わたしのノートパソコン", listed.GetProperty("name").GetString());
        Assert.Equal(app.Clock.GetUtcNow(), listed.GetProperty("lastUsedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task There_are_twenty_at_most_however_many_were_begun_and_none_twice()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        using var passkey = new SoftwarePasskey();
        var begun = (await person.Post("/api/accounts/second-factors/passkeys/options")).IsOk();
        object Answer(Answer to) => new { ceremony = to["ceremony"].GetString(), credential = passkey.Create(to["options"]), name = "x" };
        var again = (await person.Post("/api/accounts/second-factors/passkeys/options")).IsOk();
        var account = await app.Db.Find<Guid>("SELECT AccountId FROM Account WHERE Email = @Email", new { APerson.Email });
        var others = Enumerable.Range(0, 20).Select(number => new { id = Guid.NewGuid(), account, hash = $"made-{number}", now = app.Clock.GetUtcNow() });
        await app.Db.Execute(
            "INSERT INTO Passkey (PasskeyId, AccountId, CredentialHash, CredentialId, PublicKey, SignCount, Transports, IsBackupEligible, IsBackedUp, Name, CreatedAt) VALUES (@id, @account, @hash, 'eA', 'eA', 0, '', 0, 0, 'x', @now)",
            others);
        (await person.Post("/api/accounts/second-factors/passkeys", Answer(begun))).IsRefused(HttpStatusCode.Conflict, "too-many-passkeys");
        (await person.Post("/api/accounts/second-factors/passkeys/options")).IsRefused(HttpStatusCode.Conflict, "too-many-passkeys");
        Assert.Equal(20, await app.Db.Find<int>("SELECT COUNT(*) FROM Passkey"));

        await app.Db.Execute("DELETE FROM Passkey WHERE CredentialHash <> 'made-0'");
        person.Continue(await person.Post("/api/accounts/second-factors/passkeys", Answer(again)));
        var third = (await person.Post("/api/accounts/second-factors/passkeys/options")).IsOk();
        (await person.Post("/api/accounts/second-factors/passkeys", Answer(third))).IsRefused(HttpStatusCode.BadRequest, "passkey-refused");
        Assert.Equal(2, await app.Db.Find<int>("SELECT COUNT(*) FROM Passkey"));
    }

    [Fact]
    public async Task How_a_session_was_proved_outlives_its_tokens()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        using var passkey = new SoftwarePasskey();
        person.Continue(await AFactor.AddPasskey(person, passkey));
        app.Clock.Advance(TimeSpan.FromHours(1));
        var renewed = (await person.Post("/api/accounts/refresh")).IsOk();
        Assert.Equal(["pwd", "pop", "user", "mfa"], Claims(renewed).GetProperty("amr").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(app.Clock.GetUtcNow().AddHours(-1).ToUnixTimeSeconds(), Claims(renewed).GetProperty("auth_time").GetInt64());
    }

    [Fact]
    public async Task An_answer_to_a_challenge_counts_once_and_for_five_minutes()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        using var passkey = new SoftwarePasskey();
        person.Continue(await AFactor.AddPasskey(person, passkey));
        var begun = (await app.Nobody().Post("/api/accounts/sign-in/passkey/options")).IsOk();
        var answer = new { ceremony = begun["ceremony"].GetString(), credential = passkey.Get(begun["options"]) };
        (await app.Nobody().Post("/api/accounts/sign-in/passkey", answer)).IsOk();
        (await app.Nobody().Post("/api/accounts/sign-in/passkey", answer)).IsRefused(HttpStatusCode.BadRequest, "ceremony-over");

        // The same signature under another ceremony answers another challenge.
        var next = (await app.Nobody().Post("/api/accounts/sign-in/passkey/options")).IsOk();
        (await app.Nobody().Post("/api/accounts/sign-in/passkey", answer with { ceremony = next["ceremony"].GetString() })).IsRefused(HttpStatusCode.Unauthorized, "passkey-refused");

        var late = (await app.Nobody().Post("/api/accounts/sign-in/passkey/options")).IsOk();
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        (await app.Nobody().Post("/api/accounts/sign-in/passkey", new { ceremony = late["ceremony"].GetString(), credential = passkey.Get(late["options"]) })).IsRefused(HttpStatusCode.BadRequest, "ceremony-over");
    }

    [Fact]
    public async Task A_ceremony_of_one_person_adds_nothing_to_another()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        var other = await app.Candidate("other@people.example");
        using var passkey = new SoftwarePasskey();
        var begun = (await person.Post("/api/accounts/second-factors/passkeys/options")).IsOk();
        (await other.Post("/api/accounts/second-factors/passkeys", new { ceremony = begun["ceremony"].GetString(), credential = passkey.Create(begun["options"]), name = "x" }))
            .IsRefused(HttpStatusCode.BadRequest, "ceremony-over");
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM Passkey"));
    }

    [Theory]
    [InlineData("https://evil.example", "localhost", true)]
    [InlineData("http://localhost:5081", "localhost", true)]
    [InlineData("http://localhost:5080", "evil.example", true)]
    [InlineData("http://localhost:5080", "localhost", false)]
    public async Task Another_site_and_a_user_who_was_not_verified_are_refused(string origin, string site, bool verifies)
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        using var passkey = new SoftwarePasskey { Origin = origin, Site = site, VerifiesUser = verifies };
        (await AFactor.AddPasskey(person, passkey)).IsRefused(HttpStatusCode.BadRequest, "passkey-refused");
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM Passkey"));
    }

    [Fact]
    public async Task A_passkey_that_does_not_verify_its_user_any_more_signs_nobody_in()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        using var passkey = new SoftwarePasskey();
        person.Continue(await AFactor.AddPasskey(person, passkey));
        passkey.VerifiesUser = false;
        (await AFactor.SignInWith(app.Nobody(), passkey)).IsRefused(HttpStatusCode.Unauthorized, "passkey-refused");
    }

    [Fact]
    public async Task After_the_password_a_passkey_is_the_second_factor()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        using var passkey = new SoftwarePasskey();
        person.Continue(await AFactor.AddPasskey(person, passkey));
        var caller = app.Nobody();
        var asked = (await APerson.SignIn(caller, APerson.Password)).Is(HttpStatusCode.Accepted);
        Assert.Equal(["passkey", "recoveryCode"], asked["methods"].EnumerateArray().Select(one => one.GetString()));
        var session = caller.Continue(await caller.Post("/api/accounts/sign-in/second-factor", new { ceremony = asked["ceremony"].GetString(), credential = passkey.Get(asked["passkey"]) }));
        Assert.Equal(["pwd", "pop", "user", "mfa"], Claims(session).GetProperty("amr").EnumerateArray().Select(one => one.GetString()));
    }

    [Fact]
    public async Task A_removed_passkey_signs_nobody_in_and_other_sessions_end()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        using var passkey = new SoftwarePasskey();
        person.Continue(await AFactor.AddPasskey(person, passkey));
        var elsewhere = app.Nobody();
        elsewhere.Continue(await AFactor.SignInWith(elsewhere, passkey));
        var id = (await person.Get("/api/accounts/second-factors"))["passkeys"][0].GetProperty("passkeyId").GetGuid();
        var path = $"/api/accounts/second-factors/passkeys/{id}";

        (await (await app.Candidate("other@people.example")).Delete(path)).IsRefused(HttpStatusCode.NotFound, "no-such-passkey");
        (await (await app.Candidate("third@people.example")).Put(path, new { name = "y" })).IsRefused(HttpStatusCode.NotFound, "no-such-passkey");
        (await app.Nobody().Delete(path)).IsRefused(HttpStatusCode.Unauthorized, "sign-in-required");
        (await person.Put(path, new { name = "仕事用" })).Is(HttpStatusCode.NoContent);
        Assert.Equal("仕事用", (await person.Get("/api/accounts/second-factors"))["passkeys"][0].GetProperty("name").GetString());
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await person.Delete(path)).Is(HttpStatusCode.NoContent);

        (await AFactor.SignInWith(app.Nobody(), passkey)).IsRefused(HttpStatusCode.Unauthorized, "passkey-refused");
        (await elsewhere.Get("/api/accounts/me")).Is(HttpStatusCode.Unauthorized);
        // The token speaks of a factor that is gone; the next one does not.
        (await person.Get("/api/accounts/me")).Is(HttpStatusCode.Unauthorized);
        var renewed = person.Continue(await person.Post("/api/accounts/refresh"));
        Assert.Equal("pwd", Claims(renewed).GetProperty("amr").GetString());
        Assert.Equal(0, (await person.Get("/api/accounts/second-factors")).IsOk()["recoveryCodesLeft"].GetInt32());
        Assert.Equal("passkeyRemoved", (await APerson.Latest<Letter.SecondFactorChanged>(app)).Change);
        (await APerson.SignIn(app.Nobody(), APerson.Password)).IsOk();
    }

    static JsonElement Claims(Answer session) =>
        JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(session["accessToken"].GetString()!.Split('.')[1])).RootElement;

    [Theory]
    [InlineData("")]
    [InlineData(",\"credential\":null")]
    [InlineData(",\"credential\":\"x\"")]
    public async Task An_answer_without_a_credential_is_refused_at_its_field(string credential)
    {
        await using var app = await TestApp.Start();
        var caller = app.Nobody();
        var ceremony = (await caller.Post("/api/accounts/sign-in/passkey/options")).IsOk()["ceremony"].GetString();
        var answer = await caller.Send(HttpMethod.Post, "/api/accounts/sign-in/passkey", new StringContent($$"""{"ceremony":"{{ceremony}}"{{credential}}}""", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(["credential"], answer.IsRefused(HttpStatusCode.BadRequest, "invalid").Fields);
    }
}
