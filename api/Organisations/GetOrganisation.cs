using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Organisations;

/// <summary>One organisation with its members: the own one for every member, others in reach for admins. Addresses and invitations are for who manages it.</summary>
public static class GetOrganisation
{
    /// <param name="OrganisationId">The organisation.</param>
    /// <param name="Kind">ministry, prefecture, municipality or company.</param>
    /// <param name="NameJa">Its name.</param>
    /// <param name="NameEn">The same in English.</param>
    /// <param name="NameKana">Its reading, where known.</param>
    /// <param name="PrefectureCode">The prefecture that it is or lies in.</param>
    /// <param name="Address">Of a company.</param>
    /// <param name="CorporateNumber">Of a company.</param>
    /// <param name="ParentJa">The prefecture of a municipality.</param>
    /// <param name="ParentEn">The same in English.</param>
    /// <param name="IsActive">False while the ministry has suspended it.</param>
    /// <param name="SuspendedReason">Why.</param>
    /// <param name="MayManage">True when the caller may change its members.</param>
    /// <param name="MaySuspend">True when the caller may suspend it: an admin of the ministry, any but the ministry itself.</param>
    /// <param name="ConfirmableFromDays">Days before its date from which a membership can be confirmed.</param>
    /// <param name="Members">Who works for it.</param>
    /// <param name="Invitations">Those that are out; for who manages it.</param>
    public sealed record Response(
        Guid OrganisationId, string Kind, string NameJa, string NameEn, string? NameKana, string? PrefectureCode, string? Address, string? CorporateNumber, string? ParentJa, string? ParentEn, bool IsActive,
        string? SuspendedReason, bool MayManage, bool MaySuspend, int ConfirmableFromDays, IReadOnlyList<MemberItem> Members, IReadOnlyList<InvitationItem> Invitations);

    /// <param name="AccountId">The member.</param>
    /// <param name="Name">The name under which they act.</param>
    /// <param name="Email">For who manages the organisation.</param>
    /// <param name="Role">member, admin, reviewer or auditor.</param>
    /// <param name="State">Where the membership stands.</param>
    /// <param name="IsAccountSuspended">True while the ministry has suspended the account: the member cannot sign in, wherever the membership stands.</param>
    /// <param name="VerifiedUntil">The last day for which it is confirmed.</param>
    /// <param name="IsMe">True for the caller.</param>
    /// <param name="MayConfirm">True when the caller may confirm it now.</param>
    public sealed record MemberItem(Guid AccountId, string Name, string? Email, string Role, MemberState State, bool IsAccountSuspended, DateOnly? VerifiedUntil, bool IsMe, bool MayConfirm);

