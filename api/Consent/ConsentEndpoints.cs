using TalentPool.Http;

namespace TalentPool.Consent;

/// <summary>A professional decides who may see them, and declares ties.</summary>
public static class ConsentEndpoints
{
    public static void MapConsent(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Privacy").RequireAuthorization(Policies.Candidate);
        me.MapGet("/privacy", GetMyPrivacy.Handle);
        me.MapPut("/consent", GiveConsent.Handle);
        me.MapPut("/blocks", BlockOrganisations.Handle);
        me.MapPut("/interests", DeclareInterests.Handle);
    }
}
