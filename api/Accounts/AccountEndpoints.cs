using TalentPool.Accounts.SecondFactors;
using TalentPool.Accounts.SignOn;
using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>Opening an account, proving its address, signing in and out, passwords, second factors and sessions.</summary>
public static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts").OpenWhileLeaving();
        var guessable = accounts.MapGroup("").RequireRateLimiting(Security.GuessingLimit);
        guessable.MapPost("/", CreateAccount.Handle).AllowAnonymous();
        guessable.MapPost("/verify", VerifyEmail.Handle).AllowAnonymous();
        guessable.MapPost("/verify/look", LookAtVerification.Handle).AllowAnonymous();
        guessable.MapPost("/sign-in", SignIn.Handle).AllowAnonymous();
        guessable.MapPost("/password/forgotten", ForgotPassword.Handle).AllowAnonymous();
        guessable.MapPost("/password/reset", ResetPassword.Handle).AllowAnonymous();
        guessable.MapPut("/password", ChangePassword.Handle).RequireAuthorization(Policies.SignedIn);
        accounts.MapGet("/sessions", ListMySessions.Handle).RequireAuthorization(Policies.SignedIn);
        accounts.MapDelete("/sessions", EndMySessions.Others).RequireAuthorization(Policies.SignedIn).RequireStepUp();
        accounts.MapDelete("/sessions/{id:guid}", EndMySessions.One).RequireAuthorization(Policies.SignedIn).RequireStepUp();
        accounts.MapPost("/refresh", RefreshSession.Handle).AllowAnonymous();
        accounts.MapPost("/sign-out", SignOut.Handle).AllowAnonymous();
        accounts.MapGet("/me", WhoAmI.Handle).RequireAuthorization(Policies.SignedIn).OpenBeforeSecondFactor();
        accounts.MapFactors();
        accounts.MapSignOn();
    }

    /// <summary>Where RFC 8615 looks for things; outside the API.</summary>
    public static void MapPublishedKeys(this IEndpointRouteBuilder app) =>
        app.MapGet("/.well-known/jwks.json", PublishedKeys.Handle).WithTags("Accounts").AllowAnonymous();
}
