using System.Data.Common;
using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Accounts.SecondFactors;

/// <summary>Passkeys (WebAuthn) of the caller: added, named, removed. At most twenty.</summary>
public static class MyPasskeys
{
    const int MaxName = 60, MaxPasskeys = 20;

    /// <param name="Ceremony">From the options.</param>
    /// <param name="Credential">What the browser answered, as JSON.</param>
    /// <param name="Name">To tell it from others, such as the device's.</param>
    public sealed record Request(string Ceremony, JsonElement Credential, string Name);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Ceremony).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Credential).Must(credential => credential.ValueKind == JsonValueKind.Object);
            RuleFor(r => r.Name).NotEmpty().MaximumLength(MaxName);
        }
    }

    public sealed record NameRequest(string Name);

    public sealed class NameValidator : AbstractValidator<NameRequest>
    {
        public NameValidator() => RuleFor(r => r.Name).NotEmpty().MaximumLength(MaxName);
    }

    static readonly Refusal Refused = new("passkey-refused", 400, "このパスキーは登録できませんでした。", "This passkey could not be added.");

    static readonly Refusal TooMany = new("too-many-passkeys", 409, "パスキーは20個まで登録できます。使わないものを削除してください。", "There can be 20 passkeys. Remove one that you do not use.");

    static readonly Refusal NoSuch = new("no-such-passkey", 404, "このパスキーはすでに削除されています。", "There is no such passkey, or it was removed already.");

    public static async Task<Results<Ok<SignInWithFactor.PasskeyOptions>, ProblemHttpResult>> Options(
        HttpContext http, CurrentUser me, AccountUsers users, IPasskeyHandler<Account> passkeys, Ceremonies ceremonies, CancellationToken ct)
    {
        if (await users.FindByIdAsync(me.AccountId.ToString()) is not { } account) return ProblemPages.For(401).Problem();
        if ((await users.GetPasskeysAsync(account)).Count >= MaxPasskeys) return TooMany.Problem();
        var entity = new PasskeyUserEntity { Id = me.AccountId.ToString(), Name = account.Email, DisplayName = account.Email };
        var options = await passkeys.MakeCreationOptionsAsync(entity, http);
        var ceremony = await ceremonies.Begin(Ceremonies.Register, me.AccountId, options.AttestationState!, ct);
        return TypedResults.Ok(new SignInWithFactor.PasskeyOptions(ceremony, JsonElement.Parse(options.CreationOptionsJson)));
    }

    public static async Task<Results<Ok<Enrolment.Response>, ProblemHttpResult>> Add(
        Request request, HttpContext http, CurrentUser me, AccountUsers users, AccountStore store, IPasskeyHandler<Account> passkeys, Ceremonies ceremonies, Enrolment enrolment, Db db, CancellationToken ct)
    {
        if (await ceremonies.Use(request.Ceremony, Ceremonies.Register, ct) is not { } ceremony || ceremony.AccountId != me.AccountId) return SecondFactorProof.Over.Problem();
        if (await users.FindByIdAsync(me.AccountId.ToString()) is not { } account) return Refused.Problem();
        if (await enrolment.Barrier(me, account, ct) is { } barrier) return barrier.Problem();
        var result = await passkeys.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = request.Credential.GetRawText(), AttestationState = ceremony.State });
        if (!result.Succeeded) return Refused.Problem();
        try
        {
            var added = await enrolment.Add(me, account, FactorChanges.PasskeyAdded, Amr.Passkey, Keep, ct);
            return added is null ? TooMany.Problem() : TypedResults.Ok(added);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            // It is there already: sent twice at once, or of an account that is closed.
            return Refused.Problem();
        }

        // Counted again where it is kept: many may have been begun.
        async Task<bool> Keep(Tx tx) => await tx.Find<int>(CountSql, new { me.AccountId }) < MaxPasskeys && await store.AddPasskey(account, result.Passkey, request.Name.Trim(), ct) == 1;
    }

    public static Task<Results<NoContent, ProblemHttpResult>> Rename(Guid id, NameRequest request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await tx.Execute(RenameSql, new { id, me.AccountId, name = request.Name.Trim() }) == 0) return NoSuch.Problem();
            await AuditTrail.Add(tx, clock, me.Actor, "account." + FactorChanges.PasskeyRenamed, ("account", me.AccountId));
            return TypedResults.NoContent();
        }, ct);

    public static Task<Results<NoContent, ProblemHttpResult>> Remove(Guid id, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await tx.Execute(RemoveSql, new { id, me.AccountId }) == 0) return NoSuch.Problem();
            await FactorChanges.Record(tx, clock, me.Actor, me.AccountId, FactorChanges.PasskeyRemoved);
            await FactorChanges.AfterRemoval(tx, clock, me.AccountId, me.SessionId);
            return TypedResults.NoContent();
        }, ct);

    const string CountSql = "SELECT COUNT(*) FROM Passkey WHERE AccountId = @AccountId";

    const string RenameSql = "UPDATE Passkey SET Name = @name WHERE PasskeyId = @id AND AccountId = @AccountId";

    const string RemoveSql = "DELETE FROM Passkey WHERE PasskeyId = @id AND AccountId = @AccountId";
}
