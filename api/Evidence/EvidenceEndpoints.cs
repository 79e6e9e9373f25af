using Microsoft.AspNetCore.Mvc;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Evidence;

/// <summary>Files that prove what a registration says.</summary>
public static class EvidenceEndpoints
{
    public static void MapEvidence(this IEndpointRouteBuilder api)
    {
        var mine = api.MapGroup("/me/evidence").WithTags("Me").RequireAuthorization(Policies.Candidate);
        mine.MapGet("/", MyEvidence.List);
        // Beyond this the framework would put a readable copy of the file on the disk while it arrives.
        mine.MapPost("/", UploadEvidence.Handle).DisableAntiforgery().WithFormOptions(memoryBufferThreshold: EvidenceFormat.MaxBytes * 2, multipartBodyLengthLimit: EvidenceFormat.MaxBytes * 2)
            .WithMetadata(new RequestSizeLimitAttribute(EvidenceFormat.MaxBytes * 2)).RequireRateLimiting(Security.UploadLimit).WithRequestTimeout(Security.LongTimeout);
        mine.MapGet("/{id:guid}", MyEvidence.Download);
        mine.MapDelete("/{id:guid}", MyEvidence.Delete);
    }

    /// <summary>The files and the hourly sweep, unless <c>Workers:Enabled=false</c>.</summary>
    public static void AddEvidence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<EvidenceFiles>();
        if (configuration.GetValue("Workers:Enabled", true)) services.AddHostedService<EvidenceSweeper>();
    }
}
