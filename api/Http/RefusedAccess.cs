using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace TalentPool.Http;

/// <summary>Writes to the log who was refused what: the endpoint as it is written in the code and the side and role of the account, so that no line names a person or a thing.</summary>
sealed partial class RefusedAccess(ILogger<RefusedAccess> logger) : IAuthorizationMiddlewareResultHandler
{
    readonly AuthorizationMiddlewareResultHandler handler = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden)
        {
            var user = context.User;
            Refused(context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText, user.FindFirst(Policies.KindClaim)?.Value, user.FindFirst(Policies.RoleClaim)?.Value);
        }

        return handler.HandleAsync(next, context, policy, authorizeResult);
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Route} was refused to a {Kind} account with the role {Role}")]
    partial void Refused(string method, string? route, string? kind, string? role);
}
