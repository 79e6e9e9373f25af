namespace TalentPool.Accounts.SignOn;

/// <summary>The issuers through which staff can come, for the sign-in page; none when none is configured.</summary>
public static class ListIssuers
{
    /// <param name="Items">The issuers, as they are configured.</param>
    public sealed record Response(IReadOnlyList<Issuer> Items);

    /// <param name="Id">Stands in the address that begins a round.</param>
    /// <param name="NameJa">For its button.</param>
    /// <param name="NameEn">The same in English.</param>
    public sealed record Issuer(string Id, string NameJa, string NameEn)
    {
        internal static Issuer Of(SignOnIssuer issuer) => new(issuer.Id, issuer.NameJa, issuer.NameEn);
    }

    public static Response Handle(SignOnIssuers issuers) => new([.. issuers.All.Select(Issuer.Of)]);
}
