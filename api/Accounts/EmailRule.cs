using FluentValidation;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>
/// What a mail address must be, wherever one is typed. It is kept in one width, so that is what must be one address of at most 254 characters: a wide comma is a comma there,
/// and some characters become many. More is not asked; the letter is the proof, and carriers in Japan have given out addresses that no standard allows.
/// </summary>
static class EmailRule
{
    const int MaxLength = 254;

    public static void IsEmail<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().MaximumLength(MaxLength).EmailAddress()
        .Must(email => email is null || IsOne(JapaneseText.PlainEmail(email)))
        .WithMessage(_ => Said.In("メールアドレスを一つだけ、name@example.jp の形で入力してください。", "Enter one e-mail address, such as name@example.jp."));

    static bool IsOne(string plain) => plain.Length <= MaxLength && plain.Count(sign => sign == '@') <= 1 && !plain.Any(sign => char.IsWhiteSpace(sign) || char.IsControl(sign) || "<>,;\"".Contains(sign, StringComparison.Ordinal));
}
