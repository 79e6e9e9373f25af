using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using TalentPool.Accounts.SignOn;
using TalentPool.Http;

namespace TalentPool.Tests.Accounts.SignOn;

public sealed class IssuerSettingsTests
{
    static SignOnIssuers Read(string environment, params (string Name, string? Value)[] more) => SignOnIssuers.From(
        new ConfigurationBuilder().AddInMemoryCollection(AnIssuer.Settings(more).Where(setting => setting.Value is not null)).Build(), new HostingEnvironment { EnvironmentName = environment });

    [Fact]
    public void An_issuer_is_what_is_configured()
    {
        Assert.Empty(SignOnIssuers.From(new ConfigurationBuilder().Build(), new HostingEnvironment { EnvironmentName = Environments.Production }).All);
        var issuer = Assert.Single(Read("Production", ("Domains", " Pref.example\tcity.pref.example ")).All);
        Assert.Equal(("pref", "sign-on-pref", "/api/accounts/sign-on/pref/callback", "email_verified", false), (issuer.Id, issuer.Scheme, issuer.CallbackPath, issuer.VerifiedClaim, issuer.ProvesSecondFactor));
        Assert.True(issuer.SpeaksFor("a@pref.example") && issuer.SpeaksFor("a@city.pref.example"));
        foreach (var foreign in (string[])["a@evil-pref.example", "a@pref.example.evil", "a@x.pref.example", "a@example", "a@pref.example@evil.example", "pref.example", "@pref.example", "a b@pref.example", "a@pref.example\n"]) Assert.False(issuer.SpeaksFor(foreign), foreign);
        Assert.Equal("http://localhost:9", Assert.Single(Read("Development", ("Address", "http://localhost:9")).All).Address);
    }

    [Theory]
    [InlineData("Id", null, "is missing")]
    [InlineData("Id", "Pref/..", "lower-case")]
    [InlineData("NameJa", "", "is missing")]
    [InlineData("NameEn", null, "is missing")]
    [InlineData("Address", null, "is missing")]
    [InlineData("Address", "http://login.pref.example", "https")]
    [InlineData("Address", "https://login.pref.example?x=1", "without query")]
    [InlineData("Address", "login", "https")]
    [InlineData("ClientId", null, "is missing")]
    [InlineData("ClientSecret", null, "is missing")]
    [InlineData("Domains", " ", "is missing")]
    [InlineData("Domains", "pref.example, city.example", "pref.example,")]
    [InlineData("Domains", "*.example", "mail domains")]
    [InlineData("ProvesSecondFactor", "yes", "true or false")]
    [InlineData("Domain", "pref.example", "no setting")]
    public void A_wrong_setting_is_named_and_the_secret_is_not(string name, string? value, string says)
    {
        var message = Assert.Throws<InvalidOperationException>(() => Read("Production", (name, value))).Message;
        Assert.Contains($"SignOn__Issuers__0__{name} ", message, StringComparison.Ordinal);
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.DoesNotContain(AnIssuer.Secret, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_issuers_differ()
    {
        var twice = AnIssuer.Settings().Concat(AnIssuer.Settings().Select(setting => KeyValuePair.Create(setting.Key.Replace(":0:", ":1:", StringComparison.Ordinal), setting.Value))).ToDictionary();
        SignOnIssuers Read() => SignOnIssuers.From(new ConfigurationBuilder().AddInMemoryCollection(twice).Build(), new HostingEnvironment { EnvironmentName = "Production" });
        Assert.Contains("two issuers with the Id", Assert.Throws<InvalidOperationException>(Read).Message, StringComparison.Ordinal);
        twice["SignOn:Issuers:1:Id"] = "city";
        Assert.Contains("two issuers with the Address", Assert.Throws<InvalidOperationException>(Read).Message, StringComparison.Ordinal);
        twice["SignOn:Issuers:1:Address"] = "https://login.city.example";
        Assert.Equal(["pref", "city"], Read().All.Select(issuer => issuer.Id));
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_start()
    {
        await using var database = await TestDatabase.Make();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection([.. database.Settings, .. AnIssuer.Settings(("ClientSecret", ""))]);
        var refused = Assert.Throws<InvalidOperationException>(builder.AddTalentPool);
        Assert.Equal("TalentPool cannot start: SignOn__Issuers__0__ClientSecret is missing.", StartFailure.Explain(refused));
    }
}
