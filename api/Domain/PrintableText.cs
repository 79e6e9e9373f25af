using System.Globalization;

namespace TalentPool.Domain;

/// <summary>What may stand in a text that people read: no control characters, no halves of characters, nothing that turns the direction of writing or hides.</summary>
public static class PrintableText
{
    /// <summary>One line.</summary>
    public static bool IsLine(string text) => IsText(text) && !text.AsSpan().ContainsAny('\n', '\r', '\t');

    /// <summary>Several lines.</summary>
    public static bool IsText(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]))
            {
                if (index + 1 >= text.Length || !char.IsSurrogatePair(text[index], text[index + 1])) return false;
                index++;
                continue;
            }

            var isAllowed = text[index] is '\n' or '\r' or '\t' or '\u200d'
                || CharUnicodeInfo.GetUnicodeCategory(text[index]) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
            if (!isAllowed) return false;
        }

        return true;
    }
}
