using TalentPool.Accounts.SecondFactors;
using TalentPool.Http;

namespace TalentPool.Accounts.SignOn;

/// <summary>Sign-on of staff through issuers of others (OpenID Connect).</summary>
static class SignOnEndpoints
{
    public static void MapSignOn(this IEndpointRouteBuilder accounts)
    {
        var signOn = accounts.MapGroup("/sign-on");
        signOn.MapGet("/", ListIssuers.Handle).AllowAnonymous();
        // Not the amount of guesses: a page of another site can make a browser ask for these, and must not use up the sign-ins of a whole office.
        var rounds = signOn.MapGroup("").RequireRateLimiting(Security.SignOnLimit);
        rounds.MapGet("/{issuer}", StartSignOn.Handle).AllowAnonymous().Produces(StatusCodes.Status302Found);
        rounds.MapGet("/{issuer}/callback", FinishSignOn.Handle).AllowAnonymous().Produces(StatusCodes.Status302Found);
        var guessable = signOn.MapGroup("").RequireRateLimiting(Security.GuessingLimit);
        guessable.MapPost("/second-factor/challenge", SignOnWithFactor.Begin).AllowAnonymous();
        guessable.MapPost("/second-factor", SignOnWithFactor.Finish).AllowAnonymous();

        var mine = accounts.MapGroup("/sign-on-ties").RequireAuthorization(Policies.SignedIn).OpenBeforeSecondFactor();
        mine.MapGet("/", MyTies.List);
        mine.MapDelete("/{id:guid}", MyTies.Remove).RequireStepUp();
    }
}
