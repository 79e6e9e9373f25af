namespace TalentPool.Domain;

/// <summary>Where a review stands on the ministry's desk. The rules have computed routes 1 and 2 before one is opened.</summary>
public enum ReviewStage
{
    /// <summary>Nobody has taken it.</summary>
    Open,

    /// <summary>A reviewer has taken it (担当).</summary>
    Assigned,

    /// <summary>Equal knowledge is claimed, and one reviewer has given an opinion.</summary>
    FirstOpinion,

    /// <summary>A second, different one has.</summary>
    SecondOpinion,

    /// <summary>The two disagreed and a third has.</summary>
    ThirdOpinion,

    /// <summary>Approved, returned or rejected; never edited.</summary>
    Decided,

    /// <summary>A later submission or the person's leaving took its place.</summary>
    Withdrawn,
}

/// <summary>The state machine of a review (要件審査). A change that is not in the table is refused.</summary>
public static class ReviewStages
{
    /// <summary>Days after which a review that still waits is marked as late. The product's own figure: the ministry has set none.</summary>
    public const int LateAfterDays = 14;

    /// <summary>The months in which a rejection can be appealed (不服の申出), as for a request for review under the Administrative Complaint Review Act, art. 18.</summary>
    public const int AppealMonths = 3;

    /// <summary>The last day, in Japan, on which a decision of this instant can be appealed.</summary>
    public static DateOnly AppealBy(DateTimeOffset decidedAt) => Tokyo.DayOf(decidedAt).AddMonths(AppealMonths);

    /// <summary>The stage that the columns of a review come to.</summary>
    /// <param name="decision">approved, returned, rejected or withdrawn; null while it waits.</param>
    public static ReviewStage Of(string? decision, bool isAssigned, int opinions) => (decision, opinions) switch
    {
        ("withdrawn", _) => ReviewStage.Withdrawn,
        (not null, _) => ReviewStage.Decided,
        (null, 0) => isAssigned ? ReviewStage.Assigned : ReviewStage.Open,
        (null, 1) => ReviewStage.FirstOpinion,
        (null, 2) => ReviewStage.SecondOpinion,
        _ => ReviewStage.ThirdOpinion,
    };

    /// <summary>True when a review may go from one stage to the other. Who decides one that nobody took takes it with that.</summary>
    public static bool Allows(ReviewStage from, ReviewStage to) => (from, to) switch
    {
        (ReviewStage.Decided or ReviewStage.Withdrawn, _) => false,
        (_, ReviewStage.Decided or ReviewStage.Withdrawn) => true,
        (ReviewStage.Open, ReviewStage.Assigned) => true,
        (ReviewStage.Assigned, ReviewStage.Open or ReviewStage.FirstOpinion) => true,
        (ReviewStage.FirstOpinion, ReviewStage.SecondOpinion) => true,
        (ReviewStage.SecondOpinion, ReviewStage.ThirdOpinion) => true,
        _ => false,
    };
}
