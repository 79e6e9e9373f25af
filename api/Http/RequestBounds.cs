using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Net.Http.Headers;

namespace TalentPool.Http;

/// <summary>How large, how slow and of what method a request may be. What breaks a bound is refused before anything of it is kept.</summary>
public static class RequestBounds
{
    /// <summary>No JSON of ours is longer than this: a registration at all its bounds has less than a megabyte. Files have limits of their own.</summary>
    public const long MaxBody = 2_000_000;

    // A search with every filter set has less than a kilobyte; a token in a header about one.
    const int MaxLine = 8 * 1024, MaxHeaders = 16 * 1024, MaxHeaderCount = 64;

    // Slower than a telephone line of 1995, after a while to find one's feet.
    const double BytesPerSecond = 240;

    static readonly TimeSpan KeepAlive = TimeSpan.FromMinutes(2), Usual = TimeSpan.FromMinutes(1), Long = TimeSpan.FromMinutes(10);

    static readonly Refusal TooSlow = new("timed-out", 503, "処理に時間がかかりすぎたため中断しました。何も変更されていません。時間をおいてもう一度お試しください。", "This took too long and was stopped. Nothing was changed. Please try again later.");

    static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Delete, HttpMethods.Options];

    /// <summary>The server's own bounds: <c>Limits:Connections</c> at once (default 2,000), <c>Limits:HeaderSeconds</c> to say what one wants (default 15), <c>Limits:BodyGraceSeconds</c> until a slow body is cut off (default 5), <c>Limits:LongSeconds</c> for files and work over the whole list (default 600).</summary>
    public static void AddRequestBounds(this WebApplicationBuilder builder)
    {
        var (connections, seconds) = (builder.Configuration.GetValue("Limits:Connections", 2_000L), builder.Configuration.GetValue("Limits:HeaderSeconds", 15));
        var rate = new MinDataRate(BytesPerSecond, TimeSpan.FromSeconds(builder.Configuration.GetValue("Limits:BodyGraceSeconds", 5)));
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = MaxBody;
            server.Limits.MaxRequestLineSize = MaxLine;
            server.Limits.MaxRequestHeadersTotalSize = MaxHeaders;
            server.Limits.MaxRequestHeaderCount = MaxHeaderCount;
            server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(seconds);
            server.Limits.KeepAliveTimeout = KeepAlive;
            server.Limits.MinRequestBodyDataRate = rate;
            server.Limits.MinResponseDataRate = rate;
            server.Limits.MaxConcurrentConnections = connections;
            // Nothing here is upgraded to another protocol.
            server.Limits.MaxConcurrentUpgradedConnections = 0;
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = 32;
            form.KeyLengthLimit = 256;
            form.ValueLengthLimit = 64 * 1024;
            form.MultipartHeadersCountLimit = 8;
            form.MultipartHeadersLengthLimit = 4 * 1024;
            form.MultipartBoundaryLengthLimit = 128;
        });
        builder.Services.AddRequestTimeouts(options =>
        {
            options.DefaultPolicy = Policy(Usual);
            options.AddPolicy(Security.LongTimeout, Policy(TimeSpan.FromSeconds(builder.Configuration.GetValue("Limits:LongSeconds", Long.TotalSeconds))));
        });
    }

    static RequestTimeoutPolicy Policy(TimeSpan timeout) => new() { Timeout = timeout, TimeoutStatusCode = TooSlow.Status, WriteTimeoutResponse = context => TooSlow.Problem().ExecuteAsync(context) };

    /// <summary>Refuses TRACE, CONNECT and whatever else no address of ours answers.</summary>
    public static void UseKnownMethods(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (Methods.Contains(context.Request.Method, StringComparer.Ordinal))
        {
            await next(context);
            return;
        }

        context.Response.Headers.Allow = string.Join(", ", Methods);
        await ProblemPages.For(405).Problem().ExecuteAsync(context);
    });

    /// <summary>Refuses JSON that is too long, or in another code than UTF-8, before it is read; where its length is not said, the server stops reading there.</summary>
    public static void UseJsonLimits(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && context.Request.HasJsonContentType())
        {
            var isOtherCode = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var kind) && kind.Charset.HasValue && !kind.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
            if (isOtherCode || context.Request.ContentLength > MaxBody)
            {
                await ProblemPages.For(isOtherCode ? 415 : 413).Problem().ExecuteAsync(context);
                return;
            }

            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MaxBody;
        }

        await next(context);
    });
}
