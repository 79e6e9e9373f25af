using TalentPool.Http;

namespace TalentPool.Notices;

/// <summary>Hiring notices (採用通知): sending and following them for a prefecture, reading and answering them for a person.</summary>
public static class NoticeEndpoints
{
    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").WithTags("Notices").RequireAuthorization(Policies.Prefecture);
        notices.MapPost("/preview", PreviewNotice.Handle).RequireRateLimiting(Security.SearchLimit);
        notices.MapPost("/", SendNotice.Handle);
        notices.MapGet("/", ListNotices.Handle);
        notices.MapGet("/{id:guid}", GetNotice.Handle).RequireRateLimiting(Security.ViewLimit);

        var mine = api.MapGroup("/me/notices").WithTags("Notices").RequireAuthorization(Policies.Candidate);
        mine.MapGet("/", ListMyNotices.Handle);
        mine.MapGet("/{id:guid}", GetMyNotice.Handle);
        mine.MapPost("/{id:guid}/answer", AnswerNotice.Handle);
    }

    /// <summary>The worker that ends unanswered notices; <c>Workers:Enabled=false</c> leaves it out.</summary>
    public static void AddNotices(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetValue("Workers:Enabled", true)) services.AddHostedService<NoticeExpiryWorker>();
    }
}
