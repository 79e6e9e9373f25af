using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts.SignOn;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Accounts.SecondFactors;

/// <summary>
/// What does lasting harm in wrong hands needs a fresh proof (step-up authentication): a factor within the last ten minutes. The client asks for one and repeats
/// the request. For who has no second factor, the password is the factor, or a new round at the issuer they came through.
/// </summary>
public static class StepUp
{
    /// <summary>How long a proof is fresh.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    static readonly Refusal Required = new("step-up-required", 403, "安全のため、ご本人であることをもう一度確認してください。", "To be safe, please prove once more that it is you.");

    /// <summary>Only with a factor that the session was proved by within the last ten minutes.</summary>
    public static TBuilder RequireStepUp<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder
    {
        endpoint.WithMetadata(new NeedsStepUp());
        return endpoint.AddEndpointFilter(async (invocation, next) =>
        {
            var http = invocation.HttpContext;
            var me = CurrentUser.From(http.User);
            var since = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - Fresh;
            var isFresh = await http.RequestServices.GetRequiredService<Db>().Find<int>(FreshSql, new { me.AccountId, me.SessionId, since }, http.RequestAborted) > 0;
            return isFresh ? await next(invocation) : Required.Problem();
        });
    }

    /// <summary>What would do as a fresh proof for the caller.</summary>
    public static async Task<Results<Ok<SecondFactorChallenge>, ProblemHttpResult>> Begin(HttpContext http, CurrentUser me, AccountUsers users, SecondFactorProof proof, SignOnAccounts ties, CancellationToken ct)
    {
        if (await users.FindByIdAsync(me.AccountId.ToString()) is not { } account) return ProblemPages.For(401).Problem();
        var challenge = await proof.Challenge(http, account, Ceremonies.StepUp, ct);
        return TypedResults.Ok(account.HasSecondFactor ? challenge : challenge with { Issuers = await ties.IssuersOf(account.AccountId, ct) });
    }

    /// <summary>The proof. The session is fresh from now on; the new token says so.</summary>
    public static async Task<Results<Ok<SignIn.Response>, ProblemHttpResult>> Finish(FactorAnswer answer, HttpContext http, CurrentUser me, SecondFactorProof proof, FactorSessions sessions, CancellationToken ct)
    {
        var (account, amr, refusal, field) = await proof.Check(http, answer, Ceremonies.StepUp, me.AccountId, ct);
        if (account is null) return field is null ? refusal!.Problem() : refusal!.At(field);
        return TypedResults.Ok(await sessions.Raise(me, amr, ct));
    }

    /// <summary>Marks what needs a fresh proof, for the tests of the house.</summary>
    public sealed record NeedsStepUp;

    const string FreshSql = "SELECT COUNT(*) FROM AccountSession WHERE SessionId = @SessionId AND AccountId = @AccountId AND EndedAt IS NULL AND FactorAt > @since";
}
