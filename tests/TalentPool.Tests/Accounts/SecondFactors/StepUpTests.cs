using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Accounts.SecondFactors;
using TalentPool.Mail;

namespace TalentPool.Tests.Accounts.SecondFactors;

public sealed class StepUpTests
{
    [Fact]
    public async Task A_proof_is_fresh_for_ten_minutes_and_not_a_second_longer()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        app.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        person.Continue(await person.Post("/api/accounts/refresh"));
        (await person.Get("/api/me/export")).IsOk();
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await person.Get("/api/me/export")).IsRefused(HttpStatusCode.Forbidden, "step-up-required");
        (await person.Get("/api/accounts/me")).IsOk();

        Assert.Equal(["password"], (await AFactor.StepUp(person, "not the password at all")).IsRefused(HttpStatusCode.BadRequest, "wrong-password").Fields);
        (await person.Get("/api/me/export")).IsRefused(HttpStatusCode.Forbidden, "step-up-required");
        person.Continue(await AFactor.StepUp(person, APerson.Password));
        (await person.Get("/api/me/export")).IsOk();
    }

    [Fact]
    public async Task A_password_is_not_enough_for_who_has_a_second_factor()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        var (key, codes) = await AFactor.AddAuthenticator(app, person);
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        person.Continue(await person.Post("/api/accounts/refresh"));
        (await person.Delete("/api/accounts/second-factors/authenticator")).IsRefused(HttpStatusCode.Forbidden, "step-up-required");
        (await person.Post("/api/accounts/second-factors/recovery-codes")).IsRefused(HttpStatusCode.Forbidden, "step-up-required");

        (await AFactor.StepUp(person, APerson.Password)).IsRefused(HttpStatusCode.BadRequest, "invalid");
        var ceremony = (await person.Post("/api/accounts/step-up/challenge")).IsOk()["ceremony"].GetString();
        person.Continue(await person.Post("/api/accounts/step-up", new { ceremony, code = AFactor.Code(app, key) }));
        (await person.Post("/api/accounts/step-up", new { ceremony, recoveryCode = codes[0] })).IsRefused(HttpStatusCode.BadRequest, "ceremony-over");
        (await person.Delete("/api/accounts/second-factors/authenticator")).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Nobody_proves_themself_by_the_ceremony_of_another_or_of_a_sign_in()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        var (key, _) = await AFactor.AddAuthenticator(app, person);
        var other = await app.Candidate("other@people.example");
        var ceremony = (await person.Post("/api/accounts/step-up/challenge")).IsOk()["ceremony"].GetString();
        (await other.Post("/api/accounts/step-up", new { ceremony, code = AFactor.Code(app, key) })).IsRefused(HttpStatusCode.BadRequest, "ceremony-over");
        (await person.Post("/api/accounts/step-up", new { ceremony = await AFactor.AfterPassword(app.Nobody()), code = AFactor.Code(app, key) })).IsRefused(HttpStatusCode.BadRequest, "ceremony-over");
        (await app.Nobody().Post("/api/accounts/step-up", new { ceremony, code = AFactor.Code(app, key) })).IsRefused(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Theory]
    [InlineData("POST", "/api/standards/policies")]
    [InlineData("POST", "/api/standards/exam-amendments")]
    [InlineData("GET", "/api/audit/export")]
    [InlineData("DELETE", "/api/accounts/7f1d6a9e-0000-4000-8000-000000000001/second-factors")]
    [InlineData("POST", "/api/accounts/7f1d6a9e-0000-4000-8000-000000000001/suspension")]
    [InlineData("DELETE", "/api/accounts/7f1d6a9e-0000-4000-8000-000000000001/suspension")]
    public async Task The_ministry_proves_itself_before_lasting_changes_and_exports(string method, string path)
    {
        await using var app = await TestApp.Start();
        var admin = await app.MinistryAdmin();
        await app.Db.Execute("UPDATE AccountSession SET FactorAt = @old", new { old = app.Clock.GetUtcNow().AddMinutes(-10) });
        object? body = path switch { "/api/standards/policies" => Standards.AStandard.Policy(), "/api/standards/exam-amendments" => Standards.AStandard.Exam(), _ when method == "POST" => new { reason = "確認のため" }, _ => null };
        (await admin.Send(new HttpMethod(method), path, body is null ? null : System.Net.Http.Json.JsonContent.Create(body))).IsRefused(HttpStatusCode.Forbidden, "step-up-required");
    }

    [Fact]
    public async Task These_and_no_others_need_a_fresh_proof()
    {
        await using var app = await TestApp.Start();
        Assert.Equal(
            [
                "DELETE /api/accounts/second-factors/authenticator", "DELETE /api/accounts/second-factors/passkeys/{id:guid}", "DELETE /api/accounts/sessions", "DELETE /api/accounts/sessions/{id:guid}",
                "DELETE /api/accounts/sign-on-ties/{id:guid}", "DELETE /api/accounts/{id:guid}/second-factors", "DELETE /api/accounts/{id:guid}/suspension",
                "DELETE /api/organisations/{id:guid}/invitations/{invitationId:guid}", "DELETE /api/organisations/{id:guid}/members/{accountId:guid}/suspension", "DELETE /api/organisations/{id:guid}/suspension",
                "GET /api/audit/export", "GET /api/me/export",
                "POST /api/accounts/second-factors/authenticator", "POST /api/accounts/second-factors/passkeys", "POST /api/accounts/second-factors/passkeys/options",
                "POST /api/accounts/second-factors/recovery-codes", "POST /api/accounts/{id:guid}/suspension",
                "POST /api/me/deletion",
                "POST /api/organisation-applications/{id:guid}/decision", "POST /api/organisations/{id:guid}/invitations", "POST /api/organisations/{id:guid}/invitations/{invitationId:guid}/resend",
                "POST /api/organisations/{id:guid}/members/{accountId:guid}/confirmation", "POST /api/organisations/{id:guid}/members/{accountId:guid}/removal", "POST /api/organisations/{id:guid}/members/{accountId:guid}/suspension",
                "POST /api/organisations/{id:guid}/suspension",
                "POST /api/registrations/{number}/reinstatement", "POST /api/registrations/{number}/suspension",
                "POST /api/standards/exam-amendments", "POST /api/standards/exam-amendments/{id:guid}/withdrawal", "POST /api/standards/policies", "POST /api/standards/policies/{id:guid}/withdrawal",
                "PUT /api/accounts/second-factors/authenticator", "PUT /api/organisations/{id:guid}/members/{accountId:guid}/role", "PUT /api/standards/exam-amendments/{id:guid}", "PUT /api/standards/policies/{id:guid}",
            ],
            app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<StepUp.NeedsStepUp>() is not null)
                .Select(endpoint => $"{endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]} {endpoint.RoutePattern.RawText}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_admin_of_the_ministry_takes_lost_factors_off_and_the_owner_is_told()
    {
        await using var app = await TestApp.Start();
        var person = await APerson.SignedIn(app);
        await AFactor.AddAuthenticator(app, person);
        var id = await app.Db.Find<Guid>("SELECT AccountId FROM Account WHERE Email = @email", new { email = APerson.Email });
        var path = $"/api/accounts/{id}/second-factors";
        (await app.Nobody().Delete(path)).IsRefused(HttpStatusCode.Unauthorized, "sign-in-required");
        (await (await app.Staff("010006")).Delete(path)).IsRefused(HttpStatusCode.Forbidden, "forbidden");
        (await (await app.Ministry()).Delete(path)).IsRefused(HttpStatusCode.Forbidden, "not-ministry-admin");
        var admin = await app.MinistryAdmin();
        (await admin.Delete($"/api/accounts/{Guid.NewGuid()}/second-factors")).IsRefused(HttpStatusCode.NotFound, "no-second-factor");
        (await admin.Delete(path)).Is(HttpStatusCode.NoContent);

        (await person.Get("/api/accounts/me")).Is(HttpStatusCode.Unauthorized);
        Assert.Equal("secondFactorsReset", (await APerson.Latest<Letter.SecondFactorChanged>(app)).Change);
        Assert.Equal(admin.AccountId, await app.Db.Find<Guid>("SELECT AccountId FROM AuditEvent WHERE Action = 'account.secondFactorsReset' AND SubjectId = @id", new { id }));
        (await APerson.SignIn(app.Nobody(), APerson.Password)).IsOk();
    }
}
