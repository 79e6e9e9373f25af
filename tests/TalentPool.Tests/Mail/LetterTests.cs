using Microsoft.Extensions.Configuration;
using MimeKit;
using TalentPool.Mail;

namespace TalentPool.Tests.Mail;

public sealed class LetterTests
{
    static readonly MailSettings Settings = new(new MailboxAddress("TalentPool", "no-reply@talentpool.example"), "東京都千代田区", "https://talentpool.example", null);

    public static TheoryData<string, string> Letters
    {
        get
        {
            TheoryData<string, string> all = [];
            foreach (var letter in All) foreach (var locale in (string[])["ja", "en"]) all.Add(letter.Key, locale);
            return all;
        }
    }

    static readonly Dictionary<string, Letter> All = new()
    {
        ["verify"] = new Letter.VerifyAddress("abc"),
        ["exists"] = new Letter.AccountExists(),
        ["reset"] = new Letter.ResetPassword("abc"),
        ["passwordChanged"] = new Letter.PasswordChanged(DateTimeOffset.UnixEpoch),
        ["signedInElsewhere"] = new Letter.SignedInElsewhere("<i>Chrome</i>", DateTimeOffset.UnixEpoch),
        ["passkeyAdded"] = new Letter.SecondFactorChanged("passkeyAdded", DateTimeOffset.UnixEpoch),
        ["passkeyRemoved"] = new Letter.SecondFactorChanged("passkeyRemoved", DateTimeOffset.UnixEpoch),
        ["authenticatorAdded"] = new Letter.SecondFactorChanged("authenticatorAdded", DateTimeOffset.UnixEpoch),
        ["authenticatorRemoved"] = new Letter.SecondFactorChanged("authenticatorRemoved", DateTimeOffset.UnixEpoch),
        ["recoveryCodesMade"] = new Letter.SecondFactorChanged("recoveryCodesMade", DateTimeOffset.UnixEpoch),
        ["recoveryCodeUsed"] = new Letter.SecondFactorChanged("recoveryCodeUsed", DateTimeOffset.UnixEpoch),
        ["secondFactorsReset"] = new Letter.SecondFactorChanged("secondFactorsReset", DateTimeOffset.UnixEpoch),
        ["passwordGuessed"] = new Letter.PasswordGuessed(DateTimeOffset.UnixEpoch),
        ["secondFactorGuessed"] = new Letter.SecondFactorGuessed(DateTimeOffset.UnixEpoch),
        ["signOnTied"] = new Letter.SignOnChanged(true, "<i>総務省</i>", "<i>Ministry</i>", DateTimeOffset.UnixEpoch),
        ["signOnUntied"] = new Letter.SignOnChanged(false, "<i>総務省</i>", "<i>Ministry</i>", DateTimeOffset.UnixEpoch),
        ["confirm"] = new Letter.ConfirmAvailability("abc", new DateOnly(2026, 12, 1), false),
        ["confirmAgain"] = new Letter.ConfirmAvailability("abc", new DateOnly(2026, 12, 1), true),
        ["renewal"] = new Letter.RenewalDue("abc", new DateOnly(2026, 12, 1)),
        ["lapsed"] = new Letter.ListingLapsed("abc"),
        ["resumed"] = new Letter.AvailabilityResumed(),
        ["listed"] = new Letter.Verdict("listed", 61, 0),
        ["underReview"] = new Letter.Verdict("underReview", 59, 0),
        ["notYet"] = new Letter.Verdict("notYet", 24, 36),
        ["approved"] = new Letter.ReviewDecided("approved", null),
        ["returned"] = new Letter.ReviewDecided("returned", "<期間>を確認"),
        ["rejected"] = new Letter.ReviewDecided("rejected", "<期間>を確認"),
        ["rejectedWithAppeal"] = new Letter.ReviewDecided("rejected", "<期間>を確認", new DateOnly(2027, 2, 24)),
        ["appealReceived"] = new Letter.AppealReceived(),
        ["reviewAssigned"] = new Letter.ReviewAssigned(Guid.Empty, "<i>TP-0000001</i>"),
        ["notice"] = new Letter.NoticeReceived(Guid.Empty, "山口県", "Yamaguchi", "<script>alert(1)</script>", "<img src=x>", new DateOnly(2026, 12, 1)),
        ["objection"] = new Letter.ObjectionRaised(Guid.Empty, "<i>山口県</i>", "<i>Yamaguchi</i>"),
        ["upheld"] = new Letter.ObjectionAnswered("upheld", "<img src=x>", "<i>山口県</i>", "<i>Yamaguchi</i>"),
        ["dismissed"] = new Letter.ObjectionAnswered("dismissed", "<img src=x>", "<i>山口県</i>", "<i>Yamaguchi</i>"),
        ["lookFoundWrong"] = new Letter.LookFoundWrong("<i>TP-0000001</i>"),
        ["suspended"] = new Letter.RegistrationSuspended("<img src=x>"),
        ["reinstated"] = new Letter.RegistrationReinstated(),
        ["accountSuspended"] = new Letter.AccountSuspended("<img src=x>"),
        ["accountReinstated"] = new Letter.AccountReinstated(),
        ["deletionRequested"] = new Letter.DeletionRequested(new DateOnly(2026, 12, 8)),
        ["deletionNear"] = new Letter.DeletionNear(new DateOnly(2026, 12, 8)),
        ["deletionTakenBack"] = new Letter.DeletionTakenBack(),
        ["erased"] = new Letter.PersonErased(new DateOnly(2026, 12, 9)),
        ["verifyApplication"] = new Letter.VerifyApplication("abc", "<i>札幌市</i>", "<i>Sapporo</i>"),
        ["applicationWaiting"] = new Letter.ApplicationWaiting(Guid.Empty, "<i>札幌市</i>", "<i>Sapporo</i>"),
        ["applicationRefused"] = new Letter.ApplicationDecided("<img src=x>", "<i>札幌市</i>", "<i>Sapporo</i>"),
        ["applicationApproved"] = new Letter.InvitedAsMember("abc", "admin", true, "<i>札幌市</i>", "<i>Sapporo</i>"),
        ["invited"] = new Letter.InvitedAsMember("abc", "auditor", false, "<i>札幌市</i>", "<i>Sapporo</i>"),
        ["invitedCandidate"] = new Letter.InvitationNotPossible("candidate", "<i>札幌市</i>", "<i>Sapporo</i>"),
        ["invitedStaff"] = new Letter.InvitationNotPossible("staff", "<i>札幌市</i>", "<i>Sapporo</i>"),
        ["invitationRevoked"] = new Letter.InvitationRevoked("<i>札幌市</i>", "<i>Sapporo</i>"),
        ["joined"] = new Letter.MembershipChanged("joined", "member", new DateOnly(2027, 11, 24), "<i>札幌市</i>", "<i>Sapporo</i>"),
        ["roleChanged"] = new Letter.MembershipChanged("role", "reviewer", null, "<i>札幌市</i>", "<i>Sapporo</i>"),
        ["memberSuspended"] = new Letter.MembershipChanged("suspended", "member", null, "<i>札幌市</i>", "<i>Sapporo</i>"),
        ["memberReinstated"] = new Letter.MembershipChanged("reinstated", "member", null, "<i>札幌市</i>", "<i>Sapporo</i>"),
        ["memberConfirmed"] = new Letter.MembershipChanged("confirmed", "member", new DateOnly(2027, 11, 24), "<i>札幌市</i>", "<i>Sapporo</i>"),
        ["memberLapsed"] = new Letter.MembershipChanged("lapsed", "admin", null, "<i>札幌市</i>", "<i>Sapporo</i>"),
        ["memberRemoved"] = new Letter.MembershipChanged("removed", "member", null, "<i>札幌市</i>", "<i>Sapporo</i>"),
        ["membersToConfirm"] = new Letter.MembersToConfirm(Guid.Empty, ["<i>北海 道子</i>", "+3"], new DateOnly(2026, 12, 24), "<i>札幌市</i>", "<i>Sapporo</i>"),
        ["handedOver"] = new Letter.WorkHandedOver(1, 0, 2, 1),
        ["organisationSuspended"] = new Letter.OrganisationSuspended("<img src=x>", "<i>札幌市</i>", "<i>Sapporo</i>"),
        ["organisationReinstated"] = new Letter.OrganisationSuspended(null, "<i>札幌市</i>", "<i>Sapporo</i>"),
        ["answered"] = new Letter.NoticeAnswered(Guid.Empty, "<i>情報職</i>", "interested"),
    };

