using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;

namespace TalentPool.Accounts;

/// <summary>
/// Which address a verification link proves, for whoever holds it: the owner. Looking uses nothing up. A page that asks for a password says for what, so that nobody completes
/// the account of somebody who sent them a link of their own.
/// </summary>
public static class LookAtVerification
{
    /// <param name="Token">From the link.</param>
    public sealed record Request(string Token);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Token).NotEmpty().MaximumLength(100);
    }

    /// <param name="Email">The address that the link was mailed to.</param>
    public sealed record Response(string Email);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Request request, Db db, TimeProvider clock, CancellationToken ct) =>
        await EmailTokens.AddressOf(db, clock, "verify", request.Token, ct) is { } email ? TypedResults.Ok(new Response(email)) : VerifyEmail.LinkExpired.Problem();
}
