using System.Globalization;
using System.Reflection;
using CsvHelper;

namespace TalentPool.Reference;

/// <summary>A prefecture (都道府県).</summary>
/// <param name="Code">Six digits: JIS X 0401 and a check digit (全国地方公共団体コード).</param>
/// <param name="NameJa">With 都道府県.</param>
/// <param name="NameShortJa">Without.</param>
/// <param name="NameEn">As in ISO 3166-2.</param>
/// <param name="Kana">The reading, in hiragana.</param>
/// <param name="Region">One of eight regions, in Japanese.</param>
/// <param name="RegionEn">The same in English.</param>
public sealed record Prefecture(string Code, string NameJa, string NameShortJa, string NameEn, string Kana, string Region, string RegionEn);

/// <summary>A municipality (市区町村).</summary>
/// <param name="Code">Six digits (全国地方公共団体コード).</param>
/// <param name="PrefectureCode">The prefecture it lies in.</param>
/// <param name="NameJa">Its name.</param>
/// <param name="Kana">The reading, in hiragana.</param>
/// <param name="NameEn">Generated Hepburn, not an official spelling.</param>
/// <param name="Kind">city, town, village, special_ward, designated_city and the like.</param>
/// <param name="Alias">Another common spelling of the name.</param>
public sealed record Municipality(string Code, string PrefectureCode, string NameJa, string Kana, string NameEn, string Kind, string? Alias);

/// <summary>An entry of the one list of themes (theme-*), role types (role-*) and skills.</summary>
public sealed record Skill(string Id, string CategoryJa, string CategoryEn, string NameJa, string NameEn);

/// <summary>A row of the examination list, in the words of the file.</summary>
public sealed record ExamRow(string Id, string Code, string NameJa, string NameEn, int Level, int FirstYear, int? LastYear, string Verdict);

/// <summary>The months in which an examination was held, from year to year; "*" means any month.</summary>
public sealed record SittingRow(string ExamId, int FromYear, int? ToYear, string Months);

/// <summary>A part of a name for invented people, with its reading in hiragana.</summary>
public sealed record NamePart(string Kind, string Kanji, string Kana, string Romaji);

/// <summary>The reference lists as the assembly carries them (db/reference).</summary>
public static class ReferenceFiles
{
    public static IReadOnlyList<Prefecture> Prefectures { get; } = Read("prefectures.csv",
        row => new Prefecture(row("code"), row("name_ja"), row("name_short_ja"), row("name_en"), row("kana"), row("region"), row("region_en")));

    /// <summary>The 1,741 municipalities.</summary>
    public static IReadOnlyList<Municipality> Municipalities { get; } = Read("municipalities.csv", ReadMunicipality);

    /// <summary>Wards of designated cities and the villages of the northern territories: valid codes that are no municipalities of their own.</summary>
    public static IReadOnlyList<Municipality> OtherAreas { get; } = Read("municipalities_extra.csv", ReadMunicipality);

    public static IReadOnlyList<Skill> Skills { get; } = Read("skills.csv",
        row => new Skill(row("id"), row("category_ja"), row("category_en"), row("name_ja"), row("name_en")));

    public static IReadOnlyList<ExamRow> Exams { get; } = Read("ipa_exams.csv",
        row => new ExamRow(row("id"), row("code"), row("name_ja"), row("name_en"), Number(row("level")), Number(row("first_year")), OptionalNumber(row("last_year")), row("verdict")));

    public static IReadOnlyList<SittingRow> Sittings { get; } = Read("ipa_exam_sittings.csv",
        row => new SittingRow(row("exam_id"), Number(row("from_year")), OptionalNumber(row("to_year")), row("months")));

    /// <summary>Common names of one kind, family or given.</summary>
    public static IReadOnlyList<NamePart> Names(string kind) =>
        [.. Read("names_ja.csv", row => new NamePart(row("kind"), row("kanji"), row("kana"), row("romaji"))).Where(name => name.Kind.StartsWith(kind, StringComparison.Ordinal))];

    /// <summary>The text of one of the files.</summary>
    public static string Text(string file)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("db/reference/" + file) ?? throw new FileNotFoundException("The assembly carries no such list.", file));
        return reader.ReadToEnd();
    }

    static Municipality ReadMunicipality(Func<string, string> row) =>
        new(row("code"), row("prefecture_code"), row("name_ja"), row("kana"), row("name_en"), row("kind"), row("alias") is { Length: > 0 } alias ? alias : null);

    static List<T> Read<T>(string file, Func<Func<string, string>, T> make)
    {
        using var csv = CsvReader.FromText(Text(file), CsvReaderOptions.Default);
        List<T> rows = [];
        while (csv.Read()) rows.Add(make(column => csv.GetString(column)));
        return rows;
    }

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    static int? OptionalNumber(string text) => text.Length == 0 ? null : Number(text);
}
