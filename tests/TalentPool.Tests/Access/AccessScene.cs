using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TalentPool.Accounts;
using TalentPool.Mail;
using TalentPool.Tests.Disclosures;
using TalentPool.Tests.Notices;
using TalentPool.Tests.Organisations;
using TalentPool.Tests.Standards;

namespace TalentPool.Tests.Access;

/// <summary>
/// The scene of <see cref="LawScene"/> with one caller for each column of the matrix, and with a member, an invitation and an application of the prefecture whose things are
/// asked for. Columns go from those who must be turned away to those whose things they are.
/// </summary>
sealed class AccessScene : IAsyncDisposable
{
    /// <summary>The columns: the short heading, and who that is.</summary>
    public static readonly (string Heading, string Who)[] Columns =
    [
        ("nob", "nobody: no token"),
        ("exp", "the person themself, with a token that ended a second ago"),
        ("spp", "a person whose account is suspended"),
        ("sps", "a member of the prefecture who is suspended"),
        ("spo", "a member of a prefecture that is suspended"),
        ("oth", "another person, with the person's ids"),
        ("mun", "an admin of a municipality of another prefecture"),
        ("com", "an admin of a company"),
        ("opm", "a member of another prefecture"),
        ("opa", "an admin of another prefecture"),
        ("aud", "an auditor of the ministry"),
        ("mim", "a member of the ministry"),
        ("rev", "a reviewer of the ministry"),
        ("adm", "an admin of the ministry"),
        ("mem", "a member of the prefecture whose things are asked for"),
        ("own", "an admin of that prefecture"),
        ("per", "the person whose things are asked for"),
    ];

    /// <summary>Where what would show an identity is too little to be let in: calls with the ids of things that are there.</summary>
    static readonly Dictionary<string, (Func<AccessScene, string> Path, Func<AccessScene, object?>? Body)> Own = new()
    {
        ["POST /api/organisation-applications"] = (_ => "/api/organisation-applications", _ => AnOrganisation.Municipality("dx@ube.example", "352021")),
        ["GET /api/organisation-applications/{id}"] = (scene => $"/api/organisation-applications/{scene.ApplicationId}", null),
        ["POST /api/organisation-applications/{id}/decision"] = (scene => $"/api/organisation-applications/{scene.ApplicationId}/decision", _ => new { decision = "approved" }),
        ["POST /api/organisations/{id}/invitations"] = (scene => $"/api/organisations/{scene.OrganisationId}/invitations", _ => new { email = "new@pref.example", role = "member" }),
        ["POST /api/organisations/{id}/invitations/{invitationId}/resend"] = (scene => $"/api/organisations/{scene.OrganisationId}/invitations/{scene.InvitationId}/resend", null),
        ["DELETE /api/organisations/{id}/invitations/{invitationId}"] = (scene => $"/api/organisations/{scene.OrganisationId}/invitations/{scene.InvitationId}", null),
        ["GET /api/organisations/{id}/members/{accountId}/open-work"] = (scene => $"{scene.Member}/open-work", null),
        ["PUT /api/organisations/{id}/members/{accountId}/role"] = (scene => $"{scene.Member}/role", _ => new { role = "admin" }),
        ["POST /api/organisations/{id}/members/{accountId}/confirmation"] = (scene => $"{scene.Member}/confirmation", null),
        ["POST /api/organisations/{id}/members/{accountId}/suspension"] = (scene => $"{scene.Member}/suspension", null),
        ["DELETE /api/organisations/{id}/members/{accountId}/suspension"] = (scene => $"{scene.Member}/suspension", null),
        ["POST /api/organisations/{id}/members/{accountId}/removal"] = (scene => $"{scene.Member}/removal", _ => new { }),
        ["DELETE /api/accounts/{id}/second-factors"] = (scene => $"/api/accounts/{scene.MemberId}/second-factors", null),
        ["POST /api/accounts/{id}/suspension"] = (scene => $"/api/accounts/{scene.MemberId}/suspension", _ => new { reason = "確認のため" }),
        ["DELETE /api/accounts/{id}/suspension"] = (scene => $"/api/accounts/{scene.Callers["spp"].AccountId}/suspension", null),
        ["PUT /api/accounts/second-factors/passkeys/{id}"] = (scene => $"/api/accounts/second-factors/passkeys/{scene.PasskeyId}", _ => new { name = "携帯" }),
        ["DELETE /api/accounts/second-factors/passkeys/{id}"] = (scene => $"/api/accounts/second-factors/passkeys/{scene.PasskeyId}", null),
        ["DELETE /api/accounts/sign-on-ties/{id}"] = (scene => $"/api/accounts/sign-on-ties/{scene.TieId}", null),
        ["GET /api/digests/runs/{id}"] = (scene => $"/api/digests/runs/{scene.DigestRunId}", null),
        ["POST /api/postings/import"] = (_ => "/api/postings/import", scene => new { importId = scene.ImportId }),
        ["POST /api/precedents/{id}/withdrawal"] = (scene => $"/api/precedents/{scene.PrecedentId}/withdrawal", null),
        ["PUT /api/standards/policies/{id}"] = (scene => $"/api/standards/policies/{scene.PolicyId}", _ => AStandard.Policy("planned", "2027-04-01", hours: 31, revision: 1)),
        ["POST /api/standards/policies/{id}/withdrawal"] = (scene => $"/api/standards/policies/{scene.PolicyId}/withdrawal", _ => new { revision = 1 }),
        ["PUT /api/standards/exam-amendments/{id}"] = (scene => $"/api/standards/exam-amendments/{scene.AmendmentId}", _ => AStandard.Exam("ST-2009", firstYear: 2009, verdict: "review", validFrom: "2027-04-01", revision: 1)),
        ["POST /api/standards/exam-amendments/{id}/withdrawal"] = (scene => $"/api/standards/exam-amendments/{scene.AmendmentId}/withdrawal", _ => new { revision = 1 }),
        ["POST /api/unsubscribe/{token}"] = (scene => $"/api/unsubscribe/{scene.UnsubscribeToken}", null),
        ["DELETE /api/accounts/sessions/{id}"] = (scene => $"/api/accounts/sessions/{scene.Law.Person.SessionId}", null),
        ["POST /api/standards/policies"] = (_ => "/api/standards/policies", _ => AStandard.Policy("strict", hours: 60)),
    };

