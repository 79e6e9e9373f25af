namespace TalentPool.Domain;

/// <summary>The number that the tax agency gives each corporation (法人番号): a check digit and twelve digits.</summary>
public static class CorporateNumber
{
    /// <summary>The thirteen digits, however wide they were typed and with hyphens or spaces between; null when they are none or the first one does not check the others.</summary>
    public static string? Read(string text)
    {
        var digits = string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(character => character is not (' ' or '-' or '‐' or '−' or 'ー')));
        return digits.Length == 13 && digits.All(char.IsAsciiDigit) && CheckDigit(digits[1..]) == digits[0] - '0' ? digits : null;
    }

    /// <summary>The check digit: nine less the rest by nine of the twelve digits, weighted 1 and 2 in turn from the right.</summary>
    public static int CheckDigit(string twelveDigits)
    {
        var sum = twelveDigits.Reverse().Select((digit, position) => (digit - '0') * (position % 2 == 0 ? 1 : 2)).Sum();
        return 9 - (sum % 9);
    }
}
