using Microsoft.AspNetCore.Http;
using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.OwnData;

namespace TalentPool.Tests.Candidates;

/// <summary>Somebody who becomes staff between the check of their token and the write: the statement itself refuses, and nothing is written.</summary>
public sealed class BecomesStaffTests
{
    static readonly CancellationToken None = TestContext.Current.CancellationToken;

    static readonly string[] Written = ["Candidate", "RegistrationFormPart", "DeletionRequest", "OutboxMail", "AuditEvent"];

    static async Task<(TestApp App, CurrentUser Me)> Someone(bool isStaff)
    {
        var app = await TestApp.Start();
        var person = await app.Candidate();
        if (isStaff)
            await app.Db.Execute(
                "INSERT INTO Membership (AccountId, OrganisationId, Role, DisplayName, CreatedAt) SELECT @AccountId, o.OrganisationId, 'member', 'x', @now FROM Organisation o WHERE o.Kind = 'ministry'",
                new { person.AccountId, now = app.Clock.GetUtcNow() }, None);
        return (app, new CurrentUser(person.AccountId, "candidate", null, null));
    }

    static SaveMyProfile.Request Registration() => System.Text.Json.JsonSerializer.Deserialize<SaveMyProfile.Request>(System.Text.Json.JsonSerializer.Serialize(A.Registration()), Options())!;

    static System.Text.Json.JsonSerializerOptions Options()
    {
        var options = new System.Text.Json.JsonSerializerOptions(System.Text.Json.JsonSerializerDefaults.Web);
        Wire.Configure(options);
        return options;
    }

    static async Task<int?> Status(TestApp app, CurrentUser me, string what)
    {
        INestedHttpResult answer = what switch
        {
            "registration" => await SaveMyProfile.Handle(Registration(), me, app.Db, app.Clock, None),
            "form" => await KeepMyForm.Keep(new("{}"), me, app.Db, app.Clock, None),
            "deletion" => await RequestDeletion.Handle(me, app.Db, app.Clock, None),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };
        return ((IStatusCodeHttpResult)answer.Result).StatusCode;
    }

    static async Task<int> Rows(TestApp app)
    {
        var rows = 0;
        foreach (var table in Written) rows += await app.Db.Find<int>($"SELECT COUNT(*) FROM {table}", null, None);
        return rows;
    }

    [Theory]
    [InlineData("registration", 200)]
    [InlineData("form", 204)]
    [InlineData("deletion", 200)]
    public async Task Nothing_of_a_person_is_written_for_staff(string what, int forAPerson)
    {
        var (app, me) = await Someone(isStaff: true);
        await using (app)
        {
            var before = await Rows(app);
            Assert.Equal(403, await Status(app, me, what));
            Assert.Equal(before, await Rows(app));
        }

        // The test can fail: a person may.
        (app, me) = await Someone(isStaff: false);
        await using (app)
        {
            var before = await Rows(app);
            Assert.Equal(forAPerson, await Status(app, me, what));
            Assert.NotEqual(before, await Rows(app));
        }
    }
}
