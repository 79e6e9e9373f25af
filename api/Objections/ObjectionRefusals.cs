using TalentPool.Http;

namespace TalentPool.Objections;

/// <summary>What is refused about objections.</summary>
static class ObjectionRefusals
{
    public static readonly Refusal NoSuchDisclosure = new("no-such-disclosure", 404, "開示の記録が見つかりません。", "There is no such record of a look at your data.");

    public static readonly Refusal OwnConsent = new("own-consent", 409, "ご自身が許可した記録には異議を申し出られません。開示を終えるには、許可を取り消してください。", "This record is your own permission; revoke the permission instead.");

    public static readonly Refusal AlreadyObjected = new("already-objected", 409, "この記録にはすでに異議を申し出ています。", "You have objected to this already.");

    public static readonly Refusal NoSuchObjection = new("no-such-objection", 404, "異議の申出が見つかりません。", "There is no such objection.");

    public static readonly Refusal AlreadyClosed = new("objection-closed", 409, "この異議の申出は、すでに回答済みか取り下げられています。", "This objection has been answered or taken back already.");

    public static readonly Refusal AlreadyTaken = new("objection-taken", 409, "この異議の申出は、すでに調査が始まっています。", "Someone is looking into this objection already.");

    public static readonly Refusal OwnLook = new("own-look", 403, "ご自身の閲覧に対する異議は、ほかの担当者が回答します。", "This objection is about your own look: a colleague answers it.");
}
