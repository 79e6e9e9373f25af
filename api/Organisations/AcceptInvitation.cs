using System.Data.Common;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Organisations;

/// <summary>
/// The owner of the address accepts. An address without an account of its own gets one, with the password chosen here; a known account proves its password. An account
/// is either a person's on the list or a member's of one organisation: who is either already is told so. Accepting proves the address; the link works once.
/// </summary>
public static class AcceptInvitation
{
    /// <param name="Token">From the link.</param>
    /// <param name="Name">The name under which the member acts: colleagues, the ledger of looks and the audit trail show it.</param>
    /// <param name="Password">A new one of 15 to 128 characters, or that of the known account.</param>
    public sealed record Request(string Token, string Name, string Password);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Token).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Name).NotEmpty().MaximumLength(100).Must(PrintableText.IsName).WithMessage(_ => Said.In("読める文字で入力してください。", "Use printable characters."));
            RuleFor(r => r.Password).NotEmpty().MaximumLength(Passwords.MaxLength);
        }
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Request request, HttpContext http, Db db, Passwords passwords, SignInGuesses guesses, TimeProvider clock, CancellationToken ct)
    {
        var link = new { hash = Secrets.Hash(request.Token), now = clock.GetUtcNow() };
        if (await db.Find<LookAtInvitation.Row>(LookAtInvitation.FindSql, link, ct) is not { } seen) return OrganisationRefusals.LinkExpired.Problem();
        string? hash = null;
        if (seen.Status == "unverified")
        {
            var checkedPassword = await new ChosenPassword.Validator().ValidateAsync(new ChosenPassword(request.Password, seen.Email), ct);
            if (!checkedPassword.IsValid) return Validation.Invalid(checkedPassword.Errors);
            hash = passwords.Hash(request.Password);
        }
        else if (await Prove(seen, request.Password, http, passwords, guesses, ct) is { } refusal)
        {
            return refusal.At("password");
        }

        try
        {
            return await db.Transact(tx => Join(tx, request, seen, hash, clock), ct);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            return OrganisationRefusals.IsStaff.Problem();
        }
    }

    // Guesses count as those of a sign-in do: who reads the mail of a known account gets no more of them here.
    static async Task<Refusal?> Prove(LookAtInvitation.Row seen, string password, HttpContext http, Passwords passwords, SignInGuesses guesses, CancellationToken ct)
    {
        var counter = await guesses.For(http, JapaneseText.NormalizeEmail(seen.Email), seen.AccountId, ct);
        var guess = await guesses.Take(counter, ct);
        if (guess == SignInGuesses.Guess.Refused) return OrganisationRefusals.PasswordLocked;
        if (!passwords.Matches(seen.PasswordHash, password))
        {
            await guesses.Fail(seen.AccountId, guess, ct);
            return OrganisationRefusals.WrongPassword;
        }

        await guesses.Forget(counter, ct);
        return null;
    }

    static async Task<Results<NoContent, ProblemHttpResult>> Join(Tx tx, Request request, LookAtInvitation.Row seen, string? hash, TimeProvider clock)
    {
        var link = new { hash = Secrets.Hash(request.Token), now = clock.GetUtcNow() };
        // Of two clicks at once the second waits here. What was proven must still be so: the same password on the same kind of account.
        await tx.Execute(TakeTurnSql, link);
        if (await tx.Find<LookAtInvitation.Row>(LookAtInvitation.FindSql, link) is not { } found || (found.Status, found.PasswordHash) != (seen.Status, seen.PasswordHash)) return OrganisationRefusals.LinkExpired.Problem();
        return await Enter(tx, clock, found, request.Name.Trim(), hash) is { } refusal ? refusal.Problem() : TypedResults.NoContent();
    }

    /// <summary>Makes the invited account a member's; with a hash, of a new password or none (empty), the account is its owner's from now on.</summary>
    /// <returns>Null, or why the account cannot be a member's.</returns>
    internal static async Task<Refusal?> Enter(Tx tx, TimeProvider clock, LookAtInvitation.Row found, string name, string? hash)
    {
        if (await Invitations.Barrier(tx, found.AccountId) is { } because) return because == "staff" ? OrganisationRefusals.IsStaff : OrganisationRefusals.IsCandidate;
        var until = MembershipCalendar.VerifiedUntil(Tokyo.Today(clock));
        var row = new { found.AccountId, found.OrganisationId, found.InvitationId, found.Role, name, hash, until, now = clock.GetUtcNow() };
        // First, so that nothing is written yet when the account was opened otherwise meanwhile.
        if (hash is not null && await tx.Execute(ActivateSql, row) == 0) return OrganisationRefusals.LinkExpired;
        await tx.Execute(JoinSql, row);
        if (await tx.Execute(UseSql, row) == 0) throw new InvalidOperationException("An invitation was accepted twice in one turn.");
        await tx.Execute(UnsubscribeSql, row);
        await Outbox.Add(tx, clock, found.AccountId, new Letter.MembershipChanged("joined", found.Role, until, found.NameJa, found.NameEn));
        await AuditTrail.Add(tx, clock, (found.AccountId, found.OrganisationId), "member.joined", ("invitation", found.InvitationId), found.Role);
        return null;
    }

    const string TakeTurnSql = "UPDATE Invitation SET Role = Role WHERE TokenHash = @hash";

    const string ActivateSql = "UPDATE Account SET PasswordHash = @hash, Status = 'active', EmailVerifiedAt = @now WHERE AccountId = @AccountId AND Status = 'unverified'";

    const string JoinSql = """
        INSERT INTO Membership (AccountId, OrganisationId, Role, DisplayName, CreatedAt, VerifiedUntil)
        VALUES (@AccountId, @OrganisationId, @Role, @name, @now, @until)
        """;

    const string UseSql = "UPDATE Invitation SET AcceptedAt = @now WHERE InvitationId = @InvitationId AND AcceptedAt IS NULL";

    // The digest is for people on the list.
    const string UnsubscribeSql = "DELETE FROM Subscription WHERE AccountId = @AccountId";
}
