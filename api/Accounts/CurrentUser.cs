using System.Security.Claims;
using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>Who is calling, as the access token says. Every query about data that belongs to someone takes its ids from here, never from the request.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Kind">candidate, ministry, prefecture, municipality or company.</param>
/// <param name="OrganisationId">The organisation the account works for; null for a candidate.</param>
/// <param name="Role">member, admin, reviewer or auditor within the organisation; null for a candidate.</param>
/// <param name="SessionId">The session that the token belongs to.</param>
/// <param name="Amr">How the session was proved, as in <see cref="Accounts.Amr"/>.</param>
public sealed record CurrentUser(Guid AccountId, string Kind, Guid? OrganisationId, string? Role, Guid? SessionId = null, string Amr = "")
{
    /// <summary>The organisation; only behind a policy that lets staff alone pass.</summary>
    /// <exception cref="InvalidOperationException">The account has none: the endpoint lacks a policy.</exception>
    public Guid Organisation => OrganisationId ?? throw new InvalidOperationException("This endpoint needs a policy for staff.");

    /// <summary>For the audit trail.</summary>
    public (Guid AccountId, Guid? OrganisationId) Actor => (AccountId, OrganisationId);

    /// <summary>Reads the claims that <see cref="AccessTokens"/> wrote.</summary>
    public static CurrentUser From(ClaimsPrincipal principal) => new(
        Guid.Parse(principal.FindFirstValue("sub") ?? throw new InvalidOperationException("This endpoint needs a policy.")),
        principal.FindFirstValue(Policies.KindClaim) ?? "candidate",
        Guid.TryParse(principal.FindFirstValue("org"), out var organisation) ? organisation : null,
        principal.FindFirstValue("role"),
        Guid.TryParse(principal.FindFirstValue("sid"), out var session) ? session : null,
        string.Join(' ', principal.FindAll(Accounts.Amr.Claim).Select(claim => claim.Value)));
}
