using TalentPool.Http;

namespace TalentPool.Search;

/// <summary>A prefecture looks for people.</summary>
public static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder api)
    {
        var candidates = api.MapGroup("/candidates").WithTags("Candidates").RequireAuthorization(Policies.Prefecture);
        candidates.MapGet("/", SearchCandidates.Handle).RequireRateLimiting(Security.SearchLimit);
        candidates.MapGet("/{id:guid}", ViewCandidate.Handle).RequireRateLimiting(Security.ViewLimit);

        api.MapGet("/me/preview", PreviewMyCard.Handle).WithTags("Privacy").RequireAuthorization(Policies.Candidate);
    }

    /// <summary>The picture of the list and the worker that keeps it up to date; <c>Workers:Enabled=false</c> leaves the worker out.</summary>
    public static void AddSearch(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<LiveIndex>();
        if (configuration.GetValue("Workers:Enabled", true)) services.AddHostedService<IndexWorker>();
    }
}
