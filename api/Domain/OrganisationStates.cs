namespace TalentPool.Domain;

/// <summary>Where an application for an organisation (団体の利用申請) stands.</summary>
public enum ApplicationStatus
{
    /// <summary>The address has not been proven: nobody sees it.</summary>
    Unverified,

    /// <summary>In the queue.</summary>
    Submitted,

    /// <summary>The organisation is there and its first admin is invited.</summary>
    Approved,

    /// <summary>Refused with a reason. Whoever applied may apply again.</summary>
    Refused,
}

/// <summary>Where an invitation (招待) stands, by its columns.</summary>
public enum InvitationState
{
    /// <summary>Its link works.</summary>
    Open,

    /// <summary>Its seven days are over; it can be sent again.</summary>
    Expired,

    /// <summary>It was used.</summary>
    Accepted,

    /// <summary>It was taken back.</summary>
    Revoked,
}

/// <summary>Where a membership (所属) stands, by its columns.</summary>
public enum MemberState
{
    /// <summary>The member can work.</summary>
    Active,

    /// <summary>The yearly confirmation is missing: no access until an admin confirms.</summary>
    Lapsed,

    /// <summary>An admin suspended the member.</summary>
    Suspended,
}

/// <summary>The states that columns come to.</summary>
public static class OrganisationStates
{
    public static InvitationState OfInvitation(DateTimeOffset? acceptedAt, DateTimeOffset? revokedAt, DateTimeOffset expiresAt, DateTimeOffset now) =>
        acceptedAt is not null ? InvitationState.Accepted : revokedAt is not null ? InvitationState.Revoked : expiresAt <= now ? InvitationState.Expired : InvitationState.Open;

    public static MemberState OfMember(DateTimeOffset? suspendedAt, DateOnly? verifiedUntil, DateOnly today) =>
        suspendedAt is not null ? MemberState.Suspended : verifiedUntil < today ? MemberState.Lapsed : MemberState.Active;
}
