using System.Net;
using TalentPool.Mail;

namespace TalentPool.Tests.Accounts;

/// <summary>A person with a real password and a real session, as a browser has it.</summary>
static class APerson
{
    public const string Email = "hanako@people.example", Password = "a long and quiet password";

    /// <summary>Signs up and opens the link, or signs in.</summary>
    public static async Task<Caller> SignedIn(TestApp app, bool isNew = true)
    {
        var person = app.Nobody();
        var session = isNew ? await SignUp(app, Email, by: person) : (await SignIn(person, Password)).IsOk();
        person.Http.DefaultRequestHeaders.Authorization = new("Bearer", session["accessToken"].GetString());
        return person;
    }

    /// <summary>Signs an address up and opens the link, which signs in.</summary>
    public static async Task<Answer> SignUp(TestApp app, string email, string password = Password, Caller? by = null)
    {
        by ??= app.Nobody();
        (await by.Post("/api/accounts", new { email })).Is(HttpStatusCode.Accepted);
        return (await by.Post("/api/accounts/verify", new { token = (await Latest<Letter.VerifyAddress>(app)).Token, password })).IsOk();
    }

    public static Task<Answer> SignIn(Caller caller, string password) => caller.Post("/api/accounts/sign-in", new { email = Email, password });

    /// <summary>The newest letter of a kind that waits in the outbox.</summary>
    public static async Task<T> Latest<T>(TestApp app) where T : Letter
    {
        var letter = await app.Db.Find<string>("SELECT Letter FROM OutboxMail WHERE Kind = @kind ORDER BY QueuedAt DESC, OutboxMailId DESC", new { kind = typeof(T).Name });
        return Assert.IsType<T>(Outbox.Read(app.Db.Seal, letter ?? throw new InvalidOperationException($"There is no letter {typeof(T).Name}.")));
    }
}
