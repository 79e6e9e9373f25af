using TalentPool.Accounts.SignOn;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Accounts.SecondFactors;

/// <summary>What follows when a person has proved a new factor: the session counts as proved by it, others end with the first one, recovery codes come with it.</summary>
public sealed class Enrolment(Db db, AccountUsers users, AccountStore store, FactorSessions sessions, SignOnAccounts ties, TimeProvider clock)
{
    const int RecoveryCodes = 10;

    static readonly Refusal SignOnFirst = new("sign-on-first", 403, "所属先の認証でログインしてから変更してください。", "Sign in through your organisation first, then change this.");

    /// <summary>
    /// Why a session may not add a factor or remove a tie, or null. Who comes from an issuer and has no factor here is proved by the issuer alone: a password, which whoever reads their mail
    /// can set, must not become the way to a factor, nor off the issuer.
    /// </summary>
    public async Task<Refusal?> Barrier(CurrentUser me, Account account, CancellationToken ct) =>
        account.HasSecondFactor || Amr.IsFederated(me.Amr) || (await ties.IssuersOf(account.AccountId, ct)).Count == 0 ? null : SignOnFirst;

    /// <param name="AccessToken">Bearer token of the session, which now rests on the new factor too.</param>
    /// <param name="ExpiresIn">Seconds.</param>
    /// <param name="RecoveryCodes">Ten codes, shown this once; null when the account has some already.</param>
    public sealed record Response(string AccessToken, int ExpiresIn, IReadOnlyList<string>? RecoveryCodes);

    /// <summary>Keeps the factor by <paramref name="keep"/> in one transaction with all that follows; null when there was nothing to keep.</summary>
    public Task<Response?> Add(CurrentUser me, Account account, string change, string amr, Func<Tx, Task<bool>> keep, CancellationToken ct) => db.Transact(async tx =>
    {
        using var _ = store.Join(tx);
        if (!await keep(tx)) return null;
        // Sessions that a password alone opened do not outlive the first second factor.
        if (!account.HasSecondFactor) await Sessions.EndAll(tx, clock, me.AccountId, me.SessionId);
        var codes = await users.CountRecoveryCodesAsync(account) > 0 ? null : await NewCodes(account);
        await FactorChanges.Record(tx, clock, me.Actor, me.AccountId, change);
        var token = sessions.Token(me, await sessions.Raise(tx, me, amr));
        return new Response(token.AccessToken, token.ExpiresIn, codes);
    }, ct);

    /// <summary>Ten fresh codes in place of all earlier ones, in the transaction that the store has joined.</summary>
    public async Task<IReadOnlyList<string>> NewCodes(Account account) => [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? []];
}
