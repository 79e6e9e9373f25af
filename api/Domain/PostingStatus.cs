namespace TalentPool.Domain;

/// <summary>Where a posting (採用情報) stands.</summary>
public enum PostingStatus
{
    /// <summary>Seen by its own organisation only.</summary>
    Draft,

    /// <summary>Public, and open until the end of its deadline in Japan.</summary>
    Published,

    /// <summary>Public, but no longer open.</summary>
    Closed,

    /// <summary>Taken back: seen by its own organisation only.</summary>
    Withdrawn,
}

/// <summary>The state machine of postings. A change that is not in the table is refused.</summary>
public static class PostingTransitions
{
    /// <summary>True when a posting may go from one state to the other.</summary>
    public static bool Allows(PostingStatus from, PostingStatus to) => (from, to) switch
    {
        (PostingStatus.Draft, PostingStatus.Published or PostingStatus.Withdrawn) => true,
        (PostingStatus.Published, PostingStatus.Closed or PostingStatus.Withdrawn) => true,
        _ => false,
    };

    /// <summary>True when the text of a posting in this state may still be edited.</summary>
    public static bool AllowsEdit(PostingStatus status) => status is PostingStatus.Draft or PostingStatus.Published;

    /// <summary>True when the posting takes answers on a day in Japan: published, and the deadline (a day, open until its end) not past.</summary>
    public static bool IsOpen(PostingStatus status, DateOnly deadline, DateOnly today) => status is PostingStatus.Published && deadline >= today;
}
