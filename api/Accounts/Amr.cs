namespace TalentPool.Accounts;

/// <summary>
/// How a session was proved, by the values of RFC 8176 in a fixed order, separated by spaces: a password (<c>pwd</c>), a one-time code (<c>otp</c>),
/// a key that a device holds (<c>pop</c>) after it knew its user (<c>user</c>), and whether these are several factors (<c>mfa</c>). RFC 8176 has no word for the word of
/// an issuer of others: here it is <c>fed</c>.
/// </summary>
public static class Amr
{
    /// <summary>The claim of the access token.</summary>
    public const string Claim = "amr";

    public const string Password = "pwd", Code = "otp mfa", Passkey = "pop user mfa", Federated = "fed", FederatedByTwo = "fed mfa";

    static readonly string[] Order = ["fed", "pwd", "otp", "pop", "user", "mfa"];

    /// <summary>Both proofs.</summary>
    public static string And(this string amr, string more)
    {
        var held = $"{amr} {more}".Split(' ');
        return string.Join(' ', Order.Where(held.Contains));
    }

    /// <summary>Whether an issuer's word began the session.</summary>
    public static bool IsFederated(string amr) => amr.Split(' ').Contains("fed");

    public static bool IsMultiFactor(string amr) => amr.Split(' ').Contains("mfa");
}
