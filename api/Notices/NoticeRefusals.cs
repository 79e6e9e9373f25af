using TalentPool.Http;

namespace TalentPool.Notices;

/// <summary>Why something with a notice is refused.</summary>
static class NoticeRefusals
{
    public static readonly Refusal NoSuchPosting = new("no-such-posting", 404, "この採用情報は見つかりません。", "There is no such posting.");

    public static readonly Refusal PostingNotOpen = new("posting-not-open", 409, "公開中の採用情報についてだけ通知を送れます。", "Notices can be sent for an open posting only.");

    public static readonly Refusal NoSuchNotice = new("no-such-notice", 404, "この採用通知は見つかりません。", "There is no such notice.");

    public static readonly Refusal AlreadyAnswered = new("already-answered", 409, "この通知にはすでに回答しています。", "You have answered this notice already.");

    public static readonly Refusal AnswerTooLate = new("answer-too-late", 409, "回答期限を過ぎています。", "The last day for an answer is over.");

    public static readonly Refusal UseStopped = new("use-stopped", 409,
        "データの利用が停止されているため、「応じる」とは回答できません。氏名と連絡先はどの団体にも開示されません。", "The use of your data is stopped, so your identity opens to nobody: you cannot answer that you are interested.");

    public static readonly Refusal PurposeChanged = new("purpose-changed", 409, "利用目的が改定されました。「プライバシーの設定」で最新の内容に同意してから回答してください。", "The purpose notice has changed. Please accept the current one under Privacy, then answer.");
}
