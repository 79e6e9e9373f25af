using TalentPool.Accounts.SecondFactors;
using TalentPool.Database;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.OwnData;

/// <summary>What a person may do with all that is held about them: take it along (保有個人データの開示), see what they corrected, and have it erased.</summary>
public static class OwnDataEndpoints
{
    public static void MapOwnData(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Me").RequireAuthorization(Policies.Candidate);
        me.MapGet("/corrections", ListMyCorrections.Handle);
        me.MapGet("/export", GetMyExport.Handle).OpenWhileLeaving().RequireStepUp().Produces(StatusCodes.Status200OK).RequireRateLimiting(Security.ExportLimit).WithRequestTimeout(Security.LongTimeout);
        me.MapGet("/deletion", GetMyDeletion.Handle).OpenWhileLeaving();
        me.MapPost("/deletion", RequestDeletion.Handle).RequireStepUp();
        me.MapDelete("/deletion", TakeBackDeletion.Handle).OpenWhileLeaving();
    }

    /// <summary>
    /// The list of who was erased (<c>Erasure:ListFile</c>, by default <c>erased.txt</c> in the data folder), the turns of the export, and the worker, unless
    /// <c>Workers:Enabled=false</c>.
    /// </summary>
    public static void AddOwnData(this IServiceCollection services, IConfiguration configuration, DataFolder folder)
    {
        services.AddSingleton(new ErasureList(configuration["Erasure:ListFile"] is { Length: > 0 } named ? named : Path.Combine(folder.Path, "erased.txt")));
        services.AddSingleton<ExportTurns>();
        services.AddSingleton<FinishErasures>();
        if (MailRoom.WorkersEnabled(configuration)) services.AddHostedService<ErasureWorker>();
    }
}
