using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace TalentPool.Http;

/// <summary>
/// Browsers report here what the content policy of our pages stopped: an attack, or a fault of ours. Anyone may send anything, so a report is small, counted by its sender's address, and becomes
/// one line of the log at most once a minute, of at most fifty kinds (<see cref="RefusedRequests"/>).
/// </summary>
public static class PolicyReports
{
    public const string Path = "/api/policy-reports";

    /// <summary>Bytes of one request. A report has less than two thousand; browsers send several together.</summary>
    internal const int MaxBytes = 64 * 1024;

    // A page that is broken sends the same report over and over.
    const int MostOfOne = 10;

    public static void MapPolicyReports(this IEndpointRouteBuilder api) =>
        api.MapPost("/policy-reports", Handle).WithTags("Policy reports").AllowAnonymous().RequireRateLimiting(Security.ReportLimit)
            .Accepts<JsonElement>("application/csp-report", "application/reports+json").WithMetadata(new RequestSizeLimitAttribute(MaxBytes));

    /// <summary>Takes reports of either form. 204; 400 when it is none, 413 when it is too long.</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(HttpRequest request, RefusedRequests refused, CancellationToken ct)
    {
        var sent = new byte[MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(sent, sent.Length, throwOnEndOfStream: false, ct);
        if (length > MaxBytes) return ProblemPages.For(413).Problem();
        try
        {
            using var body = JsonDocument.Parse(sent.AsMemory(0, length));
            if (Stopped.In(body.RootElement, request.Host.Value) is not { } found) return ProblemPages.For(400).Problem();
            foreach (var stopped in found.Take(MostOfOne).Distinct()) refused.ByContentPolicy(stopped);
            return TypedResults.NoContent();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second: a text that is no text, such as half of a character, is found when it is read.
            return ProblemPages.For(400).Problem();
        }
    }
}