    AccessScene(LawScene law) => Law = law;

    public LawScene Law { get; }
    public TestApp App => Law.App;
    public Guid OrganisationId { get; private set; }
    public Guid MemberId { get; private set; }
    public Guid InvitationId { get; private set; }
    public Guid ApplicationId { get; private set; }
    public Guid PasskeyId { get; } = Guid.NewGuid();
    public Guid TieId { get; } = Guid.NewGuid();
    public Guid DigestRunId { get; } = Guid.NewGuid();
    public Guid PrecedentId { get; } = Guid.NewGuid();
    public Guid ImportId { get; private set; }
    public Guid PolicyId { get; private set; }
    public Guid AmendmentId { get; private set; }
    public string UnsubscribeToken { get; private set; } = "";
    public IReadOnlyDictionary<string, Caller> Callers { get; private set; } = new Dictionary<string, Caller>();

    string Member => $"/api/organisations/{OrganisationId}/members/{MemberId}";

    public static async Task<AccessScene> Set()
    {
        var law = await LawScene.Set();
        var (app, scene) = (law.App, new AccessScene(law));
        await AnOrganisation.Made(app, "municipality", AnOrganisation.Onomichi);
        await AnOrganisation.Made(app, "company", AnOrganisation.Number);
        var owner = await app.Member("prefecture", Scene.Yamaguchi, "admin", "admin@yamaguchi.example");
        scene.OrganisationId = owner.OrganisationId!.Value;
        scene.MemberId = (await app.Staff(Scene.Yamaguchi, "colleague@yamaguchi.example")).AccountId;
        scene.InvitationId = (await owner.Post($"/api/organisations/{scene.OrganisationId}/invitations", new { email = "invited@yamaguchi.example", role = "member" })).Is(HttpStatusCode.Created)["invitationId"].GetGuid();
        scene.ApplicationId = await AnOrganisation.Submitted(app, AnOrganisation.Municipality("dx@shimonoseki.example", "352012"));
        var suspended = await app.Candidate("suspended@people.example");
        await app.Db.Execute("UPDATE Account SET Status = 'suspended' WHERE AccountId = @AccountId", new { suspended.AccountId });
        var held = await app.Staff(Scene.Yamaguchi, "held@yamaguchi.example");
        await app.Db.Execute("UPDATE Membership SET SuspendedAt = @now WHERE AccountId = @AccountId", new { held.AccountId, now = app.Clock.GetUtcNow() });
        var closed = await app.Staff("020001");
        await app.Db.Execute("UPDATE Organisation SET IsActive = 0 WHERE OrganisationId = @OrganisationId", new { closed.OrganisationId });
        Caller Reader(string role) => law.Readers.Single(reader => reader.Role == role).Caller;
        scene.Callers = new Dictionary<string, Caller>
        {
            ["nob"] = app.Nobody(),
            ["exp"] = Expired(app, law.Person),
            ["spp"] = suspended,
            ["sps"] = held,
            ["spo"] = closed,
            ["oth"] = Reader("another person"),
            ["mun"] = await app.Member("municipality", AnOrganisation.Onomichi, "admin", "a@onomichi.example"),
            ["com"] = await app.Member("company", AnOrganisation.Number, "admin", "a@minato.example"),
            ["opm"] = Reader("another prefecture"),
            ["opa"] = await app.Member("prefecture", AnOrganisation.Hokkaido, "admin", "admin@hokkaido.example"),
            ["aud"] = await app.Ministry("audit@mic.example", "auditor"),
            ["mim"] = await app.Ministry("member@mic.example", "member"),
            ["rev"] = Reader("a reviewer of the ministry"),
            ["adm"] = Reader("an admin of the ministry"),
            ["mem"] = Reader("the prefecture it is open to"),
            ["own"] = owner,
            ["per"] = law.Person,
        };
        await scene.Furnish();
        await app.Follow();
        return scene;
    }

