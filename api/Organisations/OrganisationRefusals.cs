using TalentPool.Http;

namespace TalentPool.Organisations;

/// <summary>What is refused about organisations, applications, invitations and members.</summary>
static class OrganisationRefusals
{
    public static readonly Refusal NoSuchOrganisation = new("no-such-organisation", 404, "団体が見つかりません。", "There is no such organisation.");

    public static readonly Refusal NoSuchApplication = new("no-such-application", 404, "申請が見つかりません。", "There is no such application.");

    public static readonly Refusal NoSuchInvitation = new("no-such-invitation", 404, "招待が見つかりません。", "There is no such invitation.");

    public static readonly Refusal NoSuchMember = new("no-such-member", 404, "利用者が見つかりません。", "There is no such member.");

    public static readonly Refusal LinkExpired = new("link-expired", 400, "このリンクは無効か、使用済みか、有効期限が切れています。", "This link is not valid, was used already or has expired.");

    public static readonly Refusal AlreadyDecided = new("already-decided", 409, "この申請は、ほかの管理者がすでに決定しました。", "Another admin has decided this application already.");

    public static readonly Refusal OrganisationExists = new("organisation-exists", 409,
        "この団体にはすでに管理者がいるか、招待されています。その団体の管理者に招待を依頼してください。", "This organisation has an admin already, or one is invited. Ask its admin for an invitation.");

    public static readonly Refusal OrganisationIsSuspended = new("organisation-suspended", 409, "この団体の利用は停止されています。先に停止を解除してください。", "This organisation is suspended. End the suspension first.");

    public static readonly Refusal AlreadyMember = new("already-member", 409, "このメールアドレスの人は、すでにこの団体の利用者です。", "The owner of this address is a member already.");

    public static readonly Refusal AlreadyInvited = new("already-invited", 409, "このメールアドレスはすでに招待されています。招待の一覧から再送してください。", "This address has been invited already. Send that invitation again.");

    public static readonly Refusal InvitationClosed = new("invitation-closed", 409, "この招待は、すでに承諾されたか取り消されています。", "This invitation has been accepted or taken back.");

    public static readonly Refusal IsCandidate = new("account-is-candidate", 409,
        "このメールアドレスは、人材として登録されています。一つのアカウントは、登録者か団体の利用者のどちらか一方です。別のメールアドレスへの招待を、団体の管理者に依頼してください。",
        "This address belongs to a person on the list. An account is either a person on the list or staff of an organisation. Ask the admin to invite another address of yours.");

    public static readonly Refusal IsStaff = new("account-is-staff", 409,
        "このメールアドレスは、すでに団体の利用者です。一つのアカウントは一つの団体だけに所属できます。", "This address is a member of an organisation already. An account belongs to one organisation.");

    public static readonly Refusal WrongPassword = new("wrong-password", 400, "パスワードが正しくありません。", "The password is wrong.");

    public static readonly Refusal PasswordLocked = new("sign-in-locked", 429, "パスワードの誤りが続いたため、15分間お待ちください。", "The password was wrong too often. Please wait 15 minutes.");

    public static readonly Refusal LastAdmin = new("last-admin", 409,
        "団体には、利用できる管理者が少なくとも一人必要です。先にほかの利用者を管理者にしてください。", "An organisation needs at least one admin who can work. Make somebody else an admin first.");

    public static readonly Refusal RoleNotHere = new("role-not-here", 400, "審査担当と監査担当は、総務省だけの役割です。", "Reviewers and auditors are roles of the ministry alone.");

    public static readonly Refusal SameRole = new("same-role", 409, "すでにこの役割です。", "The member has this role already.");

    public static readonly Refusal AlreadySuspended = new("already-suspended", 409, "すでに停止されています。", "This is suspended already.");

    public static readonly Refusal NotSuspended = new("not-suspended", 409, "停止されていません。", "This is not suspended.");

    public static readonly Refusal OwnMembership = new("own-membership", 409, "ご自身の確認は、ほかの管理者または総務省(市区町村は都道府県)が行います。", "Your own membership is confirmed by another admin, by the ministry, or by the prefecture of your municipality.");

    public static readonly Refusal TooEarly = new("confirmation-too-early", 409,
        $"確認は、期限の{Domain.MembershipCalendar.ConfirmableBeforeDays}日前からできます。", $"A membership can be confirmed from {Domain.MembershipCalendar.ConfirmableBeforeDays} days before its date.");

    public static readonly Refusal ColleagueMayNot = new("colleague-may-not", 409,
        "引き継ぎ先には、この団体で利用中のほかの人を選んでください。審査を引き継ぐ場合は、審査担当か管理者を選んでください。", "Choose another member of this organisation who can work; for reviews, a reviewer or an admin.");

    /// <summary>What is open and how much of it.</summary>
    public static Refusal WorkIsOpen(OpenWork.Counts open) => new("work-is-open", 409,
        $"引き継ぎが必要な仕事があります: {open.InJapanese()}。引き継ぐ人を選んでください。", $"There is work to hand over: {open.InEnglish()}. Choose who takes it.");
}
