using System.Data.Common;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>
/// A professional opens an account. The answer is always 202 and takes the same work, so that nobody learns who is registered;
/// the owner of the address gets a letter: a link to verify it, or the news that there is an account already. No password is asked for here:
/// only who opens the link chooses one, so that nobody prepares an account in the name of another.
/// </summary>
public static class CreateAccount
{
    /// <param name="Email">Where the link goes.</param>
    /// <param name="Locale">ja or en: the language of the letters.</param>
    public sealed record Request(string Email, string? Locale);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Email).IsEmail();
            RuleFor(r => r.Locale).Must(locale => locale is null or "ja" or "en").WithMessage(_ => Said.In("ja か en を指定してください。", "Use ja or en."));
        }
    }

    public static async Task<Accepted> Handle(Request request, Db db, TimeProvider clock, CancellationToken ct)
    {
        var account = new
        {
            accountId = Guid.CreateVersion7(clock.GetUtcNow()),
            email = JapaneseText.PlainEmail(request.Email),
            emailNormalized = JapaneseText.NormalizeEmail(request.Email),
            locale = request.Locale ?? Said.In("ja", "en"),
            now = clock.GetUtcNow(),
        };
        try
        {
            await db.Transact(Open, ct);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            // Another request took the address meanwhile.
            await db.Transact(Open, ct);
        }

        return TypedResults.Accepted((string?)null);

        async Task Open(Tx tx)
        {
            var known = await tx.Find<Known>(FindSql, account);
            // Whoever opens the mailbox decides: while an address is unverified the latest link counts, and earlier ones are void.
            await tx.Execute(known is null ? InsertSql : RenewSql, account);
            if (known is { Status: not "unverified" }) await EmailTokens.SendAccountExists(tx, clock, known.AccountId);
            else await EmailTokens.SendVerification(tx, clock, known?.AccountId ?? account.accountId);
            await AuditTrail.Add(tx, clock, null, "account.signUpAsked", ("account", known?.AccountId ?? account.accountId));
        }
    }

    sealed record Known
    {
        public required Guid AccountId { get; init; }
        public required string Status { get; init; }
    }

    const string InsertSql = """
        INSERT INTO Account (AccountId, Email, EmailNormalized, PasswordHash, Locale, Status, CreatedAt)
        VALUES (@accountId, @email, @emailNormalized, '', @locale, 'unverified', @now)
        """;

    const string FindSql = "SELECT AccountId, Status FROM Account WHERE EmailNormalized = @emailNormalized";

    const string RenewSql = "UPDATE Account SET Email = @email, Locale = @locale WHERE EmailNormalized = @emailNormalized AND Status = 'unverified'";
}
