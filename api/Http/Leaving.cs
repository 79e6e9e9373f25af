namespace TalentPool.Http;

/// <summary>
/// Who asked to be deleted may, within the grace, take their data with them or take the request back, and nothing else. What is open to them says so;
/// a new endpoint is closed without a thought.
/// </summary>
public static class Leaving
{
    /// <summary>The claim of a person who asked to be deleted; added with each request, so that an undo works at once.</summary>
    public const string Claim = "leaving";

    static readonly Refusal Refused = new("deletion-requested", 403,
        "削除の手続き中のため、この操作はできません。「自分のデータ」のページで、データの書き出しと削除の取消しができます。",
        "You asked for deletion, so this is not possible. On the page \"My data\" you can export your data or take the request back.");

    /// <summary>Open to who is leaving.</summary>
    public static TBuilder OpenWhileLeaving<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new Open());

    /// <summary>Refuses everything else to them; what needs no sign-in is as open to them as to anybody.</summary>
    public static RouteGroupBuilder HoldWhoIsLeaving(this RouteGroupBuilder api)
    {
        api.AddEndpointFilterFactory((context, next) => async invocation =>
        {
            var http = invocation.HttpContext;
            var isOpen = http.GetEndpoint()?.Metadata is { } metadata && (metadata.GetMetadata<Open>() is not null || metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null);
            return isOpen || !http.User.HasClaim(claim => claim.Type == Claim) ? await next(invocation) : Refused.Problem();
        });
        return api;
    }

    sealed record Open;
}
