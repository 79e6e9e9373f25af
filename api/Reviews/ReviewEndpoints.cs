using TalentPool.Http;

namespace TalentPool.Reviews;

/// <summary>The ministry's desk (要件審査).</summary>
public static class ReviewEndpoints
{
    public static void MapReviews(this IEndpointRouteBuilder api)
    {
        var reviews = api.MapGroup("/reviews").WithTags("Reviews").RequireAuthorization(Policies.Ministry);
        reviews.MapGet("/", ListReviews.Handle);
        reviews.MapGet("/{id:guid}", GetReview.Handle);
        reviews.MapPost("/{id:guid}/decision", DecideReview.Handle);
    }
}
