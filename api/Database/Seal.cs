using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace TalentPool.Database;

/// <summary>
/// Texts of high sensitivity (phone numbers, what a form keeps, letters that wait) as they lie in the database: encrypted by Data Protection, with a mark in front. Who copies the database
/// has not what they say.
/// </summary>
public sealed class Seal(Lazy<IDataProtectionProvider> protection)
{
    /// <summary>Stands before every sealed text; no text that people may type begins with it.</summary>
    public const string Mark = "\u0001sealed:";

    readonly Lazy<IDataProtector> protector = new(() => protection.Value.CreateProtector("TalentPool.SealedText"));

    /// <summary>The text as it is stored; null stays null.</summary>
    public string? Close(string? text) => text is null ? null : Mark + protector.Value.Protect(text);

    /// <summary>The text that was sealed; one without the mark is older than the sealing and is answered as it is.</summary>
    /// <exception cref="CryptographicException">The key is gone, or somebody changed the text.</exception>
    public string? Open(string? stored) => stored?.StartsWith(Mark, StringComparison.Ordinal) == true ? protector.Value.Unprotect(stored[Mark.Length..]) : stored;
}
