using System.Net;
using MimeKit;

namespace TalentPool.Mail;

/// <summary>How the connection to the relay is protected.</summary>
public enum SmtpTls
{
    /// <summary>Not at all: a relay on the same machine or in a private network.</summary>
    None,

    /// <summary>Plain at first, then upgraded; a relay that does not offer it is refused.</summary>
    StartTls,

    /// <summary>From the first byte.</summary>
    Tls,
}

/// <summary>The relay that takes our mail.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its port.</param>
/// <param name="Tls">How the connection is protected.</param>
/// <param name="User">For signing in; null when the relay asks for none.</param>
/// <param name="Password">For signing in.</param>
public sealed record SmtpSettings(string Host, int Port, SmtpTls Tls, string? User, string? Password);

/// <summary>Who writes, from where, and to which site the links lead. Read and checked once, at start.</summary>
/// <param name="From">The sender of every letter.</param>
/// <param name="PostalAddress">Stands with the sender's name at the foot of every letter (特定電子メール法).</param>
/// <param name="Site">The address of the product, without a slash at its end.</param>
/// <param name="Smtp">The relay; null in Development, where letters are kept in a folder instead.</param>
public sealed record MailSettings(MailboxAddress From, string PostalAddress, string Site, SmtpSettings? Smtp)
{
    /// <summary>The part of the sender's address after the @; also the right side of every Message-ID.</summary>
    public string Domain => From.Domain;

    /// <summary>Reads <c>Mail:From</c>, <c>Mail:PostalAddress</c>, <c>Site:Address</c> and <c>Smtp:Host|Port|Tls|User|Password</c>.</summary>
    /// <exception cref="InvalidOperationException">A value is missing or cannot be used; the message says which and what to do.</exception>
    public static MailSettings Read(IConfiguration configuration, bool development)
    {
        if (!MailboxAddress.TryParse(configuration["Mail:From"] ?? "", out var from) || from.Domain.Length == 0)
            throw new InvalidOperationException("Mail__From is not a mail address: give one such as 'TalentPool <no-reply@your-domain>'.");
        if (!development && from.Domain.EndsWith(".example", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"Mail__From is the placeholder {from.Address}: give the address that letters are really sent from.");
        if (configuration["Mail:PostalAddress"] is not { } postal || string.IsNullOrWhiteSpace(postal))
            throw new InvalidOperationException("Mail__PostalAddress is missing: every letter must show the sender's postal address.");
        if (!Uri.TryCreate(configuration["Site:Address"], UriKind.Absolute, out var site) || site.Scheme is not ("http" or "https"))
            throw new InvalidOperationException("Site__Address is not a web address: give the address people open, such as https://talentpool.your-domain.");
        var smtp = ReadSmtp(configuration);
        if (smtp is null && !development) throw new InvalidOperationException("Smtp__Host is missing: name the relay that takes the mail (outside Development there is no local mailbox).");
        return new MailSettings(from, postal.Trim(), site.AbsoluteUri.TrimEnd('/'), smtp);
    }

    static SmtpSettings? ReadSmtp(IConfiguration configuration)
    {
        if (configuration["Smtp:Host"] is not { } host || string.IsNullOrWhiteSpace(host)) return null;
        if (!Enum.TryParse<SmtpTls>(configuration["Smtp:Tls"] ?? nameof(SmtpTls.StartTls), ignoreCase: true, out var tls) || !Enum.IsDefined(tls))
            throw new InvalidOperationException($"Smtp__Tls is '{configuration["Smtp:Tls"]}': use None, StartTls or Tls.");
        var defaultPort = tls switch { SmtpTls.Tls => "465", SmtpTls.StartTls => "587", _ => "25" };
        if (!int.TryParse(configuration["Smtp:Port"] ?? defaultPort, out var port) || port is < 1 or > IPEndPoint.MaxPort)
            throw new InvalidOperationException($"Smtp__Port is '{configuration["Smtp:Port"]}': use a number from 1 to 65535.");
        var user = configuration["Smtp:User"];
        if (!string.IsNullOrEmpty(user) && string.IsNullOrEmpty(configuration["Smtp:Password"]))
            throw new InvalidOperationException("Smtp__Password is missing while Smtp__User is set.");
        return new SmtpSettings(host.Trim(), port, tls, string.IsNullOrEmpty(user) ? null : user, configuration["Smtp:Password"]);
    }
}
