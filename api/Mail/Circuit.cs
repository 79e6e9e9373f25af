namespace TalentPool.Mail;

/// <summary>
/// Stops sending for a minute after twenty failures in a row: then the way is broken, not the letters,
/// and the failures after the first twenty must not use up anyone's attempts.
/// </summary>
public sealed class Circuit(TimeProvider clock)
{
    const int FailuresInARow = 20;

    /// <summary>How long nothing is sent.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(60);

    readonly Lock gate = new();
    int failures;
    DateTimeOffset resumesAt = DateTimeOffset.MinValue;

    /// <summary>True while nothing should be sent.</summary>
    public bool IsOpen
    {
        get
        {
            lock (gate) return clock.GetUtcNow() < resumesAt;
        }
    }

    /// <summary>Counts how a letter fared. A relay that refuses one letter for good has worked.</summary>
    public void Record(Handover handover)
    {
        lock (gate)
        {
            failures = handover is Handover.Delayed ? failures + 1 : 0;
            if (failures < FailuresInARow) return;
            failures = 0;
            resumesAt = clock.GetUtcNow() + Pause;
        }
    }
}
