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
        var guessable = signOn.MapGroup("").RequireRateLimiting(Security.GuessingLimit);
        guessable.MapGet("/{issuer}", StartSignOn.Handle).AllowAnonymous().Produces(StatusCodes.Status302Found);
        guessable.MapGet("/{issuer}/callback", FinishSignOn.Handle).AllowAnonymous().Produces(StatusCodes.Status302Found);
        guessable.MapPost("/second-factor/challenge", SignOnWithFactor.Begin).AllowAnonymous();
        guessable.MapPost("/second-factor", SignOnWithFactor.Finish).AllowAnonymous();

        var mine = accounts.MapGroup("/sign-on-ties").RequireAuthorization(Policies.SignedIn).OpenBeforeSecondFactor();
        mine.MapGet("/", MyTies.List);
        mine.MapDelete("/{id:guid}", MyTies.Remove).RequireStepUp();
    }
}
