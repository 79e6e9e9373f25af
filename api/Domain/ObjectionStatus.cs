namespace TalentPool.Domain;

/// <summary>Where an objection (異議の申出) to a look at one's data stands.</summary>
public enum ObjectionStatus
{
    /// <summary>It waits for the ministry.</summary>
    Raised,

    /// <summary>Someone at the ministry looks into it.</summary>
    UnderInquiry,

    /// <summary>The look was wrong (認容): what it rested on is ended.</summary>
    Upheld,

    /// <summary>The look was right (棄却).</summary>
    Dismissed,

    /// <summary>The person took it back (取下げ).</summary>
    Withdrawn,
}

/// <summary>The state machine of an objection.</summary>
public static class ObjectionTransitions
{
    /// <summary>True when the status may change so. Upheld, dismissed and withdrawn are final.</summary>
    public static bool Allows(ObjectionStatus from, ObjectionStatus to) => (from, to) switch
    {
        (ObjectionStatus.Raised, ObjectionStatus.UnderInquiry or ObjectionStatus.Upheld or ObjectionStatus.Dismissed or ObjectionStatus.Withdrawn) => true,
        (ObjectionStatus.UnderInquiry, ObjectionStatus.Upheld or ObjectionStatus.Dismissed or ObjectionStatus.Withdrawn) => true,
        _ => false,
    };

    /// <summary>The words of the statuses that may change to another one, for the condition of an UPDATE.</summary>
    public static string[] Sources(ObjectionStatus to) => [.. Enum.GetValues<ObjectionStatus>().Where(from => Allows(from, to)).Select(Words.Of)];
}
