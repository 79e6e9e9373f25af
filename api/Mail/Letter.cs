using System.Text.Json.Serialization;

namespace TalentPool.Mail;

/// <summary>
/// What a letter says, as values; the words are made in the reader's language when it is sent. Kept as JSON in the outbox until then.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(VerifyAddress), "verifyAddress")]
[JsonDerivedType(typeof(AccountExists), "accountExists")]
[JsonDerivedType(typeof(ResetPassword), "resetPassword")]
[JsonDerivedType(typeof(PasswordChanged), "passwordChanged")]
[JsonDerivedType(typeof(SignedInElsewhere), "signedInElsewhere")]
[JsonDerivedType(typeof(SecondFactorChanged), "secondFactorChanged")]
[JsonDerivedType(typeof(SecondFactorGuessed), "secondFactorGuessed")]
[JsonDerivedType(typeof(PasswordGuessed), "passwordGuessed")]
[JsonDerivedType(typeof(SignOnChanged), "signOnChanged")]
[JsonDerivedType(typeof(ConfirmAvailability), "confirmAvailability")]
[JsonDerivedType(typeof(RenewalDue), "renewalDue")]
[JsonDerivedType(typeof(ListingLapsed), "listingLapsed")]
[JsonDerivedType(typeof(AvailabilityResumed), "availabilityResumed")]
[JsonDerivedType(typeof(Verdict), "verdict")]
[JsonDerivedType(typeof(ReviewDecided), "reviewDecided")]
[JsonDerivedType(typeof(ReviewAssigned), "reviewAssigned")]
[JsonDerivedType(typeof(AppealReceived), "appealReceived")]
[JsonDerivedType(typeof(NoticeReceived), "noticeReceived")]
[JsonDerivedType(typeof(NoticeAnswered), "noticeAnswered")]
[JsonDerivedType(typeof(ObjectionRaised), "objectionRaised")]
[JsonDerivedType(typeof(ObjectionAnswered), "objectionAnswered")]
[JsonDerivedType(typeof(LookFoundWrong), "lookFoundWrong")]
[JsonDerivedType(typeof(RegistrationSuspended), "registrationSuspended")]
[JsonDerivedType(typeof(RegistrationReinstated), "registrationReinstated")]
[JsonDerivedType(typeof(AccountSuspended), "accountSuspended")]
[JsonDerivedType(typeof(AccountReinstated), "accountReinstated")]
[JsonDerivedType(typeof(DeletionRequested), "deletionRequested")]
[JsonDerivedType(typeof(DeletionNear), "deletionNear")]
[JsonDerivedType(typeof(DeletionTakenBack), "deletionTakenBack")]
[JsonDerivedType(typeof(PersonErased), "personErased")]
[JsonDerivedType(typeof(VerifyApplication), "verifyApplication")]
[JsonDerivedType(typeof(ApplicationWaiting), "applicationWaiting")]
[JsonDerivedType(typeof(ApplicationDecided), "applicationDecided")]
[JsonDerivedType(typeof(InvitedAsMember), "invitedAsMember")]
[JsonDerivedType(typeof(InvitationNotPossible), "invitationNotPossible")]
[JsonDerivedType(typeof(InvitationRevoked), "invitationRevoked")]
[JsonDerivedType(typeof(MembershipChanged), "membershipChanged")]
[JsonDerivedType(typeof(MembersToConfirm), "membersToConfirm")]
[JsonDerivedType(typeof(WorkHandedOver), "workHandedOver")]
[JsonDerivedType(typeof(OrganisationSuspended), "organisationSuspended")]
public abstract record Letter
{
    /// <summary>The link that proves the address.</summary>
    public sealed record VerifyAddress(string Token) : Letter;

    /// <summary>Someone signed up with an address that has an account already.</summary>
    public sealed record AccountExists : Letter;

    /// <summary>The link that lets the owner of the address choose a new password.</summary>
    public sealed record ResetPassword(string Token) : Letter;

    /// <summary>The password is a new one, and all other sessions have ended.</summary>
    public sealed record PasswordChanged(DateTimeOffset At) : Letter;

    /// <summary>The account was signed in to from a device that it was not known from.</summary>
    public sealed record SignedInElsewhere(string Device, DateTimeOffset At) : Letter;

    /// <summary>A second factor was added, removed or used up: passkeyAdded, passkeyRemoved, authenticatorAdded, authenticatorRemoved, recoveryCodesMade, recoveryCodeUsed, secondFactorsReset.</summary>
    public sealed record SecondFactorChanged(string Change, DateTimeOffset At) : Letter;

    /// <summary>Someone who knows the password gave ten wrong codes.</summary>
    public sealed record SecondFactorGuessed(DateTimeOffset At) : Letter;

    /// <summary>Ten passwords in a row were wrong: no more are looked at for a quarter of an hour.</summary>
    public sealed record PasswordGuessed(DateTimeOffset At) : Letter;

    /// <summary>The account can be signed in to through an issuer of others from now on, or no longer.</summary>
    public sealed record SignOnChanged(bool IsTied, string NameJa, string NameEn, DateTimeOffset At) : Letter;

    /// <summary>The half-yearly question whether the entry still holds.</summary>
    public sealed record ConfirmAvailability(string Token, DateOnly AnswerBy, bool IsSecond) : Letter;

    /// <summary>The yearly renewal is near.</summary>
    public sealed record RenewalDue(string Token, DateOnly RenewBy) : Letter;

