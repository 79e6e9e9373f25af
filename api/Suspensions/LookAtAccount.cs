using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Suspensions;

/// <summary>
/// Where the account of an address or of a registration stands, for the ministry's admins. Sent in the body, so that no address gets into a log; answered without saying whose it is:
/// neither the address of a number nor the number of an address.
/// </summary>
public static class LookAtAccount
{
    /// <param name="Email">The address of the account; or</param>
    /// <param name="Number">the number of its registration, such as TP-0001234.</param>
    public sealed record Request(string? Email = null, string? Number = null);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Email).NotEmpty().WithMessage(_ => Said.In("メールアドレスか登録番号を入力してください。", "Give an e-mail address or a registration number.")).MaximumLength(254).When(r => r.Number is null);
            RuleFor(r => r.Number).NotEmpty().MaximumLength(20).When(r => r.Email is null && r.Number is not null);
            RuleFor(r => r.Number).Null().When(r => r.Email is not null).WithMessage(_ => Said.In("メールアドレスと登録番号のどちらか一方を入力してください。", "Give either an e-mail address or a registration number."));
        }
    }

    /// <param name="AccountId">The account.</param>
    /// <param name="Kind">candidate, ministry, prefecture, municipality or company.</param>
    /// <param name="Name">The name under which a member of staff acts; null for a person on the list.</param>
    /// <param name="OrganisationJa">The organisation of a member of staff.</param>
    /// <param name="OrganisationEn">The same in English.</param>
    /// <param name="Status">unverified, active or suspended.</param>
    /// <param name="Locale">The language in which its owner reads: ja or en.</param>
    /// <param name="CreatedAt">Since when there is this account.</param>
    /// <param name="IsMe">True for the caller's own, which they cannot suspend.</param>
    /// <param name="Suspensions">The newest first.</param>
    public sealed record Response(
        Guid AccountId, string Kind, string? Name, string? OrganisationJa, string? OrganisationEn, string Status, string Locale, DateTimeOffset CreatedAt, bool IsMe, IReadOnlyList<Item> Suspensions);

    public sealed record Item
    {
        public required string Reason { get; init; }
        public required DateTimeOffset SuspendedAt { get; init; }

        /// <summary>Null while it lasts.</summary>
        public DateTimeOffset? ReinstatedAt { get; init; }
    }

    public static Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<Ok<Response>, ProblemHttpResult>>(async tx =>
        {
            var (email, number) = (request.Email is { } typed ? JapaneseText.NormalizeEmail(typed) : null, request.Number is { } given ? FindRegistration.Tidy(given) : null);
            if (await AccountRow.Find(tx, me.AccountId, email: email, number: number) is not { } row) return AccountRow.NoSuchAccount.Problem();
            var suspensions = await tx.Query<Item>(SuspensionsSql, row);
            await AuditTrail.Add(tx, clock, me.Actor, "account.looked", ("account", row.AccountId), row.Status);
            return TypedResults.Ok(new Response(
                row.AccountId, row.Kind ?? "candidate", row.DisplayName, row.NameJa, row.NameEn, row.Status, row.Locale, row.CreatedAt, row.AccountId == me.AccountId, suspensions));
        }, ct);

    const string SuspensionsSql = "SELECT Reason, SuspendedAt, ReinstatedAt FROM AccountSuspension WHERE AccountId = @AccountId ORDER BY SuspendedAt DESC, AccountSuspensionId";
}
