using static TalentPool.Mail.LetterPart;

namespace TalentPool.Mail.Letters;

/// <summary>The letters about organisations and their members, in Japanese.</summary>
static class JapaneseForStaff
{
    public static LetterText Of(Letter letter, string site) => letter switch
    {
        Letter.VerifyApplication l => new("利用申請の確認をお願いします",
            new Paragraph("次の団体のTalentPool利用申請で、このメールアドレスが連絡先として入力されました。リンクを開いて確認すると、申請が審査に進みます。"),
            new Fact("団体", l.OrganisationJa),
            new Step("申請を確認する", $"{site}/apply-organisation#token={Uri.EscapeDataString(l.Token)}"),
            new Paragraph("リンクの有効期間は24時間で、一度だけ使えます。心当たりがない場合は、このメールを破棄してください。確認が行われなければ、申請は成立しません。")),
        Letter.ApplicationWaiting l => new("団体の利用申請が届きました",
            new Paragraph("次の団体からTalentPoolの利用申請がありました。内容を確認し、承認するか決めてください。"),
            new Fact("団体", l.OrganisationJa),
            new Step("申請を開く", $"{site}/organisations/applications/{l.ApplicationId}")),
        Letter.ApplicationDecided l => new("利用申請は承認されませんでした",
            new Paragraph("TalentPoolの利用申請を確認しましたが、次の理由により承認されませんでした。あらためて申請することができます。"),
            new Fact("団体", l.OrganisationJa),
            new Quote(l.Reason),
            new Step("もう一度申請する", $"{site}/apply-organisation")),
        Letter.InvitedAsMember { IsFirst: true } l => new("利用申請が承認されました",
            new Paragraph("次の団体のTalentPool利用が承認されました。リンクを開いて、最初の管理者として登録してください。登録すると、同僚を招待できます。"),
            new Fact("団体", l.OrganisationJa),
            new Step("管理者として登録する", $"{site}/invitation#token={Uri.EscapeDataString(l.Token)}"),
            new Paragraph("リンクの有効期間は7日間で、一度だけ使えます。")),
        Letter.InvitedAsMember l => new("団体の利用者として招待されています",
            new Paragraph("次の団体の管理者が、TalentPoolの利用者としてあなたを招待しました。リンクを開いて承諾してください。"),
            new Fact("団体", l.OrganisationJa),
            new Fact("役割", Role(l.Role)),
            new Step("招待を確認する", $"{site}/invitation#token={Uri.EscapeDataString(l.Token)}"),
            new Paragraph("リンクの有効期間は7日間で、一度だけ使えます。心当たりがない場合は、このメールを破棄してください。")),
        Letter.InvitationNotPossible { Because: "candidate" } l => new("このメールアドレスでは招待を承諾できません",
            new Paragraph("次の団体の管理者が、あなたを利用者として招待しようとしました。しかし、このメールアドレスは人材として登録されています。一つのアカウントは、登録者か団体の利用者のどちらか一方です。"),
            new Fact("団体", l.OrganisationJa),
            new Paragraph("別のメールアドレスへの招待を、団体の管理者に依頼してください。人材として登録されていることは、誰にも伝えていません。")),
        Letter.InvitationNotPossible l => new("このメールアドレスでは招待を承諾できません",
            new Paragraph("次の団体の管理者が、あなたを利用者として招待しようとしました。しかし、このメールアドレスはすでに団体の利用者です。一つのアカウントは一つの団体だけに所属できます。"),
            new Fact("団体", l.OrganisationJa),
            new Paragraph("別のメールアドレスへの招待を依頼するか、先に今の所属を終えてください。")),
        Letter.InvitationRevoked l => new("招待が取り消されました",
            new Paragraph("次の団体への招待が取り消されました。届いていたリンクは使えません。"),
            new Fact("団体", l.OrganisationJa)),
        Letter.MembershipChanged l => Changed(l, site),
        Letter.MembersToConfirm l => new("利用者の確認をお願いします",
            [new Paragraph("年に一度、利用者が引き続き団体に所属していることを確認します。確認されなかった人は、期限の翌日からログインできなくなります。後から確認することもできます。"),
            new Fact("団体", l.OrganisationJa), new Fact("確認の期限", Japanese.Day(l.Until)), .. l.Names.Select(name => new Fact("利用者", name)),
            new Step("利用者を確認する", $"{site}/organisations/{l.OrganisationId}")]),
        Letter.WorkHandedOver l => new("仕事が引き継がれました",
            [new Paragraph("団体を離れる人、または役割が変わる人から、進行中の仕事があなたに引き継がれました。"),
            .. Count("採用情報", l.Postings), .. Count("回答待ちの採用通知", l.Notices), .. Count("要件審査", l.Reviews), .. Count("異議の申出", l.Objections), new Step("ログインする", $"{site}/sign-in")]),
        Letter.OrganisationSuspended { Reason: { } reason } l => new("団体の利用が停止されました",
            new Paragraph("総務省が、次の団体のTalentPool利用を停止しました。利用者はログインできません。"),
            new Fact("団体", l.OrganisationJa),
            new Quote(reason)),
        Letter.OrganisationSuspended l => new("団体の利用が再開されました",
            new Paragraph("総務省が、次の団体の利用停止を解除しました。利用者は再びログインできます。"),
            new Fact("団体", l.OrganisationJa),
            new Step("ログインする", $"{site}/sign-in")),
        _ => throw new InvalidOperationException($"{letter.GetType().Name} has no words in Japanese."),
    };

    static LetterText Changed(Letter.MembershipChanged l, string site)
    {
        var (subject, words) = l.Change switch
        {
            "joined" => ("団体の利用者になりました", "招待を承諾し、次の団体の利用者になりました。"),
            "role" => ("役割が変更されました", "次の団体の管理者が、あなたの役割を変更しました。"),
            "suspended" => ("利用が停止されました", "次の団体の管理者が、あなたの利用を停止しました。解除されるまでログインできません。"),
            "reinstated" => ("利用が再開されました", "次の団体の管理者が、あなたの利用停止を解除しました。"),
            "confirmed" => ("利用者としての確認が済みました", "引き続き次の団体に所属していることを、管理者が確認しました。"),
            "lapsed" => ("利用できなくなりました", "年に一度の利用者の確認が済んでいないため、ログインできなくなりました。管理者が確認すると、また利用できます。"),
            "removed" => ("団体の利用が終わりました", "次の団体の利用者ではなくなりました。この団体としての操作はできません。"),
            _ => throw new InvalidOperationException($"{l.Change} has no words in Japanese."),
        };
        return new(subject, [new Paragraph(words), new Fact("団体", l.OrganisationJa), new Fact("役割", Role(l.Role)),
            .. l.VerifiedUntil is { } until ? new LetterPart[] { new Fact("確認の期限", Japanese.Day(until)) } : [],
            .. l.Change is "joined" or "role" or "reinstated" or "confirmed" ? new LetterPart[] { new Step("団体のページを開く", $"{site}/organisation") } : []]);
    }

    static IEnumerable<LetterPart> Count(string name, int count) => count == 0 ? [] : [new Fact(name, $"{count}件")];

    static string Role(string role) => role switch { "admin" => "管理者", "reviewer" => "審査担当", "auditor" => "監査担当", _ => "担当者" };
}
