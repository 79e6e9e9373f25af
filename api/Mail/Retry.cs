namespace TalentPool.Mail;

/// <summary>When a delayed letter is tried again.</summary>
public static class Retry
{
    static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(48), Longest = TimeSpan.FromHours(4);

    /// <summary>One minute, doubled with each attempt, at most four hours; null when 48 hours have gone by since the letter was queued.</summary>
    /// <param name="queuedAt">When it was queued.</param>
    /// <param name="attempts">Failed attempts so far, this one included.</param>
    /// <param name="now">The present.</param>
    public static DateTimeOffset? Next(DateTimeOffset queuedAt, int attempts, DateTimeOffset now)
    {
        if (now - queuedAt >= GiveUpAfter) return null;
        var wait = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(attempts - 1, 10)));
        return now + (wait < Longest ? wait : Longest);
    }
}
