using System.Text;

namespace TalentPool.Domain;

/// <summary>One normal form for what people write.</summary>
public static class JapaneseText
{
    /// <summary>Mail addresses: trimmed, NFKC, lower case.</summary>
    public static string NormalizeEmail(string address) => address.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
}
