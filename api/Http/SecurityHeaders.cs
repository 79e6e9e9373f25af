using Microsoft.Net.Http.Headers;

namespace TalentPool.Http;

/// <summary>The headers that every answer carries, an error's too; an answer may be stricter than the rule, by a policy of its own.</summary>
public static class SecurityHeaders
{
    /// <summary>No script but the client's own files, and no text may become script: nothing makes a trusted type, so an assignment to innerHTML throws.</summary>
    const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'; manifest-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

    // Where browsers tell what the policy stopped: by a name that they take over TLS alone, and by the address that older ones, and a developer's, know.
    const string NamedReports = $"policy=\"{PolicyReports.Path}\"", WithReports = ContentPolicy + "; report-uri " + PolicyReports.Path, WithNamedReports = WithReports + "; report-to policy";

    // Swagger's page brings its own inline styles and script.
    const string SwaggerPolicy = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

    // A letter shown in the development mailbox stands in a sandboxed frame.
    const string MailboxPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

    // Everything a browser can be asked for; the client copies text and shows itself in full, and needs none of the rest.
    const string Permissions =
        "accelerometer=(), ambient-light-sensor=(), attribution-reporting=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(), clipboard-read=(), clipboard-write=(self), compute-pressure=(), "
        + "cross-origin-isolated=(), display-capture=(), encrypted-media=(), fullscreen=(self), gamepad=(), geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), "
        + "keyboard-map=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), otp-credentials=(), payment=(), picture-in-picture=(), publickey-credentials-create=(self), "
        + "publickey-credentials-get=(self), screen-wake-lock=(), serial=(), storage-access=(), sync-xhr=(), unload=(), usb=(), web-share=(), window-management=(), xr-spatial-tracking=()";

    // Two years and the subdomains: what browsers ask for before they put a site on their own lists.
    const string OnlyByTls = "max-age=63072000; includeSubDomains";

    /// <summary>Written as the answer starts: an exception's answer, which begins anew, has them as well.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        var isDevelopment = app.Environment.IsDevelopment();
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Write(context, isDevelopment);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    static void Write(HttpContext context, bool isDevelopment)
    {
        var (path, headers) = (context.Request.Path, context.Response.Headers);
        var (isSwagger, isMailbox) = (path.StartsWithSegments("/swagger", StringComparison.Ordinal), path.StartsWithSegments("/dev", StringComparison.Ordinal));
        if (!headers.ContainsKey(HeaderNames.ContentSecurityPolicy)) headers.ContentSecurityPolicy = isSwagger ? SwaggerPolicy : isMailbox ? MailboxPolicy : context.Request.IsHttps ? WithNamedReports : WithReports;
        if (context.Request.IsHttps) headers["Reporting-Endpoints"] = NamedReports;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = isMailbox ? "SAMEORIGIN" : "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        headers["X-Permitted-Cross-Domain-Policies"] = "none";
        if (!isDevelopment && context.Request.IsHttps) headers.StrictTransportSecurity = OnlyByTls;
        if (path.StartsWithSegments("/api", StringComparison.Ordinal)) headers.CacheControl = "no-store";
    }
}
