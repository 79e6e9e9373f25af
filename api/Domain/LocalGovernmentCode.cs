namespace TalentPool.Domain;

/// <summary>Codes of prefectures and municipalities (全国地方公共団体コード): five digits and a check digit. The check digit misses some slips, so a code is always looked up as well.</summary>
public static class LocalGovernmentCode
{
    /// <summary>True for six digits whose last one checks the others.</summary>
    public static bool IsWellFormed(string code) => code.Length == 6 && code.All(char.IsAsciiDigit) && CheckDigit(code[..5]) == code[5] - '0';

    /// <summary>The check digit: the digits weighted 6, 5, 4, 3, 2; 11 less the sum when that is below 11, else 11 less the rest of its division by 11; the last digit of that.</summary>
    public static int CheckDigit(string fiveDigits)
    {
        var sum = fiveDigits.Select((digit, position) => (digit - '0') * (6 - position)).Sum();
        return (sum < 11 ? 11 - sum : 11 - (sum % 11)) % 10;
    }

    /// <summary>The six digits of a prefecture for itself or for its two digits of JIS X 0401; null when it is neither.</summary>
    public static string? Prefecture(string text) => text.Length switch
    {
        6 when IsWellFormed(text) => text,
        2 when text.All(char.IsAsciiDigit) => $"{text}000{CheckDigit(text + "000")}",
        _ => null,
    };
}
