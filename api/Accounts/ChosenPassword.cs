using FluentValidation;

namespace TalentPool.Accounts;

/// <summary>A password that is being chosen for an account that is known only by a link, with the address that must not be in it.</summary>
sealed record ChosenPassword(string Password, string Email)
{
    public sealed class Validator : AbstractValidator<ChosenPassword>
    {
        public Validator() => Passwords.Rule(RuleFor(r => r.Password), r => r.Email);
    }
}
