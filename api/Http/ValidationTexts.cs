using System.Globalization;
using FluentValidation.Resources;

namespace TalentPool.Http;

/// <summary>What the standard rules say, without the field's name: the message stands at the field, and the path names it.</summary>
sealed class ValidationTexts : ILanguageManager
{
    public bool Enabled { get; set; } = true;

    public CultureInfo? Culture { get; set; }

    public string GetString(string key, CultureInfo? culture = null)
    {
        var (ja, en) = key switch
        {
            "NotEmptyValidator" or "NotNullValidator" => ("入力してください。", "Enter a value."),
            "EmailValidator" => ("メールアドレスの形で入力してください（例: name@example.jp）。", "Enter an e-mail address, such as name@example.jp."),
            "MaximumLengthValidator" => ("{MaxLength}文字以内で入力してください（現在{TotalLength}文字）。", "Use at most {MaxLength} characters ({TotalLength} now)."),
            "MinimumLengthValidator" => ("{MinLength}文字以上で入力してください。", "Use at least {MinLength} characters."),
            "LengthValidator" => ("{MinLength}文字以上{MaxLength}文字以内で入力してください。", "Use {MinLength} to {MaxLength} characters."),
            "InclusiveBetweenValidator" => ("{From}から{To}までの値を入力してください。", "Enter a value from {From} to {To}."),
            "GreaterThanOrEqualValidator" => ("{ComparisonValue}以上の値を入力してください。", "Enter {ComparisonValue} or more."),
            "GreaterThanValidator" => ("{ComparisonValue}より大きい値を入力してください。", "Enter more than {ComparisonValue}."),
            "LessThanOrEqualValidator" => ("{ComparisonValue}以下の値を入力してください。", "Enter {ComparisonValue} or less."),
            "EnumValidator" => ("選択肢から選んでください。", "Choose one of the options."),
            "RegularExpressionValidator" => ("形式を確認してください。", "Check the format."),
            _ => ("入力内容を確認してください。", "Check this value."),
        };
        return Said.In(ja, en);
    }
}
