using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;

namespace TalentPool.Organisations;

/// <summary>What an invitation is to, for whoever holds its link: the owner of the address. Looking uses nothing up.</summary>
public static class LookAtInvitation
{
    /// <param name="Token">From the link.</param>
    public sealed record Request(string Token);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Token).NotEmpty().MaximumLength(100);
    }

    /// <param name="NameJa">The organisation.</param>
    /// <param name="NameEn">The same in English.</param>
    /// <param name="Role">member, admin, reviewer or auditor.</param>
    /// <param name="Email">The invited address.</param>
    /// <param name="HasAccount">True when its account proves its password; false when a password is chosen.</param>
    /// <param name="Barrier">candidate or staff when the account cannot accept; else null.</param>
    /// <param name="ExpiresAt">The end of the link.</param>
    public sealed record Response(string NameJa, string NameEn, string Role, string Email, bool HasAccount, string? Barrier, DateTimeOffset ExpiresAt);

    public static Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Request request, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<Ok<Response>, ProblemHttpResult>>(async tx =>
            await tx.Find<Row>(FindSql, new { hash = Secrets.Hash(request.Token), now = clock.GetUtcNow() }) is { } row
                ? TypedResults.Ok(new Response(row.NameJa, row.NameEn, row.Role, row.Email, row.Status == "active", await Invitations.Barrier(tx, row.AccountId), row.ExpiresAt))
                : OrganisationRefusals.LinkExpired.Problem(), ct);

    internal sealed record Row
    {
        public required Guid InvitationId { get; init; }
        public required Guid OrganisationId { get; init; }
        public required Guid AccountId { get; init; }
        public required string Role { get; init; }
        public required DateTimeOffset ExpiresAt { get; init; }
        public required string NameJa { get; init; }
        public required string NameEn { get; init; }
        public required string Email { get; init; }
        public required string Status { get; init; }
        public required string PasswordHash { get; init; }
    }

    internal const string FindSql = $"{OpenSql} AND i.TokenHash = @hash";

    // Whoever asked to be deleted keeps their account as it is until they take it back.
    internal const string OpenSql = """
        SELECT i.InvitationId, i.OrganisationId, i.AccountId, i.Role, i.ExpiresAt, o.NameJa, o.NameEn, a.Email, a.Status, a.PasswordHash
        FROM Invitation i
        JOIN Organisation o ON o.OrganisationId = i.OrganisationId
        JOIN Account a ON a.AccountId = i.AccountId
        WHERE i.AcceptedAt IS NULL AND i.RevokedAt IS NULL AND i.ExpiresAt > @now AND o.IsActive = 1 AND a.Status IN ('unverified', 'active')
            AND NOT EXISTS (SELECT 1 FROM DeletionRequest d WHERE d.AccountId = a.AccountId)
        """;
}