    [Theory, MemberData(nameof(Letters))]
    public void Every_letter_has_words_in_both_languages_and_encodes_what_people_typed(string name, string locale)
    {
        var words = LetterText.Of(All[name], locale, Settings.Site);
        var body = LetterPage.Of(words, locale, Settings, "https://talentpool.example/unsubscribe/x");
        Assert.NotEmpty(words.Subject);
        Assert.Contains("TalentPool", body.Text, StringComparison.Ordinal);
        Assert.Contains("東京都千代田区", body.Text, StringComparison.Ordinal);
        Assert.Contains("東京都千代田区", body.Html, StringComparison.Ordinal);
        Assert.Contains("/unsubscribe/x", body.Text, StringComparison.Ordinal);
        Assert.Contains($"lang=\"{locale}\"", body.Html, StringComparison.Ordinal);
        foreach (var raw in (string[])["<script>", "<img", "<i>", "<期間>"]) Assert.DoesNotContain(raw, body.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("件名\r\nBcc: victim@people.example")]
    [InlineData("件名\nBcc: victim@people.example")]
    [InlineData("plain\r\n\r\nbody")]
    public void A_subject_cannot_add_a_header(string subject)
    {
        var message = new Envelope("a", "hanako@people.example", "ja", subject, new LetterBody("text", "<p>html</p>")).Seal(Settings, DateTimeOffset.UnixEpoch);
        using var wire = new MemoryStream();
        message!.WriteTo(wire, TestContext.Current.CancellationToken);
        wire.Position = 0;
        var read = MimeMessage.Load(wire, TestContext.Current.CancellationToken);
        Assert.Empty(read.Bcc);
        Assert.Equal("hanako@people.example", Assert.Single(read.GetRecipients()).Address);
        Assert.Equal("text", read.TextBody?.Trim());
    }

    [Theory]
    [InlineData("hanako@people.example\r\nBcc: victim@people.example")]
    [InlineData("hanako")]
    [InlineData("a@b@c d")]
    [InlineData("hanako@people.example, victim@people.example")]
    public void An_address_that_is_none_is_not_written_to(string address) =>
        Assert.Null(new Envelope("a", address, "ja", "x", new LetterBody("text", "html")).Seal(Settings, DateTimeOffset.UnixEpoch));

    [Fact]
    public void An_unsubscribe_link_opens_only_what_it_was_made_for()
    {
        var links = new UnsubscribeLinks(new byte[32], Settings);
        var account = Guid.NewGuid();
        var token = links.Token(account, MailList.Digest);
        Assert.Equal((account, MailList.Digest), links.Read(token));
        Assert.Null(new UnsubscribeLinks([.. Enumerable.Repeat((byte)1, 32)], Settings).Read(token));
        Assert.Null(links.Read(token[..^1]));
        Assert.Null(links.Read((token[0] == 'A' ? 'B' : 'A') + token[1..]));
        Assert.Null(links.Read(""));
        Assert.Null(links.Read("あ"));
    }

    [Theory]
    [InlineData("Mail:From", "nobody", "Mail__From")]
    [InlineData("Mail:From", "TalentPool <no-reply@talentpool.example>", "Mail__From")]
    [InlineData("Mail:PostalAddress", " ", "Mail__PostalAddress")]
    [InlineData("Site:Address", "talentpool", "Site__Address")]
    [InlineData("Smtp:Host", "", "Smtp__Host")]
    [InlineData("Smtp:Port", "0", "Smtp__Port")]
    [InlineData("Smtp:Tls", "Maybe", "Smtp__Tls")]
    [InlineData("Smtp:User", "someone", "Smtp__Password")]
    public void A_wrong_setting_stops_the_start_with_its_name(string key, string value, string named)
    {
        Dictionary<string, string?> all = new()
        {
            ["Mail:From"] = "TalentPool <no-reply@mic.test>",
            ["Mail:PostalAddress"] = "東京都",
            ["Site:Address"] = "https://talentpool.test/",
            ["Smtp:Host"] = "relay.test",
        };
        Assert.Equal("https://talentpool.test", MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(all).Build(), development: false).Site);
        all[key] = value;
        var refusal = Assert.Throws<InvalidOperationException>(() => MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(all).Build(), development: false));
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(8, 128)]
    [InlineData(9, 240)]
    [InlineData(30, 240)]
    public void Waiting_doubles_up_to_four_hours(int attempts, int minutes) =>
        Assert.Equal(DateTimeOffset.UnixEpoch.AddMinutes(minutes), Retry.Next(DateTimeOffset.UnixEpoch, attempts, DateTimeOffset.UnixEpoch));
}
