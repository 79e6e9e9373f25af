using System.Buffers.Binary;

namespace TalentPool.Domain;

/// <summary>
/// How large an image says it is, by its header alone (PNG: IHDR; JPEG: the frame header SOF): a small file may unpack to more pixels than the machine of whoever opens it can hold
/// (pixel flood). A whole A3 page at 600 dpi has 70 million.
/// </summary>
public static class ImageSize
{
    /// <summary>The most pixels of an image that is taken.</summary>
    public const long MostPixels = 100_000_000;

    const int PngWidthAt = 16, PngHeightAt = 20, PngHeader = 24;

    /// <summary>Width times height; 0 when the header says none.</summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="type">Its media type, as <see cref="EvidenceFormat"/> found it.</param>
    public static long Pixels(ReadOnlySpan<byte> content, string type) => type switch
    {
        "image/png" when content.Length >= PngHeader => (long)BinaryPrimitives.ReadUInt32BigEndian(content[PngWidthAt..]) * BinaryPrimitives.ReadUInt32BigEndian(content[PngHeightAt..]),
        "image/jpeg" => OfJpeg(content),
        _ => 0,
    };

    // Segments follow each other, each with its length, up to the first scan.
    static long OfJpeg(ReadOnlySpan<byte> content)
    {
        const byte Scan = 0xDA, Filling = 0xFF;
        var at = 2;
        while (at + 9 <= content.Length && content[at] == Filling)
        {
            var marker = content[at + 1];
            if (marker == Filling)
            {
                at++;
                continue;
            }

            if (marker == Scan) return 0;
            if (IsFrame(marker)) return (long)BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]) * BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]);
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
        }

        return 0;
    }

    // SOF0 to SOF15, without the tables between them (DHT, JPG, DAC).
    static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
