using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>Opening an account, proving its address, signing in and out.</summary>
public static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts");
        var guessable = accounts.MapGroup("").RequireRateLimiting(Security.GuessingLimit);
        guessable.MapPost("/", CreateAccount.Handle).AllowAnonymous();
        guessable.MapPost("/verify", VerifyEmail.Handle).AllowAnonymous();
        guessable.MapPost("/sign-in", SignIn.Handle).AllowAnonymous();
        accounts.MapPost("/refresh", RefreshSession.Handle).AllowAnonymous();
        accounts.MapPost("/sign-out", SignOut.Handle).AllowAnonymous();
        accounts.MapGet("/me", WhoAmI.Handle).RequireAuthorization(Policies.SignedIn);
    }
}
