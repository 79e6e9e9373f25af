using Microsoft.AspNetCore.Authorization;
using TalentPool.Http;

namespace TalentPool.Accounts.SecondFactors;

/// <summary>
/// Staff of the ministry, prefectures and municipalities sign in with two factors (<c>Accounts:StaffSecondFactor</c>, <c>required</c> or, in Development alone,
/// <c>optional</c>). Who has only the password so far can set up a second one, and nothing else.
/// </summary>
public sealed class StaffSecondFactor(bool isRequired)
{
    static readonly Refusal Needed = new("second-factor-required", 403, "職員のアカウントには二段階認証が必要です。「ログインの安全」で、パスキーまたは認証アプリを設定してください。",
        "Accounts of staff need a second factor. Set up a passkey or an authenticator app under \"Sign-in security\".");

    /// <exception cref="InvalidOperationException">The setting is unknown, or optional outside Development.</exception>
    public static StaffSecondFactor From(IConfiguration configuration, IHostEnvironment environment) => configuration["Accounts:StaffSecondFactor"] switch
    {
        null or "" => new(!environment.IsDevelopment()),
        "required" => new(true),
        "optional" when environment.IsDevelopment() => new(false),
        _ => throw new InvalidOperationException("Accounts__StaffSecondFactor is required, or in Development optional."),
    };

    public static IResult Refused => Needed.Problem();

    public bool IsMissingFor(string kind, string amr) => HoldsFor(kind) && !Amr.IsMultiFactor(amr);

    /// <summary>Whether the rule is in force for people of this kind.</summary>
    public bool HoldsFor(string kind) => isRequired && kind != "candidate";
}

/// <summary>Holds staff with one factor back from everything that does not say it is open to them; a new endpoint is closed without a thought.</summary>
public static class SecondFactorGate
{
    public static TBuilder OpenBeforeSecondFactor<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Open());

    public static RouteGroupBuilder HoldStaffWithOneFactor(this RouteGroupBuilder api)
    {
        api.AddEndpointFilterFactory((context, next) => async invocation =>
        {
            var http = invocation.HttpContext;
            var isOpen = http.GetEndpoint()?.Metadata is { } metadata && (metadata.GetMetadata<Open>() is not null || metadata.GetMetadata<IAllowAnonymous>() is not null);
            if (isOpen || http.User.Identity?.IsAuthenticated != true) return await next(invocation);
            var me = CurrentUser.From(http.User);
            return http.RequestServices.GetRequiredService<StaffSecondFactor>().IsMissingFor(me.Kind, me.Amr) ? StaffSecondFactor.Refused : await next(invocation);
        });
        return api;
    }

    /// <summary>The mark of an endpoint that staff with one factor may use.</summary>
    internal sealed record Open;
}
