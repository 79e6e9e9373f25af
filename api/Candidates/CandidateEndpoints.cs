using TalentPool.Http;

namespace TalentPool.Candidates;

/// <summary>A professional and their own data.</summary>
public static class CandidateEndpoints
{
    public static void MapCandidates(this IEndpointRouteBuilder api)
    {
        var reference = api.MapGroup("/reference").WithTags("Reference").AllowAnonymous();
        reference.MapGet("/", GetReference.Handle);
        reference.MapGet("/municipalities", GetReference.Municipalities);

        var me = api.MapGroup("/me").WithTags("Me").RequireAuthorization(Policies.Candidate);
        me.MapGet("/profile", GetMyProfile.Handle);
        me.MapPut("/profile", SaveMyProfile.Handle);
        me.MapGet("/form", KeepMyForm.Read);
        me.MapPut("/form", KeepMyForm.Keep);
        me.MapPost("/submission", SubmitRegistration.Handle);
        me.MapPost("/appeal", AppealDecision.Handle);
        me.MapGet("/inbox", ListMyInbox.Handle);
        me.MapPost("/inbox/{id:guid}/read", ReadInboxMessage.Handle);
        me.MapGet("/disclosures", ListMyDisclosures.Handle);
    }
}
