using Microsoft.AspNetCore.Mvc;
using TalentPool.Http;
using TalentPool.Postings.Import;

namespace TalentPool.Postings;

/// <summary>Postings (採用情報): the public list, and a prefecture's own.</summary>
public static class PostingEndpoints
{
    public static void MapPostings(this IEndpointRouteBuilder api)
    {
        var postings = api.MapGroup("/postings").WithTags("Postings");
        postings.MapGet("/", ListPublicPostings.Handle).AllowAnonymous();
        postings.MapGet("/{id:guid}", GetPosting.Handle).AllowAnonymous();

        var own = postings.MapGroup("").RequireAuthorization(Policies.Prefecture);
        own.MapPost("/", DraftPosting.Handle);
        own.MapPut("/{id:guid}", UpdatePosting.Handle);
        own.MapPost("/{id:guid}/publish", PublishPosting.Handle);
        own.MapPost("/{id:guid}/close", ClosePosting.Handle);

        var import = postings.MapGroup("/import").RequireAuthorization(Policies.Staff);
        // The caller is known by the Authorization header, which no other site can send: no antiforgery token is needed.
        import.MapPost("/preview", PreviewImport.Handle).DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(PostingFile.MaxBytes * 2)).RequireRateLimiting(Security.UploadLimit).WithRequestTimeout(Security.LongTimeout);
        import.MapPost("/", ConfirmImport.Handle);
        api.MapGet("/my-organisation/postings", ListMyPostings.Handle).WithTags("Postings").RequireAuthorization(Policies.Prefecture);
    }
}
