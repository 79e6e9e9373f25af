using static TalentPool.Mail.LetterPart;

namespace TalentPool.Mail.Letters;

/// <summary>The letters about organisations and their members, in English.</summary>
static class EnglishForStaff
{
    public static LetterText Of(Letter letter, string site) => letter switch
    {
        Letter.VerifyApplication l => new("Please confirm your application",
            new Paragraph("Somebody applied for the use of TalentPool by this organisation and gave your address. Open the link to confirm it; then the application goes to who decides."),
            new Fact("Organisation", l.OrganisationEn),
            new Step("Confirm the application", $"{site}/apply-organisation#token={Uri.EscapeDataString(l.Token)}"),
            new Paragraph("The link works once, within 24 hours. If you know nothing of this, delete this mail: without the confirmation nothing happens.")),
        Letter.ApplicationWaiting l => new("An application for an organisation waits",
            new Paragraph("An organisation applied for the use of TalentPool. Please look at the application and decide."),
            new Fact("Organisation", l.OrganisationEn),
            new Step("Open the application", $"{site}/organisations/applications/{l.ApplicationId}")),
        Letter.ApplicationDecided l => new("Your application was refused",
            new Paragraph("Your application for the use of TalentPool was looked at and refused for this reason. You may apply again."),
            new Fact("Organisation", l.OrganisationEn),
            new Quote(l.Reason),
            new Step("Apply again", $"{site}/apply-organisation")),
        Letter.InvitedAsMember { IsFirst: true } l => new("Your application was approved",
            new Paragraph("Your organisation may use TalentPool. Open the link and become its first admin; then you can invite your colleagues."),
            new Fact("Organisation", l.OrganisationEn),
            new Step("Become the admin", $"{site}/invitation#token={Uri.EscapeDataString(l.Token)}"),
            new Paragraph("The link works once, within seven days.")),
        Letter.InvitedAsMember l => new("You are invited to an organisation",
            new Paragraph("An admin of this organisation invites you to use TalentPool as a member of its staff. Open the link to accept."),
            new Fact("Organisation", l.OrganisationEn),
            new Fact("Role", Role(l.Role)),
            new Step("Look at the invitation", $"{site}/invitation#token={Uri.EscapeDataString(l.Token)}"),
            new Paragraph("The link works once, within seven days. If you know nothing of this, delete this mail.")),
        Letter.InvitationNotPossible { Because: "candidate" } l => new("An invitation that cannot be accepted with this address",
            new Paragraph("An admin of this organisation wished to invite you as a member of its staff. But this address belongs to a person on the list, and an account is either a person on the list or staff."),
            new Fact("Organisation", l.OrganisationEn),
            new Paragraph("Please ask the admin to invite another address of yours. Nobody was told that you are on the list.")),
        Letter.InvitationNotPossible l => new("An invitation that cannot be accepted with this address",
            new Paragraph("An admin of this organisation wished to invite you as a member of its staff. But this address is a member of an organisation already, and an account belongs to one organisation."),
            new Fact("Organisation", l.OrganisationEn),
            new Paragraph("Please ask the admin to invite another address of yours, or have the present membership ended first.")),
        Letter.InvitationRevoked l => new("An invitation was taken back",
            new Paragraph("The invitation to this organisation was taken back; its link no longer works."),
            new Fact("Organisation", l.OrganisationEn)),
        Letter.MembershipChanged l => Changed(l, site),
        Letter.MembersToConfirm l => new("Please confirm your members",
            [new Paragraph("Once a year it is confirmed that each member still belongs to the organisation. Whoever is not confirmed loses access after this day; they can be confirmed later."),
            new Fact("Organisation", l.OrganisationEn), new Fact("Confirm by", English.Day(l.Until)), .. l.Names.Select(name => new Fact("Member", name)),
            new Step("Confirm the members", $"{site}/organisations/{l.OrganisationId}")]),
        Letter.WorkHandedOver l => new("Work was handed over to you",
            [new Paragraph("Somebody left your organisation or changed their role. What was open is yours now."),
            .. Count("Postings", l.Postings), .. Count("Hiring notices in progress", l.Notices), .. Count("Reviews", l.Reviews), .. Count("Objections", l.Objections), new Step("Sign in", $"{site}/sign-in")]),
        Letter.OrganisationSuspended { Reason: { } reason } l => new("Your organisation was suspended",
            new Paragraph("The ministry has suspended the use of TalentPool by your organisation. Its members cannot sign in."),
            new Fact("Organisation", l.OrganisationEn),
            new Quote(reason)),
        Letter.OrganisationSuspended l => new("Your organisation can use TalentPool again",
            new Paragraph("The ministry has ended the suspension of your organisation. Its members can sign in again."),
            new Fact("Organisation", l.OrganisationEn),
            new Step("Sign in", $"{site}/sign-in")),
        _ => throw new InvalidOperationException($"{letter.GetType().Name} has no words in English."),
    };

    static LetterText Changed(Letter.MembershipChanged l, string site)
    {
        var (subject, words) = l.Change switch
        {
            "joined" => ("You are a member now", "You have accepted the invitation and are a member of this organisation."),
            "role" => ("Your role was changed", "An admin has changed your role in this organisation."),
            "suspended" => ("Your access was suspended", "An admin has suspended your access for this organisation. You cannot sign in until it is given back."),
            "reinstated" => ("Your access is back", "An admin has given your access for this organisation back."),
            "confirmed" => ("Your membership was confirmed", "An admin has confirmed that you still belong to this organisation."),
            "lapsed" => ("Your access has ended", "Nobody has confirmed your membership of this organisation this year, so you cannot sign in. An admin can still confirm it."),
            "removed" => ("Your membership has ended", "Your membership of this organisation has ended, and you can no longer act for it."),
            _ => throw new InvalidOperationException($"{l.Change} has no words in English."),
        };
        return new(subject, [new Paragraph(words), new Fact("Organisation", l.OrganisationEn), new Fact("Role", Role(l.Role)),
            .. l.VerifiedUntil is { } until ? new LetterPart[] { new Fact("Confirmed until", English.Day(until)) } : [],
            .. l.Change is "joined" or "role" or "reinstated" or "confirmed" ? new LetterPart[] { new Step("Open the organisation's page", $"{site}/organisation") } : []]);
    }

    static IEnumerable<LetterPart> Count(string name, int count) => count == 0 ? [] : [new Fact(name, count.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    static string Role(string role) => role switch { "admin" => "Admin", "reviewer" => "Reviewer", "auditor" => "Auditor", _ => "Member" };
}
