using System.Globalization;
using TalentPool.Domain;
using static TalentPool.Mail.LetterPart;

namespace TalentPool.Mail.Letters;

/// <summary>Every letter in Japanese.</summary>
static class Japanese
{
    public static LetterText Of(Letter letter, string site) => letter switch
    {
        Letter.VerifyAddress l => new("メールアドレスの確認をお願いします",
            new Paragraph("TalentPool(協力可能人材一覧)への登録を受け付けました。次のリンクを開いてパスワードを決めると、メールアドレスの確認が完了し、ログインできるようになります。"),
            new Step("メールアドレスを確認する", $"{site}/verify#token={Uri.EscapeDataString(l.Token)}"),
            new Paragraph("リンクの有効期間は24時間で、一度だけ使えます。心当たりがない場合は、このメールを破棄してください。確認が行われなければ、登録は完了しません。")),
        Letter.AccountExists => new("このメールアドレスは登録済みです",
            new Paragraph("このメールアドレスで新しい登録の手続きがありましたが、すでにアカウントがあります。ご本人の場合は、登録済みのパスワードでログインしてください。"),
            new Step("ログイン画面を開く", $"{site}/sign-in"),
            new Paragraph("心当たりがない場合は、何もする必要はありません。アカウントは変更されていません。")),
        Letter.ResetPassword l => new("新しいパスワードを設定してください",
            new Paragraph("このアカウントのパスワードを再設定する手続きがありました。次のリンクを開いて、新しいパスワードを設定してください。"),
            new Step("新しいパスワードを設定する", $"{site}/reset-password#token={Uri.EscapeDataString(l.Token)}"),
            new Paragraph("リンクの有効期間は1時間で、一度だけ使えます。心当たりがない場合は、このメールを破棄してください。パスワードは変わりません。")),
        Letter.PasswordChanged l => new("パスワードが変更されました",
            new Paragraph("アカウントのパスワードが変更され、ほかの端末はすべてログアウトされました。"),
            new Fact("日時", Instant(l.At)),
            new Paragraph("心当たりがない場合は、すぐに新しいパスワードを設定してください。"),
            new Step("パスワードを再設定する", $"{site}/forgot-password")),
        Letter.SignedInElsewhere l => new("新しい端末からのログインがありました",
            new Paragraph("これまで使われていない端末から、あなたのアカウントにログインがありました。ご本人の場合は、何もする必要はありません。"),
            new Fact("端末", l.Device),
            new Fact("日時", Instant(l.At)),
            new Paragraph("心当たりがない場合は、その端末をログアウトさせ、新しいパスワードを設定してください。"),
            new Step("ログイン中の端末を見る", $"{site}/account")),
        Letter.SecondFactorChanged l => new(FactorChange(l.Change),
            new Paragraph($"アカウントのログイン方法に変更がありました：{FactorChange(l.Change)}。"),
            new Fact("日時", Instant(l.At)),
            new Paragraph("心当たりがない場合は、すぐに新しいパスワードを設定し、ログイン中の端末とログイン方法を確認してください。"),
            new Step("ログインの安全を確認する", $"{site}/account")),
        Letter.SecondFactorGuessed l => new("二段階認証の失敗が続いています",
            new Paragraph("あなたのパスワードを入力した方が、二段階認証のコードを10回誤りました。コードによる確認を15分間止めています。パスキーは使えます。"),
            new Fact("日時", Instant(l.At)),
            new Paragraph("心当たりがない場合は、パスワードを知られています。すぐに新しいパスワードを設定してください。"),
            new Step("パスワードを再設定する", $"{site}/forgot-password")),
        Letter.SignOnChanged l => new(l.IsTied ? "所属先の認証でログインできるようになりました" : "所属先の認証との結び付きを解除しました",
            new Paragraph(l.IsTied ? $"「{l.NameJa}」を通じて、あなたのアカウントにログインがありました。今後はこの方法でログインできます。" : $"あなたのアカウントと「{l.NameJa}」の結び付きを解除し、ほかの端末をすべてログアウトさせました。"),
            new Fact("日時", Instant(l.At)),
            new Paragraph("心当たりがない場合は、結び付きとログイン中の端末を確認し、所属先の管理者に連絡してください。"),
            new Step("ログインの安全を確認する", $"{site}/account")),
        Letter.ConfirmAvailability l => new(l.IsSecond ? "【再送】登録内容の確認をお願いします" : "登録内容の確認をお願いします",
            new Paragraph("半年に一度、引き続き協力いただけるかをお尋ねしています。リンクを開いて「引き続き協力できる」「休止する」「受付を止める」のいずれかを選んでください。ログインは不要です。"),
            new Fact("回答の期限", Day(l.AnswerBy)),
            new Step("回答する", $"{site}/availability#kind=confirm&token={Uri.EscapeDataString(l.Token)}"),
            new Paragraph(l.IsSecond ? "回答がない場合は、一覧への掲載を止めます。いつでも再開できます。" : "回答がない場合は、もう一度だけお尋ねします。")),
        Letter.RenewalDue l => new("登録の更新をお願いします",
            new Paragraph("一覧への掲載は1年ごとに更新します。次のリンクから、ワンクリックで更新できます。内容に変更がある場合は、登録内容も確認してください。"),
            new Fact("更新の期限", Day(l.RenewBy)),
            new Step("1年間更新する", $"{site}/availability#kind=renewal&token={Uri.EscapeDataString(l.Token)}")),
        Letter.ListingLapsed l => new("一覧への掲載を止めました",
            new Paragraph("確認または更新がなかったため、都道府県からは見えなくなりました。登録内容は残っています。次のリンクから、ワンクリックで掲載を再開できます。"),
            new Step("掲載を再開する", $"{site}/availability#kind=lapsed&token={Uri.EscapeDataString(l.Token)}")),
        Letter.AvailabilityResumed => new("休止が終わり、掲載を再開しました",
            new Paragraph("指定された日になったため、氏名や連絡先を伏せた形で、都道府県から再び検索できるようになりました。"),
            new Step("マイページを開く", $"{site}/me")),
        Letter.Verdict { Outcome: "listed" } l => new("協力可能人材一覧に掲載されました",
            new Paragraph("提出された内容が要件を満たすことを確認し、協力可能人材一覧に掲載しました。同意いただいた範囲の都道府県が、氏名や連絡先を伏せた形で検索できます。"),
            new Fact("確認した実務経験", Months(l.CountedMonths)),
            new Step("登録内容を見る", $"{site}/me/inbox")),
        Letter.Verdict { Outcome: "underReview" } l => new("提出を受け付けました(確認中)",
            new Paragraph("提出された内容を受け付けました。総務省の担当者が内容を確認します。結果はメールと受信箱でお知らせします。"),
            new Fact("自動で確認できた実務経験", Months(l.CountedMonths)),
            new Step("受信箱を開く", $"{site}/me/inbox")),
        Letter.Verdict l => new("現時点では要件を満たすことを確認できませんでした",
            new Paragraph("提出された内容では、掲載の要件を満たすことを確認できませんでした。入力内容は保存されています。追記や修正のうえ、何度でも提出できます。"),
            new Fact("確認した実務経験", Months(l.CountedMonths)),
            new Fact("要件までの不足", Months(l.MissingMonths)),
            new Step("理由を確認する", $"{site}/me/inbox")),
        Letter.ReviewDecided { Decision: "approved" } => new("確認の結果、協力可能人材一覧に掲載されました",
            new Paragraph("総務省の担当者による確認の結果、要件を満たすと認められ、協力可能人材一覧に掲載されました。"),
            new Step("受信箱を開く", $"{site}/me/inbox")),
        Letter.ReviewDecided { Decision: "returned" } l => new("提出内容の修正をお願いします",
            [new Paragraph("総務省の担当者が内容を確認し、次の理由で差し戻しました。修正のうえ、もう一度提出してください。"),
            .. Reason(l), new Step("受信箱を開く", $"{site}/me/inbox")]),
        Letter.ReviewDecided l => new("確認の結果のお知らせ",
            [new Paragraph("総務省の担当者が内容を確認した結果、今回は要件に該当しないと判断しました。状況が変わったときは、あらためて提出できます。"),
            .. Reason(l), .. Appeal(l), new Step("マイページを開く", $"{site}/me")]),
        Letter.AppealReceived => new("不服の申出を受け付けました",
            new Paragraph("要件非該当の決定に対する不服の申出を受け付けました。前回とは別の担当者が確認します。結果はメールと受信箱でお知らせします。"),
            new Step("マイページを開く", $"{site}/me")),
        Letter.ReviewAssigned l => new("審査の担当になりました",
            new Paragraph("次の登録番号の審査が割り当てられました。"),
            new Fact("登録番号", l.PublicNumber),
            new Step("審査を開く", $"{site}/reviews/{l.ReviewId}")),
        Letter.NoticeReceived l => new($"{l.OrganisationJa}から採用通知が届きました",
            new Paragraph($"{l.OrganisationJa}から、次の採用情報についての通知が届きました。お名前と連絡先は、あなたが「関心がある」と答えるまで相手に開示されません。"),
            new Fact("採用情報", l.PostingTitle),
            new Fact("回答期限", $"{Day(l.AnswerBy)}まで"),
            new Quote(l.Message),
            new Step("通知を読んで回答する", $"{site}/me/notices/{l.NoticeId}")),
        Letter.NoticeAnswered l => new("採用通知に回答がありました",
            new Paragraph("お送りした採用通知に回答がありました。詳しくは通知の画面でご確認ください。"),
            new Fact("採用情報", l.PostingTitle),
            new Fact("回答", Answer(l.Answer)),
            new Step("回答を確認する", $"{site}/notices/{l.NoticeId}")),
        Letter.ObjectionRaised l => new("開示記録への異議の申出がありました",
            new Paragraph($"登録者から、{l.OrganisationJa}による情報の閲覧について異議の申出がありました。内容を確認し、回答してください。"),
            new Step("異議の申出を開く", $"{site}/objections/{l.ObjectionId}")),
        Letter.ObjectionAnswered l => new(l.Decision == "upheld" ? "異議の申出が認められました" : "異議の申出への回答",
            new Paragraph(l.Decision == "upheld"
                ? $"{l.OrganisationJa}による情報の閲覧についての異議の申出を認めました。この団体への開示の許可は終了しています。"
                : $"{l.OrganisationJa}による情報の閲覧についての異議の申出を調べた結果、問題は認められませんでした。"),
            new Quote(l.Answer),
            new Step("開示の記録を見る", $"{site}/me/disclosures")),
        Letter.LookFoundWrong l => new("情報の閲覧への異議が認められました",
            new Paragraph("あなたの閲覧について登録者から異議の申出があり、総務省が調べた結果、これを認めました。この方の情報の利用をやめ、写しがあれば廃棄してください。"),
            new Fact("登録番号", l.PublicNumber)),
        Letter.RegistrationSuspended l => new("一覧への掲載が停止されました",
            new Paragraph("総務省が、次の理由であなたの登録の掲載を停止しました。都道府県の検索には表示されず、開示していた氏名や連絡先も閉じられています。"),
            new Quote(l.Reason),
            new Step("マイページを開く", $"{site}/me")),
        Letter.RegistrationReinstated => new("一覧への掲載が再開されました",
            new Paragraph("総務省が掲載の停止を解除しました。同意いただいた都道府県が、氏名や連絡先を伏せた形で再び検索できます。"),
            new Step("マイページを開く", $"{site}/me")),
        Letter.DeletionRequested l => new("削除の請求を受け付けました",
            new Paragraph("登録とアカウントの削除の請求を受け付けました。掲載はすぐに止まり、開示していた氏名や連絡先も閉じられました。次の日までは、ログインして取り消すことができます。"),
            new Fact("取り消せる最後の日", Day(l.UndoUntil)),
            new Step("削除を取り消す", $"{site}/me/data"),
            new Paragraph("この日を過ぎると、あなたを特定できる情報はすべて消去され、元に戻せません。心当たりがない場合は、すぐに取り消してパスワードを変更してください。")),
        Letter.DeletionNear l => new("まもなく登録とアカウントを消去します",
            new Paragraph("削除の請求に基づき、次の日を過ぎると、あなたを特定できる情報をすべて消去します。消去すると元に戻せません。"),
            new Fact("取り消せる最後の日", Day(l.UndoUntil)),
            new Step("削除を取り消す、またはデータを書き出す", $"{site}/me/data")),
        Letter.DeletionTakenBack => new("削除の請求を取り消しました",
            new Paragraph("削除の請求が取り消され、登録は請求前の状態に戻りました。閉じられた開示の許可は戻りません。審査中だった場合は、もう一度申請してください。"),
            new Step("マイページを開く", $"{site}/me")),
        Letter.PersonErased l => new("登録とアカウントを消去しました",
            new Paragraph("ご請求のとおり、あなたを特定できる情報をすべて消去しました。これが最後のお知らせです。このメールを送ったあと、メールアドレスも消去します。"),
            new Fact("消去した日", Day(l.ErasedOn)),
            new Paragraph("バックアップに残る写しは、最長35日で消えます。これまでのご協力に感謝します。")),
        _ => JapaneseForStaff.Of(letter, site),
    };

