using Microsoft.AspNetCore.Http.HttpResults;

namespace TalentPool.Evidence;

/// <summary>A file on its way out: always to be saved, never shown inside the site, kept by no cache.</summary>
static class EvidenceDownload
{
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Of(EvidenceItem item, EvidenceFiles files, HttpResponse response, CancellationToken ct)
    {
        if (await files.Open(item.EvidenceId, item.Sha256, ct) is not { } content) return EvidenceItem.Damaged.Problem();
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return TypedResults.File(content, "application/octet-stream", item.FileName);
    }
}
