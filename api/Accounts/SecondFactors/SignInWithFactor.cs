using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Accounts.SecondFactors;

/// <summary>The second step of a sign-in, and the sign-in by a passkey alone: it knows its user by a PIN or a finger, so it counts as two factors.</summary>
public static class SignInWithFactor
{
    /// <param name="Ceremony">To be sent back with the answer.</param>
    /// <param name="Options">For the browser's <c>navigator.credentials</c>.</param>
    public sealed record PasskeyOptions(string Ceremony, JsonElement Options);

    /// <param name="Ceremony">From the options.</param>
    /// <param name="Credential">What the browser answered, as JSON.</param>
    public sealed record Request(string Ceremony, JsonElement Credential);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Ceremony).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Credential).Must(credential => credential.ValueKind == JsonValueKind.Object);
        }
    }

    static readonly Refusal Refused = new("passkey-refused", 401, "このパスキーではログインできませんでした。", "This passkey could not sign you in.");

    public static async Task<Results<Ok<SignIn.Response>, ProblemHttpResult>> Second(FactorAnswer answer, HttpContext http, SecondFactorProof proof, Sessions sessions, Db db, TimeProvider clock, CancellationToken ct)
    {
        var (account, amr, refusal, field) = await proof.Check(http, answer, Ceremonies.SecondFactor, null, ct);
        if (account is null) return field is null ? refusal!.Problem() : refusal!.At(field);
        if (await MembershipStanding.Refuse(db, account.AccountId, clock, ct) is { } standing) return standing.Problem();
        return TypedResults.Ok(await sessions.Start(http, account.AccountId, Amr.Password.And(amr), ct));
    }

    /// <summary>A challenge for whichever passkey the person chooses; the same for everybody.</summary>
    public static async Task<PasskeyOptions> Options(HttpContext http, IPasskeyHandler<Account> passkeys, Ceremonies ceremonies, CancellationToken ct)
    {
        var options = await passkeys.MakeRequestOptionsAsync(null, http);
        return new PasskeyOptions(await ceremonies.Begin(Ceremonies.SignIn, null, options.AssertionState!, ct), JsonElement.Parse(options.RequestOptionsJson));
    }

    public static async Task<Results<Ok<SignIn.Response>, ProblemHttpResult>> Passkey(
        Request request, HttpContext http, SecondFactorProof proof, Ceremonies ceremonies, Sessions sessions, Db db, IHostEnvironment environment, TimeProvider clock, CancellationToken ct)
    {
        if (await ceremonies.Use(request.Ceremony, Ceremonies.SignIn, ct) is not { } ceremony) return SecondFactorProof.Over.Problem();
        var account = await proof.Assert(http, request.Credential, ceremony.State);
        if (account is null || (account.IsDemo && !environment.IsDevelopment()))
        {
            await db.Transact(tx => SignInGuesses.Record(tx, clock, account?.AccountId, "passkey"), ct);
            return Refused.Problem();
        }

        if (await MembershipStanding.Refuse(db, account.AccountId, clock, ct) is { } standing) return standing.Problem();
        return TypedResults.Ok(await sessions.Start(http, account.AccountId, Amr.Passkey, ct));
    }
}
