using System.Text.Json;
using FluentValidation;
using TalentPool.Accounts.SignOn;

namespace TalentPool.Accounts.SecondFactors;

/// <summary>What is asked of a person who has a second factor.</summary>
/// <param name="Ceremony">To be sent back with the proof.</param>
/// <param name="Methods">What would do: passkey, authenticator, recoveryCode; password for who has one and nothing else.</param>
/// <param name="Passkey">Options for the browser's <c>navigator.credentials.get</c>; null without passkeys.</param>
/// <param name="Issuers">Whose new round would do as well, for a fresh proof of who came through them and has no second factor here.</param>
public sealed record SecondFactorChallenge(string Ceremony, IReadOnlyList<string> Methods, JsonElement? Passkey, IReadOnlyList<ListIssuers.Issuer>? Issuers = null);

/// <summary>One proof, of the kind that is filled in.</summary>
/// <param name="Ceremony">From the challenge.</param>
/// <param name="Code">Six digits of the authenticator app.</param>
/// <param name="RecoveryCode">One of the ten codes.</param>
/// <param name="Credential">What the browser answered for a passkey, as JSON.</param>
/// <param name="Password">Where the challenge asks for it.</param>
public sealed record FactorAnswer(string Ceremony, string? Code = null, string? RecoveryCode = null, JsonElement? Credential = null, string? Password = null)
{
    public sealed class Validator : AbstractValidator<FactorAnswer>
    {
        public Validator()
        {
            RuleFor(a => a.Ceremony).NotEmpty().MaximumLength(100);
            RuleFor(a => a.Code).MaximumLength(20);
            RuleFor(a => a.RecoveryCode).MaximumLength(60);
            RuleFor(a => a.Password).MaximumLength(Passwords.MaxLength);
        }
    }
}
