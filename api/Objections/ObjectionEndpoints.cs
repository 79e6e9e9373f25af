using TalentPool.Http;

namespace TalentPool.Objections;

/// <summary>Objections (異議の申出) to looks at one's data: raised by the person, answered by the ministry.</summary>
public static class ObjectionEndpoints
{
    public static void MapObjections(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Me").RequireAuthorization(Policies.Candidate);
        me.MapPost("/disclosures/{id:guid}/objection", RaiseObjection.Handle);
        me.MapPost("/objections/{id:guid}/withdrawal", WithdrawObjection.Handle);

        var objections = api.MapGroup("/objections").WithTags("Objections").RequireAuthorization(Policies.Ministry);
        objections.MapGet("/", ListObjections.Handle);
        objections.MapGet("/{id:guid}", GetObjection.Handle).RequireRateLimiting(Security.ViewLimit);
        objections.MapPost("/{id:guid}/inquiry", TakeObjection.Handle);
        objections.MapPost("/{id:guid}/answer", AnswerObjection.Handle);
    }
}
