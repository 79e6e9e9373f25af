using TalentPool.Http;

namespace TalentPool.Postings;

/// <summary>Why something with a posting is refused.</summary>
static class PostingRefusals
{
    public static readonly Refusal NoSuchPosting = new("no-such-posting", 404, "この採用情報は見つかりません。", "There is no such posting.");

    public static readonly Refusal NotDraft = new("posting-not-draft", 409, "下書きの採用情報だけを公開できます。", "Only a draft can be published.");

    public static readonly Refusal NotPublished = new("posting-not-published", 409, "公開中の採用情報だけを締め切れます。", "Only a published posting can be closed.");

    public static readonly Refusal Closed = new("posting-closed", 409, "締め切った採用情報は変更できません。", "A closed posting can no longer be changed.");

    public static readonly Refusal EditedElsewhere = new("edited-elsewhere", 409,
        "ほかの人が先に変更しました。最新の内容を読み込んでからやり直してください。", "Someone else changed this first. Load the latest version and try again.");

    public static readonly Refusal DeadlinePast = new("deadline-past", 400, "締切日は今日以降の日にしてください。", "The deadline must be today or later.");
}
