using System.Net;
using TalentPool.Accounts.SecondFactors;

namespace TalentPool.Tests.Accounts.SecondFactors;

/// <summary>Second factors as a browser sets them up and uses them.</summary>
static class AFactor
{
    /// <summary>Goes on with the token of an answer.</summary>
    public static Answer Continue(this Caller caller, Answer answer)
    {
        caller.Http.DefaultRequestHeaders.Authorization = new("Bearer", answer.IsOk()["accessToken"].GetString());
        return answer;
    }

    public static async Task<Answer> AddPasskey(Caller person, SoftwarePasskey passkey, string name = "わたしのノートパソコン")
    {
        var begun = (await person.Post("/api/accounts/second-factors/passkeys/options")).IsOk();
        return await person.Post("/api/accounts/second-factors/passkeys", new { ceremony = begun["ceremony"].GetString(), credential = passkey.Create(begun["options"]), name });
    }

    public static async Task<Answer> SignInWith(Caller caller, SoftwarePasskey passkey)
    {
        var begun = (await caller.Post("/api/accounts/sign-in/passkey/options")).IsOk();
        return await caller.Post("/api/accounts/sign-in/passkey", new { ceremony = begun["ceremony"].GetString(), credential = passkey.Get(begun["options"]) });
    }

    /// <summary>Sets up an authenticator app; answers its key and the recovery codes.</summary>
    public static async Task<(byte[] Key, string[] Codes)> AddAuthenticator(TestApp app, Caller person)
    {
        var key = Base32.Decode((await person.Post("/api/accounts/second-factors/authenticator")).IsOk()["key"].GetString()!);
        var added = person.Continue(await person.Put("/api/accounts/second-factors/authenticator", new { code = Code(app, key) }));
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        return (key, [.. added["recoveryCodes"].EnumerateArray().Select(code => code.GetString()!)]);
    }

    /// <summary>What the app shows now, or some steps off.</summary>
    public static string Code(TestApp app, byte[] key, int steps = 0) => AuthenticatorCodes.At(key, (app.Clock.GetUtcNow().ToUnixTimeSeconds() / 30) + steps);

    /// <summary>A code that is none of those that count now.</summary>
    public static string WrongCode(TestApp app, byte[] key) =>
        Enumerable.Range(0, 10).Select(digit => $"00000{digit}").First(code => Enumerable.Range(-1, 3).All(step => Code(app, key, step) != code));

    /// <summary>The password step; the ceremony for the second.</summary>
    public static async Task<string> AfterPassword(Caller caller) => (await APerson.SignIn(caller, APerson.Password)).Is(HttpStatusCode.Accepted)["ceremony"].GetString()!;

    public static Task<Answer> Second(Caller caller, string ceremony, string? code = null, string? recoveryCode = null) =>
        caller.Post("/api/accounts/sign-in/second-factor", new { ceremony, code, recoveryCode });

    /// <summary>A fresh proof by a password.</summary>
    public static async Task<Answer> StepUp(Caller caller, string password)
    {
        var ceremony = (await caller.Post("/api/accounts/step-up/challenge")).IsOk()["ceremony"].GetString();
        return await caller.Post("/api/accounts/step-up", new { ceremony, password });
    }

    /// <summary>Makes a person with a password staff of the ministry, and signs them in anew.</summary>
    public static async Task<Caller> Employ(TestApp app, string role = "admin")
    {
        await app.Db.Execute(
            """
            INSERT INTO Membership (AccountId, OrganisationId, Role, DisplayName, CreatedAt)
            SELECT a.AccountId, o.OrganisationId, @role, 'x', a.CreatedAt FROM Account a, Organisation o WHERE a.Email = @email AND o.Kind = 'ministry'
            """, new { role, email = APerson.Email });
        return await APerson.SignedIn(app, isNew: false);
    }
}
