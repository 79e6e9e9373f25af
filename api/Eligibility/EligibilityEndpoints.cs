namespace TalentPool.Eligibility;

/// <summary>The rules of registration, open to everyone.</summary>
public static class EligibilityEndpoints
{
    /// <summary>The configured policy, read at the start: a wrong setting ends it with one line.</summary>
    public static void AddEligibility(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(new RuleBook(PolicySettings.From(configuration)));

    public static void MapEligibility(this IEndpointRouteBuilder api) =>
        api.MapGroup("/eligibility").WithTags("Eligibility").MapPost("/check", CheckEligibility.Handle).AllowAnonymous();
}
