namespace TalentPool.Domain;

/// <summary>When a membership must be confirmed (利用者の年次確認). The product's own figures: the ministry has set none.</summary>
public static class MembershipCalendar
{
    /// <summary>Days before the last day on which admins are reminded, and from which on a membership can be confirmed.</summary>
    public const int RemindBeforeDays = 30, ConfirmableBeforeDays = 60;

    /// <summary>The last day of a membership that begins or is confirmed on a day.</summary>
    public static DateOnly VerifiedUntil(DateOnly confirmedOn) => confirmedOn.AddYears(1);

    /// <summary>The last day after a confirmation: a year from the old one while it is to come, so that nobody loses days by being early.</summary>
    public static DateOnly Confirmed(DateOnly? verifiedUntil, DateOnly today) => VerifiedUntil(verifiedUntil > today ? verifiedUntil.Value : today);

    /// <summary>True when it is time, or late, to confirm.</summary>
    public static bool IsConfirmable(DateOnly? verifiedUntil, DateOnly today) => verifiedUntil is null || verifiedUntil <= today.AddDays(ConfirmableBeforeDays);
}
