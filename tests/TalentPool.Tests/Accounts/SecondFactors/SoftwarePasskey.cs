using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TalentPool.Tests.Accounts.SecondFactors;

/// <summary>An authenticator of its own: one ES256 key, answers as a browser would send them. What a test changes makes it lie.</summary>
sealed class SoftwarePasskey : IDisposable
{
    const byte UserPresent = 0x01, UserVerified = 0x04, HasKey = 0x40;

    readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly byte[] credentialId = RandomNumberGenerator.GetBytes(32);
    string userHandle = "";
    uint uses;

    public string Origin { get; init; } = "http://localhost:5080";

    public string Site { get; init; } = "localhost";

    public bool VerifiesUser { get; set; } = true;

    /// <summary>Answers <c>navigator.credentials.create</c>.</summary>
    public object Create(JsonElement options)
    {
        userHandle = options.GetProperty("user").GetProperty("id").GetString()!;
        var point = key.ExportParameters(false).Q;
        // A COSE key: EC2, ES256, P-256, x, y.
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] authenticator = [.. Head(HasKey), .. new byte[16], 0, (byte)credentialId.Length, .. credentialId, .. cose];
        // An attestation object in CBOR: fmt none, no statement, the authenticator's data.
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)authenticator.Length, .. authenticator];
        return new
        {
            id = Base64Url.EncodeToString(credentialId),
            rawId = Base64Url.EncodeToString(credentialId),
            type = "public-key",
            clientExtensionResults = new { },
            response = new { clientDataJSON = Base64Url.EncodeToString(Said("webauthn.create", options)), attestationObject = Base64Url.EncodeToString(attestation), transports = new[] { "internal" } },
        };
    }

    /// <summary>Answers <c>navigator.credentials.get</c>.</summary>
    public object Get(JsonElement options)
    {
        var said = Said("webauthn.get", options);
        var authenticator = Head(0);
        var signature = key.SignData([.. authenticator, .. SHA256.HashData(said)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new
        {
            id = Base64Url.EncodeToString(credentialId),
            rawId = Base64Url.EncodeToString(credentialId),
            type = "public-key",
            clientExtensionResults = new { },
            response = new
            {
                clientDataJSON = Base64Url.EncodeToString(said),
                authenticatorData = Base64Url.EncodeToString(authenticator),
                signature = Base64Url.EncodeToString(signature),
                userHandle,
            },
        };
    }

    byte[] Head(byte more)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, ++uses);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Site)), (byte)(UserPresent | (VerifiesUser ? UserVerified : 0) | more), .. counter];
    }

    byte[] Said(string type, JsonElement options) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = options.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false });

    public void Dispose() => key.Dispose();
}
