using System.Reflection;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using TalentPool.Domain;

namespace TalentPool.Http;

/// <summary>
/// How often one account may be named by whoever is not signed in. Guesses are counted for the account and the client address together: a stranger who guesses uses up
/// nothing of the owner's, who comes from elsewhere. Letters are counted for the mailbox alone, whether it has an account or not: the count tells nothing, and the owner
/// of a mailbox whose amount is used up has these letters, whose links work.
/// </summary>
sealed class NamedAccounts((int Permits, TimeSpan Period) guesses, (int Permits, TimeSpan Period) letters, TimeProvider clock)
{
    readonly PartitionedRateLimiter<(string Mailbox, string Network)> guessing = PartitionedRateLimiter.Create<(string, string), (string, string)>(
        key => RateLimitPartition.Get(key, _ => new SteadyLimiter(guesses.Permits, guesses.Period, clock)));

    readonly PartitionedRateLimiter<string> writing = PartitionedRateLimiter.Create<string, string>(
        mailbox => RateLimitPartition.Get(mailbox, _ => new SteadyLimiter(letters.Permits, letters.Period, clock)));

    // What is longer is no address; the validator says so. Keys are kept for a while, so they are short whatever is sent.
    const int MaxAddress = 254;

    /// <summary>The refused lease, or null.</summary>
    public RateLimitLease? Refusal(string email, string network, bool sendsLetter)
    {
        if (email.Length > MaxAddress) return null;
        var mailbox = JapaneseText.NormalizeEmail(email);
        var guess = guessing.AttemptAcquire((mailbox, network));
        if (!guess.IsAcquired) return guess;
        return sendsLetter && writing.AttemptAcquire(mailbox) is { IsAcquired: false } letter ? letter : null;
    }
}

/// <summary>Puts <see cref="NamedAccounts"/> before every endpoint that takes guesses and names an account by its address.</summary>
public static class NamedAccountLimits
{
    // All others that name an account write to it.
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
                var sendsLetter = !http.Request.Path.StartsWithSegments(SignIn, StringComparison.OrdinalIgnoreCase);
                if (isGuess && AddressIn(invocation.Arguments[position], email) is { } named
                    && http.RequestServices.GetRequiredService<NamedAccounts>().Refusal(named, RateLimits.NetworkOf(http), sendsLetter) is { } refused)
                {
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
