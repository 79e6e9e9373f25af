using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Organisations;

/// <summary>A member of an organisation in reach, found under the organisation's turn.</summary>
sealed record MemberRow
{
    public required Guid AccountId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Role { get; init; }
    public required string DisplayName { get; init; }
    public DateTimeOffset? SuspendedAt { get; init; }
    public DateOnly? VerifiedUntil { get; init; }
    public required string NameJa { get; init; }
    public required string NameEn { get; init; }

    /// <summary>Takes the organisation's turn and finds the member; null when the organisation is out of reach or the member is none of it.</summary>
    public static async Task<MemberRow?> Find(Tx tx, Guid id, Guid member, CurrentUser me) =>
        await tx.Execute(OrganisationReach.TakeTurnSql, new { id, actor = me.AccountId }) == 0 ? null : await Find(tx, id, member);

    /// <summary>The same for the product itself, whose reach is everywhere; the caller has the organisation's turn.</summary>
    public static Task<MemberRow?> Find(Tx tx, Guid id, Guid member) => tx.Find<MemberRow>(FindSql, new { id, member });

    /// <summary>What the statements about a member take.</summary>
    public object Key(CurrentUser me, TimeProvider clock) => new { id = OrganisationId, member = AccountId, actor = me.AccountId, now = clock.GetUtcNow(), today = Tokyo.Today(clock) };

    /// <summary>The letter about a change.</summary>
    public Mail.Letter Changed(string change, string? role = null, DateOnly? until = null) => new Mail.Letter.MembershipChanged(change, role ?? Role, until, NameJa, NameEn);

    const string FindSql = """
        SELECT m.AccountId, m.OrganisationId, m.Role, m.DisplayName, m.SuspendedAt, m.VerifiedUntil, o.NameJa, o.NameEn
        FROM Membership m
        JOIN Organisation o ON o.OrganisationId = m.OrganisationId
        WHERE m.OrganisationId = @id AND m.AccountId = @member
        """;
}
