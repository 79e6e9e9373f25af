using TalentPool.Http;

namespace TalentPool.Standards;

/// <summary>What is refused about the standards.</summary>
static class StandardsRefusals
{
    public static readonly Refusal AdminsOnly = new("admins-only", 403, "認定基準と試験を変更できるのは、総務省の管理者だけです。", "Only the ministry's admins may change the standards and the examinations.");

    public static readonly Refusal NotInTheFuture = new("not-in-the-future", 400, "適用開始日は、明日以降の日を指定してください。", "The first day must be tomorrow or later.");

    public static readonly Refusal NoSuchVersion = new("no-such-version", 404, "この版は見つかりません。", "There is no such version.");

    public static readonly Refusal InForce = new("version-in-force", 409, "適用が始まった版は、変更も取り消しもできません。新しい版を作成してください。", "A version whose first day has come is never changed or taken back. Make a new version instead.");

    public static readonly Refusal Withdrawn = new("version-withdrawn", 409, "この版はすでに取り消されています。", "This version has been taken back already.");

    public static readonly Refusal ChangedElsewhere = new("version-changed", 409, "ほかの管理者がこの版を変更しました。入力した内容は残っています。最新の内容を確認してから、もう一度保存してください。", "Another admin has changed this version. What you entered is still here: look at the current one, then save again.");

    public static readonly Refusal NameTaken = new("version-name-taken", 409, "この版の名前はすでに使われています。別の名前を入力してください。", "This name is taken by another version. Enter another one.");

    public static readonly Refusal DayTaken = new("first-day-taken", 409, "この日に始まる版がすでにあります。別の日を指定するか、その版を変更してください。", "Another version begins on this day. Choose another day, or change that version.");

    public static readonly Refusal NoSuchExam = new("no-such-exam", 404, "試験が見つかりません。", "There is no such examination.");

    public static readonly Refusal ExamKnown = new("exam-known", 409, "この記号と開始年の試験はすでにあります。試験の一覧から選んで変更してください。", "There is an examination with this code and first year already. Choose it from the list and change it.");

    public static readonly Refusal CodeClash = new("exam-code-clash", 409, "同じ記号の別の試験と、実施年が重なります。先に、その試験の最終年を変更してください。", "Another examination has the same code in some of these years. Change the last year of that one first.");

    public static readonly Refusal StillNeeded = new("amendment-needed", 409, "取り消すと、同じ記号の試験の実施年が重なります。先に、もう一方の変更を取り消してください。", "Without it two examinations would have the same code in the same year. Take back the other change first.");
}
