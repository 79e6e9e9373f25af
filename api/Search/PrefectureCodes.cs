using System.Globalization;
using TalentPool.Domain;

namespace TalentPool.Search;

/// <summary>The 47 prefectures as 6-digit codes.</summary>
static class PrefectureCodes
{
    public static IReadOnlyList<string> All { get; } =
        [.. Enumerable.Range(1, 47).Select(number => LocalGovernmentCode.Prefecture(number.ToString("00", CultureInfo.InvariantCulture))!)];
}
