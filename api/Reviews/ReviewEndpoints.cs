using TalentPool.Http;
using TalentPool.Reviews.Precedents;

namespace TalentPool.Reviews;

/// <summary>The ministry's desk (要件審査).</summary>
public static class ReviewEndpoints
{
    public static void MapReviews(this IEndpointRouteBuilder api)
    {
        var reviews = api.MapGroup("/reviews").WithTags("Reviews").RequireAuthorization(Policies.Reviewer);
        reviews.MapGet("/", ListReviews.Handle);
        reviews.MapGet("/reviewers", ListReviewers.Handle);
        reviews.MapGet("/interests", ReviewerInterests.Read);
        reviews.MapPut("/interests", ReviewerInterests.Declare);
        reviews.MapGet("/{id:guid}", GetReview.Handle).RequireRateLimiting(Security.ViewLimit);
        reviews.MapPut("/{id:guid}/assignment", AssignReview.Handle);
        reviews.MapPost("/{id:guid}/opinions", GiveOpinion.Handle);
        reviews.MapPost("/{id:guid}/decision", DecideReview.Handle);
        reviews.MapPost("/{id:guid}/precedent", RecordPrecedent.Handle);
        reviews.MapGet("/{id:guid}/evidence", ReviewEvidence.List).RequireRateLimiting(Security.ViewLimit);
        reviews.MapGet("/{id:guid}/evidence/{evidenceId:guid}", ReviewEvidence.Download).RequireRateLimiting(Security.ViewLimit);

        var precedents = api.MapGroup("/precedents").WithTags("Reviews").RequireAuthorization(Policies.Reviewer);
        precedents.MapGet("/", ListPrecedents.Handle);
        precedents.MapPost("/{id:guid}/withdrawal", WithdrawPrecedent.Handle);
    }
}
