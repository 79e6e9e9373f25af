using Microsoft.AspNetCore.Http.HttpResults;

namespace TalentPool.Http;

/// <summary>For load balancers: alive, and ready to answer.</summary>
public static class HealthEndpoints
{
    /// <param name="Status">ok, or starting while a part is not ready.</param>
    /// <param name="Parts">Each part and whether it is ready.</param>
    public sealed record Health(string Status, IReadOnlyDictionary<string, bool> Parts);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => TypedResults.Text("ok")).WithTags("Health").AllowAnonymous();
        app.MapGet("/readyz", Results<Ok<Health>, JsonHttpResult<Health>> (Readiness readiness) => readiness.IsReady
            ? TypedResults.Ok(new Health("ok", readiness.Parts))
            : TypedResults.Json(new Health("starting", readiness.Parts), statusCode: StatusCodes.Status503ServiceUnavailable)).WithTags("Health").AllowAnonymous();
    }
}
