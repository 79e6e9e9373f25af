namespace TalentPool.Domain;

/// <summary>Where a person stands with the list (協力可能人材一覧).</summary>
public enum CandidateStatus
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>With the ministry (審査中).</summary>
    Submitted,

    /// <summary>Sent back for correction (差戻し).</summary>
    Returned,

    /// <summary>Found not to meet the requirements (要件非該当); may apply again.</summary>
    Rejected,

    /// <summary>On the list (掲載中): found by the prefectures that the person consented to.</summary>
    Listed,

    /// <summary>Hidden by the person for a while (休止).</summary>
    Paused,

    /// <summary>Hidden since the person did not confirm or renew (失効).</summary>
    Lapsed,

    /// <summary>Hidden by the ministry (停止).</summary>
    Suspended,

    /// <summary>Taken back by the person (取下げ).</summary>
    Withdrawn,

    /// <summary>Withdrawn, and all that identifies the person is gone.</summary>
    Erased,
}

/// <summary>The state machine of registration. A change that is not in the table is refused.</summary>
public static class CandidateTransitions
{
    /// <summary>True when a person may go from one state to the other.</summary>
    public static bool Allows(CandidateStatus from, CandidateStatus to) => (from, to) switch
    {
        (CandidateStatus.Draft or CandidateStatus.Returned or CandidateStatus.Rejected, CandidateStatus.Submitted or CandidateStatus.Listed) => true,
        (CandidateStatus.Submitted, CandidateStatus.Listed or CandidateStatus.Returned or CandidateStatus.Rejected) => true,
        (CandidateStatus.Listed, CandidateStatus.Paused or CandidateStatus.Lapsed or CandidateStatus.Suspended) => true,
        (CandidateStatus.Paused, CandidateStatus.Listed or CandidateStatus.Lapsed) => true,
        (CandidateStatus.Lapsed, CandidateStatus.Listed or CandidateStatus.Submitted) => true,
        (CandidateStatus.Suspended, CandidateStatus.Listed) => true,
        (CandidateStatus.Withdrawn, CandidateStatus.Erased) => true,
        // Within the grace the person may take a withdrawal back, to where they stood; with the ministry only by a new submission, since its review is closed.
        (CandidateStatus.Withdrawn, CandidateStatus.Submitted or CandidateStatus.Withdrawn) => false,
        (CandidateStatus.Withdrawn, _) => true,
        (CandidateStatus.Erased, _) => false,
        (_, CandidateStatus.Withdrawn) => true,
        _ => false,
    };

    /// <summary>
    /// The states from which a state can be reached, as words for a WHERE. A withdrawn person is not among them but for the erasure: only taking the withdrawal
    /// back brings them back, never a decision that comes too late.
    /// </summary>
    public static string[] Sources(CandidateStatus to) =>
        [.. Enum.GetValues<CandidateStatus>().Where(from => Allows(from, to) && (from != CandidateStatus.Withdrawn || to == CandidateStatus.Erased)).Select(Words.Of)];

    /// <summary>Where a person stands after taking their withdrawal back.</summary>
    /// <param name="before">Where they stood before it.</param>
    /// <param name="wasListed">True when they have ever been on the list.</param>
    public static CandidateStatus AfterUndo(CandidateStatus before, bool wasListed) =>
        before != CandidateStatus.Submitted ? before : wasListed ? CandidateStatus.Lapsed : CandidateStatus.Draft;

    /// <summary>True when a person in this state may send their registration to be judged; a listed person is judged anew and stays listed.</summary>
    public static bool AllowsSubmission(CandidateStatus status) =>
        status is CandidateStatus.Draft or CandidateStatus.Returned or CandidateStatus.Rejected or CandidateStatus.Lapsed or CandidateStatus.Listed;
}
