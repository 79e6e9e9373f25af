using System.Buffers.Binary;
using System.Text;

namespace TalentPool.Tests.Uploads;

/// <summary>Small whole files of each format, and their way into the product.</summary>
static class AProof
{
    public static byte[] Pdf(string word = "合格証書") => Encoding.UTF8.GetBytes($"%PDF-1.7\n% {word}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public static byte[] Jpeg() => [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xD9];

    public static byte[] Png()
    {
        byte[] header = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
        var ihdr = new byte[25];
        BinaryPrimitives.WriteInt32BigEndian(ihdr, 13);
        "IHDR"u8.CopyTo(ihdr.AsSpan(4));
        return [.. header, .. ihdr, 0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];
    }

    public static MultipartFormDataContent Form(byte[] content, string name, string? kind = "certificate")
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
        if (kind is not null) form.Add(new StringContent(kind), "kind");
        return form;
    }

    public static async Task<Answer> Upload(Caller person, byte[] content, string name, string? kind = "certificate") =>
        await person.Send(HttpMethod.Post, "/api/me/evidence", Form(content, name, kind));
}