    /// <param name="InvitationId">The invitation.</param>
    /// <param name="Email">The invited address.</param>
    /// <param name="Role">The role it gives.</param>
    /// <param name="InvitedAt">When it was first sent.</param>
    /// <param name="ExpiresAt">The end of its link.</param>
    /// <param name="State">open or expired.</param>
    public sealed record InvitationItem(Guid InvitationId, string Email, string Role, DateTimeOffset InvitedAt, DateTimeOffset ExpiresAt, InvitationState State);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), Tokyo.Today(clock));
        var key = new { id, actor = me.AccountId, today };
        if (await db.Find<Row>(FindSql, key, ct) is not { } row) return OrganisationRefusals.NoSuchOrganisation.Problem();
        var members = await db.Query<Member>(MembersSql, key, ct);
        await AuditTrail.Add(db, clock, me.Actor, "organisation.viewed", ("organisation", id), $"members={members.Count}", ct);
        var invitations = row.MayManage ? await db.Query<Invited>(InvitationsSql, key, ct) : [];
        return TypedResults.Ok(new Response(
            row.OrganisationId, row.Kind, row.NameJa, row.NameEn, row.NameKana, row.PrefectureCode, row.Address, row.CorporateNumber, row.ParentJa, row.ParentEn, row.IsActive, row.SuspendedReason, row.MayManage,
            row.MaySuspend, MembershipCalendar.ConfirmableBeforeDays,
            [.. members.Select(member => new MemberItem(
                member.AccountId, member.DisplayName, row.MayManage ? member.Email : null, member.Role, OrganisationStates.OfMember(member.SuspendedAt, member.VerifiedUntil, today), member.AccountStatus == "suspended", member.VerifiedUntil,
                member.AccountId == me.AccountId, row.MayManage && member.MayBeConfirmed && MembershipCalendar.IsConfirmable(member.VerifiedUntil, today)))],
            [.. invitations.Select(one => new InvitationItem(one.InvitationId, one.Email, one.Role, one.InvitedAt, one.ExpiresAt, OrganisationStates.OfInvitation(null, null, one.ExpiresAt, now)))]));
    }

    sealed record Row
    {
        public required Guid OrganisationId { get; init; }
        public required string Kind { get; init; }
        public required string NameJa { get; init; }
        public required string NameEn { get; init; }
        public string? NameKana { get; init; }
        public string? PrefectureCode { get; init; }
        public string? Address { get; init; }
        public string? CorporateNumber { get; init; }
        public string? ParentJa { get; init; }
        public string? ParentEn { get; init; }
        public bool IsActive { get; init; }
        public string? SuspendedReason { get; init; }
        public bool MayManage { get; init; }
        public bool MaySuspend { get; init; }
    }

    sealed record Member
    {
        public required Guid AccountId { get; init; }
        public required string DisplayName { get; init; }
        public required string Email { get; init; }
        public required string Role { get; init; }
        public required string AccountStatus { get; init; }
        public DateTimeOffset? SuspendedAt { get; init; }
        public DateOnly? VerifiedUntil { get; init; }
        public bool MayBeConfirmed { get; init; }
    }

    sealed record Invited
    {
        public required Guid InvitationId { get; init; }
        public required string Email { get; init; }
        public required string Role { get; init; }
        public required DateTimeOffset InvitedAt { get; init; }
        public required DateTimeOffset ExpiresAt { get; init; }
    }

    const string FindSql = $"""
        SELECT o.OrganisationId, o.Kind, o.NameJa, o.NameEn, o.NameKana, o.PrefectureCode, o.Address, o.CorporateNumber, p.NameJa AS ParentJa, p.NameEn AS ParentEn, o.IsActive, o.SuspendedReason,
            CASE WHEN {OrganisationReach.OfOrganisations} THEN 1 ELSE 0 END AS MayManage,
            CASE WHEN o.Kind <> 'ministry' AND {OrganisationReach.OfMinistry} THEN 1 ELSE 0 END AS MaySuspend
        FROM Organisation o
        LEFT JOIN Organisation p ON p.OrganisationId = o.ParentId
        WHERE o.OrganisationId = @id
            AND (EXISTS (SELECT 1 FROM Membership own WHERE own.AccountId = @actor AND own.OrganisationId = o.OrganisationId) OR {OrganisationReach.OfOrganisations})
        """;

    const string MembersSql = $"""
        SELECT m.AccountId, m.DisplayName, a.Email, m.Role, a.Status AS AccountStatus, m.SuspendedAt, m.VerifiedUntil, CASE WHEN {ConfirmMember.ByWhom} THEN 1 ELSE 0 END AS MayBeConfirmed
        FROM Membership m
        JOIN Account a ON a.AccountId = m.AccountId
        WHERE m.OrganisationId = @id
        ORDER BY CASE m.Role WHEN 'admin' THEN 0 ELSE 1 END, m.DisplayName, m.AccountId
        """;

    // In one writing: that of an owner who has an account already would say that there is one.
    const string InvitationsSql = """
        SELECT i.InvitationId, a.EmailNormalized AS Email, i.Role, i.InvitedAt, i.ExpiresAt
        FROM Invitation i
        JOIN Account a ON a.AccountId = i.AccountId
        WHERE i.OrganisationId = @id AND i.AcceptedAt IS NULL AND i.RevokedAt IS NULL
        ORDER BY i.InvitedAt DESC, i.InvitationId
        """;
}