    /// <summary>One thing of each kind that has an id: of the person, of a colleague, of the prefecture's member, of an admin of the ministry.</summary>
    async Task Furnish()
    {
        var (now, admin) = (App.Clock.GetUtcNow(), Callers["adm"]);
        const string Passkey = """
            INSERT INTO Passkey (PasskeyId, AccountId, CredentialHash, CredentialId, PublicKey, SignCount, Transports, IsBackupEligible, IsBackedUp, Name, CreatedAt)
            VALUES (@id, @account, @hash, 'eA', 'eA', 0, '', 0, 0, 'x', @now)
            """;
        await App.Db.Execute(Passkey, new { id = PasskeyId, account = Law.Person.AccountId, hash = "one", now });
        await App.Db.Execute(Passkey, new { id = Guid.NewGuid(), account = MemberId, hash = "two", now });
        await App.Db.Execute("INSERT INTO AuthenticatorApp (AccountId, ProtectedKey, LastStep, CreatedAt, ConfirmedAt, WrongCodes) VALUES (@AccountId, 'x', 0, @now, @now, 0)", new { Law.Person.AccountId, now });
        await App.Db.Execute("INSERT INTO SignOnTie (SignOnTieId, AccountId, Issuer, SubjectHash, TiedAt, LastUsedAt) VALUES (@id, @AccountId, 'https://id.example', 'x', @now, @now)", new { id = TieId, Law.Person.AccountId, now });
        await App.Db.Execute("INSERT INTO DigestRun (DigestRunId, Frequency, Period, StartsAt, EndsAt) VALUES (@id, 'monthly', 'monthly:2020-01', @now, @now)", new { id = DigestRunId, now });
        await App.Db.Execute(
            "INSERT INTO Precedent (PrecedentId, ReviewId, Outcome, Routes, Title, Summary, SearchText, RecordedBy, RecordedAt) VALUES (@id, @ReviewId, 'approved', 'equivalent', '事例', '要約', '', @AccountId, @now)",
            new { id = PrecedentId, Law.ReviewId, admin.AccountId, now });
        PolicyId = (await admin.Post("/api/standards/policies", AStandard.Policy("planned", "2027-04-01"))).Is(HttpStatusCode.Created)["policyId"].GetGuid();
        AmendmentId = (await admin.Post("/api/standards/exam-amendments", AStandard.Exam("ST-2009", firstYear: 2009, validFrom: "2027-04-01"))).Is(HttpStatusCode.Created)["amendmentId"].GetGuid();
        using var file = (HttpContent)EndpointTable.Rows["POST /api/postings/import/preview"][0].Body!(Law)!;
        ImportId = (await Callers["mem"].Send(HttpMethod.Post, "/api/postings/import/preview", file)).IsOk()["importId"].GetGuid();
        UnsubscribeToken = App.Services.GetRequiredService<UnsubscribeLinks>().Token(Law.Person.AccountId, MailList.Notice);
    }

    static Caller Expired(TestApp app, Caller person)
    {
        var then = new FakeTimeProvider(app.Clock.GetUtcNow() - AccessTokens.Lifetime - TimeSpan.FromSeconds(1));
        var token = new AccessTokens(app.Services.GetRequiredService<TokenKeys>(), then).Issue(person.AccountId, "candidate", null, null, person.SessionId, Amr.Password);
        var caller = app.Nobody();
        caller.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return caller with { AccountId = person.AccountId };
    }

    /// <summary>Calls an operation of the contract as a column; the status.</summary>
    public async Task<int> Call(string operation, string column) => (int)(await Send(operation, column)).Status;

    /// <summary>Calls an operation of the contract as a column, with something changed in its body.</summary>
    public Task<Answer> Send(string operation, string column, Func<object?, object?>? change = null)
    {
        var (path, body) = Calls(operation) is [var call, ..] ? call : (operation.Split(' ')[1], null);
        if (change is not null) body = change(body);
        return Callers[column].Send(new HttpMethod(operation.Split(' ')[0]), path, body switch { null => null, HttpContent content => content, _ => JsonContent.Create(body) });
    }

    /// <summary>The calls of an operation with ids and bodies of this scene, what lets somebody in first.</summary>
    public IReadOnlyList<(string Path, object? Body)> Calls(string operation)
    {
        List<(string, object?)> calls = [];
        if (Own.TryGetValue(operation, out var own)) calls.Add((own.Path(this), own.Body?.Invoke(this)));
        if (EndpointTable.Rows.TryGetValue(operation, out var rows)) calls.AddRange(rows.Select(call => (call.Path(Law), call.Body?.Invoke(Law))));
        return calls;
    }

    public ValueTask DisposeAsync() => Law.DisposeAsync();
}
