using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Accounts.SecondFactors;

/// <summary>The authenticator app of the caller: a key is given out, counts once a code proves it, and is removed.</summary>
public static class MyAuthenticator
{
    const string Issuer = "TalentPool";

    /// <param name="Key">The key in base 32, for typing.</param>
    /// <param name="Uri">The same as an otpauth address, for a QR code.</param>
    public sealed record KeyResponse(string Key, string Uri);

    /// <param name="Code">Six digits that the app shows.</param>
    public sealed record Request(string Code);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Code).NotEmpty().MaximumLength(20);
    }

    static readonly Refusal Exists = new("authenticator-exists", 409, "認証アプリはすでに設定されています。変更するには、先に削除してください。", "There is an authenticator app already. Remove it first.");

    static readonly Refusal WrongCode = new("wrong-code", 400, "認証コードが正しくありません。アプリに表示されている6桁の数字を入力してください。", "The code is wrong. Enter the six digits that the app shows now.");

    static readonly Refusal None = new("no-authenticator", 404, "認証アプリは設定されていません。", "There is no authenticator app.");

    public static async Task<Results<Ok<KeyResponse>, ProblemHttpResult>> Begin(CurrentUser me, AccountUsers users, AccountStore store, Db db, CancellationToken ct)
    {
        if (await users.FindByIdAsync(me.AccountId.ToString()) is not { } account) return ProblemPages.For(401).Problem();
        if (account.HasAuthenticator) return Exists.Problem();
        var key = users.GenerateNewAuthenticatorKey();
        await db.Transact(async tx =>
        {
            using var _ = store.Join(tx);
            await store.SetAuthenticatorKeyAsync(account, key, ct);
        }, ct);
        return TypedResults.Ok(new KeyResponse(key, $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account.Email)}?secret={key}&issuer={Issuer}"));
    }

    public static async Task<Results<Ok<Enrolment.Response>, ProblemHttpResult>> Confirm(
        Request request, CurrentUser me, AccountUsers users, Enrolment enrolment, TimeProvider clock, CancellationToken ct)
    {
        if (await users.FindByIdAsync(me.AccountId.ToString()) is not { } account) return ProblemPages.For(401).Problem();
        if (account.HasAuthenticator) return Exists.Problem();
        if (await enrolment.Barrier(me, account, ct) is { } barrier) return barrier.Problem();
        if (!await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, SecondFactorProof.Digits(request.Code))) return WrongCode.At("code");
        var added = await enrolment.Add(me, account, FactorChanges.AuthenticatorAdded, Amr.Code, async tx => await tx.Execute(ConfirmSql, new { me.AccountId, now = clock.GetUtcNow() }) == 1, ct);
        return added is null ? None.Problem() : TypedResults.Ok(added);
    }

    public static Task<Results<NoContent, ProblemHttpResult>> Remove(CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await tx.Execute(RemoveSql, new { me.AccountId }) == 0) return None.Problem();
            await FactorChanges.Record(tx, clock, me.Actor, me.AccountId, FactorChanges.AuthenticatorRemoved);
            await FactorChanges.AfterRemoval(tx, clock, me.AccountId, me.SessionId);
            return TypedResults.NoContent();
        }, ct);

    const string ConfirmSql = "UPDATE AuthenticatorApp SET ConfirmedAt = @now WHERE AccountId = @AccountId AND ConfirmedAt IS NULL";

    const string RemoveSql = "DELETE FROM AuthenticatorApp WHERE AccountId = @AccountId AND ConfirmedAt IS NOT NULL";
}
