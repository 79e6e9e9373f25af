using TalentPool.Accounts.SecondFactors;
using TalentPool.Http;

namespace TalentPool.Suspensions;

/// <summary>Registrations that the ministry takes off the list for a time (停止). Found by public number; nobody's identity is shown here.</summary>
public static class SuspensionEndpoints
{
    public static void MapSuspensions(this IEndpointRouteBuilder api)
    {
        var registrations = api.MapGroup("/registrations").WithTags("Registrations").RequireAuthorization(Policies.Ministry);
        registrations.MapGet("/{number}", FindRegistration.Handle);
        registrations.MapPost("/{number}/suspension", SuspendRegistration.Handle).RequireStepUp();
        registrations.MapPost("/{number}/reinstatement", ReinstateRegistration.Handle).RequireStepUp();
    }
}
