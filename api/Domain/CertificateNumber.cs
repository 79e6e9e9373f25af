using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TalentPool.Domain;

/// <summary>What a certificate number proves.</summary>
/// <param name="Input">As it was written.</param>
/// <param name="Status">accept, accept_legacy, review, reject or invalid.</param>
/// <param name="Reason">ok, or why not: empty, format, am1_number, month, serial, unknown_code, year_out_of_range, future, level1 to level3, not_level4, not_held_that_year, not_held_that_month, old_number.</param>
/// <param name="ExamId">The examination, where it is known.</param>
/// <param name="Normalized">The canonical form, such as ST-2015-10-01234; null when the number cannot be what it says.</param>
public sealed record CertificateCheck(string Input, string Status, string Reason, string? ExamId, string? Normalized);

/// <summary>
/// Reads the numbers of IPA's certificates (合格証書番号): code, year, month and serial, with or without hyphens, 第 and 号, in any width.
/// The calendar of past sittings is partly from memory, so a number that does not fit it goes to the ministry and is not refused.
/// </summary>
public static partial class CertificateNumber
{
    /// <summary>Checks a number against the catalogue on a day.</summary>
    public static CertificateCheck Check(string input, ExamCatalogue catalogue, DateOnly asOf)
    {
        var text = Unify(input);
        if (text.Length == 0) return Invalid("empty");
        if (OldNumber().IsMatch(text)) return new(input, "review", "old_number", null, null);
        if (MorningNumber().IsMatch(text.Replace("-", "", StringComparison.Ordinal))) return Invalid("am1_number");
        if (Number().Match(text) is not { Success: true } match) return Invalid("format");

        var (code, serial) = (match.Groups[1].Value, match.Groups[4].Value);
        var (year, month) = (int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture));
        if (month is < 1 or > 12) return Invalid("month");
        if (serial == "00000") return Invalid("serial");
        if (!catalogue.KnowsCode(code)) return Invalid("unknown_code");
        if (catalogue.Find(code, year) is not { } exam) return Invalid("year_out_of_range");
        if (year > asOf.Year || (year == asOf.Year && month > asOf.Month)) return Invalid("future");

        var normalized = string.Create(CultureInfo.InvariantCulture, $"{code}-{year:0000}-{month:00}-{serial}");
        return (exam.Standing, catalogue.Held(exam.Id, year, month)) switch
        {
            (ExamStanding.Reject, _) => new(input, "reject", $"level{exam.Level}", exam.Id, normalized),
            (ExamStanding.Review, _) => new(input, "review", "not_level4", exam.Id, normalized),
            (_, not "ok" and var reason) => new(input, "review", reason, exam.Id, null),
            (ExamStanding.AcceptLegacy, _) => new(input, "accept_legacy", "ok", exam.Id, normalized),
            _ => new(input, "accept", "ok", exam.Id, normalized),
        };

        CertificateCheck Invalid(string reason) => new(input, "invalid", reason, null, null);
    }

    /// <summary>One spelling of a number, whatever it proves, so that two people with the same one are found; null for what has no form of a number.</summary>
    public static string? Canonical(string input)
    {
        var text = Unify(input);
        if (OldNumber().IsMatch(text)) return text;
        return Number().Match(text) is { Success: true } match ? string.Join('-', match.Groups.Values.Skip(1).Select(part => part.Value)) : null;
    }

    static string Unify(string input)
    {
        var text = new StringBuilder();
        foreach (var character in JapaneseText.Compatible(input).ToUpperInvariant())
        {
            // Copied numbers bring invisible characters along.
            if (char.IsWhiteSpace(character) || character is '第' or '号' || char.GetUnicodeCategory(character) == UnicodeCategory.Format) continue;
            text.Append(JapaneseText.IsDash(character) ? '-' : character);
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\A([A-Z]{2})-?([0-9]{4})-?([0-9]{2})-?([0-9]{5})\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"\A[0-9]{4}[A-Z]{2}[0-9]{7}\z")]
    private static partial Regex MorningNumber();

    [GeneratedRegex(@"\A[0-9]{8}\z")]
    private static partial Regex OldNumber();
}
