using TalentPool.Accounts.SecondFactors;
using TalentPool.Http;

namespace TalentPool.Suspensions;

/// <summary>Registrations that the ministry takes off the list for a time (停止), and accounts that it closes. Nobody's identity is shown here.</summary>
public static class SuspensionEndpoints
{
    public static void MapSuspensions(this IEndpointRouteBuilder api)
    {
        var registrations = api.MapGroup("/registrations").WithTags("Registrations").RequireAuthorization(Policies.Ministry);
        registrations.MapGet("/{number}", FindRegistration.Handle).RequireRateLimiting(Security.ViewLimit);
        registrations.MapPost("/{number}/suspension", SuspendRegistration.Handle).RequireStepUp();
        registrations.MapPost("/{number}/reinstatement", ReinstateRegistration.Handle).RequireStepUp();

        var accounts = api.MapGroup("/accounts").WithTags("Accounts").RequireAuthorization(Policies.Ministry, Policies.OrganisationAdmin);
        accounts.MapPost("/look", LookAtAccount.Handle).RequireRateLimiting(Security.GuessingLimit);
        accounts.MapPost("/{id:guid}/suspension", SuspendAccount.Handle).RequireStepUp();
        accounts.MapDelete("/{id:guid}/suspension", ReinstateAccount.Handle).RequireStepUp();
    }
}
