namespace TalentPool.Domain;

/// <summary>Where a hiring notice (採用通知) stands with one of its recipients.</summary>
public enum NoticeStatus
{
    Sent,
    Opened,
    Considering,
    Accepted,
    Declined,
    Expired,
}

/// <summary>The state machine of a notice and its recipient, and the limits on sending.</summary>
public static class NoticeTransitions
{
    /// <summary>At most so many people for one notice.</summary>
    public const int MaxRecipients = 500;

    /// <summary>An organisation sends one person at most so many notices within <see cref="CapDays"/>.</summary>
    public const int CapNotices = 4;

    /// <summary>The days over which <see cref="CapNotices"/> counts.</summary>
    public const int CapDays = 30;

    /// <summary>For so many days an accepted notice opens name and contact to the organisation that sent it.</summary>
    public const int DisclosureDays = 90;

    /// <summary>True when the status may change so. Accepted, declined and expired are final.</summary>
    public static bool Allows(NoticeStatus from, NoticeStatus to) => (from, to) switch
    {
        (NoticeStatus.Sent, NoticeStatus.Opened or NoticeStatus.Considering or NoticeStatus.Accepted or NoticeStatus.Declined or NoticeStatus.Expired) => true,
        (NoticeStatus.Opened, NoticeStatus.Considering or NoticeStatus.Accepted or NoticeStatus.Declined or NoticeStatus.Expired) => true,
        (NoticeStatus.Considering, NoticeStatus.Accepted or NoticeStatus.Declined or NoticeStatus.Expired) => true,
        _ => false,
    };

    /// <summary>True when the last day for an answer, open until its end in Japan, is over.</summary>
    public static bool IsTooLate(DateOnly answerBy, DateTimeOffset now) => now >= Tokyo.EndOf(answerBy);
}
