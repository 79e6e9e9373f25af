using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using TalentPool.Http;

namespace TalentPool.Accounts.SecondFactors;

/// <summary>Second factors: signing in with them, setting them up, and the fresh proof.</summary>
static class FactorEndpoints
{
    public static void MapFactors(this IEndpointRouteBuilder accounts)
    {
        var guessable = accounts.MapGroup("").RequireRateLimiting(Security.GuessingLimit);
        guessable.MapPost("/sign-in/second-factor", SignInWithFactor.Second).AllowAnonymous();
        guessable.MapPost("/sign-in/passkey/options", SignInWithFactor.Options).AllowAnonymous();
        guessable.MapPost("/sign-in/passkey", SignInWithFactor.Passkey).AllowAnonymous();
        guessable.MapPost("/step-up/challenge", StepUp.Begin).RequireAuthorization(Policies.SignedIn).OpenBeforeSecondFactor();
        guessable.MapPost("/step-up", StepUp.Finish).RequireAuthorization(Policies.SignedIn).OpenBeforeSecondFactor();

        var mine = accounts.MapGroup("/second-factors").RequireAuthorization(Policies.SignedIn).OpenBeforeSecondFactor();
        mine.MapGet("/", ListMyFactors.Handle);
        mine.MapPost("/passkeys/options", MyPasskeys.Options).RequireStepUp();
        mine.MapPost("/passkeys", MyPasskeys.Add).RequireStepUp();
        mine.MapPut("/passkeys/{id:guid}", MyPasskeys.Rename);
        mine.MapDelete("/passkeys/{id:guid}", MyPasskeys.Remove).RequireStepUp();
        mine.MapPost("/authenticator", MyAuthenticator.Begin).RequireStepUp();
        mine.MapPut("/authenticator", MyAuthenticator.Confirm).RequireRateLimiting(Security.GuessingLimit).RequireStepUp();
        mine.MapDelete("/authenticator", MyAuthenticator.Remove).RequireStepUp();
        mine.MapPost("/recovery-codes", MyRecoveryCodes.Make).RequireStepUp();

        accounts.MapDelete("/{id:guid}/second-factors", ResetSecondFactors.Handle).RequireAuthorization(Policies.Ministry).RequireStepUp();
    }

    /// <summary>ASP.NET Core Identity over our own tables, without its cookies and pages.</summary>
    public static void AddIdentity(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton<IPasswordHasher<Account>>(new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = Passwords.Rounds(configuration, environment) })));
        services.AddScoped<AccountStore>();
        services.AddIdentityCore<Account>(options =>
            {
                options.Lockout.MaxFailedAccessAttempts = 10;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddUserStore<AccountStore>()
            .AddUserManager<AccountUsers>()
            .AddTokenProvider<AuthenticatorCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure(options =>
        {
            // A passkey belongs to the address that people open, whatever a request says of its host.
            var site = new Uri(configuration["Site:Address"]!);
            options.ServerDomain = site.Host;
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.AttestationConveyancePreference = "none";
            options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && context.Origin == site.GetLeftPart(UriPartial.Authority));
        });

        if (configuration.GetValue("Workers:Enabled", true)) services.AddHostedService<UnverifiedWorker>();
        services.AddSingleton(StaffSecondFactor.From(configuration, environment));
        services.AddSingleton<Passwords>();
        services.AddSingleton<SignInGuesses>();
        services.AddSingleton<AuthenticatorKeys>();
        services.AddSingleton<Ceremonies>();
        services.AddSingleton<FactorSessions>();
        services.AddScoped<SecondFactorProof>();
        services.AddScoped<Enrolment>();
    }
}
