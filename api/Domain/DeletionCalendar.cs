namespace TalentPool.Domain;

/// <summary>The days between a person's request for deletion (削除の請求) and the erasure (消去) of what identifies them.</summary>
public static class DeletionCalendar
{
    /// <summary>For so many days, whole ones in Japan, the person can take the request back (猶予期間).</summary>
    public const int GraceDays = 14;

    /// <summary>So many days before the last of them the person is reminded.</summary>
    public const int RemindBeforeDays = 3;

    /// <summary>The last day of the grace.</summary>
    public static DateOnly UndoUntil(DateOnly requestedOn) => requestedOn.AddDays(GraceDays);

    /// <summary>True when the last day is over in Japan: from then on the person is erased and cannot come back.</summary>
    public static bool IsOver(DateOnly undoUntil, DateOnly today) => today > undoUntil;
}
