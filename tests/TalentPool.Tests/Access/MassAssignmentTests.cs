using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using TalentPool.Tests.Postings;

namespace TalentPool.Tests.Access;

/// <summary>What a request does not have among its fields cannot be set by it: every column of the tables behind it is sent along, and none of them moves.</summary>
public sealed class MassAssignmentTests
{
    static readonly string Foreign = Guid.Empty.ToString();

    /// <summary>A body with every column that it does not name itself, in both spellings, with values that would be worth having.</summary>
    static async Task<JsonObject> WithColumns(TestApp app, object body, params string[] tables)
    {
        var sent = JsonSerializer.SerializeToNode(body, JsonSerializerOptions.Web)!.AsObject();
        foreach (var table in tables)
            foreach (var column in await Smuggled.Columns(app, table))
            {
                var name = char.ToLowerInvariant(column[0]) + column[1..];
                if (sent.Any(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase))) continue;
                sent[name] = column switch
                {
                    "Status" => "active",
                    "Role" => "admin",
                    "IsDemo" or "IsActive" => true,
                    _ when column.EndsWith("Id", StringComparison.Ordinal) => Foreign,
                    _ when column.EndsWith("At", StringComparison.Ordinal) => "2020-01-01T00:00:00Z",
                    _ => "smuggled",
                };
            }

        return sent;
    }

    [Fact]
    public async Task A_sign_up_makes_an_account_that_is_unverified_and_of_nobody()
    {
        await using var app = await TestApp.Start();
        var body = await WithColumns(app, new { email = "new@people.example", locale = "ja" }, "Account", "Membership");
        Assert.True(body.Count > 10);
        (await app.Nobody().Post("/api/accounts", body)).Is(HttpStatusCode.Accepted);
        Assert.Equal("unverified", await app.Db.Find<string>("SELECT Status FROM Account"));
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM Membership"));
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM Account WHERE AccountId = @Foreign OR IsDemo = 1", new { Foreign = Guid.Empty }));
    }

    [Fact]
    public async Task A_registration_stays_a_draft_of_its_owner()
    {
        await using var app = await TestApp.Start();
        var person = await app.Candidate();
        (await person.Put("/api/me/profile", A.Registration())).IsOk();
        var before = (await person.Get("/api/me/profile")).IsOk();
        var body = await WithColumns(app, A.Registration(1), "Candidate");
        body["status"] = "listed";
        body["listedAt"] = "2020-01-01T00:00:00Z";
        (await person.Put("/api/me/profile", body)).IsOk();
        var after = (await person.Get("/api/me/profile")).IsOk();
        foreach (var field in new[] { "candidateId", "publicNumber", "status" }) Assert.Equal(before[field].GetString(), after[field].GetString());
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM Candidate WHERE AccountId = @AccountId", new { person.AccountId }));
        Assert.DoesNotContain("smuggled", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_posting_stays_a_draft_of_its_prefecture()
    {
        await using var app = await TestApp.Start();
        var staff = await app.Staff("010006");
        var body = await WithColumns(app, APosting.With(), "Posting");
        body["status"] = "open";
        var id = (await staff.Post("/api/postings", body)).Is(HttpStatusCode.Created)["postingId"].GetGuid();
        Assert.NotEqual(Guid.Empty, id);
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM Posting WHERE PostingId = @id AND OrganisationId = @OrganisationId AND Status = 'draft'", new { id, staff.OrganisationId }));
    }

    [Fact]
    public async Task A_change_of_role_changes_the_role_and_nothing_else()
    {
        await using var app = await TestApp.Start();
        var admin = await app.Member("prefecture", "010006", "admin", "admin@pref.example");
        var colleague = await app.Staff("010006", "colleague@pref.example");
        var other = await app.Db.Find<Guid>("SELECT OrganisationId FROM Organisation WHERE PrefectureCode = '340006'");
        (await admin.Put($"/api/organisations/{admin.OrganisationId}/members/{colleague.AccountId}/role", new { role = "admin", organisationId = other, accountId = admin.AccountId, displayName = "smuggled", verifiedUntil = "2099-01-01" })).Is(HttpStatusCode.NoContent);
        Assert.Equal(1, await app.Db.Find<int>(
            "SELECT COUNT(*) FROM Membership WHERE AccountId = @AccountId AND OrganisationId = @OrganisationId AND Role = 'admin' AND DisplayName = 'colleague@pref.example'", new { colleague.AccountId, admin.OrganisationId }));
    }
}
