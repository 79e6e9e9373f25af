namespace TalentPool.Http;

/// <summary>
/// Pages of other sites change nothing here. A browser says where a request comes from (<c>Sec-Fetch-Site</c>, and <c>Origin</c> with everything but reading), and a change
/// that comes from elsewhere is refused before anything looks at its cookies; what is no browser says neither, and carries no cookies that it was not given on purpose.
/// </summary>
public static class OwnPages
{
    static readonly Refusal Foreign = new("foreign-page", 403, "ほかのサイトのページからは操作できません。", "Pages of other sites cannot do this.");

    public static void UseOwnPages(this WebApplication app)
    {
        var site = Uri.TryCreate(app.Configuration["Site:Address"], UriKind.Absolute, out var address) ? address.GetLeftPart(UriPartial.Authority) : null;
        app.Use(async (context, next) =>
        {
            if (IsReading(context.Request.Method) || IsOurs(context.Request, site))
            {
                await next(context);
                return;
            }

            context.RequestServices.GetRequiredService<RefusedRequests>().FromElsewhere(context);
            await Foreign.Problem().ExecuteAsync(context);
        });
    }

    /// <summary>Whether a browser says that a page of another site sent it here.</summary>
    public static bool IsFromElsewhere(HttpRequest request) => request.Headers["Sec-Fetch-Site"] is [{ Length: > 0 } from] && from is not ("same-origin" or "none");

    static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    static bool IsOurs(HttpRequest request, string? site)
    {
        if (IsFromElsewhere(request)) return false;
        // A page without a referrer sends no origin with what is no fetch of its own, such as a report of the content policy; the browser itself says that it is of this site.
        if (request.Headers["Sec-Fetch-Site"] is ["same-origin"] && request.Headers.Origin is ["null"]) return true;
        return request.Headers.Origin is not [{ Length: > 0 } origin]
            || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || origin.Equals(site, StringComparison.OrdinalIgnoreCase);
    }
}
