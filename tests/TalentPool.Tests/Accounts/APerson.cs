using System.Net;
using TalentPool.Mail;

namespace TalentPool.Tests.Accounts;

/// <summary>A person with a real password and a real session, as a browser has it.</summary>
static class APerson
{
    public const string Email = "hanako@people.example", Password = "a long and quiet password";

    /// <summary>Signs up (unless that was done), opens the link and signs in.</summary>
    public static async Task<Caller> SignedIn(TestApp app, bool isNew = true)
    {
        var person = app.Nobody();
        if (isNew)
        {
            (await person.Post("/api/accounts", new { email = Email, password = Password })).Is(HttpStatusCode.Accepted);
            (await person.Post("/api/accounts/verify", new { token = (await Latest<Letter.VerifyAddress>(app)).Token })).Is(HttpStatusCode.NoContent);
        }

        var session = (await SignIn(person, Password)).IsOk();
        person.Http.DefaultRequestHeaders.Authorization = new("Bearer", session["accessToken"].GetString());
        return person;
    }

    public static Task<Answer> SignIn(Caller caller, string password) => caller.Post("/api/accounts/sign-in", new { email = Email, password });

    /// <summary>The newest letter of a kind that waits in the outbox.</summary>
    public static async Task<T> Latest<T>(TestApp app) where T : Letter
    {
        var letter = await app.Db.Find<string>("SELECT Letter FROM OutboxMail WHERE Kind = @kind ORDER BY QueuedAt DESC, OutboxMailId DESC", new { kind = typeof(T).Name });
        return Assert.IsType<T>(Outbox.Read(letter ?? throw new InvalidOperationException($"There is no letter {typeof(T).Name}.")));
    }
}
