using TalentPool.Http;

namespace TalentPool.Reviews;

/// <summary>What the desk refuses.</summary>
static class ReviewRefusals
{
    public static readonly Refusal NoSuchReview = new("no-such-review", 404, "審査が見つかりません。", "There is no such review.");

    public static readonly Refusal AlreadyDecided = new("already-decided", 409, "この審査はすでに決定されています。", "This review has been decided already.");

    public static readonly Refusal NotDecided = new("not-decided", 409, "決定していない審査は、先例として記録できません。", "A review that is not decided is no precedent yet.");

    public static readonly Refusal OpinionGiven = new("opinion-given", 409, "すでに意見を提出しています。意見は別の審査担当者が続けて提出します。", "You have given your opinion. The next one is another reviewer's.");

    public static readonly Refusal OpinionMeanwhile = new("opinion-meanwhile", 409,
        "入力中に別の審査担当者が意見を提出しました。画面を更新して、必要な場合はもう一度提出してください。入力した内容は残っています。",
        "Another reviewer gave an opinion meanwhile. Reload and send yours again if it is still needed. What you typed is still there.");

    public static readonly Refusal OpinionsComplete = new("opinions-complete", 409, "必要な意見はそろっています。決定に進んでください。", "All opinions that are needed have been given. It can be decided.");

    public static readonly Refusal NoRubric = new("no-rubric", 409, "登録要件(3)の申請ではないため、意見は必要ありません。", "Route 3 is not claimed: no opinions are needed.");

    public static readonly Refusal OpinionsMissing = new("opinions-missing", 409,
        "登録要件(3)は、2名の審査担当者の意見が一致してから決定します。", "Route 3 is decided once two reviewers agree.");

    public static readonly Refusal OpinionsAgainst = new("opinions-against", 409,
        "2名の審査担当者の意見と異なる決定はできません。", "A decision cannot go against what two reviewers found.");

    public static readonly Refusal AdminsAssign = new("admins-assign", 403, "ほかの担当者への割り当ては、管理者だけができます。", "Only an admin assigns a review to somebody else.");

    public static readonly Refusal ReviewerMayNot = new("reviewer-may-not", 409,
        "選んだ担当者は、利益相反などのためこの審査を担当できません。", "This person may not handle the review, for instance for a conflict of interest.");

    public static readonly Refusal KeepsOpinion = new("assignment-kept", 409, "意見が提出された審査は、担当から外せません。", "A review with an opinion keeps its reviewer.");

    /// <summary>Somebody else has it.</summary>
    public static Refusal AssignedToOther(string? name) => new("assigned-to-other", 409, $"{name ?? "ほかの担当者"}さんが担当しています。", $"{name ?? "Somebody else"} has taken this review.");
}
