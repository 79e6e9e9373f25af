using System.Globalization;

namespace TalentPool.Http;

/// <summary>A sentence in the two languages of the product; the language of the running request decides, Japanese unless English is asked for.</summary>
public static class Said
{
    /// <summary>The languages offered, the default first.</summary>
    public static readonly string[] Languages = ["ja", "en"];

    /// <summary>The sentence in the language of the running request (Accept-Language).</summary>
    public static string In(string ja, string en) => IsEnglish ? en : ja;

    /// <summary>True when the running request asks for English.</summary>
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
}
