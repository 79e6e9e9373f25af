using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace TalentPool.Http;

/// <summary>What protects every answer: headers, and limits on the endpoints that invite guessing.</summary>
public static class Security
{
    /// <summary>The rate limit of the endpoints that take passwords or addresses, per client address.</summary>
    public const string GuessingLimit = nameof(GuessingLimit);

    const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    // Swagger's page brings its own inline styles and script.
    const string SwaggerPolicy = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    // A letter shown in the development mailbox stands in a sandboxed frame.
    const string MailboxPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/swagger", StringComparison.Ordinal) ? SwaggerPolicy
            : context.Request.Path.StartsWithSegments("/dev", StringComparison.Ordinal) ? MailboxPolicy : ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) headers.CacheControl = "no-store";
        return next(context);
    });

    /// <summary>No JSON of ours is longer than this: a registration at all its bounds has less than a megabyte.</summary>
    const long MaxJson = 2_000_000;

    /// <summary>
    /// Refuses JSON that is too long, or in another code than UTF-8, before it is read; where its length is not said, the server stops reading there. Files have
    /// limits of their own.
    /// </summary>
    public static void UseJsonLimits(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && context.Request.HasJsonContentType())
        {
            var isOtherCode = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var kind) && kind.Charset.HasValue && !kind.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
            if (isOtherCode || context.Request.ContentLength > MaxJson)
            {
                await ProblemPages.For(isOtherCode ? 415 : 413).Problem().ExecuteAsync(context);
                return;
            }

            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MaxJson;
        }

        await next(context);
    });

    /// <summary>Limits by <c>Limits:GuessesPerMinute</c> (default 30) for each client address.</summary>
    public static void AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var perMinute = configuration.GetValue("Limits:GuessesPerMinute", 30);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = async (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "60";
                await ProblemPages.For(429).Problem().ExecuteAsync(context.HttpContext);
            };
            options.AddPolicy(GuessingLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
        });
    }
}
