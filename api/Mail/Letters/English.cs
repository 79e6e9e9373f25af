using System.Globalization;
using TalentPool.Domain;
using static TalentPool.Mail.LetterPart;

namespace TalentPool.Mail.Letters;

/// <summary>Every letter in English.</summary>
static class English
{
    public static LetterText Of(Letter letter, string site) => letter switch
    {
        Letter.VerifyAddress l => new("Please confirm your mail address",
            new Paragraph("Thank you for signing up to TalentPool. Open this link and choose a password to confirm your mail address; after that you can sign in."),
            new Step("Confirm my address", $"{site}/verify#token={Uri.EscapeDataString(l.Token)}"),
            new Paragraph("The link is good for 24 hours and works once. If this was not you, ignore this mail: without confirmation nothing is registered.")),
        Letter.AccountExists => new("You already have an account",
            new Paragraph("Someone signed up with this mail address, but there is an account already. If it was you, sign in with your password."),
            new Step("Sign in", $"{site}/sign-in"),
            new Paragraph("If it was not you, there is nothing to do. Your account was not changed.")),
        Letter.ResetPassword l => new("Choose a new password",
            new Paragraph("Someone asked to set a new password for this account. Open this link to choose one."),
            new Step("Choose a new password", $"{site}/reset-password#token={Uri.EscapeDataString(l.Token)}"),
            new Paragraph("The link is good for one hour and works once. If this was not you, ignore this mail: the password stays as it is.")),
        Letter.PasswordChanged l => new("Your password was changed",
            new Paragraph("The password of your account was changed, and every other session was signed out."),
            new Fact("When", Instant(l.At)),
            new Paragraph("If this was not you, set a new password at once:"),
            new Step("Set a new password", $"{site}/forgot-password")),
        Letter.SignedInElsewhere l => new("Your account was used from a new device",
            new Paragraph("Someone signed in to your account from a device that we have not seen before. If it was you, there is nothing to do."),
            new Fact("Device", l.Device),
            new Fact("When", Instant(l.At)),
            new Paragraph("If it was not you, end that session and set a new password:"),
            new Step("See my sessions", $"{site}/account")),
        Letter.SecondFactorChanged l => new(FactorChange(l.Change),
            new Paragraph($"The way you sign in has changed: {FactorChange(l.Change)}."),
            new Fact("When", Instant(l.At)),
            new Paragraph("If this was not you, set a new password at once, then check your sessions and ways to sign in:"),
            new Step("Check sign-in security", $"{site}/account")),
        Letter.SecondFactorGuessed l => new("Wrong second factors for your account",
            new Paragraph("Someone who knows your password entered ten wrong codes. Codes are locked for 15 minutes; a passkey still works."),
            new Fact("When", Instant(l.At)),
            new Paragraph("If this was not you, your password is known to somebody else. Set a new one at once:"),
            new Step("Set a new password", $"{site}/forgot-password")),
        Letter.PasswordGuessed l => new("Wrong passwords for your account",
            new Paragraph("Someone entered ten wrong passwords for your account. For 15 minutes no more are looked at from there. Nobody got in by them."),
            new Fact("When", Instant(l.At)),
            new Paragraph("If this was not you, you need not do anything. A second factor or a passkey protects you even if somebody guesses right:"),
            new Step("Check sign-in security", $"{site}/account")),
        Letter.SignOnChanged l => new(l.IsTied ? "You can sign in through your organisation" : "Sign-in through your organisation was removed",
            new Paragraph(l.IsTied ? $"Your account was signed in to through {l.NameEn}, and is tied to it from now on." : $"Your account is no longer tied to {l.NameEn}. Every other session was signed out."),
            new Fact("When", Instant(l.At)),
            new Paragraph("If this was not you, remove the tie, check your sessions and ask an admin of your organisation:"),
            new Step("Check sign-in security", $"{site}/account")),
        Letter.ConfirmAvailability l => new(l.IsSecond ? "Second request: is your entry still right?" : "Is your entry still right?",
            new Paragraph("Twice a year we ask whether you are still available to prefectures. Open the link and choose: still available, pause, or close. No sign-in is needed."),
            new Fact("Please answer by", Day(l.AnswerBy)),
            new Step("Answer", $"{site}/availability#kind=confirm&token={Uri.EscapeDataString(l.Token)}"),
            new Paragraph(l.IsSecond ? "Without an answer your entry will be hidden. You can bring it back at any time." : "Without an answer we will ask once more.")),
        Letter.RenewalDue l => new("Please renew your entry",
            new Paragraph("Your entry on the list is good for a year. Renew it with one click; check your registration when something has changed."),
            new Fact("Renew by", Day(l.RenewBy)),
            new Step("Renew for a year", $"{site}/availability#kind=renewal&token={Uri.EscapeDataString(l.Token)}")),
        Letter.ListingLapsed l => new("Your entry is hidden",
            new Paragraph("Your entry was neither confirmed nor renewed, so prefectures no longer see it. Nothing is lost: one click brings it back for a year."),
            new Step("Bring my entry back", $"{site}/availability#kind=lapsed&token={Uri.EscapeDataString(l.Token)}")),
        Letter.AvailabilityResumed => new("Your pause has ended",
            new Paragraph("The day you chose has come, and prefectures can find your entry again, without your name and contact details."),
            new Step("Open my page", $"{site}/me")),
        Letter.Verdict { Outcome: "listed" } l => new("You are on the list",
            new Paragraph("What you submitted meets the requirements, and you are now on the list. The prefectures you consented to can find you, without your name and contact details."),
            new Fact("Experience counted", Months(l.CountedMonths)),
            new Step("See my entry", $"{site}/me/inbox")),
        Letter.Verdict { Outcome: "underReview" } l => new("We received your submission (under review)",
            new Paragraph("We received your submission. The ministry's staff will review it; you will get the result by mail and in your inbox."),
            new Fact("Experience counted automatically", Months(l.CountedMonths)),
            new Step("Open my inbox", $"{site}/me/inbox")),
        Letter.Verdict l => new("The requirements could not be confirmed yet",
            new Paragraph("From what you submitted we could not confirm that the requirements are met. Everything you entered is kept; you can add to it and submit again at any time."),
            new Fact("Experience counted", Months(l.CountedMonths)),
            new Fact("Still missing", Months(l.MissingMonths)),
            new Step("See the reasons", $"{site}/me/inbox")),
        Letter.ReviewDecided { Decision: "approved" } => new("After review, you are on the list",
            new Paragraph("The ministry's staff reviewed your submission and found that it meets the requirements. You are now on the list."),
            new Step("Open my inbox", $"{site}/me/inbox")),
        Letter.ReviewDecided { Decision: "returned" } l => new("Please correct your submission",
            [new Paragraph("The ministry's staff reviewed your submission and returned it for this reason. Please correct it and submit again."),
            .. Reason(l), new Step("Open my inbox", $"{site}/me/inbox")]),
        Letter.ReviewDecided l => new("The result of the review",
            [new Paragraph("The ministry's staff reviewed your submission and decided that it does not meet the requirements this time. You may submit again when things have changed."),
            .. Reason(l), .. Appeal(l), new Step("Open my page", $"{site}/me")]),
        Letter.AppealReceived => new("Your appeal has been received",
            new Paragraph("Your appeal against the decision that you are not eligible has been received. Others than before look at it. You will hear the result by mail and in your inbox."),
            new Step("Open my page", $"{site}/me")),
        Letter.ReviewAssigned l => new("A review was assigned to you",
            new Paragraph("The review of the registration with this number was assigned to you."),
            new Fact("Number", l.PublicNumber),
            new Step("Open the review", $"{site}/reviews/{l.ReviewId}")),
        Letter.NoticeReceived l => new($"A hiring notice from {l.OrganisationEn}",
            new Paragraph($"{l.OrganisationEn} sent you a notice about this posting. Your name and contact details stay hidden from them until you answer that you are interested."),
            new Fact("Posting", l.PostingTitle),
            new Fact("Answer by", Day(l.AnswerBy)),
            new Quote(l.Message),
            new Step("Read and answer", $"{site}/me/notices/{l.NoticeId}")),
        Letter.NoticeAnswered l => new("Your hiring notice was answered",
            new Paragraph("Someone answered a hiring notice that you sent. The page of the notice shows more."),
            new Fact("Posting", l.PostingTitle),
            new Fact("Answer", l.Answer),
            new Step("See the answer", $"{site}/notices/{l.NoticeId}")),
        Letter.ObjectionRaised l => new("An objection to a look at someone's data",
            new Paragraph($"A registered person objects to a look at their data by {l.OrganisationEn}. Please look into it and answer."),
            new Step("Open the objection", $"{site}/objections/{l.ObjectionId}")),
        Letter.ObjectionAnswered l => new(l.Decision == "upheld" ? "Your objection was upheld" : "An answer to your objection",
            new Paragraph(l.Decision == "upheld"
                ? $"Your objection to the look at your data by {l.OrganisationEn} was upheld. Any permission of this organisation to see your identity has ended."
                : $"We looked into your objection to the look at your data by {l.OrganisationEn} and found no fault in it."),
            new Quote(l.Answer),
            new Step("See who looked at your data", $"{site}/me/disclosures")),
        Letter.LookFoundWrong l => new("An objection to your look was upheld",
            new Paragraph("A registered person objected to a look of yours at their data, and the ministry upheld the objection. Stop using the data of this person and destroy any copy."),
            new Fact("Registration number", l.PublicNumber)),
        Letter.RegistrationSuspended l => new("Your entry has been suspended",
            new Paragraph("The ministry has suspended your entry for this reason. Prefectures no longer find it, and any permission to see your identity has ended."),
            new Quote(l.Reason),
            new Step("Open my page", $"{site}/me")),
        Letter.RegistrationReinstated => new("Your entry is on the list again",
            new Paragraph("The ministry has lifted the suspension. The prefectures you consented to can find your entry again, without your name and contact details."),
            new Step("Open my page", $"{site}/me")),
        Letter.DeletionRequested l => new("We received your request for deletion",
            new Paragraph("We received your request to delete your registration and account. Your entry is hidden from now on, and any permission to see your identity has ended. Until this day you can sign in and take the request back."),
            new Fact("Last day to take it back", Day(l.UndoUntil)),
            new Step("Take it back", $"{site}/me/data"),
            new Paragraph("After that day everything that identifies you is erased for good. If this was not you, take it back at once and change your password.")),
        Letter.DeletionNear l => new("Your registration and account will be erased soon",
            new Paragraph("As you asked, everything that identifies you will be erased after this day. That cannot be undone."),
            new Fact("Last day to take it back", Day(l.UndoUntil)),
            new Step("Take it back, or export my data", $"{site}/me/data")),
        Letter.DeletionTakenBack => new("Your request for deletion was taken back",
            new Paragraph("Your request for deletion was taken back, and your registration is as it was. Permissions to see your identity that have ended stay ended; if you were under review, please submit again."),
            new Step("Open my page", $"{site}/me")),
        Letter.PersonErased l => new("Your registration and account have been erased",
            new Paragraph("As you asked, everything that identifies you has been erased. This is our last letter: once it is sent, your address is erased too."),
            new Fact("Erased on", Day(l.ErasedOn)),
            new Paragraph("Copies in backups are gone after 35 days at most. Thank you for having been part of it.")),
        _ => EnglishForStaff.Of(letter, site),
    };

