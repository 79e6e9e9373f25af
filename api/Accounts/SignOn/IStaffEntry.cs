using TalentPool.Database;

namespace TalentPool.Accounts.SignOn;

/// <summary>How somebody whom an issuer vouches for becomes a member by an open invitation; the organisations' room knows the rules.</summary>
public interface IStaffEntry
{
    /// <summary>Accepts the one open invitation of an account, under this name.</summary>
    /// <param name="tx">The transaction of the sign-on.</param>
    /// <param name="accountId">Whom the invitation is to.</param>
    /// <param name="name">What the issuer calls them; null when it says nothing that can be a name.</param>
    /// <param name="isOwner">True when the account is known to be theirs, not only the address.</param>
    /// <returns>Null when they are a member now, or the code of what stands in the way.</returns>
    Task<string?> Enter(Tx tx, Guid accountId, string? name, bool isOwner);
}
