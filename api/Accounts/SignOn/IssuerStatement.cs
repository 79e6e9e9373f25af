using System.Globalization;
using System.Security.Claims;
using TalentPool.Domain;

namespace TalentPool.Accounts.SignOn;

/// <summary>What a checked id token says of a person, as far as the product looks at it.</summary>
/// <param name="SubjectHash">Of the issuer and the subject there.</param>
/// <param name="Email">The address, normalised; null when there is none of a plain form.</param>
/// <param name="IsVerified">Whether the issuer vouches for it.</param>
/// <param name="Name">What the person is called, where it can stand as a name.</param>
/// <param name="IsByTwo">Whether two factors proved them, by an issuer whose word for it counts.</param>
/// <param name="ProvedAt">When; null when the issuer does not say.</param>
sealed record IssuerStatement(string SubjectHash, string? Email, bool IsVerified, string? Name, bool IsByTwo, DateTimeOffset? ProvedAt)
{
    const int MaxEmail = 254, MaxName = 100;

    // RFC 8176 and words that large issuers use: what one knows or is, and what one has.
    static readonly string[] Known = ["pwd", "pin", "kba", "user", "face", "fpt", "iris", "retina", "vbm"], Held = ["otp", "sms", "tel", "hwk", "swk", "pop", "sc", "fido"];

    public static IssuerStatement Read(ClaimsPrincipal said, SignOnIssuer issuer, DateTimeOffset now)
    {
        var subject = said.FindFirstValue("sub") ?? throw new InvalidOperationException("A checked id token has a subject.");
        var email = said.FindFirstValue("email") is { Length: <= MaxEmail } given && MailDomain.Of(given) is not null ? JapaneseText.NormalizeEmail(given) : null;
        var name = said.FindFirstValue("name")?.Trim() is { Length: > 0 and <= MaxName } called && PrintableText.IsName(called) ? called : null;
        return new(HashOf(issuer, subject), email, email is not null && IsTrue(said.FindFirstValue(issuer.VerifiedClaim)), name, issuer.ProvesSecondFactor && IsByTwoFactors(said, issuer), ProvedBefore(said, now));
    }

    public static string HashOf(SignOnIssuer issuer, string subject) => Secrets.Hash($"{issuer.Address}\n{subject}");

    // Entra ID writes 1.
    static bool IsTrue(string? claim) => string.Equals(claim, "true", StringComparison.OrdinalIgnoreCase) || claim == "1";

    static bool IsByTwoFactors(ClaimsPrincipal said, SignOnIssuer issuer)
    {
        var methods = said.FindAll("amr").Select(claim => claim.Value).ToHashSet();
        return methods.Contains("mfa") || (methods.Overlaps(Known) && methods.Overlaps(Held)) || (said.FindFirstValue("acr") is { } acr && issuer.SecondFactorAcr.Contains(acr));
    }

    static DateTimeOffset? ProvedBefore(ClaimsPrincipal said, DateTimeOffset now)
    {
        if (!long.TryParse(said.FindFirstValue("auth_time"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > now.ToUnixTimeSeconds()) return seconds > 0 ? now : null;
        return DateTimeOffset.FromUnixTimeSeconds(seconds);
    }
}