    /// <summary>A day as people write it.</summary>
    public static string Day(DateOnly day) => day.ToString("ddd d MMMM yyyy", CultureInfo.InvariantCulture);

    static string Instant(DateTimeOffset at) => $"{Tokyo.TimeOf(at).ToString("d MMMM yyyy HH:mm", CultureInfo.InvariantCulture)} (Japan time)";

    static string FactorChange(string change) => change switch
    {
        "passkeyAdded" => "A passkey was added",
        "passkeyRemoved" => "A passkey was removed",
        "authenticatorAdded" => "An authenticator app was added",
        "authenticatorRemoved" => "The authenticator app was removed",
        "recoveryCodesMade" => "New recovery codes were made",
        "recoveryCodeUsed" => "A recovery code was used",
        "secondFactorsReset" => "The ministry took all second factors off",
        _ => throw new InvalidOperationException($"{change} has no words in English."),
    };

    static IEnumerable<LetterPart> Reason(Letter.ReviewDecided letter) => string.IsNullOrWhiteSpace(letter.Reason) ? [] : [new Quote(letter.Reason)];

    static IEnumerable<LetterPart> Appeal(Letter.ReviewDecided letter) => letter.AppealBy is { } day
        ? [new Paragraph("If you disagree, you can appeal once from your page. Others than before will look at it."), new Fact("Appeal by", Day(day))] : [];

    static string Months(int months) => months switch
    {
        1 => "1 month",
        < 12 => $"{months} months",
        _ when months % 12 == 0 => Years(months / 12),
        _ => $"{Years(months / 12)} {Months(months % 12)}",
    };

    static string Years(int years) => years == 1 ? "1 year" : $"{years} years";
}
