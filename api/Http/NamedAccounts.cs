using System.Reflection;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using TalentPool.Domain;

namespace TalentPool.Http;

/// <summary>
/// How often one account may be named by whoever is not signed in. Guesses are counted for the account and the client address together: a stranger who guesses uses up
/// nothing of the owner's, who comes from elsewhere. Letters of a kind are counted for the mailbox alone, whether it has an account or not: the count tells nothing, and the
/// owner of a mailbox whose amount of a kind is used up has the last ones, whose links work.
/// </summary>
sealed class NamedAccounts((int Permits, TimeSpan Period) guesses, (int Permits, TimeSpan Period) letters, TimeProvider clock)
{
    readonly PartitionedRateLimiter<(string Mailbox, string Network)> guessing = PartitionedRateLimiter.Create<(string, string), (string, string)>(
        key => RateLimitPartition.Get(key, _ => new SteadyLimiter(guesses.Permits, guesses.Period, clock)));

    readonly PartitionedRateLimiter<(string Mailbox, string Endpoint)> writing = PartitionedRateLimiter.Create<(string, string), (string, string)>(
        key => RateLimitPartition.Get(key, _ => new SteadyLimiter(letters.Permits, letters.Period, clock)));

    // What is longer is no address; the validator says so. Keys are kept for a while, so they are short whatever is sent.
    const int MaxAddress = 254;

    /// <summary>The refused lease, or null. With an endpoint that writes to the address a letter of it is counted as well.</summary>
    public RateLimitLease? Refusal(string email, string network, string? writes)
    {
        if (email.Length > MaxAddress) return null;
        var mailbox = JapaneseText.NormalizeEmail(email);
        var guess = guessing.AttemptAcquire((mailbox, network));
        if (!guess.IsAcquired) return guess;
        return writes is not null && writing.AttemptAcquire((mailbox, writes)) is { IsAcquired: false } letter ? letter : null;
    }
}

/// <summary>Puts <see cref="NamedAccounts"/> before every endpoint that takes guesses and names an account by its address.</summary>
public static class NamedAccountLimits
{
    // All others that a stranger names an account to write to it.
    const string SignIn = "/api/accounts/sign-in";

    public static RouteGroupBuilder LimitNamedAccounts(this RouteGroupBuilder api)
    {
        api.AddEndpointFilterFactory((context, next) =>
        {
            var (position, email) = context.MethodInfo.GetParameters().Select((parameter, at) => (at, parameter.ParameterType.GetProperty("Email", typeof(string)))).FirstOrDefault(found => found.Item2 is not null);
            if (email is null) return next;
            return async invocation =>
            {
                var http = invocation.HttpContext;
                var isGuess = http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == Security.GuessingLimit;
                var isStrangers = http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null && !http.Request.Path.StartsWithSegments(SignIn, StringComparison.OrdinalIgnoreCase);
                var writes = isStrangers ? (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText : null;
                if (isGuess && AddressIn(invocation.Arguments[position], email) is { } named
                    && http.RequestServices.GetRequiredService<NamedAccounts>().Refusal(named, RateLimits.NetworkOf(http), writes) is { } refused)
                {
                    http.RequestServices.GetRequiredService<RefusedRequests>().AtLimit(http);
                    http.Response.Headers.RetryAfter = RateLimits.Seconds(refused);
                    return ProblemPages.For(429).Problem();
                }

                return await next(invocation);
            };
        });
        return api;
    }

    static string? AddressIn(object? request, PropertyInfo email) => request is null ? null : email.GetValue(request) as string;
}
