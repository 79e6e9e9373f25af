using System.Net;
using TalentPool.Accounts;
using TalentPool.Mail;
using TalentPool.Organisations;

namespace TalentPool.Tests.Organisations;

/// <summary>Applications as people send them, and organisations with members.</summary>
static class AnOrganisation
{
    public const string Hokkaido = "010006", Hakodate = "012025", Hiroshima = "340006", Onomichi = "342050", Number = "2999912345678", Password = "a long and quiet password";

    static readonly CancellationToken None = TestContext.Current.CancellationToken;

    public static Dictionary<string, object?> Company(string email = "public@minato.example", string number = Number) => new()
    {
        ["kind"] = "company",
        ["email"] = email,
        ["contactName"] = "港 かおり",
        ["contactPhone"] = "03-1234-5678",
        ["name"] = "株式会社みなと情報サービス",
        ["kana"] = "みなとじょうほうサービス",
        ["address"] = "東京都港区1-2-3",
        ["corporateNumber"] = number,
    };

    public static Dictionary<string, object?> Municipality(string email = "dx@hakodate.example", string code = Hakodate) => new()
    {
        ["kind"] = "municipality",
        ["email"] = email,
        ["contactName"] = "函館 太郎",
        ["contactPhone"] = "0138-21-0000",
        ["municipality"] = code,
    };

    public static Dictionary<string, object?> Prefecture(string email = "dx@pref.example", string code = Hokkaido) => new()
    {
        ["kind"] = "prefecture",
        ["email"] = email,
        ["contactName"] = "北海 道子",
        ["contactPhone"] = "011-231-0000",
        ["prefecture"] = code,
    };

    /// <summary>Applies and opens the link.</summary>
    public static async Task<Guid> Submitted(TestApp app, object application)
    {
        // A moment later than what was before, so that the newest letter is this one's.
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await app.Nobody().Post("/api/organisation-applications", application)).Is(HttpStatusCode.Accepted);
        (await app.Nobody().Post("/api/organisation-applications/verify", new { token = (await Latest<Letter.VerifyApplication>(app)).Token })).IsOk();
        return await app.Db.Find<Guid>("SELECT ApplicationId FROM OrganisationApplication ORDER BY AppliedAt DESC, ApplicationId DESC", null, None);
    }

    /// <summary>A municipality or company that was approved, with nobody in it yet.</summary>
    public static Task<Guid> Made(TestApp app, string kind = "municipality", string code = Hakodate) => app.Db.Transact(async tx =>
    {
        var municipality = TalentPool.Reference.ReferenceFiles.Municipalities.SingleOrDefault(one => one.Code == code);
        return await EstablishOrganisation.Do(tx, app.Clock, new OrganisationFacts
        {
            Kind = kind,
            NameJa = municipality?.NameJa ?? "株式会社みなと",
            NameEn = municipality?.NameEn ?? "Minato",
            PrefectureCode = municipality?.PrefectureCode,
            MunicipalityCode = municipality?.Code,
            CorporateNumber = kind == "company" ? code : null,
        }) ?? throw new InvalidOperationException("It is suspended.");
    }, None);

    /// <summary>Accepts the newest invitation with the password of the tests, and signs in.</summary>
    public static async Task<Caller> Accepted(TestApp app, string email, string name = "新人 一郎")
    {
        var token = (await Latest<Letter.InvitedAsMember>(app)).Token;
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await app.Nobody().Post("/api/invitations/accept", new { token, name, password = Password })).Is(HttpStatusCode.NoContent);
        return await SignedIn(app, email);
    }

    public static async Task<Caller> SignedIn(TestApp app, string email)
    {
        var person = app.Nobody();
        var session = (await person.Post("/api/accounts/sign-in", new { email, password = Password })).IsOk();
        person.Http.DefaultRequestHeaders.Authorization = new("Bearer", session["accessToken"].GetString());
        var me = (await person.Get("/api/accounts/me")).IsOk();
        return person with { AccountId = me["accountId"].GetGuid(), OrganisationId = me["organisation"].GetProperty("organisationId").GetGuid() };
    }

    public static async Task<T> Latest<T>(TestApp app) where T : Letter
    {
        var letter = await app.Db.Find<string>("SELECT Letter FROM OutboxMail WHERE Kind = @kind ORDER BY QueuedAt DESC, OutboxMailId DESC", new { kind = typeof(T).Name }, None);
        return Assert.IsType<T>(Outbox.Read(app.Db.Seal, letter ?? throw new InvalidOperationException($"There is no letter {typeof(T).Name}.")));
    }

    /// <summary>The newest letter to an account.</summary>
    public static async Task<Letter?> LatestTo(TestApp app, Guid accountId) =>
        await app.Db.Find<string>("SELECT Letter FROM OutboxMail WHERE AccountId = @accountId ORDER BY QueuedAt DESC, OutboxMailId DESC", new { accountId }, None) is { } letter ? Outbox.Read(app.Db.Seal, letter) : null;

    public static Task<Guid> AccountOf(TestApp app, string email) => app.Db.Find<Guid>("SELECT AccountId FROM Account WHERE EmailNormalized = @email", new { email }, None);

    /// <summary>An account with a real password and no more.</summary>
    public static async Task<Guid> WithPassword(TestApp app, string email, string status = "active")
    {
        var id = Guid.NewGuid();
        var hash = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Passwords>(app.Services).Hash(Password);
        await app.Db.Execute("INSERT INTO Account (AccountId, Email, EmailNormalized, PasswordHash, Locale, Status, CreatedAt) VALUES (@id, @email, @email, @hash, 'ja', @status, @now)", new { id, email, hash, status, now = app.Clock.GetUtcNow() }, None);
        return id;
    }
}