    /// <summary>A day as people write it.</summary>
    public static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日({"日月火水木金土"[(int)day.DayOfWeek]})";

    static string Instant(DateTimeOffset at) => Tokyo.TimeOf(at).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);

    static string FactorChange(string change) => change switch
    {
        "passkeyAdded" => "パスキーが追加されました",
        "passkeyRemoved" => "パスキーが削除されました",
        "authenticatorAdded" => "認証アプリが設定されました",
        "authenticatorRemoved" => "認証アプリが削除されました",
        "recoveryCodesMade" => "リカバリーコードが新しくなりました",
        "recoveryCodeUsed" => "リカバリーコードが使われました",
        "secondFactorsReset" => "総務省の管理者が二段階認証を解除しました",
        _ => throw new InvalidOperationException($"{change} has no words in Japanese."),
    };

    static IEnumerable<LetterPart> Reason(Letter.ReviewDecided letter) => string.IsNullOrWhiteSpace(letter.Reason) ? [] : [new Quote(letter.Reason)];

    static IEnumerable<LetterPart> Appeal(Letter.ReviewDecided letter) => letter.AppealBy is { } day
        ? [new Paragraph("決定に不服があるときは、マイページから一度だけ申出ができます。前回とは別の担当者が確認します。"), new Fact("申出の期限", Day(day))] : [];

    static string Months(int months) => months < 12 ? $"{months}か月" : months % 12 == 0 ? $"{months / 12}年" : $"{months / 12}年{months % 12}か月";

    static string Answer(string answer) => answer switch { "interested" => "関心がある", "considering" => "検討中", "declined" => "辞退", _ => answer };
}
