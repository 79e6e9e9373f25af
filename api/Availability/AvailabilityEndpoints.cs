using TalentPool.Http;

namespace TalentPool.Availability;

/// <summary>Whether people are available, and the questions that keep the list alive.</summary>
public static class AvailabilityEndpoints
{
    public static void MapAvailability(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Me").RequireAuthorization(Policies.Candidate);
        me.MapPut("/availability", SetMyAvailability.Handle);
        me.MapPost("/renewal", RenewMyListing.Handle);

        api.MapPost("/availability/answer", AnswerByLink.Handle).WithTags("Me").AllowAnonymous().RequireRateLimiting(Security.GuessingLimit);
    }

    /// <summary>The worker, unless <c>Workers:Enabled=false</c>.</summary>
    public static void AddAvailability(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetValue("Workers:Enabled", true)) services.AddHostedService<RegistryWorker>();
    }
}
