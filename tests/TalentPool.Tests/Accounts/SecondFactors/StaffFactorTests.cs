using System.Net;

namespace TalentPool.Tests.Accounts.SecondFactors;

public sealed class StaffFactorTests
{
    static Task<TestApp> Strict() => TestApp.Start(new() { ["Accounts:StaffSecondFactor"] = "required" });

    [Fact]
    public async Task Staff_with_a_password_alone_can_set_up_a_second_factor_and_nothing_else()
    {
        await using var app = await Strict();
        await APerson.SignedIn(app);
        var staff = await AFactor.Employ(app);
        Assert.True((await staff.Get("/api/accounts/me")).IsOk()["needsSecondFactor"].GetBoolean());
        foreach (var path in new[] { "/api/reviews", "/api/audit", "/api/standards/policies", "/api/digests/runs", "/api/accounts/sessions" })
            (await staff.Get(path)).IsRefused(HttpStatusCode.Forbidden, "second-factor-required");

        using var passkey = new SoftwarePasskey();
        var before = staff.Http.DefaultRequestHeaders.Authorization;
        staff.Continue(await AFactor.AddPasskey(staff, passkey));
        Assert.False((await staff.Get("/api/accounts/me")).IsOk()["needsSecondFactor"].GetBoolean());
        (await staff.Get("/api/reviews")).IsOk();
        staff.Http.DefaultRequestHeaders.Authorization = before;
        (await staff.Get("/api/reviews")).IsRefused(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task Who_removes_the_last_factor_is_held_again()
    {
        await using var app = await Strict();
        await APerson.SignedIn(app);
        var staff = await AFactor.Employ(app);
        await AFactor.AddAuthenticator(app, staff);
        (await staff.Get("/api/reviews")).IsOk();
        (await staff.Delete("/api/accounts/second-factors/authenticator")).Is(HttpStatusCode.NoContent);
        (await staff.Get("/api/reviews")).Is(HttpStatusCode.Unauthorized);
        staff.Continue(await staff.Post("/api/accounts/refresh"));
        (await staff.Get("/api/reviews")).IsRefused(HttpStatusCode.Forbidden, "second-factor-required");
    }

    [Fact]
    public async Task Prefectures_are_held_and_professionals_are_not()
    {
        await using var app = await Strict();
        (await (await app.Staff("010006")).Get("/api/candidates")).IsRefused(HttpStatusCode.Forbidden, "second-factor-required");
        (await (await app.Candidate()).Get("/api/me/profile")).IsOk();
        (await app.Nobody().Get("/api/postings")).IsOk();
    }

    [Theory]
    [InlineData("Development", null, false)]
    [InlineData("Development", "required", true)]
    [InlineData("Production", null, true)]
    [InlineData("Production", "required", true)]
    public void It_is_required_outside_Development(string environment, string? setting, bool isRequired) =>
        Assert.Equal(isRequired, Rule(environment, setting).HoldsFor("prefecture"));

    [Theory]
    [InlineData("Production", "optional")]
    [InlineData("Development", "sometimes")]
    public void It_cannot_be_switched_off_where_it_counts(string environment, string setting) => Assert.Throws<InvalidOperationException>(() => Rule(environment, setting));

    static TalentPool.Accounts.SecondFactors.StaffSecondFactor Rule(string environment, string? setting) => TalentPool.Accounts.SecondFactors.StaffSecondFactor.From(
        new Microsoft.Extensions.Configuration.ConfigurationManager { ["Accounts:StaffSecondFactor"] = setting },
        new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = environment });
}
