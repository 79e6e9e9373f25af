using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Accounts;

/// <summary>Asks for a link that sets a new password. Always 202, so that nobody learns who has an account; only the owner of the address gets the link.</summary>
public static class ForgotPassword
{
    public sealed record Request(string Email);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Email).IsEmail();
    }

    public static async Task<Accepted> Handle(Request request, Db db, TimeProvider clock, CancellationToken ct)
    {
        await db.Transact(async tx =>
        {
            // An address without an account costs the same statements: their row belongs to nobody.
            var accountId = await tx.Find<Guid?>(FindSql, new { email = JapaneseText.NormalizeEmail(request.Email) });
            if (accountId is { } known) await EmailTokens.SendReset(tx, clock, known);
            else await EmailTokens.SendNothing(tx, clock);
            await AuditTrail.Add(tx, clock, null, "account.resetAsked", ("account", accountId ?? Guid.Empty));
        }, ct);
        return TypedResults.Accepted((string?)null);
    }

    const string FindSql = "SELECT AccountId FROM Account WHERE EmailNormalized = @email AND Status = 'active' AND IsDemo = 0";
}
