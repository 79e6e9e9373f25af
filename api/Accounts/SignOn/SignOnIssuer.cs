namespace TalentPool.Accounts.SignOn;

/// <summary>An OpenID Connect issuer that staff come from, as it is configured.</summary>
/// <param name="Id">Stands in addresses: lower-case words with hyphens.</param>
/// <param name="NameJa">What its button says.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Address">The issuer as its tokens name it (<c>iss</c>); its discovery document lies below.</param>
/// <param name="ClientId">By which it knows the product.</param>
/// <param name="ClientSecret">What proves the product to it.</param>
/// <param name="Domains">The mail domains it speaks for, each exactly.</param>
/// <param name="VerifiedClaim">The claim by which it vouches for the address: <c>email_verified</c>; at Entra ID <c>xms_edov</c>.</param>
/// <param name="ProvesSecondFactor">Whether its word for two factors counts.</param>
/// <param name="SecondFactorAcr">Values of <c>acr</c> that say so where <c>amr</c> does not.</param>
public sealed record SignOnIssuer(
    string Id, string NameJa, string NameEn, string Address, string ClientId, string ClientSecret, IReadOnlySet<string> Domains, string VerifiedClaim, bool ProvesSecondFactor, IReadOnlySet<string> SecondFactorAcr)
{
    /// <summary>The scheme of its handler.</summary>
    public string Scheme => "sign-on-" + Id;

    /// <summary>Where it sends people back.</summary>
    public string CallbackPath => $"/api/accounts/sign-on/{Id}/callback";

    /// <summary>Whether it speaks for an address: by the whole domain, so that neither a longer nor a deeper name passes.</summary>
    public bool SpeaksFor(string address) => MailDomain.Of(address) is { } domain && Domains.Contains(domain);
}

/// <summary>The domain of a mail address in the form in which domains are compared.</summary>
static class MailDomain
{
    /// <returns>Null when the text is no plain address: printable ASCII with one @, so that no other sign passes for one of these.</returns>
    public static string? Of(string address) => address.Split('@') is [{ Length: > 0 }, var domain] && address.All(sign => sign is > ' ' and < '\x7f') && IsDomain(domain) ? domain.ToLowerInvariant() : null;

    /// <summary>Whether a text is a domain of at least two labels.</summary>
    public static bool IsDomain(string text) =>
        text.Length <= 253 && text.Split('.') is { Length: >= 2 } labels && labels.All(label => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-'));
}
