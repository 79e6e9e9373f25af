using TalentPool.Http;

namespace TalentPool.Candidates;

/// <summary>Refusals that several rooms give about a registration.</summary>
static class CandidateRefusals
{
    /// <summary>Taken back for good: nothing may be added to it any more.</summary>
    public static readonly Refusal Withdrawn = new("registration-withdrawn", 409, "この登録は取り下げられているため、変更できません。", "This registration was withdrawn and cannot be changed.");
}
