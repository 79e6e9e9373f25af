using Microsoft.AspNetCore.DataProtection;

namespace TalentPool.Accounts.SecondFactors;

/// <summary>The keys of authenticator apps at rest: encrypted for their account, so that one row's key is worth nothing in another's.</summary>
public sealed class AuthenticatorKeys(IDataProtectionProvider protection)
{
    public string Protect(Guid accountId, string key) => For(accountId).Protect(key);

    public string Unprotect(Guid accountId, string sealedKey) => For(accountId).Unprotect(sealedKey);

    IDataProtector For(Guid accountId) => protection.CreateProtector("AuthenticatorApp", accountId.ToString());
}
