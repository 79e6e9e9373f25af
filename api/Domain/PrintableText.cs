using System.Globalization;
using System.Text;

namespace TalentPool.Domain;

/// <summary>What may stand in a text that people read: no control characters, no halves of characters, nothing that turns the direction of writing or hides.</summary>
public static class PrintableText
{
    /// <summary>One line.</summary>
    public static bool IsLine(string text) => IsText(text) && !text.AsSpan().ContainsAny('\n', '\r', '\t');

    /// <summary>
    /// A name: one line with a letter, digit or sign that can be seen, or nothing yet. Marks may stand with it, such as those that choose a form of a kanji; the
    /// joiners of emoji may not.
    /// </summary>
    public static bool IsName(string text) =>
        IsLine(text) && !text.Contains(Joiner, StringComparison.Ordinal) && (string.IsNullOrWhiteSpace(text) || text.EnumerateRunes().Any(IsSeen));

    /// <summary>Several lines.</summary>
    public static bool IsText(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] is '\n' or '\r' or '\t' or Joiner) continue;
            if (!Rune.TryGetRuneAt(text, index, out var rune)) return false;
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) return false;
            index += rune.Utf16SequenceLength - 1;
        }

        return true;
    }

    const char Joiner = '\u200d';

    // Letters by their category that show nothing: the fillers of Hangul, and the empty pattern of Braille.
    static bool IsSeen(Rune rune) => rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.SpaceSeparator or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark);
}
