using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Digests;

/// <summary>The runs as the ministry sees them, what each person chose, and the way out without signing in.</summary>
public static class DigestEndpoints
{
    public static void MapDigests(this IEndpointRouteBuilder api)
    {
        var runs = api.MapGroup("/digests/runs").WithTags("Digests").RequireAuthorization(Policies.Ministry);
        runs.MapPost("/", StartDigestRun.Handle);
        runs.MapGet("/", ListDigestRuns.Handle);
        runs.MapGet("/{id:guid}", GetDigestRun.Handle);

        var subscription = api.MapGroup("/me/subscription").WithTags("Digests").RequireAuthorization(Policies.Candidate);
        subscription.MapGet("/", GetMySubscription.Handle);
        subscription.MapPut("/", UpdateMySubscription.Handle);

        var unsubscribe = api.MapGroup("/unsubscribe").WithTags("Digests").AllowAnonymous();
        unsubscribe.MapPost("/{token}", Unsubscribe.Handle);
        // The address in the letter's header is for mail programs, which post; a person who opens it is led to the page that asks to confirm.
        unsubscribe.MapGet("/{token}", (string token, MailSettings settings) => TypedResults.Redirect($"{settings.Site}/unsubscribe/{Uri.EscapeDataString(token)}")).ExcludeFromDescription();
    }

    /// <summary>The worker, unless <c>Workers:Enabled=false</c>.</summary>
    public static void AddDigests(this IServiceCollection services, IConfiguration configuration)
    {
        if (MailRoom.WorkersEnabled(configuration)) services.AddHostedService<DigestWorker>();
    }
}
