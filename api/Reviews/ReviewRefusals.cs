using TalentPool.Http;

namespace TalentPool.Reviews;

/// <summary>What the desk refuses.</summary>
static class ReviewRefusals
{
    public static readonly Refusal NoSuchReview = new("no-such-review", 404, "審査が見つかりません。", "There is no such review.");
}
