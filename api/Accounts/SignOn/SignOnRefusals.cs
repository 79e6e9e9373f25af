using TalentPool.Http;

namespace TalentPool.Accounts.SignOn;

/// <summary>
/// Why a sign-on did not come about. The way back is a navigation, so the sign-in page gets the code in its address and has the words; the same words stand here for whoever calls
/// the API.
/// </summary>
static class SignOnRefusals
{
    public static readonly Refusal
        NoSuchIssuer = new("no-such-issuer", 404, "このログイン方法は使えません。", "There is no such way to sign in."),
        NoSuchTie = new("no-such-tie", 404, "この結び付きはすでに解除されています。", "This tie has been removed already."),
        LastWayIn = new("last-way-in", 409, "これを解除するとログインできなくなります。先にパスワードかパスキーを設定してください。", "Without it you could not sign in. Set a password or add a passkey first."),
        HandOverOver = new("sign-on-over", 401, "ログインの手続きの有効期限が切れました。もう一度初めからお試しください。", "This sign-in took too long. Please begin again.");

    /// <summary>Codes for the sign-in page; beside them those of <see cref="MembershipStanding"/>.</summary>
    public const string
        Cancelled = "cancelled", Over = "over", Unreachable = "unreachable", Failed = "failed", Stale = "stale", Unverified = "unverified", ForeignDomain = "foreign-domain", NotInvited = "not-invited",
        SeveralInvitations = "several-invitations", NameMissing = "name-missing", ByLink = "by-link", TiedOtherwise = "tied-otherwise";
}
