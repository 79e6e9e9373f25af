namespace TalentPool.Domain;

/// <summary>
/// What a file is by its content, never by its name: PDF (ISO 32000), JPEG (ITU-T T.81) or PNG (W3C PNG). A file must begin and end as its format demands, so that
/// one that was cut off on its way is noticed.
/// </summary>
public static class EvidenceFormat
{
    /// <summary>The longest file, in bytes.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>The media type of a whole file; null for another format.</summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="isWhole">False when the file begins as one of the formats and does not end as it must.</param>
    public static string? Of(ReadOnlySpan<byte> content, out bool isWhole)
    {
        // What stands after the end mark of a PDF or JPEG is a few bytes of padding at most.
        var tail = content[Math.Max(0, content.Length - 1024)..];
        if (content.StartsWith("%PDF-"u8))
        {
            isWhole = tail.LastIndexOf("%%EOF"u8) >= 0;
            return "application/pdf";
        }

        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            isWhole = content.Length > 4 && tail.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0;
            return "image/jpeg";
        }

        if (content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            isWhole = content.EndsWith((ReadOnlySpan<byte>)[0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82]);
            return "image/png";
        }

        isWhole = false;
        return null;
    }
}