    /// <summary>The entry is hidden since nobody answered or renewed; the link brings it back.</summary>
    public sealed record ListingLapsed(string Token) : Letter;

    /// <summary>A pause has ended by its date.</summary>
    public sealed record AvailabilityResumed : Letter;

    /// <summary>The answer of the rules to a submission: listed, underReview or notYet, with the months counted and missing.</summary>
    public sealed record Verdict(string Outcome, int CountedMonths, int MissingMonths) : Letter;

    /// <summary>The ministry's decision: approved, returned or rejected; a rejection with the last day on which it can be appealed.</summary>
    public sealed record ReviewDecided(string Decision, string? Reason, DateOnly? AppealBy = null) : Letter;

    /// <summary>To a reviewer: an admin handed them the review of the person with this number.</summary>
    public sealed record ReviewAssigned(Guid ReviewId, string PublicNumber) : Letter;

    /// <summary>The appeal of a rejection has reached the ministry.</summary>
    public sealed record AppealReceived : Letter;

    /// <summary>A prefecture's hiring notice (採用通知).</summary>
    public sealed record NoticeReceived(Guid NoticeId, string OrganisationJa, string OrganisationEn, string PostingTitle, string Message, DateOnly AnswerBy) : Letter;

    /// <summary>To the sender of a notice: a person answered interested, considering or declined. Says nothing of who it is.</summary>
    public sealed record NoticeAnswered(Guid NoticeId, string PostingTitle, string Answer) : Letter;

    /// <summary>To the ministry: someone objects to a look by an organisation. Says nothing of who it is.</summary>
    public sealed record ObjectionRaised(Guid ObjectionId, string OrganisationJa, string OrganisationEn) : Letter;

    /// <summary>The ministry's answer to an objection: upheld or dismissed.</summary>
    public sealed record ObjectionAnswered(string Decision, string Answer, string OrganisationJa, string OrganisationEn) : Letter;

    /// <summary>To whom it was that looked: an objection of the person with this number was upheld.</summary>
    public sealed record LookFoundWrong(string PublicNumber) : Letter;

    /// <summary>The ministry has hidden the entry, for this reason.</summary>
    public sealed record RegistrationSuspended(string Reason) : Letter;

    /// <summary>The ministry shows the entry again.</summary>
    public sealed record RegistrationReinstated : Letter;

    /// <summary>The ministry has closed the account, for this reason.</summary>
    public sealed record AccountSuspended(string Reason) : Letter;

    /// <summary>The ministry has opened the account again.</summary>
    public sealed record AccountReinstated : Letter;

    /// <summary>The person asked to be deleted and can take it back until the end of this day.</summary>
    public sealed record DeletionRequested(DateOnly UndoUntil) : Letter;

    /// <summary>The same a few days before that day.</summary>
    public sealed record DeletionNear(DateOnly UndoUntil) : Letter;

    /// <summary>The person took it back.</summary>
    public sealed record DeletionTakenBack : Letter;

    /// <summary>The last letter: all that identifies the person is gone. Never kept in the outbox.</summary>
    public sealed record PersonErased(DateOnly ErasedOn) : Letter;

    /// <summary>The link that proves the address given in an application for an organisation.</summary>
    public sealed record VerifyApplication(string Token, string OrganisationJa, string OrganisationEn) : Letter;

    /// <summary>To who decides: an application waits.</summary>
    public sealed record ApplicationWaiting(Guid ApplicationId, string OrganisationJa, string OrganisationEn) : Letter;

    /// <summary>To the applicant: refused, with the reason. An approval comes as an invitation.</summary>
    public sealed record ApplicationDecided(string Reason, string OrganisationJa, string OrganisationEn) : Letter;

    /// <summary>The link that makes the owner of the address a member; the first admin's after an approval.</summary>
    public sealed record InvitedAsMember(string Token, string Role, bool IsFirst, string OrganisationJa, string OrganisationEn) : Letter;

    /// <summary>To an address that cannot be invited since it belongs to a person on the list (candidate) or to a member of an organisation (staff).</summary>
    public sealed record InvitationNotPossible(string Because, string OrganisationJa, string OrganisationEn) : Letter;

    /// <summary>The invitation was taken back.</summary>
    public sealed record InvitationRevoked(string OrganisationJa, string OrganisationEn) : Letter;

    /// <summary>To a member: joined, role, suspended, reinstated, confirmed, lapsed or removed.</summary>
    public sealed record MembershipChanged(string Change, string Role, DateOnly? VerifiedUntil, string OrganisationJa, string OrganisationEn) : Letter;

    /// <summary>To admins: who must be confirmed by a day.</summary>
    public sealed record MembersToConfirm(Guid OrganisationId, IReadOnlyList<string> Names, DateOnly Until, string OrganisationJa, string OrganisationEn) : Letter;

    /// <summary>To a colleague: what somebody who left handed over to them.</summary>
    public sealed record WorkHandedOver(int Postings, int Notices, int Reviews, int Objections) : Letter;

    /// <summary>To an organisation's admins: suspended for a reason; without one, open again.</summary>
    public sealed record OrganisationSuspended(string? Reason, string OrganisationJa, string OrganisationEn) : Letter;

    /// <summary>True for letters that belong to the account itself and go whatever the person subscribed to.</summary>
    public bool IsAboutAccount() => this is not NoticeReceived;
}
