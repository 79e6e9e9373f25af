using System.Buffers.Binary;
using CsCheck;
using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

public sealed class ImageSizeTests
{
    public static byte[] Png(uint width, uint height)
    {
        byte[] content = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[13], 0, 0, 0, 0, 0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];
        BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(20), height);
        return content;
    }

    /// <summary>With the frame header behind other segments and filling bytes, as cameras write it.</summary>
    public static byte[] Jpeg(ushort width, ushort height, byte frame = 0xC2)
    {
        byte[] content = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC4, 0, 5, 0xFF, 0xC0, 9, 0xFF, 0xFF, frame, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0, 0xFF, 0xD9];
        BinaryPrimitives.WriteUInt16BigEndian(content.AsSpan(21), height);
        BinaryPrimitives.WriteUInt16BigEndian(content.AsSpan(23), width);
        return content;
    }

    [Theory]
    [InlineData(1u, 1u, 1)]
    [InlineData(7016u, 9933u, 69_689_928)]
    [InlineData(uint.MaxValue, uint.MaxValue, 0)]
    public void A_PNG_says_it_in_its_first_chunk(uint width, uint height, long pixels) =>
        Assert.Equal(pixels == 0 ? unchecked((long)uint.MaxValue * uint.MaxValue) : pixels, ImageSize.Pixels(Png(width, height), "image/png"));

    [Theory]
    [InlineData(0xC0)]
    [InlineData(0xC2)]
    [InlineData(0xCF)]
    public void A_JPEG_says_it_in_its_frame_header_whatever_stands_before(byte frame) => Assert.Equal(60_000L * 50_000, ImageSize.Pixels(Jpeg(60_000, 50_000, frame), "image/jpeg"));

    [Fact]
    public void Any_bytes_at_all_are_answered() => Gen.Byte.Array[0, 60].Sample(bytes =>
    {
        Assert.True(ImageSize.Pixels([0xFF, 0xD8, .. bytes], "image/jpeg") >= 0);
        ImageSize.Pixels(bytes, "image/png");
    });
}
