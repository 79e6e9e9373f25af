using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using TalentPool.Database;
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

    /// <summary>The files, their keys (<c>Evidence:KeyFolder</c>, by default <c>keys</c> in the data folder) and the hourly sweep, unless <c>Workers:Enabled=false</c>.</summary>
    public static void AddEvidence(this IServiceCollection services, IConfiguration configuration, DataFolder folder)
    {
        var keys = configuration["Evidence:KeyFolder"] is { Length: > 0 } named ? named : Path.Combine(folder.Path, "keys");
        services.AddDataProtection().SetApplicationName("TalentPool").PersistKeysToFileSystem(new DirectoryInfo(keys));
        services.AddSingleton<EvidenceFiles>();
        if (configuration.GetValue("Workers:Enabled", true)) services.AddHostedService<EvidenceSweeper>();
    }
}
