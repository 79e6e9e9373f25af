namespace TalentPool.Domain;

/// <summary>
/// How the list is kept alive. The ministry's page sets no such times; these are the product's own rule (README, Decisions): asked every six months,
/// asked again after thirty days, hidden after thirty more; renewed every year.
/// </summary>
public static class RegistryCalendar
{
    /// <summary>Months after the last confirmation until a person is asked again.</summary>
    public const int ConfirmEveryMonths = 6;

    /// <summary>Days that a person has to answer each of the two questions.</summary>
    public const int DaysToAnswer = 30;

    /// <summary>Days before the renewal date on which a person is reminded.</summary>
    public const int RemindBeforeRenewalDays = 30;

    /// <summary>Days before the renewal date from which one may renew: nobody renews for years ahead.</summary>
    public const int RenewableBeforeDays = 60;

    /// <summary>The longest that one may pause with a date to come back.</summary>
    public const int LongestPauseMonths = 24;

    /// <summary>A person who last confirmed on this day or earlier is asked.</summary>
    public static DateOnly AskedIfConfirmedUntil(DateOnly today) => today.AddMonths(-ConfirmEveryMonths);

    /// <summary>True when the renewal date is near or has passed.</summary>
    public static bool IsRenewable(DateOnly? renewBy, DateOnly today) => renewBy is null || renewBy <= today.AddDays(RenewableBeforeDays);

    /// <summary>The renewal date of a person who renews today: a year from the present one when it is near, so that nobody loses days by being early; else from today.</summary>
    public static DateOnly Renewed(DateOnly? renewBy, DateOnly today) => (renewBy > today && IsRenewable(renewBy, today) ? renewBy.Value : today).AddYears(1);
}

/// <summary>Whether a listed person takes notices now (提供可否).</summary>
public enum AvailabilityState
{
    /// <summary>Shown to prefectures.</summary>
    Open,

    /// <summary>Hidden until a day, then shown again by itself.</summary>
    Paused,

    /// <summary>The use of one's data is stopped (利用停止): hidden until the person says otherwise, and identities that were opened are closed.</summary>
    Closed,
}
