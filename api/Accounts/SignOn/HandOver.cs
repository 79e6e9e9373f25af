using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts.SecondFactors;
using TalentPool.Database;

namespace TalentPool.Accounts.SignOn;

/// <summary>Between the issuer's word and the second factor: a secret in a cookie of five minutes that says for which account the issuer spoke, and opens nothing.</summary>
public sealed class HandOver(Ceremonies ceremonies, AccountCookie cookie)
{
    const string CookieName = "talentpool-sign-on-step";

    /// <summary>A subject to which the account is tied once its second factor is proved.</summary>
    internal sealed record Untied(string IssuerId, string SubjectHash);

    internal async Task Give(HttpContext http, Guid accountId, Untied? untied, CancellationToken ct) =>
        cookie.Write(http, CookieName, await ceremonies.Begin(Ceremonies.SignOnHandOver, accountId, untied is null ? "" : JsonSerializer.Serialize(untied), ct), null);

    internal async Task<Guid?> Look(HttpContext http, CancellationToken ct) =>
        cookie.Read(http, CookieName) is { Length: > 0 and < 100 } secret ? (await ceremonies.Look(secret, Ceremonies.SignOnHandOver, ct))?.AccountId : null;

    /// <summary>Uses it up, for this account alone; what is still to be tied.</summary>
    internal async Task<(bool IsGood, Untied? Untied)> Take(HttpContext http, Guid accountId, CancellationToken ct)
    {
        if (cookie.Read(http, CookieName) is not { Length: > 0 and < 100 } secret || await ceremonies.Use(secret, Ceremonies.SignOnHandOver, ct) is not { } ceremony) return (false, null);
        cookie.Delete(http, CookieName);
        return (ceremony.AccountId == accountId, ceremony.State.Length == 0 ? null : JsonSerializer.Deserialize<Untied>(ceremony.State));
    }
}

/// <summary>The second factor after an issuer's word.</summary>
public static class SignOnWithFactor
{
    /// <summary>What would do as the second factor, for whoever has just come back from the issuer.</summary>
    public static async Task<Results<Ok<SecondFactorChallenge>, ProblemHttpResult>> Begin(HttpContext http, HandOver handOver, AccountUsers users, SecondFactorProof proof, CancellationToken ct) =>
        await handOver.Look(http, ct) is { } accountId && await users.FindByIdAsync(accountId.ToString()) is { HasSecondFactor: true } account
            ? TypedResults.Ok(await proof.Challenge(http, account, Ceremonies.SignOnFactor, ct))
            : SignOnRefusals.HandOverOver.Problem();

    /// <summary>The factor, the tie that waited for it, and the session, in place of the one that this browser had.</summary>
    public static async Task<Results<Ok<SignIn.Response>, ProblemHttpResult>> Finish(
        FactorAnswer answer, HttpContext http, HandOver handOver, SignOnIssuers issuers, SignOnAccounts accounts, SecondFactorProof proof, Sessions sessions, Db db, TimeProvider clock, CancellationToken ct)
    {
        if (await handOver.Look(http, ct) is not { } accountId) return SignOnRefusals.HandOverOver.Problem();
        var (account, amr, refusal, field) = await proof.Check(http, answer, Ceremonies.SignOnFactor, accountId, ct);
        if (account is null) return field is null ? refusal!.Problem() : refusal!.At(field);
        if (await MembershipStanding.Refuse(db, account.AccountId, clock, ct) is { } standing) return standing.Problem();
        var (isGood, untied) = await handOver.Take(http, account.AccountId, ct);
        if (!isGood || (untied is not null && (issuers.Find(untied.IssuerId) is not { } issuer || !await accounts.Tie(issuer, untied.SubjectHash, account.AccountId, ct)))) return SignOnRefusals.HandOverOver.Problem();
        if (await sessions.Of(http, ct) is { } former) await Sessions.EndFormer(db, clock, account.AccountId, former, ct);
        return TypedResults.Ok(await sessions.Start(http, account.AccountId, Amr.Federated.And(amr), ct));
    }
}
