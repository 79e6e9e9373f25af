using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Localization;
using TalentPool.Accounts;
using TalentPool.Accounts.SecondFactors;
using TalentPool.Accounts.SignOn;
using TalentPool.Audit;
using TalentPool.Availability;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Demo;
using TalentPool.Digests;
using TalentPool.Domain;
using TalentPool.Eligibility;
using TalentPool.Evidence;
using TalentPool.Http;
using TalentPool.Installation;
using TalentPool.Mail;
using TalentPool.Notices;
using TalentPool.Organisations;
using TalentPool.OwnData;
using TalentPool.Reference;
using TalentPool.Search;

namespace TalentPool;

/// <summary>How the parts are put together; what the parts do stands in their rooms.</summary>
static class Startup
{
    public static void AddTalentPool(this WebApplicationBuilder builder)
    {
        JapaneseText.RequireUnicode();
        var services = builder.Services;
        var configuration = builder.Configuration;
        if (configuration["Secrets:Folder"] is { Length: > 0 } secrets) configuration.AddSecrets(secrets);
        var folder = DataFolder.Open(configuration, builder.Environment);
        ProductionStart.Check(configuration, builder.Environment, folder.Path);

        // Links in letters lead to where a developer's product answers; in production the address must be given.
        if (builder.Environment.IsDevelopment() && string.IsNullOrWhiteSpace(configuration["Site:Address"]))
            configuration["Site:Address"] = configuration["urls"]?.Split(';')[0] ?? "http://localhost:5080";

        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(folder);
        services.AddSingleton(provider => DatabaseChoice.From(configuration, folder, provider.GetRequiredService<IDataProtectionProvider>));
        services.AddProtection(configuration, builder.Environment);
        services.AddSingleton<Readiness>();
        services.AddSingleton<Catalogue>();
        services.AddEligibility(configuration);

        services.AddHttpContextAccessor();
        services.AddSingleton(TokenKeys.Load(configuration, builder.Environment, folder.Path));
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<AccountCookie>();
        services.AddSingleton<KnownDevices>();
        services.AddSingleton<Sessions>();
        services.AddIdentity(configuration, builder.Environment);
        services.AddScoped(provider => CurrentUser.From(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!.User));
        var authentication = services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddSignOn(authentication, configuration, builder.Environment);
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<AccessTokens>((options, tokens) => tokens.Configure(options));
        services.AddAuthorization(Policies.Add);
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedAccess>();

        services.AddValidation();
        services.AddLimits(configuration);
        builder.AddRequestBounds();
        services.AddSingleton<Antivirus>();
        services.AddMail(configuration, builder.Environment, folder);
        services.AddDigests(configuration);
        services.AddSearch(configuration);
        services.AddNotices(configuration);
        services.AddAudit(configuration);
        services.AddAvailability(configuration);
        services.AddEvidence(configuration);
        services.AddOwnData(configuration, folder);
        services.AddOrganisations(configuration);
        services.AddContract();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => Wire.Configure(options.SerializerOptions));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture("ja").AddSupportedCultures(Said.Languages).AddSupportedUICultures(Said.Languages);
            options.RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()];
        });
        services.AddResponseCompression(options => options.EnableForHttps = false);
    }

    /// <summary>What must be true before the first request: the schema, the reference lists, and what each room needs.</summary>
    public static async Task Prepare(this WebApplication app)
    {
        app.RequireFree();
        await ClientBuild.Run(app);
        var db = app.Services.GetRequiredService<Db>();
        var clock = app.Services.GetRequiredService<TimeProvider>();
        var applied = await Migrations.Apply(db, clock);
        if (applied.Count > 0) app.Logger.LogInformation("Database {Kind}: applied {Migrations}", db.Dialect.Name, string.Join(", ", applied));
        await ProductionStart.Check(db, app.Environment);
        Protection.RenewKeys(app.Services);
        await PlainTexts.Close(db);
        if (await ReferenceLists.Load(db, clock)) app.Logger.LogInformation("Reference lists loaded");
        if (await OrganisationKeys.Fill(db) is > 0 and var named) app.Logger.LogInformation("Names of {Count} organisations made comparable", named);
        if (await ConfirmYearly.FillMissing(db, clock) is > 0 and var members) app.Logger.LogInformation("{Count} memberships are confirmed for a year", members);
        if (await FirstAdmin.Invite(db, app.Configuration, clock)) app.Logger.LogInformation("The ministry has no admin: an invitation was sent to the configured address");
        await app.Services.GetRequiredService<RuleBook>().KeepStarting(db, clock);
        if (await EraseDue.Again(db, app.Services.GetRequiredService<ErasureList>(), clock) is > 0 and var again) app.Logger.LogWarning("{Count} people who were erased before have been erased again: an older database was put back", again);
        app.GreetWhenStarted(await DemoContent.Load(app));
        var readiness = app.Services.GetRequiredService<Readiness>();
        readiness.Set("database", true);
        var people = await app.Services.GetRequiredService<LiveIndex>().Follow();
        app.Logger.LogInformation("Search index built from {Count} registrations", people);
        readiness.Set("index", true);
    }

    public static void UseTalentPool(this WebApplication app)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        app.UseKnownProxies();
        app.UseRequestLocalization();
        app.UseSecurityHeaders();
        app.UseProblemPages();
        app.UseOwnHosts();
        app.UseOwnPages();
        app.UseCeiling();
        app.UseKnownMethods();
        app.UseJsonLimits();
        app.UseResponseCompression();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        // After the sign-in, since most amounts are an account's own.
        app.UseAmounts();
        app.UseAuthorization();
        app.UseSwagger();
        if (app.Environment.IsDevelopment()) app.UseSwaggerUI();
    }
}

/// <summary>How values are written on the wire: camelCase, words for enums, Japanese as it is.</summary>
public static class Wire
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
    }
}
