using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TalentPool.Accounts.SignOn;

/// <summary>
/// Takes signed id tokens alone. In the code flow the framework's handler lets unsigned ones pass, as OpenID Connect Core 3.1.3.7 allows where TLS proves the issuer; here a proxy
/// that ends TLS proves nothing.
/// </summary>
sealed class SignedTokens : JsonWebTokenHandler
{
    public SignedTokens() => MapInboundClaims = false;

    public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        validationParameters.RequireSignedTokens = true;
        return base.ValidateTokenAsync(token, validationParameters);
    }
}
