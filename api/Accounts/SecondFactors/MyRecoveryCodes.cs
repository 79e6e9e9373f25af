using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Accounts.SecondFactors;

/// <summary>Ten new recovery codes in place of the old, shown this once; kept as hashes.</summary>
public static class MyRecoveryCodes
{
    /// <param name="Codes">Each works once.</param>
    public sealed record Response(IReadOnlyList<string> Codes);

    static readonly Refusal NoFactor = new("no-second-factor", 409, "先にパスキーまたは認証アプリを設定してください。", "Set up a passkey or an authenticator app first.");

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Make(CurrentUser me, AccountUsers users, AccountStore store, Enrolment enrolment, Db db, TimeProvider clock, CancellationToken ct)
    {
        if (await users.FindByIdAsync(me.AccountId.ToString()) is not { HasSecondFactor: true } account) return NoFactor.Problem();
        return TypedResults.Ok(await db.Transact(async tx =>
        {
            using var _ = store.Join(tx);
            var codes = await enrolment.NewCodes(account);
            await FactorChanges.Record(tx, clock, me.Actor, me.AccountId, FactorChanges.RecoveryCodesMade);
            return new Response(codes);
        }, ct));
    }
}
