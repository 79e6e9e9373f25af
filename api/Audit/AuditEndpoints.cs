using TalentPool.Accounts.SecondFactors;
using TalentPool.Http;

namespace TalentPool.Audit;

/// <summary>The audit trail (監査証跡) as the ministry's auditors see it: filtered, exported, checked.</summary>
public static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags("Audit").RequireAuthorization(Policies.Auditor);
        audit.MapGet("/", ListAuditEvents.Handle);
        audit.MapGet("/export", ExportAuditEvents.Handle).RequireStepUp().RequireRateLimiting(Security.ExportLimit).WithRequestTimeout(Security.LongTimeout);
        audit.MapGet("/check", CheckAudit.Latest);
        audit.MapPost("/check", CheckAudit.Now).RequireRateLimiting(Security.ExportLimit).WithRequestTimeout(Security.LongTimeout);
    }

    /// <summary>The nightly check, unless <c>Workers:Enabled=false</c>.</summary>
    public static void AddAudit(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetValue("Workers:Enabled", true)) services.AddHostedService<AuditCheckWorker>();
    }
}
