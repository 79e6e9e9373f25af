namespace TalentPool.Eligibility;

/// <summary>The rules of registration, open to everyone.</summary>
public static class EligibilityEndpoints
{
    public static void MapEligibility(this IEndpointRouteBuilder api) =>
        api.MapGroup("/eligibility").WithTags("Eligibility").MapPost("/check", CheckEligibility.Handle).AllowAnonymous();
}
